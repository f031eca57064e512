"""Tells whether a printed week is still the week that would be printed now."""

from hashlib import blake2b

import msgspec

from widgets.state.document import RecordDocument


def week_fingerprint(document: RecordDocument) -> str:
    """A short hash of what a handout of the shown week depends on."""
    patient = document.record.patient
    parts = (
        document.program_week,
        patient.identifiers,
        patient.birth_date,
        patient.diagnoses,
        patient.language,
    )
    return blake2b(msgspec.json.encode(parts), digest_size=8).hexdigest()
