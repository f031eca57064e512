"""The list of patients with its search; damaged files are named at the top."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QLocale, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.common.empty_state import EmptyState
from widgets.common.labels import ElidedLabel, plain_label
from widgets.common.search_field import SearchField
from widgets.patients.damage_notice import DamageNotice
from widgets.patients.list_actions import ListActions, descending_next
from widgets.patients.patient_columns import Column, sorting
from widgets.patients.patient_model import PatientModel, Role
from widgets.patients.patient_table import PatientTable
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.shortcuts import Shortcut, keys
from widgets.theme.theme import set_kind
from widgets.theme.tokens import Tokens

_IDLE_MS = 300  # after the list was read, its words are folded while nobody types


class PatientList(QWidget):
    """Search, list, new patient.

    Signals:
        patient_chosen(str): another patient is selected, by id; "" for none.
        open_requested(str): the user wishes to work on a patient.
        new_requested(): the user wishes to take in a new patient.
    """

    patient_chosen = Signal(str)
    open_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        services = workspace.services
        self._clinic = services.clinic
        self._told = ""
        self._apart = ""  # an archived patient who has no row and stays the chosen one
        self._row_actions: Sequence[QAction] = ()
        self.model = PatientModel(services.library.diagnoses, services.today)
        self.actions_ = ListActions(self.model, self)
        self._new = QPushButton(self.tr("New patient…"))
        set_kind(self._new, "primary")
        self._new.clicked.connect(self.new_requested)
        self._search = self._make_search(workspace)
        self._count = ElidedLabel("", "hint")
        self._order = self._make_order_button()
        self.damage = DamageNotice(can_mend=services.backups is not None)
        self.damage.backups_requested.connect(lambda: workspace.page_requested.emit("backups"))
        self.view = PatientTable(self.model, workspace.theme)
        self._connect_view()
        self._make_nothing(workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        self._folding = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._folding.timeout.connect(self._fold_some)
        for shortcut in keys(Shortcut.SEARCH):
            QShortcut(shortcut, self, self._search.setFocus)
        workspace.theme.changed.connect(self._paint)
        self._arrange(workspace.theme.tokens)

    def refresh(self, choose: str = "") -> None:
        """Read the clinic's list anew; ``choose`` is the patient to select."""
        wanted = choose or self.chosen()
        patients, damaged = self._clinic.listed()
        self.model.show_patients(patients)
        self.damage.show_damage(damaged)
        if choose and self.model.row_of(choose) < 0 and not self.model.hides_archived(choose):
            self._search.clear()
        self._after_filter(wanted)
        self._folding.start(_IDLE_MS)

    def chosen(self) -> str:
        """The selected patient, "" when there is none.

        Whoever was archived stays the chosen one without a row: with the next patient in that
        place, a second press would archive somebody else.
        """
        return self._apart or self._current()

    def _current(self) -> str:
        index = self.view.currentIndex()
        return str(index.data(Role.ID)) if index.isValid() else ""

    def choose(self, patient_id: str) -> None:
        """Select a patient."""
        row = self.model.row_of(patient_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))

    def offer(self, actions: Sequence[QAction]) -> None:
        """Commands about the selected patient, for the menu of a row."""
        self._row_actions = actions

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the search field straight into the list.
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.setFocus()
            if event.key() != Qt.Key.Key_Down and self.chosen():
                self.open_requested.emit(self.chosen())
            return
        super().keyPressEvent(event)

    def show_archived(self, shown: bool) -> None:
        """Show the archived patients, too."""
        wanted = self.chosen()
        self.model.show_archived(shown)
        self._after_filter(wanted)

    def sort_by(self, column: int) -> None:
        """Sort by a column; once more turns the order over."""
        wanted, by = self.chosen(), Column(column)
        descending = descending_next(self.model, by)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.model.sort(by, order)
        self._after_filter(wanted)

    def _fold_some(self) -> None:
        if self.model.get_ready():
            self._folding.start(0)  # on with it once everything else has had its turn

    def _find(self, text: str) -> None:
        wanted = self._current()  # whoever searches looks for somebody in the list
        self.model.search(text)
        self._after_filter(wanted)

    def _after_filter(self, wanted: str) -> None:
        row = self.model.row_of(wanted) if wanted else 0
        shown = self.model.rowCount()
        self._apart = wanted if row < 0 and self.model.hides_archived(wanted) else ""
        if self._apart:
            self.view.selectionModel().clear()
        elif shown:
            self.view.setCurrentIndex(self.model.index(max(0, row)))
        if not shown:
            self._say_nothing()
        self._tell_chosen()
        self._stack.setCurrentWidget(self.view if shown else self._nothing)
        self.view.show_order()
        self.actions_.follow()
        self._order.setText(
            self.tr("Sorted by {column} ▾").format(column=sorting(self.model.sorted_by[0]))
        )
        self._count.setText(self._count_words(shown))

    def _count_words(self, shown: int) -> str:
        model = self.model
        kept_away = 0 if model.shows_archived else model.count_of_archived
        everyone = model.count_of_all - kept_away
        if shown < everyone:
            text = self.tr("{shown} of {all} patients")
            words = [text.format(shown=_grouped(shown), all=_grouped(everyone))]
        elif everyone == 1:
            words = [self.tr("1 patient")]
        else:
            words = [self.tr("{all} patients").format(all=_grouped(everyone))]
        if kept_away:
            words.append(self.tr("{count} archived not shown").format(count=_grouped(kept_away)))
        for typed, read in model.read_as.items():
            words.append(self.tr("“{typed}” read as “{word}”").format(typed=typed, word=read))
        return " · ".join(words)

    def _say_nothing(self) -> None:
        archived = self.model.archived_matches
        self._with_archived.setVisible(bool(archived))
        self._all.setVisible(bool(self._search.text()))
        if archived and not self._search.text():
            self._nothing.say(
                self.tr("Every patient is archived"),
                self.tr("They are kept whole and can be brought back at any time."),
            )
            return
        text = self.tr(
            "No patient has these words in name, record number, birth date or diagnosis."
        )
        if archived == 1:
            text = self.tr("1 archived patient fits.")
        elif archived:
            text = self.tr("{count} archived patients fit.").format(count=archived)
        self._nothing.say(self.tr("Nobody found"), text)

    def _make_search(self, workspace: Workspace) -> SearchField:
        words = self.tr("Search by name, record number, birth date, diagnosis")
        search = SearchField(words, workspace.theme, self.tr("Search the patients"))
        search.textChanged.connect(self._find)
        return search

    def _make_order_button(self) -> QToolButton:
        button = QToolButton()
        set_kind(button, "quiet")
        button.setToolTip(self.tr("Order of the list, and archived patients"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        menu.addActions(list(self.actions_.by_column.values()))
        menu.addSeparator()
        menu.addAction(self.actions_.archived)
        button.setMenu(menu)
        for column, action in self.actions_.by_column.items():
            action.triggered.connect(lambda _=False, column=column: self.sort_by(column))
        self.actions_.archived.triggered.connect(self.show_archived)
        return button

    def _connect_view(self) -> None:
        self.view.activated.connect(self._open)
        self.view.sort_requested.connect(self.sort_by)
        self.view.selectionModel().selectionChanged.connect(self._follow_selection)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)

    def _show_menu(self, at: QPoint) -> None:
        if not self._row_actions or not self.chosen():
            return
        menu = QMenu(self)
        menu.addActions(list(self._row_actions))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _make_nothing(self, workspace: Workspace) -> None:
        self._nothing = EmptyState(workspace.theme, Icon.SEARCH, "", "")
        self._all = self._nothing.add_button(self.tr("Show all patients"))
        self._all.clicked.connect(self._search.clear)
        self._with_archived = self._nothing.add_button(self.tr("Show archived patients"))
        self._with_archived.clicked.connect(lambda: self.show_archived(True))

    def _open(self, index: QModelIndex) -> None:
        # By the keyboard the row may be current and not selected: then it is not the chosen one.
        self.open_requested.emit(self._apart or str(index.data(Role.ID)))

    def _follow_selection(self, now: QItemSelection, _before: QItemSelection) -> None:
        if not now.isEmpty():
            self._apart = ""
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen = self.chosen()
        if chosen != self._told:
            self._told = chosen
            self.patient_chosen.emit(chosen)

    def _paint(self, *_tokens: object) -> None:
        self.view.viewport().update()

    def _arrange(self, tokens: Tokens) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("Patients"), "title"))
        top.addStretch()
        top.addWidget(self._new)
        below = QHBoxLayout()
        below.addWidget(self._count, 1)
        below.addWidget(self._order)
        head = QVBoxLayout()
        head.setContentsMargins(tokens.space_l, tokens.space_xl, tokens.space_l, tokens.space_s)
        head.setSpacing(tokens.space_m)
        head.addLayout(top)
        head.addWidget(self.damage)
        head.addWidget(self._search)
        head.addLayout(below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)


def _grouped(count: int) -> str:
    return QLocale().toString(count)
