"""File names that no system refuses and that cannot leave their folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model.patient import Identifiers
from exports.handout.file_name import handout_file_name
from tests.exports.samples import ONE, TODAY, record_of, week_of, with_patient


def name_for(patient: str) -> str:
    record = with_patient(record_of(week_of(ONE)), identifiers=Identifiers(name=patient))
    return handout_file_name(record, 0, TODAY)


def test_a_name_says_who_what_and_when() -> None:
    assert name_for("Rivera, Ana") == "Rivera Ana, home program, week 1, 2026-03-01.pdf"


@pytest.mark.parametrize(
    ("patient", "start"),
    [
        ("../../etc/passwd", "etc passwd, "),
        ("-rf *", "rf, "),
        (" . ", "Patient, "),
        ("a\x00b\nc", "a b c, "),
        ("CON", "CON, home"),
        ("é" * 300, "é" * 60 + ", "),
    ],
)
def test_what_could_do_harm_is_left_out(patient: str, start: str) -> None:
    assert name_for(patient).startswith(start)


@given(st.text(max_size=300))
def test_every_name_is_safe(patient: str) -> None:
    name = name_for(patient)
    assert not set(name) & set('/\\:*?"<>|\x00\n\r\t')
    assert name == name.strip()
    assert not name.startswith((".", "-", ","))
    assert len(name.encode()) <= 255
