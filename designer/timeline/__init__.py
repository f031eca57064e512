"""Everything that happened to a patient, as events in the order of time. No words here."""

from designer.timeline.events import Event, EventKind, FactKind, Logged, Place, Saved
from designer.timeline.gathering import timeline

__all__ = ["Event", "EventKind", "FactKind", "Logged", "Place", "Saved", "timeline"]
