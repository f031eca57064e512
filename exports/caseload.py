"""The caseload on paper and as a table for spreadsheets, in the order in which it is shown."""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO

from designer.caseload.cells import BLANK, cell, judged_words
from designer.caseload.rows import CaseRow, Column
from designer.text import Texts
from exports.handout.content.blocks import Footer, Outline, Paragraph, Section, Table, TableRow
from exports.handout.pdf import write_pdf
from exports.handout.typefaces.fonts import Fonts, fonts
from exports.log_csv import harmless

CSV_COLUMNS = (
    "patient",
    "record_number",
    "birth_date",
    "why",
    "next_step",
    "last_log",
    "week",
    "weeks",
    "last_flare",
    "open_stops",
    "open_blocks",
    "open_cautions",
    "next_end",
    "judged_on",
    "still_so",
)
_HEADS = 5
_FURTHER: tuple[Column, ...] = ("step", "log", "open")
_SHARES = (0.23, 0.43, 0.1, 0.11, 0.13)


def caseload_csv(rows: Sequence[CaseRow], today: date) -> bytes:
    """A row for each patient: UTF-8 with a mark, comma, ISO dates, lines end CR LF."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for row in rows:
        writer.writerow([harmless(value) for value in _values(row, today)])
    return text.getvalue().encode("utf-8-sig", "replace")


def _values(row: CaseRow, today: date) -> list[str]:
    line, digest = row.line, row.digest
    standing = line.standing(today)
    judged: list[object] = [None] * 6
    if digest is not None:
        judged = [digest.last_flare, *digest.open_order, row.next_end(today), digest.on]
    values: list[object] = [
        line.name,
        line.mrn,
        line.birth_date,
        row.why,
        "" if digest is None else digest.step,
        line.last_log,
        standing.week if standing else None,
        standing.weeks if standing else None,
        *judged,
        "yes" if row.freshness == "fresh" else "no",
    ]
    return ["" if value is None else str(value) for value in values]


def caseload_pdf(
    rows: Sequence[CaseRow],
    clinic: str,
    shown: str,
    today: date,
    words: Texts,
    paper: str = "A4",
) -> bytes:
    """The list as a PDF; ``shown`` says in words which patients these are.

    A letter that the fonts lack stands as "?": record number and birth date still tell who it is.
    """
    known = fonts()
    lines = tuple(
        _paper_row(row, number, known, today, words) for number, row in enumerate(rows, start=1)
    )
    clinic = _printable(clinic, known)
    head = Paragraph(text=_printable(f"{clinic}: {shown}" if clinic else shown, known))
    heads = tuple(words(f"caseload.heads.{number}") for number in range(_HEADS))
    table = Table(shares=_SHARES, heads=heads, rows=lines)
    title = words("caseload.title")
    outline = Outline(
        language="en",
        title=title,
        clinic=clinic,
        banner="",
        printed_on=today.isoformat(),
        sections=(
            Section(id="caseload", title=words("caseload.dated", on=today), blocks=(head, table)),
        ),
        footer=Footer(
            identifiers=(("the title", words("caseload.confidential")),),
            origin=(
                ("the print date", words("caseload.printed", on=today)),
                ("the clinic's name", clinic or title),
            ),
            page=words("caseload.page", page="{page}", pages="{pages}"),
        ),
        form="record",
        large_print=False,
    )
    return write_pdf(outline, paper)


def _paper_row(row: CaseRow, number: int, known: Fonts, today: date, words: Texts) -> TableRow:
    line = row.line
    who = words(
        "caseload.who",
        name=line.name or words("caseload.no-name"),
        mrn=line.mrn or BLANK,
        born=line.birth_date or BLANK,
    )
    why = row.why or words("caseload.no-reason")
    if row.freshness != "fresh":
        why = words("caseload.why-judged", why=why, judged=judged_words(row, today, words))
    cells = (who, why, *(cell(row, column, today, words) for column in _FURTHER))
    return TableRow(
        place=f"patient {number} of the list",
        cells=tuple(_printable(text, known) for text in cells),
    )


def _printable(text: str, known: Fonts) -> str:
    """One line, with "?" in the place of what the fonts lack."""
    line = " ".join(text.split())
    while missing := known.regular.missing(line) or known.bold.missing(line):
        line = line.replace(missing, "?")
    return line
