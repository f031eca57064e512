"""The caseload: every patient in care, who needs somebody first, and how often rules give way."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from designer.caseload.library_changes import UnseenChanges
from designer.caseload.rows import CaseRow, Column, case_rows, chosen, counts, in_order, rates
from designer.errors import DesignerError
from widgets.caseload.case_model import CaseModel
from widgets.caseload.case_table import CaseTable
from widgets.caseload.judging import Judging
from widgets.caseload.kind_chips import KindChips
from widgets.caseload.rates_view import RatesView
from widgets.caseload.to_paper import ToPaper
from widgets.common.asking import tell
from widgets.common.dates import shown_date
from widgets.common.empty_state import EmptyState
from widgets.common.labels import plain_label
from widgets.common.search_field import SearchField
from widgets.patients.patient_search import PatientSearch
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.shortcuts import Shortcut, keys

_SHOWN_EVERY_MS = 1500  # while patients are judged: rows that jump about cannot be read
_SETTLED_MS = 400  # saving follows each change; the list has to know of it


class CaseloadPage(QWidget):
    """Filter, table and, on a tab of its own, the rules that are overridden."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._services = workspace, workspace.services
        self._rows: Sequence[CaseRow] = ()
        self._ordered: Sequence[CaseRow] = ()  # the same, sorted
        self._as_of = ("", date.min)  # rules and day of the rows
        self._column: Column = "why"
        self._descending = False
        self._rule = ""
        self._read_as: Mapping[str, str] = {}  # typing errors of the search that were forgiven
        self._problem = ""
        self._changes = UnseenChanges(self._services.clinic)
        self._finder = PatientSearch(self._diagnosis_words, shown_date)
        self.model = CaseModel(self._services.today(), self._services.library.words, self)
        self.table = CaseTable(self.model, workspace.theme)
        self.chips = KindChips(workspace.theme)
        self.rates = RatesView(self._services, workspace.theme)
        self.judging = Judging(self._services, self)
        self.paper = ToPaper(self._services, self._shown, self)
        self._make_controls()
        self._build()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.judge()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.judging.stop()  # nobody looks; what is judged is kept

    def refresh(self) -> None:
        """Read list and digests anew; the chosen patient stays chosen."""
        services = self._services
        try:
            rules = services.checker.rules.version
            lines, digests = services.clinic.listed().patients, services.clinic.digests.all()
        except DesignerError as error:
            self._problem = str(error)
            self._rows = ()
        else:
            self._problem = ""
            as_of = (rules, services.today())
            before = self._rows if as_of == self._as_of else ()
            self._rows = case_rows(
                lines, digests, services.library, *as_of, before, self._changes.all()
            )
            self._as_of = as_of
        self.chips.show_counts(counts(self._rows))
        self._tell_rates()
        self._put_in_order()

    def judge(self) -> None:
        """Judge whoever waits for it."""
        if self._problem or self.judging.is_running:
            return
        self.judging.start()

    def show_rule(self, rule_id: str) -> None:
        """Show only the patients for whom this rule was overridden; "" for all."""
        self._rule = rule_id
        self.one_rule.setVisible(bool(rule_id))
        self.one_rule.setText(self.tr("Overrides of {rule}  ×").format(rule=rule_id))
        self.tabs.setCurrentIndex(0)
        self._show()

    def open_patient(self, patient_id: str, page: str) -> None:
        """Open a patient where something can be done."""
        try:
            self._workspace.open_patient(patient_id)
        except DesignerError as error:
            title = self.tr("The patient was not opened")
            tell(self.window(), title, str(error), self.tr("Close"))
            return
        self._workspace.page_requested.emit(page)

    def mark_seen(self, patient_id: str) -> None:
        """Note that the changed verdict of a patient was looked at."""
        who = self._services.clinic.actor or self.tr("somebody")
        try:
            why = self.tr("Looked at a changed verdict")
            self._workspace.save_apart(lambda: self._changes.mark_seen(patient_id, who, why))
        except DesignerError as error:
            title = self.tr("The note was not taken away")
            tell(self.window(), title, str(error), self.tr("Close"))
        self.refresh()

    def view_actions(self) -> list[QAction]:
        """The commands of this page for the menu bar."""
        return self._commands

    # What is shown

    def _put_in_order(self) -> None:
        today = self._services.today()
        self._ordered = in_order(self._rows, self._column, today, descending=self._descending)
        self._finder.take([row.line for row in self._ordered])
        self._folding.start()
        self._show()

    def _show(self) -> None:
        text, places, self._read_as = self.search.text(), None, {}
        if text.strip():
            matches = self._finder.find(text)
            places = {self._ordered[place].line.id for place in matches.places}
            self._read_as = matches.read_as
        found = chosen(self._ordered, self.chips.chosen(), places, self._rule)
        self.table.show_rows(found, self._services.today())
        self._say(len(found))

    def _fold(self) -> None:
        """Prepare the search while nothing else is to be done."""
        if not self._finder.fold_some():
            self._folding.stop()

    def _diagnosis_words(self, diagnosis_id: str) -> str:
        known = self._services.library.diagnoses.get(diagnosis_id)
        if known is None:
            return diagnosis_id
        return " ".join([known.name, *(code.code for code in known.icd10)])

    def _say(self, count: int) -> None:
        every = len(self._rows)
        words = self.tr("{n} of {all} patients").format(n=f"{count:,}", all=f"{every:,}")
        if count == every:
            words = self.tr("{all} patients in care").format(all=f"{every:,}")
        for typed, read in self._read_as.items():
            taken = self.tr("“{typed}” read as “{word}”").format(typed=typed, word=read)
            words = f"{words} · {taken}"
        self.count.setText(words)
        if count:
            self._stack.setCurrentWidget(self.table)
            return
        title, text = self._empty_words()
        self._nothing.say(title, text)
        self._clear.setVisible(bool(self._rows))
        self._add.setVisible(not self._rows and not self._problem)
        self._stack.setCurrentWidget(self._nothing)

    def _empty_words(self) -> tuple[str, str]:
        if self._problem:
            return self.tr("The caseload cannot be shown"), self._problem
        if self._rows:
            title = self.tr("Nobody matches")
            return title, self.tr("No patient in care has what you look for.")
        title = self.tr("No patients in care yet")
        return title, self.tr("Whoever needs you first will stand here at the top.")

    def _shown(self) -> tuple[Sequence[CaseRow], str]:
        """The rows, and which they are."""
        names = [self.chips.buttons[kind].accessibleName() for kind in self.chips.chosen()]
        parts = [self.count.text(), *sorted(names)]
        if self.search.text().strip():
            parts.append(self.tr("search: {text}").format(text=self.search.text().strip()))
        if self._rule:
            parts.append(self.tr("overrides of {rule}").format(rule=self._rule))
        return self.model.rows, "; ".join(parts)

    def _everybody(self) -> None:
        self.search.clear()
        self.chips.clear()
        self.show_rule("")

    def _order(self, column: Column, largest_first: bool) -> None:
        self._column, self._descending = column, largest_first
        self._put_in_order()

    # Judging

    def _judge_or_stop(self) -> None:
        if self.judging.is_running:
            self.judging.stop()
        else:
            self.judge()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setVisible(done < total)
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(done)
        words = self.tr("Judging {done} of {total}")
        self.said.setText(words.format(done=f"{done:,}", total=f"{total:,}"))
        self._judge.setText(self.tr("Stop"))
        if done and not self._later.isActive():
            self._later.start(_SHOWN_EVERY_MS)

    def _judged(self) -> None:
        self._later.stop()
        self.progress.hide()
        self.refresh()
        self._judge.setText(self.tr("Judge again"))
        old = sum(1 for row in self._rows if row.freshness != "fresh")
        self._judge.setVisible(bool(old))
        words = self.tr("All checked today") if self._rows and not old else ""
        if old:
            words = self.tr("{n} not checked as of today").format(n=f"{old:,}")
        if self.judging.unread:
            words += self.tr(", {n} could not be read").format(n=self.judging.unread)
        self.said.setText(words)

    # Parts

    def _make_controls(self) -> None:
        words = self.tr("Search by name, record number or diagnosis")
        self.search = SearchField(words, self._workspace.theme, self.tr("Search the caseload"))
        self.search.setMaximumWidth(420)
        self.count = plain_label("", "hint")
        self.said = plain_label("", "hint")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(120)
        self.progress.setAccessibleName(self.tr("Patients checked"))
        self.progress.hide()
        self._judge = QPushButton(self.tr("Judge again"))
        self._judge.setToolTip(self.tr("Look with today's rules at whoever changed or waits"))
        self.one_rule = QPushButton()
        self.one_rule.setToolTip(self.tr("Show everybody again"))
        self.one_rule.hide()
        self.more = QPushButton(self.tr("Print or save"))
        self._commands = [
            self._command(self.tr("Print the caseload…"), self.paper.print_list),
            self._command(self.tr("Save the caseload as PDF…"), self.paper.save_pdf),
            self._command(self.tr("Save the caseload as CSV…"), self.paper.save_csv),
        ]
        menu = QMenu(self.more)
        menu.addActions(self._commands)
        self.more.setMenu(menu)

    def _command(self, text: str, act: object) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(act)
        return action

    def _build(self) -> None:
        self._nothing = EmptyState(self._workspace.theme, Icon.LIST, "", "")
        self._clear = self._nothing.add_button(self.tr("Show everybody"), primary=True)
        self._add = self._nothing.add_button(self.tr("Go to the patients"), primary=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.search, 1)
        head.addWidget(self.count)
        head.addWidget(self.one_rule)
        head.addStretch(1)
        for widget in (self.said, self.progress, self._judge, self.more):
            head.addWidget(widget)
        patients = QWidget()
        column = QVBoxLayout(patients)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.chips)
        column.addWidget(self._stack, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(patients, self.tr("Who needs you"))
        self.tabs.addTab(self.rates, self.tr("Overrides by rule"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.tabs)

    def _connect(self) -> None:
        workspace = self._workspace
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self._folding = QTimer(self, interval=0)
        self._folding.timeout.connect(self._fold)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._follow)
        self.search.textChanged.connect(self._show)
        self.chips.changed.connect(self._show)
        self.table.order_requested.connect(self._order)
        self.table.open_requested.connect(self.open_patient)
        self.table.seen_requested.connect(self.mark_seen)
        self.rates.patients_requested.connect(self.show_rule)
        self.one_rule.clicked.connect(lambda: self.show_rule(""))
        self.judging.progressed.connect(self._show_progress)
        self.judging.finished.connect(self._judged)
        self._judge.clicked.connect(self._judge_or_stop)
        self._clear.clicked.connect(self._everybody)
        self._add.clicked.connect(lambda: workspace.page_requested.emit("patients"))
        self.tabs.currentChanged.connect(self._fill_rates)
        workspace.list_changed.connect(self._settled.start)
        workspace.save_state_changed.connect(self._follow_later)
        self.paper.busy_changed.connect(self.more.setDisabled)
        for shortcut in keys(Shortcut.SEARCH):
            QShortcut(shortcut, self, self.search.setFocus)

    def _follow_later(self, *_state: object) -> None:
        self._settled.start()

    def _follow(self) -> None:
        """Something was changed, here or elsewhere."""
        if self.isVisible():
            self.refresh()
            self.judge()

    def _fill_rates(self, tab: int) -> None:
        if tab == 1:
            self._tell_rates()
            self.rates.fill()

    def _tell_rates(self) -> None:
        """Adding them up takes a while with many patients: only where somebody looks."""
        if self.tabs.currentIndex() == 1:
            self.rates.show_rates(rates(self._rows))
