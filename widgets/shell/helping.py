"""Help: the list of keys, and what can be done on each page."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.plain_list import fill_list
from widgets.shell.page_help import PageHelp, page_helps
from widgets.theme.shortcuts import description, groups, keys
from widgets.theme.theme import set_role

_NATIVE = QKeySequence.SequenceFormat.NativeText


def show_shortcuts(parent: QWidget) -> None:
    """Show the list until the user closes it."""
    dialog = _dialog(parent, QCoreApplication.translate("Help", "Keyboard shortcuts"))
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(12, 8, 12, 8)
    grid.setHorizontalSpacing(32)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for title, shortcuts in groups():
        if grid.rowCount() > 1:
            grid.setRowMinimumHeight(grid.rowCount(), 8)
        grid.addWidget(plain_label(title, "subheading"), grid.rowCount(), 0, 1, 2)
        for shortcut in shortcuts:
            said = "  ·  ".join(key.toString(_NATIVE) for key in keys(shortcut))
            row = grid.rowCount()
            grid.addWidget(plain_label(description(shortcut)), row, 0)
            grid.addWidget(plain_label(said, "strong"), row, 1)
    _show(dialog, _scrolling(content, dialog.windowTitle()))


def show_page_help(parent: QWidget, page: str) -> None:
    """Say what can be done on a page; the other pages are one click away."""
    dialog = _dialog(parent, QCoreApplication.translate("Help", "What can be done here"))
    resize_within(dialog, 760, 480)
    helps = page_helps()
    names = QListWidget()
    names.setAccessibleName(QCoreApplication.translate("Help", "Pages"))
    fill_list(names, (one.title for one in helps))
    names.setFixedWidth(176)
    set_role(names, "well")
    area = QScrollArea()
    area.setAccessibleName(dialog.windowTitle())
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    names.currentRowChanged.connect(lambda row: area.setWidget(_lines(helps[row])))
    shown = [one.name for one in helps]
    names.setCurrentRow(shown.index(page) if page in shown else 0)
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(24)
    row.addWidget(names)
    row.addWidget(area, 1)
    _show(dialog, both)


def _lines(page: PageHelp) -> QWidget:
    """The sentences about one page, each a paragraph with a sign in front."""
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(12, 8, 12, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    grid.addWidget(plain_label(page.title, "subheading"), 0, 0, 1, 2)
    for number, line in enumerate(page.lines, 1):
        sign = plain_label(f"{number}", "strong")
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        label = plain_label(line, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(sign, number, 0)
        grid.addWidget(label, number, 1)
    grid.setRowStretch(len(page.lines) + 1, 1)
    return content


def _scrolling(content: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    resize_within(dialog, 640, 640)
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
