"""Help: the list of shortcuts and what the program is."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.common.labels import plain_label
from widgets.theme.shortcuts import Shortcut, description, keys_text


def show_shortcuts(parent: QWidget) -> None:
    """Show the list until the user closes it."""
    dialog = _dialog(parent, QCoreApplication.translate("Help", "Keyboard shortcuts"))
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(8)
    for row, shortcut in enumerate(Shortcut):
        grid.addWidget(plain_label(description(shortcut)), row, 0)
        grid.addWidget(plain_label(keys_text(shortcut), "strong"), row, 1)
    grid.setColumnStretch(0, 1)
    area = QScrollArea()
    area.setAccessibleName(dialog.windowTitle())
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    _show(dialog, area)


def show_about(parent: QWidget, rules_version: str = "") -> None:
    """Say what the program is, on what it rests, and what it is not."""
    dialog = _dialog(parent, QCoreApplication.translate("Help", "About Home Program Designer"))
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for text in about_texts(rules_version):
        label = plain_label(text, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
    column.addStretch()
    _show(dialog, content)


def about_texts(rules_version: str) -> list[str]:
    """The paragraphs of the about window."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Help", text)

    texts = [
        tr("Version {version}").format(version=_version()),
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
        texts.insert(1, tr("Rules {version}").format(version=rules_version))
    return texts


def _version() -> str:
    try:
        return version("home-program-designer")
    except PackageNotFoundError:  # started from the source
        return QCoreApplication.translate("Help", "of the source folder")


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(520, 600)
    return dialog


def _show(dialog: QDialog, content: QWidget) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(16)
    column.addWidget(plain_label(dialog.windowTitle(), "heading"))
    column.addWidget(content, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.exec()
