"""The caseload on paper and as a table: everything that is shown, and nothing that runs."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from pypdfium2 import PdfDocument

from designer.caseload.reasons import Reason
from designer.caseload.rows import CaseRow
from designer.store.summary import PatientSummary
from exports.caseload import CSV_COLUMNS, caseload_csv, caseload_pdf
from tests.words import WORDS

TODAY = date(2026, 3, 4)


def row(number: int, name: str) -> CaseRow:
    line = PatientSummary.of(
        id=str(number),
        name=name,
        mrn=f"{number:04}",
        birth_date=date(1980, 1, 1),
        diagnoses=(),
        last_change=datetime(2026, 3, 4, tzinfo=UTC),
        invented=False,
        archived=False,
    )
    reason = Reason(7, "silent", "Nothing logged for 9 days.", "progress")
    return CaseRow(line, None, (reason,), "missing")


def text_of(pdf: bytes) -> str:
    document = PdfDocument(BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_every_row_and_its_reason_stand_on_paper_with_page_numbers() -> None:
    rows = [row(number, f"Patient {number}") for number in range(60)]
    pdf = caseload_pdf(rows, "Hill Street", "60 patients in care", TODAY, WORDS)
    text = text_of(pdf)
    assert all(f"MRN {number:04}" in " ".join(text.split()) for number in range(60))
    pages = len(PdfDocument(BytesIO(pdf)))
    assert f"Page {pages} of {pages}" in text
    assert "Hill Street: 60 patients in care" in text


@pytest.mark.parametrize("name", ["山田 太郎", "<b>bold</b><img src='/etc/passwd'>", "a" * 300])
def test_a_name_of_any_kind_can_be_printed(name: str) -> None:
    text = text_of(caseload_pdf([row(1, name)], "", "1 patient", TODAY, WORDS))
    assert "MRN 0001" in " ".join(text.split())


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "-2", "+x"])
def test_a_formula_in_a_name_stays_a_name(name: str) -> None:
    table = caseload_csv([row(1, name)], TODAY).decode("utf-8-sig")
    [heads, values] = csv.reader(StringIO(table))
    assert tuple(heads) == CSV_COLUMNS
    assert values[0] == f"'{name}"
    assert values[3] == "Nothing logged for 9 days."
