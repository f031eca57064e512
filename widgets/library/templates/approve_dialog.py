"""Asks for an approval, and shows what it does: the template's verdict and who is told of it."""

from datetime import date
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QWidget,
)

from designer.errors import DesignerError
from designer.model.library_change import ChangedVerdict
from designer.model.template import OwnTemplate
from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from designer.store.backups import Step
from designer.store.errors import Stopped
from templates.reach import Reach, Told, reach_of
from widgets.common.counts import counted
from widgets.common.labels import plain_label
from widgets.common.turns import short_turns
from widgets.common.work import Work
from widgets.library.impact.proposal import PatientPrograms
from widgets.library.templates.reason_dialog import ReasonDialog
from widgets.state.services import Services
from widgets.theme.glyphs import severity_word

_LIST_PX = 132  # four patients and a bit, so that one sees that there are more


class Question(NamedTuple):
    """What is asked, and until when the approval is to count."""

    title: str
    text: str
    until: date


class ApproveDialog(ReasonDialog):
    """Looks through the programs once it is shown; approving waits for the end of that."""

    def __init__(
        self, services: Services, own: OwnTemplate, asked: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(asked.title, asked.text, self.tr("Approve"), asked.until, parent)
        self._services, self._own = services, own
        self.found: Reach | None = None
        self.work = Work(self)
        self.verdict = plain_label("", wrap=True)
        self.told = plain_label("", wrap=True)
        self.patients = QListWidget()
        self.patients.setAccessibleName(self.tr("Programs that are told of the new version"))
        self.patients.setFixedHeight(_LIST_PX)
        self.patients.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Programs looked at"))
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        self._lay_in()
        self.stop.clicked.connect(self._stop_or_look)
        self.work.progressed.connect(self._progress)
        self.work.finished.connect(self._take)
        self.work.failed.connect(self._fail)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.found is None and not self.work.is_running:
            self.look()

    def done(self, result: int) -> None:
        self.work.stop()
        self.work.wait()
        super().done(result)

    def look(self) -> None:
        """Look through every program, from the beginning."""
        self.found = None
        self.do.setEnabled(False)
        self.bar.show()
        self.stop.show()
        self.stop.setText(self.tr("Stop"))
        self.told.setText(self.tr("Looking through the programs…"))
        services, own = self._services, self._own
        self.work.start(lambda step: _look(services, own, step))

    def _stop_or_look(self) -> None:
        if self.bar.isVisible():
            self.work.stop()
        else:
            self.work.wait()
            self.look()

    def _progress(self, done: int, of: int) -> None:
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(done)

    def _take(self, found: Reach) -> None:
        self.found = found
        self.bar.hide()
        self.stop.hide()
        self.do.setEnabled(True)
        self.verdict.setText(self._verdict(found))
        self.told.setText(self._told_words(found))
        names = {line.id: line.name for line in self._services.clinic.listed().patients}
        self.patients.clear()
        self.patients.addItems([self._line(one, names) for one in found.told])
        self.patients.setVisible(bool(found.told))
        self.adjustSize()

    def _fail(self, error: DesignerError) -> None:
        self.bar.hide()
        self.stop.setText(self.tr("Look again"))
        stopped = self.tr("Stopped. Look again before you approve.")
        self.told.setText(stopped if isinstance(error, Stopped) else str(error))

    def _verdict(self, found: Reach) -> str:
        """The template's own verdict, such as "Caution → nothing (R-067 Dead bug: ...)"."""
        after = self._word(found.verdict.after)
        if found.first:
            return self.tr("The template by itself: {after}.").format(after=after)
        before = self._word(found.verdict.before)
        if not found.verdict.verdicts:
            words = self.tr("The template by itself: {after}, as version {n} that is in force.")
            old = self._own.in_force
            return words.format(after=after, n=old.version if old is not None else "")
        rules = "; ".join(self._difference(one) for one in found.verdict.verdicts)
        words = self.tr("The template by itself: {before} → {after} ({rules}).")
        return words.format(before=before, after=after, rules=rules)

    def _told_words(self, found: Reach) -> str:
        count = len(found.told)
        if not count:
            words = self.tr("No program in use came from an earlier version.")
        elif count == 1:
            words = self.tr("1 program in use came from an earlier version. Its week says so:")
        else:
            words = self.tr(
                "{n} programs in use came from an earlier version. Their weeks say so:"
            ).format(n=f"{count:,}")
        if found.unread:
            one, many = self.tr("1 patient"), self.tr("{n} patients")
            unread = self.tr("{patients} could not be read.")
            words = f"{words} {unread.format(patients=counted(found.unread, one, many))}"
        return words

    def _line(self, one: Told, names: dict[str, str]) -> str:
        weeks = ", ".join(str(number) for number in one.weeks)
        versions = ", ".join(str(number) for number in one.versions)
        words = self.tr("{name} · week {weeks} · from version {versions}")
        return words.format(
            name=names.get(one.patient_id, one.patient_id), weeks=weeks, versions=versions
        )

    def _difference(self, one: ChangedVerdict) -> str:
        exercise = self._services.library.exercises.get(one.exercise_id)
        about = one.rule_id if exercise is None else f"{one.rule_id} {exercise.name}"
        return f"{about}: {self._word(one.before)} → {self._word(one.after)}"

    def _word(self, severity: Severity | None) -> str:
        return self.tr("nothing found") if severity is None else severity_word(severity)

    def _lay_in(self) -> None:
        """What it does stands between the question and the day."""
        column = self.column
        running = QHBoxLayout()
        running.setSpacing(12)
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop)
        column.insertWidget(2, plain_label(self.tr("What approving does"), "caption"))
        column.insertWidget(3, self.verdict)
        column.insertWidget(4, self.told)
        column.insertLayout(5, running)
        column.insertWidget(6, self.patients)


def _look(services: Services, own: OwnTemplate, step: Step) -> Reach:
    checker = Checker(services.library, services.checker.rules)
    with short_turns():
        return reach_of(checker, own, PatientPrograms(services.clinic), services.today(), step)
