"""Asks for a stage of a template: from which week on, its name, and what it begins with."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from widgets.common.agree_box import AgreeBox
from widgets.common.form_row import FormRow
from widgets.common.labels import plain_label


class StageQuestion(NamedTuple):
    """What the dialog is about, and what it shows at first."""

    title: str
    text: str
    agree: str
    weeks: Iterable[int]  # in which it may begin
    week: int
    name: str = ""
    like: int | None = None  # the stage whose days it takes


class StageDialog(QDialog):
    """``stages``: the words of those whose days it may take; none: it keeps its own."""

    def __init__(
        self, question: StageQuestion, stages: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title)
        self.setMinimumWidth(460)
        self.week, self.name, self.like = QComboBox(), QLineEdit(question.name), QComboBox()
        for number in question.weeks:
            self.week.addItem(self.tr("Progression week {n}").format(n=number), number)
        self.week.setCurrentIndex(max(0, self.week.findData(question.week)))
        self.name.setMaxLength(300)
        self.name.setPlaceholderText(self.tr("Such as “Longer holds”; may stay blank"))
        self.like.addItem(self.tr("Empty days"), None)
        for index, said in enumerate(stages):
            self.like.addItem(self.tr("The days of “{stage}”").format(stage=said), index)
        self.like.setCurrentIndex(max(0, self.like.findData(question.like)))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(question.title, "subheading", wrap=True))
        column.addWidget(plain_label(question.text, "hint", wrap=True))
        column.addWidget(FormRow(self.tr("It begins in"), self.week))
        column.addWidget(FormRow(self.tr("Name"), self.name))
        if stages:
            column.addWidget(FormRow(self.tr("It begins with"), self.like))
        column.addSpacing(8)
        buttons = AgreeBox(self, question.agree)
        buttons.agree.setDefault(True)
        column.addWidget(buttons)

    def from_week(self) -> int:
        """The progression week in which it begins."""
        return int(self.week.currentData())

    def said_name(self) -> str:
        """Its name; may be blank."""
        return self.name.text().strip()

    def source(self) -> int | None:
        """The stage whose days it takes; None: none."""
        index = self.like.currentData()
        return None if index is None else int(index)
