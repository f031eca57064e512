"""Says that something went wrong, and offers the report to whoever wants to have it mended."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.output import OutputError, write_whole
from widgets.common.asking import tell
from widgets.common.labels import plain_label
from widgets.theme.theme import set_kind


class FaultDialog(QDialog):
    """The sentence first; the report unfolds on request and can be copied or saved."""

    def __init__(
        self, title: str, sentence: str, report: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Report without patient data"))
        self.text.setMinimumSize(560, 200)
        self.text.setTabChangesFocus(True)
        self.text.hide()
        self._done = plain_label("", "hint", wrap=True)
        words = plain_label(sentence, wrap=True)
        words.setMinimumWidth(460)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(title, "subheading", wrap=True))
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addWidget(self._done)
        column.addSpacing(8)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.show_report = self._button(self.tr("Show report"), self._unfold)
        self.copy = self._button(self.tr("Copy report"), self._copy)
        self.save = self._button(self.tr("Save report…"), self._save)
        go_on = self._button(self.tr("Go on"), self.accept)
        set_kind(go_on, "primary")
        go_on.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.show_report, self.copy, self.save):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(go_on)
        return row

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _unfold(self) -> None:
        self.text.show()
        self.resize(self.width(), self.height() + 300)
        self.show_report.setEnabled(False)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._done.setText(self.tr("The report is in the clipboard."))

    def _save(self) -> None:
        title, kinds = self.tr("Save report"), self.tr("Text (*.txt)")
        name = "home-program-designer-report.txt"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, kinds)
        if not chosen:
            return
        try:
            write_whole(Path(chosen), self._report.encode())
        except OutputError as error:
            tell(self, self.tr("The report was not saved"), str(error), self.tr("Close"))
            return
        self._done.setText(self.tr("The report is saved."))
