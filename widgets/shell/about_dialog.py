"""What the program is, on what it rests, and whose work is in it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resources.paths import folder
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.plain_list import fill_list
from widgets.shell.licences import licences, own_version
from widgets.theme.theme import set_role

ICON_PX = 64


class AboutDialog(QDialog):
    """Two tabs: the program, and the licences."""

    def __init__(self, rules_version: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Home Program Designer"))
        self.setAccessibleName(self.windowTitle())
        self._licences = licences()
        self.list = QListWidget()
        self.text = QPlainTextEdit()
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._program(rules_version), self.tr("The program"))
        tabs.addTab(self._parts(), self.tr("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(self._head())
        column.addWidget(tabs, 1)
        column.addWidget(buttons)
        resize_within(self, 720, 520)
        self.list.currentRowChanged.connect(self._show_licence)
        self.list.setCurrentRow(0)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        pixmap = QPixmap(str(folder("desktop") / "128.png"))
        pixmap.setDevicePixelRatio(128 / ICON_PX)
        picture.setPixmap(pixmap)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch()
        words.addWidget(plain_label(self.tr("Home Program Designer"), "title"))
        words.addWidget(plain_label(version_line(), "hint"))
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _program(self, rules_version: str) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        for text in about_texts(rules_version):
            label = plain_label(text, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch()
        return content

    def _parts(self) -> QWidget:
        content = QWidget()
        self.list.setAccessibleName(self.tr("Parts and their licences"))
        self.list.setFixedWidth(232)
        set_role(self.list, "well")
        fill_list(self.list, (f"{one.name} {one.version}" for one in self._licences))
        self.text.setAccessibleName(self.tr("The licence"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 16, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        return content

    def _show_licence(self, row: int) -> None:
        one = self._licences[row]
        nothing = self.tr(
            "{name} is used under {licence}. Its package brings no copy of the text; "
            "the names stand for licences that are published under them."
        )
        said = one.text or nothing.format(name=one.name, licence=one.licence)
        self.text.setPlainText(f"{one.name} {one.version}\n{one.licence}\n\n{said}")


def version_line() -> str:
    """The version in words, or that the program runs from its source folder."""
    number = own_version() or QCoreApplication.translate("Help", "of the source folder")
    return QCoreApplication.translate("Help", "Version {version}").format(version=number)


def about_texts(rules_version: str) -> list[str]:
    """The paragraphs about the program."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Help", text)

    texts = [
        tr(
            "The rules and exercises follow a clinical guide, “Back Pain Doctor’s Guide to Safe "
            "Core Strengthening”. The guide is one clinician’s practice text, without references. "
            "What goes beyond it is marked with its own source."
        ),
        tr(
            "The program supports a professional and never directs a patient. A handout is the "
            "therapist’s prescription: the decision is yours."
        ),
        tr("It works without a network. Patient data leave this computer only by your export."),
        tr("Apache License 2.0. Qt is used under the LGPL, Noto Sans under the Open Font License."),
    ]
    if rules_version:
        texts.append(tr("Rules {version}").format(version=rules_version))
    return texts
