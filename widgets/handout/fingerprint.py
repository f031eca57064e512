"""Tells whether a printed week is still the week that would be printed now."""

from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from designer.model.record import PatientRecord
from widgets.state.document import RecordDocument


def week_fingerprint(document: RecordDocument) -> str:
    """A short hash of what a handout of the shown week depends on."""
    return record_fingerprint(document.record, document.week_index)


def record_fingerprint(record: PatientRecord, week_index: int) -> str:
    """A short hash of what a handout of one week depends on."""
    patient, program = record.patient, record.program
    known = program is not None and week_index < len(program.weeks)
    week = program.weeks[week_index] if program is not None and known else None
    parts = (
        replace(week, note="") if week is not None else None,  # the patient's paper has no note
        patient.identifiers,
        patient.birth_date,
        patient.diagnoses,
        patient.language,
    )
    return blake2b(msgspec.json.encode(parts), digest_size=8).hexdigest()
