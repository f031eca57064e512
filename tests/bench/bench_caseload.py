"""The caseload page with 10,000 patients: opening it, finding in it, scrolling; and judging one.

Judged are as many distinct patients as the demonstration varies into; their digests stand for all.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec.structs import replace as replaced
from PySide6.QtWidgets import QApplication

from designer.caseload.judging import judge, judged
from designer.caseload.rows import case_rows, chosen, counts, in_order, rates
from designer.model.record import PatientRecord
from designer.store.clinic import Clinic
from designer.store.digest import Digest
from designer.store.digests import DigestFile
from designer.store.port import Listing
from designer.store.summary import PatientSummary
from exports.caseload import caseload_csv, caseload_pdf
from tests.bench.caseload_clinic import varied
from tests.gui.clinics import NOW, demo_services
from widgets.app import make_application
from widgets.caseload.caseload_page import CaseloadPage
from widgets.patients.patient_search import PatientSearch
from widgets.state.services import Services
from widgets.state.workspace import Workspace

PATIENTS = 10_000
DISTINCT = 42
DAYS = 14
TODAY = NOW.date()


class _ManyPatients:
    """A clinic whose list and digests are as large as wanted."""

    def __init__(self, clinic: Clinic, lines: list[PatientSummary], digests: DigestFile) -> None:
        self._clinic, self._lines, self.digests = clinic, lines, digests

    def listed(self) -> Listing:
        return Listing(self._lines, ())

    def __getattr__(self, name: str) -> object:
        return getattr(self._clinic, name)


def main() -> None:
    app = make_application()
    folder = Path(tempfile.mkdtemp())
    services = demo_services(folder)
    records = _records(services)
    _judging(services, records)
    lines, digests = _many(services, records)
    file = DigestFile(folder / "clinic")
    _told("keep 10,000 digests in one file", lambda: file.keep(digests), 3)
    size = (folder / "clinic" / "caseload.journal").stat().st_size
    print(f"  the file has {size / 1e6:.1f} MB")
    _told("read them at the start", lambda: DigestFile(folder / "clinic").all(), 5)
    _rows(services, lines, file)
    _page(app, services, lines, file)


def _records(services: Services) -> list[PatientRecord]:
    base = [services.clinic.load(line.id).record for line in services.clinic.patients()]
    records = [varied(base, number, TODAY) for number in range(DISTINCT)]
    for record in records:
        services.clinic.create(record)
    return records


def _judging(services: Services, records: list[PatientRecord]) -> None:
    whole, slices = [], []
    for record in records:
        start = perf_counter()
        judged(record, services.now().astimezone(), services.checker, services.library, TODAY)
        whole.append(perf_counter() - start)
        steps = judge(
            record, services.now().astimezone(), services.checker, services.library, TODAY
        )
        while True:
            start = perf_counter()
            try:
                next(steps)
            except StopIteration:
                slices.append(perf_counter() - start)
                break
            slices.append(perf_counter() - start)
    print(f"judge one patient: median {median(whole) * 1e3:.1f} ms, most {max(whole) * 1e3:.1f} ms")
    slices.sort()
    near = slices[int(len(slices) * 0.99)]
    print(f"  in slices: 99 of 100 under {near * 1e3:.1f} ms, most {slices[-1] * 1e3:.1f} ms")
    _the_days_after(services, records)


def _the_days_after(services: Services, records: list[PatientRecord]) -> None:
    """The records stay as they are and days pass: who is judged anew, and what a day costs."""
    now, checker, library = services.now().astimezone(), services.checker, services.library
    known = {record.patient.id: judged(record, now, checker, library, TODAY) for record in records}
    stood: list[float] = []
    anew: list[float] = []
    for day in range(1, DAYS + 1):
        today = TODAY + timedelta(days=day)
        for record in records:
            before = known[record.patient.id]
            start = perf_counter()
            after = judged(record, now, checker, library, today, before)
            seconds = perf_counter() - start
            (stood if after.stands == before.stands else anew).append(seconds)
            known[record.patient.id] = after
    share = len(stood) / (len(stood) + len(anew))
    print(
        f"{DAYS} days later, nothing recorded since: {share:.0%} stand as they are, "
        f"median {median(stood) * 1e3:.1f} ms; judged anew: median {median(anew) * 1e3:.1f} ms"
    )
    per_day = (sum(stood) + sum(anew)) / DAYS / len(records) * PATIENTS
    print(f"  a day of {PATIENTS:,} patients: {per_day:.0f} s of work")


def _many(
    services: Services, records: list[PatientRecord]
) -> tuple[list[PatientSummary], list[Digest]]:
    by_id = {line.id: line for line in services.clinic.patients()}
    lines: list[PatientSummary] = []
    digests: list[Digest] = []
    for number in range(PATIENTS):
        record = records[number % DISTINCT]
        line = by_id[record.patient.id]
        id_, name = f"{number:032x}", f"{line.name} {number}"
        plain = PatientSummary(
            **{field: getattr(line, field) for field in PatientSummary.__struct_fields__}
        )
        lines.append(replaced(plain, id=id_, name=name, mrn=f"{number:06}"))
        if number < DISTINCT:
            made = judged(record, line.last_change, services.checker, services.library, TODAY)
        else:
            made = digests[number % DISTINCT]
        digests.append(replaced(made, id=id_))
    return lines, digests


def _rows(services: Services, lines: list[PatientSummary], file: DigestFile) -> None:
    version = services.checker.rules.version
    rows = case_rows(lines, file.all(), services.library, version, TODAY)
    _told(
        "make the rows",
        lambda: case_rows(lines, file.all(), services.library, version, TODAY),
        7,
    )
    _told(
        "make them again after one was judged",
        lambda: case_rows(lines, file.all(), services.library, version, TODAY, rows),
        7,
    )
    _told("count the kinds", lambda: counts(rows), 7)
    _told("count the overrides", lambda: rates(rows), 7)
    finder = PatientSearch(str, date.isoformat)
    finder.take(lines)
    finder.lines()
    _told("find a name", lambda: finder.find("tanaka grace"), 7)
    _told("choose a kind", lambda: chosen(rows, frozenset({"silent"})), 7)
    _told("sort by need", lambda: in_order(rows, "why", TODAY), 7)
    _told("sort by last log", lambda: in_order(rows, "log", TODAY, descending=True), 7)
    _told("CSV of all", lambda: caseload_csv(rows, TODAY), 3)
    words = services.library.words
    paper = lambda: caseload_pdf(rows[:200], "Clinic", "200 patients", TODAY, words)  # noqa: E731
    _told("PDF of 200", paper, 3)


def _page(
    app: QApplication, services: Services, lines: list[PatientSummary], file: DigestFile
) -> None:
    object.__setattr__(services, "clinic", _ManyPatients(services.clinic, lines, file))
    workspace = Workspace(services)
    start = perf_counter()
    page = CaseloadPage(workspace)
    page.resize(1366, 700)
    page.show()
    app.processEvents()
    page.grab()
    print(f"open the page, painted: {(perf_counter() - start) * 1e3:.0f} ms")

    def type_a_letter(text: str) -> None:
        page.search.setText(text)
        page.grab()

    _told("a letter typed, painted", lambda: type_a_letter("t"), 1)
    _told("another", lambda: type_a_letter("ta"), 1)
    _told("all again", lambda: type_a_letter(""), 1)
    bar = page.table.verticalScrollBar()
    places = iter(range(0, bar.maximum(), max(1, bar.maximum() // 200)))

    def scroll() -> None:
        bar.setValue(next(places))
        page.table.viewport().grab()

    _told("scroll, painted", scroll, 100)


def _told(what: str, act: Callable[[], object], rounds: int) -> None:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    print(f"{what}: median {median(times) * 1e3:.1f} ms, most {max(times) * 1e3:.1f} ms")
