"""Which field of the log a column holds, by its own name or by what others call it."""

import re
import unicodedata
from types import MappingProxyType

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.outcome import Outcome

PLACES = ("date", "time", "entry", "exercise")
_KEYS = frozenset(("id", "at", "on", "items", "exercise_id"))
FIELDS = MappingProxyType(
    {
        "session": frozenset(SessionLog.__struct_fields__) - _KEYS,
        "exercise": frozenset(ItemLog.__struct_fields__) - _KEYS,
        "day": frozenset(DayLog.__struct_fields__) - _KEYS,
        "score": frozenset(Outcome.__struct_fields__) - _KEYS,
    }
)
# What people and other programs write for a field. Names are compared without case and signs.
_OTHER_NAMES = {
    "date": "day on datum fecha session_date",
    "time": "at hour hora uhrzeit",
    "entry": "kind type row_type",
    "exercise": "exercise_name item drill ejercicio",
    "pain_before": "pain_start baseline_pain pain_pre pain_before_session",
    "pain_peak": "pain worst_during pain_during max_pain peak_pain pain_worst_in_session",
    "pain_after": "pain_end pain_post pain_after_session",
    "pain_next_day": "next_day_pain pain_tomorrow pain_the_next_day",
    "linger_hours": "hours_until_normal linger_h lingering_hours",
    "minutes": "duration_min session_minutes min",
    "walk_min": "walking walk_minutes walking_minutes walking_tolerance_min",
    "stand_min": "standing stand_minutes standing_minutes standing_tolerance_min",
    "sit_min": "sitting sit_minutes sitting_minutes sitting_tolerance_min",
    "sleep_h": "sleep sleep_hours hours_slept",
    "leg_pain_worst": "leg_pain worst_leg_pain",
    "worst_pain": "worst_pain_of_the_day day_worst_pain",
    "reps_done": "reps repetitions",
    "sets_done": "sets",
    "holds_done": "holds",
    "hold_s_done": "hold_s hold_seconds hold",
    "note": "notes comment comments remark remarks nota notas",
    "weight_kg": "body_weight_kg weight",
    "protein_g": "protein",
    "measure": "questionnaire outcome_measure",
}
_SIGNS = re.compile(r"[^a-z0-9]+")


def field_of(name: str) -> str:
    """The field or place that a column name stands for; "" for a column we do not know."""
    return _KNOWN.get(_folded(name), "")


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SIGNS.sub("_", plain).strip("_")


_KNOWN = {
    **{other: name for name, others in _OTHER_NAMES.items() for other in others.split()},
    **{name: name for fields in FIELDS.values() for name in fields},
    **{place: place for place in PLACES},
}
