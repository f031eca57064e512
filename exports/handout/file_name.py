"""A file name for a handout that every system accepts."""

import unicodedata
from datetime import date

from designer.model.record import PatientRecord
from designer.text import load_texts
from resources.paths import folder

# Names of 255 bytes are allowed almost everywhere; folders need room as well.
_LONGEST_NAME = 60


def handout_file_name(
    record: PatientRecord,
    program_week_index: int,
    today: date,
    language: str = "",
    layout: str = "week",
) -> str:
    """Such as "Rivera Ana, home program, week 3, 2026-03-02.pdf", in the patient's language.

    Other layouts than the full one add their name.
    """
    texts = load_texts(folder("text"), language or record.patient.language)
    patient = safe_name(record.patient.identifiers.name) or texts("handout.file.nobody")
    stem = texts("handout.file.name", patient=patient, n=program_week_index + 1)
    if layout != "week":
        stem = f"{stem}, {layout}"
    return f"{stem}, {today.isoformat()}.pdf"


def safe_name(name: str) -> str:
    """Letters, digits and single spaces: nothing that is part of a path or means something."""
    plain = unicodedata.normalize("NFC", name)
    kept = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in plain)
    return " ".join(kept.split())[:_LONGEST_NAME].strip()
