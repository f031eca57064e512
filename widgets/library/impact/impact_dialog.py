"""Shows what a change of the library would do to every plan in use, asks why, and saves it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.safety.checking import Checker
from designer.safety.upkeep.clinic_rules import Assembled, assembled
from designer.safety.upkeep.impact import Impact
from designer.store.backups import Step
from designer.store.errors import StoreError
from designer.store.library import ClinicLibrary
from widgets.common.counts import counted
from widgets.common.dialog_size import resize_within
from widgets.common.fields import TextField
from widgets.common.form_row import FormRow
from widgets.common.labels import hairline, plain_label
from widgets.common.turns import short_turns
from widgets.common.work import Work
from widgets.library.impact.impact_table import ImpactTable
from widgets.library.impact.proposal import Proposal, impact_of, note_of
from widgets.state.services import Services
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind


class ImpactDialog(QDialog):
    """Looks at once; only what was looked at whole can be saved. Accepted: it is saved."""

    def __init__(
        self,
        workspace: Workspace,
        proposal: Proposal,
        parent: QWidget | None = None,
        reason: str = "",
    ) -> None:
        super().__init__(parent)
        self._workspace, self._proposal = workspace, proposal
        self._services = workspace.services
        self.found: Impact | None = None
        self._looking = False
        self.work = Work(self)
        self._joining = Work(self)
        self.setWindowTitle(self.tr("What this changes"))
        self.said = plain_label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Plans looked at"))
        self.stop = QPushButton(self.tr("Stop"))
        self.table = ImpactTable(workspace.theme)
        self.reason = TextField(self.tr("Say why; it stands in the history."))
        self.reason.show_value(reason)
        hint = self.tr("It stands in the history.")
        self._reason_row = FormRow(self.tr("Why"), self.reason, hint, required=True)
        self._told_words = self.tr("Whoever opens one of these patients is told of the change.")
        self._told = plain_label(self._told_words, "hint", wrap=True)
        self.error = plain_label("", "error", wrap=True)
        self.save = QPushButton(self.tr("Save"))
        self.back = QPushButton(self.tr("Back"))
        self._lay_out()
        self._connect()
        self.reason.setFocus()  # it can be written while the plans are looked at
        self.look()

    def look(self) -> None:
        """Compare every plan, from the beginning."""
        self.found, self._looking = None, True
        self._offer()
        services, after = self._services, self._proposal.after
        self.work.start(lambda step: _look(services, after, step))

    def reject(self) -> None:
        """Back: nothing was saved."""
        self._let_go()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)

    def _let_go(self) -> None:
        for work in (self.work, self._joining):
            work.stop()
            work.wait()

    def _stop_or_look(self) -> None:
        if self._looking:
            self.work.stop()
        else:
            self.work.wait()
            self.look()

    def _progress(self, done: int, of: int) -> None:
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(done)
        self.said.setText(self.tr("{done} of {of} plans looked at").format(done=done, of=of))

    def _take(self, found: Impact) -> None:
        self._looking = False
        self.found = None if found.cancelled else found
        names = {line.id: line.name for line in self._services.clinic.listed().patients}
        self.table.show_impact(found, names, self._services.library)
        self.said.setText(self._summary(found))
        self._offer()

    def _fail(self, error: DesignerError) -> None:
        self._looking = False
        self.error.setText(str(error))
        self._offer()

    def _summary(self, found: Impact) -> str:
        if found.cancelled:
            said = self.tr("Stopped. Look again before you save.")
        elif not found.templates and not found.programs:
            said = self.tr("No verdict changes.")
        else:
            said = self.tr("The verdict changes of {templates} and {programs}.").format(
                templates=self._count(len(found.templates), self.tr("1 template"), "templates"),
                programs=self._count(len(found.programs), self.tr("1 program"), "programs"),
            )
        looked = self.tr("Looked at {templates} and {programs} in use").format(
            templates=self._count(found.templates_judged, self.tr("1 template"), "templates"),
            programs=self._count(found.programs_judged, self.tr("1 program"), "programs"),
        )
        if found.unread:
            one, many = self.tr("1 patient"), self.tr("{n} patients")
            unread = self.tr("; {patients} could not be read")
            looked += unread.format(patients=counted(found.unread, one, many))
        return f"{said} {looked}."

    def _count(self, number: int, one: str, kind: str) -> str:
        many = {
            "templates": self.tr("{n} templates"),
            "programs": self.tr("{n} programs"),
        }
        return one if number == 1 else many[kind].format(n=number)

    def _offer(self) -> None:
        """What can be done now."""
        looked = self.found is not None
        self.bar.setVisible(self._looking)
        self.stop.setVisible(not looked)
        self.stop.setText(self.tr("Stop") if self._looking else self.tr("Look again"))
        self.save.setEnabled(looked and not self.reason.problem())
        plans = self.found is None or bool(self.found.templates or self.found.programs)
        self.table.setVisible(plans)
        self._told.setText(self._told_words if self.found is None or self.found.programs else "")

    def _save(self) -> None:
        found, proposal, reason = self.found, self._proposal, self.reason.value()
        if found is None or not reason:
            return
        note = note_of(self._services, proposal.what, reason, found)

        def changed(library: ClinicLibrary) -> ClinicLibrary:
            if not proposal.fits(library):
                raise StoreError(
                    self.tr(
                        "Somebody else changed the same meanwhile; go back and look at it again."
                    )
                )
            after = proposal.change(library, reason)
            return after.with_change(note) if note.plans else after

        clinic = self._services.clinic
        self.save.setEnabled(False)
        self.back.setEnabled(False)
        try:
            saved = self._workspace.save_apart(lambda: clinic.change_library(changed, reason))
        except DesignerError as error:
            self.error.setText(str(error))
            self.back.setEnabled(True)
            self._offer()
            return
        self._joining.start(lambda _step: joined(self._services, saved))

    def _join(self, made: Assembled) -> None:
        self._workspace.take_library(made.library, made.checker)
        self.accept()

    def _connect(self) -> None:
        self.work.progressed.connect(self._progress)
        self.work.finished.connect(self._take)
        self.work.failed.connect(self._fail)
        self._joining.finished.connect(self._join)
        self._joining.failed.connect(self._fail)
        self.stop.clicked.connect(self._stop_or_look)
        self.reason.edited.connect(self._offer)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        set_kind(self.save, "primary")
        for button in (self.stop, self.save, self.back):
            button.setAutoDefault(False)
        self.save.setDefault(True)
        running = QHBoxLayout()
        running.setSpacing(12)
        running.addWidget(self.said, 1)
        running.addWidget(self.bar)
        running.addWidget(self.stop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._told, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self._proposal.what, "title", wrap=True))
        column.addLayout(running)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        column.addStretch()  # where no plan changes, there is no table
        column.addWidget(hairline())
        column.addWidget(self._reason_row, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.error)
        column.addLayout(buttons)
        resize_within(self, 980, 620)


def joined(services: Services, own: ClinicLibrary) -> Assembled:
    """The library and the validator with what the clinic has of its own."""
    rules = services.rules_as_shipped()
    return assembled(services.library, rules, own.exercises, own.rules, own.stricter)


def _look(services: Services, after: Callable[[], Checker], step: Step) -> Impact:
    before = Checker(services.library, services.checker.rules)
    with short_turns():
        return impact_of(services, before, after(), step)
