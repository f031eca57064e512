"""Keeps each look at a patient's facts in the history: when, by whom, and what changed."""

from datetime import datetime

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.merging import PartChange, changes
from designer.merging.clash import CONFIRMATION
from designer.model.patient import Patient
from designer.model.record import PatientRecord
from designer.model.review import FactChange, Review, ReviewKind
from designer.model.units import METRIC, Units
from widgets.common.fields import SHORT_TEXT
from widgets.common.value_words import ValueWords


class Reviewing:
    """Makes the history's entries, in the words that the library gives."""

    def __init__(self, library: Library, units: Units = METRIC) -> None:
        self._words = ValueWords(library, units=units)

    def reviewed(self, record: PatientRecord, patient: Patient, review: Review) -> PatientRecord:
        """The record with the patient's new facts, and with the look at them.

        An edit that changed nothing leaves no trace; a review always does.
        """
        after = replace(record, patient=patient)
        told = tuple(self._told(change) for change in changes(record, after))
        if review.kind == "edit" and not told:
            return record
        kept = replace(review, changes=() if review.kind == "intake" else told)
        return replace(after, reviews=(*record.reviews, kept))

    def _told(self, change: PartChange) -> FactChange:
        if change.key.part == CONFIRMATION:
            fact = self._words.named(change.key.id)
            was, now = (
                self._words.said(side.state if side is not None else None)
                for side in (change.before, change.after)
            )
        else:
            fact = self._words.field(change.key.id)
            key = change.key.id
            was, now = self._words.said(change.before, key), self._words.said(change.after, key)
        return FactChange(fact=_short(fact), was=_short(was), now=_short(now))


def look(kind: ReviewKind, id_: str, when: datetime, who: str, note: str = "") -> Review:
    """A look at the facts, before anybody knows what it changes."""
    return Review(id=id_, when=when, kind=kind, who=_short(who), note=_short(note))


def _short(text: str) -> str:
    return text if len(text) <= SHORT_TEXT else f"{text[: SHORT_TEXT - 1]}…"
