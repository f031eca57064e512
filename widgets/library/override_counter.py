"""Counts over the whole clinic where each rule speaks now and how often it is overridden.

On a thread of its own, one patient after the other; called off when nobody looks.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from designer.errors import DesignerError
from designer.safety.checking import Checker
from designer.safety.findings import flat
from designer.safety.overriding import Rate, added, rates_in
from designer.safety.upkeep.impact import in_use
from designer.store.backups import Step
from designer.store.errors import StoreError
from widgets.common.work import Work
from widgets.library.impact.proposal import template_weeks
from widgets.state.services import Services


class Fired(NamedTuple):
    """Where a rule speaks now: names of patients with a program in use, and of templates."""

    patients: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()


class Counted(NamedTuple):
    """What one count found."""

    rates: Mapping[str, Rate]
    fired: Mapping[str, Fired]
    patients: int
    unread: int


_NOTHING = Counted({}, {}, 0, 0)


class OverrideCounter(QObject):
    """Counts when asked; a patient that cannot be read is left out and counted as such.

    Signals:
        progressed(done, total): one patient more.
        finished(): all patients were counted.
    """

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._found = _NOTHING
        self.running = False
        self._work = Work(self)
        self._work.progressed.connect(self._tell)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._give_up)

    @property
    def rates(self) -> Mapping[str, Rate]:
        return self._found.rates

    @property
    def unread(self) -> int:
        return self._found.unread

    @property
    def counted(self) -> int:
        """How many patients the rates are about."""
        return self._found.patients

    def fired(self, rule_id: str) -> Fired | None:
        """Where a rule speaks now; None before anything was counted."""
        return None if self._found is _NOTHING else self._found.fired.get(rule_id, Fired())

    def take_services(self, services: Services) -> None:
        """Count by other rules from now on."""
        self.stop()
        self._services, self._found = services, _NOTHING

    def start(self) -> None:
        """Count anew, archived patients included."""
        self.stop()
        self.running = True
        services = self._services
        self.progressed.emit(0, len(services.clinic.listed().patients))
        self._work.start(lambda step: count(services, step))

    def stop(self) -> None:
        """Give up; what was counted before stays."""
        self.running = False
        self._work.stop()
        self._work.wait()

    def _tell(self, done: int, of: int) -> None:
        if self.running:
            self.progressed.emit(done, of)

    def _take(self, found: Counted) -> None:
        if self.running:
            self.running, self._found = False, found
            self.finished.emit()

    def _give_up(self, _error: DesignerError) -> None:
        if self.running:
            self.running = False
            self.finished.emit()


def count(services: Services, step: Step) -> Counted:
    """Judge every patient and every template once. Raises what ``step`` raises."""
    checker = Checker(services.library, services.checker.rules)
    patients: dict[str, list[str]] = {}
    templates: dict[str, list[str]] = {}
    rates: Mapping[str, Rate] = {}
    unread, today = 0, services.today()
    lines = services.clinic.patients()
    for done, line in enumerate(lines):
        step(done, len(lines))
        try:
            record = services.clinic.load(line.id).record
        except StoreError:
            unread += 1
            continue
        report = checker.open(record, today, with_remedies=False).check_program()
        rates = added((rates, rates_in(record, report.findings)))
        if in_use(record, today):
            for rule_id in {one.rule_id for one in flat(report.findings)}:
                patients.setdefault(rule_id, []).append(line.name)
    for week in template_weeks(services):
        report = checker.check_template(
            week.week, week.prog_week, week.diagnoses, with_remedies=False
        )
        for rule_id in {one.rule_id for one in flat(report.findings)}:
            templates.setdefault(rule_id, []).append(f"{week.id} {week.name}")
    step(len(lines), len(lines))
    fired = {
        rule_id: Fired(tuple(patients.get(rule_id, ())), tuple(templates.get(rule_id, ())))
        for rule_id in {*patients, *templates}
    }
    return Counted(rates, fired, len(lines) - unread, unread)
