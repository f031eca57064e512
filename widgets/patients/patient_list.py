"""The list of patients with its search; damaged files are named at the top."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.store.port import Damage
from widgets.common.empty_state import EmptyState
from widgets.common.labels import plain_label
from widgets.patients.patient_delegate import PatientDelegate
from widgets.patients.patient_model import PatientModel, Role
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys
from widgets.theme.theme import set_kind, set_role
from widgets.theme.tokens import Tokens


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
        self._clinic = workspace.services.clinic
        diagnoses = workspace.services.library.diagnoses
        self.model = PatientModel(lambda d: diagnoses[d].name if d in diagnoses else d)
        self._new = QPushButton(self.tr("New patient"))
        set_kind(self._new, "primary")
        self._new.clicked.connect(self.new_requested)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search by name or record number"))
        self._search.setAccessibleName(self.tr("Search the patients"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._search_icon = self._search.addAction(
            icon(Icon.SEARCH, workspace.theme.tokens), QLineEdit.ActionPosition.LeadingPosition
        )
        self._count = plain_label("", "hint")
        self._damage = self._damage_label()
        self._mend = QPushButton(self.tr("Look for them in the backups …"))
        self._mend.clicked.connect(lambda: workspace.page_requested.emit("backups"))
        self._mend.hide()
        self._can_mend = workspace.services.backups is not None
        self.view = self._make_view(workspace)
        self._nothing = self._make_nothing(workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        for shortcut in keys(Shortcut.SEARCH):
            QShortcut(shortcut, self, self._search.setFocus)
        workspace.theme.changed.connect(self._paint)
        self._arrange(workspace.theme.tokens)

    def refresh(self, choose: str = "") -> None:
        """Read the clinic's list anew; ``choose`` is the patient to select."""
        wanted = choose or self.chosen()
        self.model.show_patients(self._clinic.patients())
        damaged = self._clinic.damaged()
        self._damage.setVisible(bool(damaged))
        self._mend.setVisible(bool(damaged) and self._can_mend)
        self._damage.setText("\n".join(self._damage_words(damaged)))
        if wanted and self.model.row_of(wanted) < 0:
            self._search.clear()
        self._after_filter(wanted)

    def chosen(self) -> str:
        """The selected patient, "" when there is none."""
        index = self.view.currentIndex()
        return str(index.data(Role.ID)) if index.isValid() else ""

    def choose(self, patient_id: str) -> None:
        """Select a patient."""
        row = self.model.row_of(patient_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the search field straight into the list.
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.setFocus()
            if event.key() != Qt.Key.Key_Down and self.chosen():
                self.open_requested.emit(self.chosen())
            return
        super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        wanted = self.chosen()
        self.model.search(text)
        self._after_filter(wanted)

    def _after_filter(self, wanted: str) -> None:
        row = max(0, self.model.row_of(wanted)) if wanted else 0
        shown = self.model.rowCount()
        if shown:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.patient_chosen.emit("")
        self._stack.setCurrentWidget(self.view if shown else self._nothing)
        everyone = self.model.count_of_all
        text = (
            self.tr("{shown} of {all} patients") if shown < everyone else self.tr("{all} patients")
        )
        self._count.setText(text.format(shown=shown, all=everyone))

    def _make_view(self, workspace: Workspace) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(PatientDelegate(workspace.theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setAccessibleName(self.tr("Patients"))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.activated.connect(self._open)
        view.selectionModel().selectionChanged.connect(self._tell_chosen)
        return view

    def _make_nothing(self, workspace: Workspace) -> EmptyState:
        state = EmptyState(
            workspace.theme,
            Icon.SEARCH,
            self.tr("Nobody found"),
            self.tr("No patient has these words in name or record number."),
        )
        button = state.add_button(self.tr("Show all patients"))
        button.clicked.connect(self._search.clear)
        return state

    def _damage_label(self) -> QLabel:
        label = plain_label("", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setContentsMargins(12, 8, 12, 8)
        set_role(label, "notice-caution")
        label.hide()
        return label

    def _damage_words(self, damaged: Sequence[Damage]) -> Iterator[str]:
        """Which files cannot be opened and what to do about each."""
        for damage in damaged:
            name = damage.summary.name if damage.summary is not None else ""
            yield self.tr("{name}: {sentence}").format(
                name=name or self.tr("A patient file"), sentence=damage.sentence
            )

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(str(index.data(Role.ID)))

    def _tell_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.patient_chosen.emit(self.chosen())

    def _paint(self, tokens: Tokens) -> None:
        self._search_icon.setIcon(icon(Icon.SEARCH, tokens))
        self.view.viewport().update()

    def _arrange(self, tokens: Tokens) -> None:
        top = QHBoxLayout()
        top.addWidget(plain_label(self.tr("Patients"), "title"))
        top.addStretch()
        top.addWidget(self._new)
        head = QVBoxLayout()
        head.setContentsMargins(tokens.space_l, tokens.space_xl, tokens.space_l, tokens.space_s)
        head.setSpacing(tokens.space_m)
        head.addLayout(top)
        head.addWidget(self._damage)
        head.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._search)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
