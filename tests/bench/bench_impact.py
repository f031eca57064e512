"""What a change of the library does to 500 templates and 10,000 programs, in the real dialog.

The programs are the three invented patients over and over, with their logs, moved so that they are
in use; each is read and decoded from the store's documents. While the worker looks, a widget is
painted in the window as often as it can be, and the longest wait between two paintings is told.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import cast
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

from designer.files.reading import read_program_file
from designer.knowledge.library import Library, load_library
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.safety import Checker, Stricter, load_rules
from designer.safety.rules.drafting import AttributeRow, RuleDraft, rule_of
from designer.store.clinic import Clinic
from designer.store.memory import MemoryStore
from resources.paths import folder, knowledge_folder, rules_folder
from templates.catalogue import TemplateCatalogue, load_catalogue
from templates.clinic_templates import ClinicTemplates
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.impact.proposal import Proposal
from widgets.shell.collecting import Collecting
from widgets.state.services import Services
from widgets.state.workspace import Workspace
from widgets.theme.theme import Theme

TEMPLATES = 500
PROGRAMS = 10_000
TODAY = date(2026, 3, 4)
FRAME_S = 0.016


def main() -> None:
    """Print the figures. Usage: python -m tests.bench impact [programs]."""
    programs = int(sys.argv[1]) if __name__ == "__main__" and len(sys.argv) > 1 else PROGRAMS
    app = cast(QApplication, QApplication.instance() or QApplication([]))
    theme = Theme("light", app)
    theme.apply_to(app)
    with tempfile.TemporaryDirectory(prefix="bench-impact-") as name:
        services = _services(Path(name), programs)
        workspace = Workspace(services, theme=theme)
        gc.collect()
        gc.freeze()  # the program reads its documents from disk; here they fill the memory
        Collecting(app).install()
        print(f"{TEMPLATES} templates, {programs:,} programs of 8 to 13 weeks with their logs")
        for what, after in _changes():
            _measure(app, workspace, what, after)


def _measure(
    app: QApplication, workspace: Workspace, what: str, after: Callable[[], Checker]
) -> None:
    proposal = Proposal(what, after, lambda library, _why: library)
    start = perf_counter()
    dialog = ImpactDialog(workspace, proposal)
    painted = _Painted()
    painted.show()
    dialog.show()
    while dialog.found is None:
        app.processEvents()
    seconds = perf_counter() - start
    found = dialog.found
    gaps = sorted(painted.gaps)
    print(
        f"  {what}: {seconds:.1f} s; {len(found.templates)} templates and "
        f"{len(found.programs):,} programs change"
    )
    late = sum(1 for gap in gaps if gap > FRAME_S)
    print(
        f"    waits between two paintings: median {gaps[len(gaps) // 2] * 1000:.1f} ms, "
        f"99 of 100 within {gaps[int(len(gaps) * 0.99)] * 1000:.1f} ms, longest "
        f"{gaps[-1] * 1000:.0f} ms; over 16 ms: {late} of {len(gaps):,}"
    )
    dialog.close()
    painted.close()


class _Painted(QLabel):
    """Paints itself again and again."""

    def __init__(self) -> None:
        super().__init__("0")
        self.resize(400, 300)
        self.gaps: list[float] = []
        self._last = perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)
        self._timer.start(2)

    def _ask(self) -> None:
        self.setText(str(len(self.gaps)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        now = perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def _changes() -> Iterator[tuple[str, Callable[[], Checker]]]:
    library, rules = _before().library, _before().rules
    draft = RuleDraft(
        rows=(AttributeRow("pattern", ("dead-bug",)),), message="m", reason="r", source="s"
    )
    new = rules.with_own([rule_of(draft, "CR-001")])
    yield "a new rule", lambda: Checker(library, new)
    change = Stricter(rule="R-069", reason="ours", severity=Severity.BLOCK)
    stricter = rules.with_stricter([change])
    yield "a rule made stricter", lambda: Checker(library, stricter)
    yield "another demand of an exercise", lambda: Checker(_with_demand(library), rules)


def _with_demand(library: Library) -> Library:
    contents = library._contents  # shipped ones cannot be edited by any other way
    exercises = tuple(
        replace(one, attributes=replace(one.attributes, flex="high"))
        if one.id == "dead-bug"
        else one
        for one in contents.exercises
    )
    return Library(replace(contents, exercises=exercises))


@cache
def _before() -> Checker:
    library = load_library(knowledge_folder())
    return Checker(library, load_rules(rules_folder(), library))


def _services(home: Path, programs: int) -> Services:
    numbers = count(1)
    clinic = Clinic(MemoryStore(lambda: datetime.now(UTC)), "bench")
    cases = [_current(read_program_file(f, _before().library, TODAY).record) for f in _files()]
    for number in range(programs):
        record = cases[number % len(cases)]
        patient_id = str(UUID(int=number + 1))
        clinic.create(replace(record, patient=replace(record.patient, id=patient_id)))
    return Services(
        clinic=clinic,
        library=_before().library,
        checker=_before(),
        templates=ClinicTemplates(TemplateCatalogue(_templates()), clinic),
        now=lambda: datetime(2026, 3, 4, 12),
        new_id=lambda: str(next(numbers)),
        layout_file=home / "layout.ini",
    )


def _files() -> list[Path]:
    return [folder("demo") / f"case-{letter}.json" for letter in "abc"]


def _current(record: PatientRecord) -> PatientRecord:
    """The record with its program moved so that today lies in its middle."""
    program = record.program
    if program is None:
        return record
    start = TODAY - timedelta(weeks=len(program.weeks) // 2)
    weeks = tuple(
        replace(week, start_date=start + timedelta(weeks=n)) for n, week in enumerate(program.weeks)
    )
    return replace(record, programs=(replace(program, start_date=start, weeks=weeks),))


def _templates() -> Iterator[WeekTemplate]:
    shipped = list(load_catalogue(_before().library).templates.values())
    for number in range(TEMPLATES):
        template = shipped[number % len(shipped)]
        yield replace(template, id=f"{template.id}-{number}", name=f"{template.name} {number}")


if __name__ == "__main__":
    main()
