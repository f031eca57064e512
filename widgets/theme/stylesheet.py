"""The one style sheet of the application, written from the tokens.

Roles of labels: ``title``, ``heading``, ``subheading``, ``strong``, ``hint``, ``error``, ``mono``,
``badge``. Roles of frames: ``surface``, ``card``, ``well``, ``line``, ``notice-block``,
``notice-caution``, ``notice-info``, ``notice-fine``. Kinds of buttons: ``primary``, ``quiet``,
``danger``.
"""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor

from widgets.theme.tokens import Tokens

_LABELS = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title_px}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading_px}px; font-weight: 600; }
QLabel[role="subheading"] { font-size: ${large_px}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="hint"] { font-size: ${small_px}px; color: $second_ink; }
QLabel[role="caption"] { font-size: ${small_px}px; font-weight: 600; color: $second_ink; }
QLabel[role="error"] { font-size: ${small_px}px; color: $block; }
QLabel[role="mono"] { font-family: "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
QLabel[role="badge"], QToolButton[role="badge"] {
    font-size: ${small_px}px; font-weight: 600; color: $caution; background: $caution_soft;
    border: 1px solid $caution; border-radius: ${radius_s}px; padding: 1px 8px;
}
"""

_FRAMES = """
QMainWindow, QDialog, QWidget[role="paper"] { background: $paper; }
*[role="surface"] { background: $surface; }
*[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius_l}px; }
*[role="well"] { background: $sunken; border-radius: ${radius_s}px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
*[role="notice-block"] { background: $block_soft; border-left: 4px solid $block; }
*[role="notice-caution"] { background: $caution_soft; border-left: 4px solid $caution; }
*[role="notice-info"] { background: $info_soft; border-left: 4px solid $info; }
*[role="notice-fine"] { background: $fine_soft; border-left: 4px solid $fine; }
QToolTip {
    color: $paper; background: $ink; border: none; padding: 6px 8px; font-size: ${small_px}px;
}
"""

# Two pixels of border in every state: a focus ring must not make the text jump.
_BUTTONS = """
QPushButton, QToolButton {
    color: $ink; background: $surface; border: 1px solid $field_line; margin: 0;
    border-radius: ${radius_s}px; padding: 5px 12px; min-height: 18px;
}
QToolButton { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton:focus { padding: 3px 7px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; border-color: $line; }
QPushButton:checked, QToolButton:checked {
    background: $accent_soft; border-color: $accent; color: $ink;
}
*[kind="primary"] {
    color: $on_accent; background: $accent; border-color: $accent; font-weight: 600;
}
*[kind="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
*[kind="primary"]:pressed { background: $accent_strong; }
*[kind="primary"]:focus { border: 2px solid $ink; }
*[kind="primary"]:disabled { color: $disabled; background: $sunken; border-color: $line; }
*[kind="quiet"] { background: transparent; border-color: transparent; }
*[kind="quiet"]:hover { background: $sunken; }
*[kind="quiet"]:focus { border-color: $accent; }
*[kind="quiet"]:checked { background: $accent_soft; border-color: transparent; }
*[kind="quiet"]:disabled { border-color: transparent; }
*[kind="field"] { color: $second_ink; text-align: left; }
*[kind="danger"] { color: $block; border-color: $block; background: $surface; }
*[kind="danger"]:hover { background: $block_soft; }
*[kind="nav"] {
    background: transparent; border-color: transparent; min-height: 42px; padding: 2px 12px;
}
*[kind="nav"]:hover { background: $sunken; }
*[kind="nav"]:focus { border-color: $accent; padding: 1px 11px; }
*[kind="chip"] {
    background: $accent_soft; border-color: $accent; padding: 2px 10px; min-height: 20px;
}
*[kind="chip"]:focus { padding: 1px 9px; }
*[segment] { background: $surface; border-radius: 0; padding: 4px 12px; min-height: 18px; }
*[segment]:hover { background: $sunken; }
*[segment]:focus { border: 2px solid $accent; padding: 3px 11px; }
*[segment]:checked { background: $accent_soft; border-color: $accent; font-weight: 600; }
*[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
*[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
*[segment="middle"], *[segment="last"] { margin-left: -1px; }
*[alarming="true"]:checked { background: $block_soft; border-color: $block; color: $block; }
QDialogButtonBox { button-layout: 3; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator {
    image: url("$folder/chevron-down-$name.svg"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 8px;
}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
    color: $ink; background: $surface; border: 1px solid $field_line;
    border-radius: ${radius_s}px; padding: 4px 8px; min-height: 20px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QPlainTextEdit { padding: 2px 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: 3px 7px;
}
QPlainTextEdit:focus { padding: 1px 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: $disabled; background: $paper; border-color: $line;
}
QLineEdit:read-only { background: $paper; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $second_ink; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: none; padding: 0; background: transparent; min-height: 0;
}
QLineEdit QToolButton {
    border: none; background: transparent; padding: 0; margin: 0; min-height: 0;
}
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit { padding: 0 6px; } /* Qt forgets the outer padding */
*[invalid="true"], QLineEdit[invalid="true"]:focus, QComboBox[invalid="true"]:focus {
    border: 2px solid $block; padding: 3px 7px;
}
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 24px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$folder/chevron-down-$name.svg"); width: 12px; height: 12px;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: none; background: transparent; width: 20px;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $sunken; }
QAbstractSpinBox::up-arrow {
    image: url("$folder/chevron-up-$name.svg"); width: 10px; height: 10px;
}
QAbstractSpinBox::down-arrow {
    image: url("$folder/chevron-down-$name.svg"); width: 10px; height: 10px;
}
QComboBox QAbstractItemView { border: 1px solid $line; background: $surface; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: 26px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $field_line; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$folder/tick-$name.svg");
}
QCheckBox::indicator:indeterminate {
    background: $sunken; border-color: $field_line; image: url("$folder/dash-$name.svg");
}
QRadioButton::indicator:checked {
    background: $accent; border-color: $accent; image: url("$folder/dot-$name.svg");
}
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
"""

_VIEWS = """
QAbstractItemView {
    background: $surface; color: $ink; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink;
}
QAbstractItemView:focus { border: none; }
*[boxed="true"] { border: 1px solid $field_line; border-radius: ${radius_s}px; padding: 3px; }
*[boxed="true"]:focus { border: 2px solid $accent; padding: 2px; }
QAbstractItemView::indicator {
    width: 16px; height: 16px; border: 1px solid $field_line; border-radius: 4px;
    background: $surface;
}
QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$folder/tick-$name.svg");
}
QListView::item { min-height: 26px; }
QListWidget::item { padding: 0 8px; }
QHeaderView::section {
    background: $surface; color: $second_ink; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px; font-size: ${small_px}px; font-weight: 600;
}
QTableView { gridline-color: $line; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QScrollArea { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $field_line; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $second_ink; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
"""

_MENUS = """
QTabBar::tab {
    color: $second_ink; background: transparent; border: none; padding: 10px 14px 9px 10px;
    border-bottom: 3px solid transparent; font-size: ${body_px}px; font-weight: 600;
}
QTabBar::tab:hover { color: $ink; background: $sunken; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $ink; }
QMenuBar { background: $surface; color: $ink; border: none; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: ${radius_s}px; }
QMenuBar::item:selected { background: $sunken; }
QMenu { background: $surface; color: $ink; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 6px; }
QProgressBar {
    border: none; border-radius: 3px; background: $sunken; max-height: 6px; min-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""


def stylesheet(tokens: Tokens, folder: Path) -> str:
    """The sheet in the colours of ``tokens``; ``folder`` holds the few pictures it shows."""
    values: dict[str, object] = {"folder": folder.as_posix(), "name": tokens.name}
    for field, value in tokens._asdict().items():
        if isinstance(value, QColor):
            values[field] = value.name()
        elif isinstance(value, int):
            values[field] = value
    sheet = _LABELS + _FRAMES + _BUTTONS + _FIELDS + _VIEWS + _MENUS
    return Template(sheet).substitute(values)
