"""What an empty clinic shows: the way to the first program, step by step."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.errors import DesignerError
from widgets.common.empty_state import put_in_the_middle
from widgets.common.labels import hairline, plain_label
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon, icon_pixmap
from widgets.theme.theme import set_kind, set_role
from widgets.theme.tokens import Tokens

WIDTH = 640
MARK_PX = 32


class FirstSteps(QWidget):
    """Clinic details, first patient, first program; or a look at the demonstration clinic.

    Signals:
        new_requested(): take in the first patient.
        demonstration_requested(): open the demonstration clinic.
    """

    new_requested = Signal()
    demonstration_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = self.tr
        self.details = QPushButton(tr("Clinic details…"))
        self.add = QPushButton(tr("Add your first patient"))
        set_kind(self.add, "primary")
        self.look = QPushButton(tr("Open the demonstration clinic"))
        self.details.clicked.connect(lambda: workspace.page_requested.emit("clinic"))
        self.add.clicked.connect(self.new_requested)
        self.look.clicked.connect(self.demonstration_requested)
        self._steps = [
            _Step(
                "1",
                tr("Say who you are"),
                tr("Name and phone of the clinic stand on every handout. Can be done later."),
                self.details,
            ),
            _Step(
                "2",
                tr("Take in the first patient"),
                tr("Two identifiers are enough to begin; diagnoses bring their rules with them."),
                self.add,
            ),
            _Step(
                "3",
                tr("Build the first program"),
                tr(
                    "Opens by itself after the intake: choose a template that fits, or drag "
                    "exercises into an empty week, then print the handout."
                ),
            ),
        ]
        self._arrange()
        workspace.theme.changed.connect(self._paint)
        workspace.clinic_changed.connect(self.refresh)
        self.refresh()

    def focus(self) -> None:
        """Put the keyboard on the obvious next step."""
        self.add.setFocus()

    def refresh(self) -> None:
        """Tick what is done already."""
        try:
            settings = self._workspace.services.clinic.library().library.settings
            named = bool(settings.identity.name)
        except DesignerError:
            named = False  # the list tells of the damaged library
        self._steps[0].done = named
        self._paint(self._workspace.theme.tokens)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _arrange(self) -> None:
        tokens = self._workspace.theme.tokens
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space_m)
        column.addWidget(plain_label(self.tr("This clinic has no patients yet"), "title"))
        text = self.tr("Three steps lead to the first printed program.")
        column.addWidget(plain_label(text, "hint", wrap=True))
        for step in self._steps:
            column.addWidget(hairline())
            column.addWidget(step)
        column.addWidget(hairline())
        column.addSpacing(tokens.space_s)
        column.addLayout(self._demonstration(tokens))
        put_in_the_middle(self, middle)

    def _demonstration(self, tokens: Tokens) -> QHBoxLayout:
        text = plain_label(
            self.tr(
                "Or look around first: in the demonstration clinic every patient is invented, and "
                "nothing there touches your own data."
            ),
            "hint",
            wrap=True,
        )
        if self._workspace.services.demonstration:
            text.hide()
            self.look.hide()
        row = QHBoxLayout()
        row.setSpacing(tokens.space_l)
        row.addWidget(text, 1)
        row.addWidget(self.look)
        return row

    def _paint(self, tokens: Tokens) -> None:
        for step in self._steps:
            step.paint(tokens)


class _Step(QWidget):
    """A number, or a tick once it is done; what to do; the button that does it."""

    def __init__(
        self, number: str, title: str, text: str, button: QPushButton | None = None
    ) -> None:
        super().__init__()
        self.done = False
        self._number = number
        self._title = title
        self._mark = QLabel()
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.setFixedSize(MARK_PX, MARK_PX)
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._mark, "heading")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(title, "subheading", wrap=True))
        words.addWidget(plain_label(text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if button is not None:
            row.addWidget(button)

    def paint(self, tokens: Tokens) -> None:
        """Show number or tick in the colours of the theme."""
        if self.done:
            self._mark.setPixmap(icon_pixmap(Icon.CHECK, tokens.fine, 24))
        else:
            self._mark.setText(self._number)
        state = QCoreApplication.translate("FirstSteps", "done") if self.done else self._number
        self._mark.setAccessibleName(f"{self._title}: {state}")
