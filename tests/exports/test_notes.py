"""Notes on weeks and programs are for the team: the therapist's copy has them, no handout does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from designer.model.record import PatientRecord
from exports.handout.as_text import as_text
from exports.handout.layout_kinds import LAYOUTS
from tests.exports.layouts import layout_of
from tests.exports.samples import SIX, record_of, week_of

WEEK_NOTE, PROGRAM_NOTE = "<b>No band at home</b>", "Ask about the stairs"


def noted() -> PatientRecord:
    record = record_of(week_of(SIX))
    assert record.program is not None
    weeks = tuple(replace(week, note=WEEK_NOTE) for week in record.program.weeks)
    program = replace(record.program, weeks=weeks, note=PROGRAM_NOTE)
    return replace(record, programs=(program,))


def test_the_therapists_copy_has_the_notes_as_they_were_written() -> None:
    text = as_text(layout_of("therapist", noted()))
    assert WEEK_NOTE in text
    assert PROGRAM_NOTE in text
    bare = as_text(layout_of("therapist", record_of(week_of(SIX))))
    assert "Notes for the team" not in bare


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "therapist"])
def test_no_other_layout_has_them(name: str) -> None:
    text = as_text(layout_of(name, noted()))
    assert WEEK_NOTE not in text
    assert PROGRAM_NOTE not in text
