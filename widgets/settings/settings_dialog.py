"""The settings in one window: this screen on the left, the clinic on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.common.dialog_size import resize_within
from widgets.common.labels import hairline, plain_label
from widgets.settings.clinic_settings import ClinicChoices
from widgets.settings.screen_settings import ScreenSettings
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind, set_role


class SettingsDialog(QDialog):
    """Nothing to save: what is chosen holds at once.

    Signals:
        restart_requested(): the user wishes to start the program anew, in another size.
    """

    restart_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAccessibleName(self.windowTitle())
        layout = LayoutStore(workspace.services.layout_file)
        self.screen_settings = ScreenSettings(workspace.theme, layout)
        self.clinic = ClinicChoices(workspace)
        self.restart_line = self._make_restart_line()
        self._arrange()
        self.screen_settings.scale_chosen.connect(self.restart_line.setVisible)

    def _make_restart_line(self) -> QWidget:
        line = QWidget()
        set_role(line, "notice-info")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = self.tr("The new size is used from the next start on.")
        self.restart = QPushButton(self.tr("Start anew now"))
        self.restart.setAutoDefault(False)
        self.restart.clicked.connect(self._ask_restart)
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(plain_label(text, wrap=True), 1)
        row.addWidget(self.restart)
        line.hide()
        return line

    def _ask_restart(self) -> None:
        self.accept()
        self.restart_requested.emit()

    def _arrange(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(32)
        for part in (self.screen_settings, self.clinic):
            column = QVBoxLayout()
            column.addWidget(part)
            column.addStretch()
            row.addLayout(column, 1)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(both)
        close = QPushButton(self.tr("Close"))
        set_kind(close, "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(plain_label(self.windowTitle(), "heading"))
        column.addWidget(area, 1)
        column.addWidget(self.restart_line)
        column.addWidget(hairline())
        column.addLayout(buttons)
        resize_within(self, 880, 560)
