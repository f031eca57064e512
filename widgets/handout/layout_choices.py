"""Chooses the layout of a handout and what stands on it."""

from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exports.handout.layout_kinds import MOST_LOG_WEEKS
from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.handout.choices import HandoutChoices, Language, Paper
from widgets.handout.layout_list import LayoutList
from widgets.handout.layout_words import part_name
from widgets.theme.theme import Theme

# Statements that may be added; the same as OPTIONAL_BLOCKS in exports/handout/content/options.py,
# which a test compares. That module would load more than the first window should.
EXTRAS = ("H-02", "H-03", "H-04", "H-05", "H-06", "H-12", "H-13", "H-19", "H-20", "H-23")


class LayoutChoices(QWidget):
    """Layout, paper, language, type, colour, log, parts.

    Signals:
        layout_chosen(str): another layout; what was chosen with it before is to be set.
        changed(): anything else is wished otherwise.
    """

    layout_chosen = Signal(str)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layouts = LayoutList(theme)
        self._hint = plain_label("", "hint", wrap=True)
        self.paper_box = _box((self.tr("A4"), "A4"), (self.tr("US Letter"), "letter"))
        self.language_box = _box(
            (self.tr("The patient’s"), ""), (self.tr("English"), "en"), (self.tr("Spanish"), "es")
        )
        self.large = QCheckBox(self.tr("Large print (18 pt)"))
        self.coloured = QCheckBox(self.tr("In colour"))
        self.log_weeks = QSpinBox()
        self.log_weeks.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.log_weeks.setRange(1, MOST_LOG_WEEKS)
        self._log_label = plain_label(self.tr("Weeks of log sheets"))
        self._log_label.setBuddy(self.log_weeks)
        self.parts_button = QToolButton()
        self.parts_button.setText(self.tr("Parts on the paper"))
        self.parts_button.setCheckable(True)
        self.parts_button.setArrowType(Qt.ArrowType.RightArrow)
        self.parts_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.parts_button.setAutoRaise(True)
        self._parts = QWidget()
        self._boxes = QVBoxLayout(self._parts)
        self._ticks: dict[str, QCheckBox] = {}
        self._extras: dict[str, QCheckBox] = {}
        self._arrange()
        self._connect()
        self.set_choices(HandoutChoices())

    @property
    def choices(self) -> HandoutChoices:
        """What is chosen now."""
        paper: Paper = "letter" if self.paper_box.currentData() == "letter" else "A4"
        return HandoutChoices(
            layout=self.layouts.layout_name,
            paper=paper,
            language=cast(Language, self.language_box.currentData()),
            large_print=self.large.isChecked(),
            colour=self.coloured.isChecked(),
            log_weeks=self.log_weeks.value(),
            hidden=frozenset(name for name, box in self._ticks.items() if not box.isChecked()),
            extra=tuple(name for name, box in self._extras.items() if box.isChecked()),
        ).fitted()

    def set_choices(self, choices: HandoutChoices) -> None:
        """Show these choices without saying that they changed."""
        blocked = [QSignalBlocker(box) for box in self._inputs()]
        self.layouts.setCurrentIndex(self.layouts.findData(choices.layout))
        self.paper_box.setCurrentIndex(self.paper_box.findData(choices.paper))
        self.language_box.setCurrentIndex(self.language_box.findData(choices.language))
        self.large.setChecked(choices.large_print)
        self.coloured.setChecked(choices.colour)
        self.log_weeks.setValue(choices.log_weeks)
        self._show_kind(choices)
        del blocked

    def _inputs(self) -> tuple[QWidget, ...]:
        boxes = (self.layouts, self.paper_box, self.language_box)
        return (*boxes, self.large, self.coloured, self.log_weeks)

    def _show_kind(self, choices: HandoutChoices) -> None:
        """Offer what this layout has."""
        kind = choices.kind
        self._hint.setText(self.layouts.hint)
        self.large.setEnabled(kind.large_print)
        self.large.setToolTip("" if kind.large_print else self.tr("Not with this layout"))
        self.language_box.setEnabled(kind.audience == "patient")
        for widget in (self._log_label, self.log_weeks):
            widget.setVisible(kind.log)
        empty(self._boxes)
        self._ticks = {part: self._tick(part, part not in choices.hidden) for part in kind.parts}
        extras = EXTRAS if kind.extras else ()
        self._extras = {part: self._tick(part, part in choices.extra) for part in extras}
        for box in self._ticks.values():
            self._boxes.addWidget(box)
        if self._extras:
            self._boxes.addWidget(plain_label(self.tr("Good to know"), "hint"))
            for box in self._extras.values():
                self._boxes.addWidget(box)
        always = self.tr("Urgent and stop signs always stand on page 1.")
        if kind.audience == "patient":
            self._boxes.addWidget(plain_label(always, "hint", wrap=True))
        self._fold()

    def _tick(self, part: str, on: bool) -> QCheckBox:
        box = QCheckBox(part_name(part))
        box.setChecked(on)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box

    def _fold(self) -> None:
        shown = self.parts_button.isChecked()
        self._parts.setVisible(shown)
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self.parts_button.setArrowType(arrow)

    def _connect(self) -> None:
        self.layouts.currentIndexChanged.connect(
            lambda _index: self.layout_chosen.emit(self.layouts.layout_name)
        )
        for combo in (self.paper_box, self.language_box):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for box in (self.large, self.coloured):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.log_weeks.valueChanged.connect(lambda _weeks: self.changed.emit())
        self.parts_button.toggled.connect(lambda _on: self._fold())

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_labelled(self.tr("Layout"), self.layouts))
        column.addWidget(self._hint)
        sheet = QHBoxLayout()
        sheet.setSpacing(8)
        sheet.addLayout(_labelled(self.tr("Paper"), self.paper_box), 1)
        sheet.addLayout(_labelled(self.tr("Language"), self.language_box), 1)
        column.addLayout(sheet)
        column.addWidget(self.large)
        column.addWidget(self.coloured)
        row = QHBoxLayout()
        row.addWidget(self._log_label, 1)
        row.addWidget(self.log_weeks)
        self.log_weeks.setAccessibleName(self.tr("Weeks of log sheets"))
        column.addLayout(row)
        column.addWidget(self.parts_button)
        self._boxes.setContentsMargins(16, 0, 0, 0)
        self._boxes.setSpacing(4)
        column.addWidget(self._parts)


def _labelled(text: str, field: QWidget) -> QVBoxLayout:
    label = plain_label(text, "hint")
    label.setBuddy(field)
    field.setAccessibleName(text)
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(label)
    column.addWidget(field)
    return column


def _box(*items: tuple[str, str]) -> QComboBox:
    box = QComboBox()
    for text, data in items:
        box.addItem(text, data)
    return box
