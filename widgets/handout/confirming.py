"""What is recorded from the handout page: a second look at the plan, a fact, a switched part."""

from dataclasses import replace as with_choices
from datetime import datetime

from msgspec.structs import replace

from designer.model.finding import Remedy
from designer.model.patient import Confirmation
from designer.model.record import Override, PatientRecord
from designer.safety.papers.staleness import STALE
from widgets.design.findings.override_dialog import OverrideAnswer
from widgets.handout.choices import HandoutChoices

_BREATHING = "H-03"
_ASKED_ABOUT = ("H-20",)  # statements that rules may want left out


def looked_again(
    record: PatientRecord, answer: OverrideAnswer, facts: str, now: datetime, new_id: str
) -> PatientRecord:
    """The record with the reason why the plan is still right under these facts."""
    look = Override(
        id=new_id,
        rule_id=STALE,
        exercise_id="",
        who=answer.who,
        when=now,
        why=answer.why,
        until=answer.until,
        note=answer.note,
        to=facts,
    )
    return replace(record, overrides=(*record.overrides, look))


def fact_met(record: PatientRecord, fact: str, now: datetime, by: str) -> PatientRecord:
    """The record with a fact confirmed as of today."""
    fresh = Confirmation(fact=fact, state="met", on=now.date(), by=by)
    others = tuple(known for known in record.patient.confirmations if known.fact != fact)
    patient = replace(record.patient, confirmations=(*others, fresh))
    return replace(record, patient=patient)


def switched(choices: HandoutChoices, remedy: Remedy) -> HandoutChoices:
    """The choices with the part on, or off, that a remedy speaks of."""
    if remedy.fact == "breathing-line":
        return with_choices(choices, extra=tuple(dict.fromkeys((*choices.extra, _BREATHING))))
    kept = tuple(part for part in choices.extra if part not in _ASKED_ABOUT)
    return with_choices(choices, extra=kept)
