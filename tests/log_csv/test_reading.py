"""A log that somebody else wrote as CSV: what is found out, what is read, what is refused."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

import pytest

from designer.knowledge.library import load_library
from designer.log_csv import CsvLog, LogCsvError, Settings, read_log_csv
from resources.paths import knowledge_folder

LIBRARY = load_library(knowledge_folder())
TODAY = date(2026, 3, 31)


def read(text: str | bytes, settings: Settings = Settings()) -> CsvLog:  # noqa: B008
    ids = count()
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read_log_csv(data, LIBRARY, TODAY, lambda: f"n{next(ids)}", settings)


def problem(text: str) -> tuple[int, str, str]:
    (found,) = read(text).problems
    return found.line, found.column, found.text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_delimiter_and_encoding_are_found_out(delimiter: str, encoding: str) -> None:
    rows = [
        ["Date", "Pain peak", "Note"],
        ["2026-03-02", "3.5", "después de la caminata, más señal"],
        ["2026-03-04", "4", "è così però più tardi, mañana también"],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    found = read(text.encode(encoding))
    assert found.delimiter == delimiter
    assert not found.problems
    assert [one.pain_peak for one in found.sessions] == [3.5, 4]
    assert found.sessions[0].note == "después de la caminata, más señal"


@pytest.mark.parametrize(
    ("written", "form", "ambiguous"),
    [
        (("2026-03-02", "2026-03-14"), "iso", False),
        (("2.3.2026", "14.3.2026"), "dmy", False),
        (("02/03/26", "14/03/26"), "dmy", False),
        (("3/2/2026", "3/14/2026"), "mdy", False),
        (("2/3/2026", "3/3/2026"), "dmy", True),
    ],
)
def test_the_form_of_the_dates_is_decided_from_all_of_them(
    written: tuple[str, str], form: str, ambiguous: bool
) -> None:
    found = read("date,pain_peak\n" + "".join(f"{day},3\n" for day in written))
    assert (found.date_form, found.ambiguous) == (form, ambiguous)
    assert found.sessions[0].at == datetime(2026, 3, 2)


def test_whoever_knows_better_chooses_the_form_of_the_dates() -> None:
    found = read("date,pain_peak\n2/3/2026,3\n", Settings(date_form="mdy"))
    assert found.sessions[0].at == datetime(2026, 2, 3)
    assert not found.ambiguous


def test_one_row_may_hold_a_session_and_its_day() -> None:
    found = read("date,time,pain before,pain,walking,sleep\n2026-03-02,2:30 pm,2,4,20,7.5\n")
    (session,), (day,) = found.sessions, found.days
    assert session.at == datetime(2026, 3, 2, 14, 30)
    assert (session.pain_before, session.pain_peak) == (2, 4)
    assert (day.on, day.walk_min, day.sleep_h) == (date(2026, 3, 2), 20, 7.5)


def test_exercises_in_rows_of_their_own_join_their_session() -> None:
    found = read(
        "date,time,exercise,pain_peak,reps,quality\n"
        "2026-03-02,18:00,Dead bug,3,8,effort sharp\n"
        "2026-03-02,18:00,bird-dog,2,6,\n"
    )
    (session,) = found.sessions
    assert [item.exercise_id for item in session.items] == ["dead-bug", "bird-dog"]
    assert session.items[0].quality == ("effort", "sharp")
    assert session.items[0].reps_done == 8


def test_a_decimal_comma_is_a_number() -> None:
    assert read("date;pain_peak\n2026-03-02;3,5\n").sessions[0].pain_peak == 3.5


def test_scores_are_held_to_their_questionnaire() -> None:
    found = read("date,measure,score\n2026-03-02,odi,32\n2026-03-03,odi,132\n2026-03-04,xyz,3\n")
    assert [score.score for score in found.scores] == [32]
    assert [(one.line, one.column) for one in found.problems] == [(3, "score"), (4, "measure")]


@pytest.mark.parametrize(
    ("row", "column", "remedy"),
    [
        ("2026-03-02,11,,", "pain_peak", "write at most 10"),
        ("2026-03-02,-1,,", "pain_peak", "write at least 0"),
        ("2026-03-02,=1+1,,", "pain_peak", "formula"),
        ("2026-03-02,much,,", "pain_peak", "write a number"),
        ("1900-01-00,3,,", "date", "no date"),
        ("1900-01-01,3,,", "date", "before the year 2000"),
        ("2026-04-01,3,,", "date", "after today"),
        (",3,,", "date", "missing"),
        ("2026-03-02,3,jumping jack,", "exercise", "no such exercise"),
        ("2026-03-02,3,,maybe", "fever", "yes or no"),
        ("2026-03-02,,,", "", "no entry"),
        ("2026-03-02,3,,,9", "", "stray separator"),
    ],
)
def test_a_bad_line_names_line_column_and_remedy_and_gives_nothing(
    row: str, column: str, remedy: str
) -> None:
    text = f"date,pain_peak,exercise,fever\n2026-03-01,2,,\n2026-03-01,2,,\n{row}\n"
    line, named, said = problem(text)
    assert (line, named) == (4, column)
    assert remedy in said
    found = read(text)
    assert len(found.sessions) == 1
    assert not found.days


def test_a_line_with_one_bad_cell_gives_nothing_of_itself() -> None:
    found = read("date,pain_peak,walk_min\n2026-03-01,2,5\n2026-03-02,3,9999\n")
    assert [one.at.day for one in found.sessions] == [1]
    assert [one.on.day for one in found.days] == [1]


def test_columns_we_do_not_know_are_named_and_left_out() -> None:
    found = read("date,pain_peak,moon\n2026-03-01,2,full\n")
    assert found.unknown_columns == ("moon",)
    assert len(found.sessions) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"name,colour\na,b\n", "known column names"),
        (b"pain_peak\n3\n", "no column date"),
        (b'date,note\n2026-03-01,a 5" step\n2026-03-02,"open\n2026-03-03,x 3" y\n', "never closed"),
        (b"date,pain_peak\nsoon,3\n", "holds no dates"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(300), "not a text file"),
        (
            "date,note\n2026-03-01,señal\n".encode() + "2026-03-02,señal\n".encode("cp1252"),
            "Line 2",
        ),
        (b"date,note\n2026-03-01," + b"x" * 10_001, "Line 2"[:0] + "10,000 characters"),
        (b"date,pain_peak\n" + b"2026-03-01,3\n" * 50_002, "50,000 rows"),
        (b"date," * 300 + b"\n", "at most 200"),
        (b"date,note\n" + b"2026-03-01,x\n" * 1_700_000, "Split it"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(LogCsvError, match=said):
        read(data)
