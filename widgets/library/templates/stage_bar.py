"""The stages of a template in a row above the board: choose one, add, name, move, remove."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from templates.stage_edits import free_weeks, weeks_between
from widgets.common.flow_layout import FlowLayout
from widgets.common.labels import as_tooltip, plain_label
from widgets.library.template_words import TemplateWords
from widgets.library.templates.draft import TemplateDraft
from widgets.library.templates.stage_dialog import StageDialog, StageQuestion
from widgets.theme.theme import set_kind

_LONGEST = 28  # letters of a stage's words on its button


class StageBar(QWidget):
    """Shows the stages of a draft; every change is a step of the draft's undo stack."""

    def __init__(self, draft: TemplateDraft, words: TemplateWords) -> None:
        super().__init__()
        self._draft, self._words = draft, words
        self._group = QButtonGroup(self)  # one is shown; arrow keys go to the next
        self.add = QPushButton(self.tr("Add a stage…"))
        self.add.setToolTip(
            self.tr("Another week from a later progression week on, such as one with longer holds")
        )
        self.more = QPushButton(self.tr("Stage"))
        self.more.setAccessibleName(self.tr("What can be done with the stage on the board"))
        self.menu = QMenu(self)
        self.rename = self._action(self.tr("Name and week…"), self.ask_name)
        self.copy = self._action(self.tr("Copy…"), self.ask_copy)
        self.earlier = self._action(self.tr("Exchange with the one before"), self.move_earlier)
        self.later = self._action(self.tr("Exchange with the one behind"), self.move_later)
        self.menu.addSeparator()
        self.remove = self._action(self.tr("Remove"), self.remove_shown)
        self.more.setMenu(self.menu)
        self.add.clicked.connect(self.ask_new)
        self._chips = FlowLayout(spacing=8)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._caption(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._chips, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.add, self.more):
            set_kind(button, "quiet")
            button.setAutoDefault(False)
        document = draft.document
        document.program_changed.connect(self.refresh)
        document.week_shown.connect(self._mark)
        self._group.idClicked.connect(document.show_week)
        self.refresh()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """One for each stage, in their order."""
        found = (self._group.button(index) for index in range(len(self._draft.stages)))
        return tuple(button for button in found if isinstance(button, QPushButton))

    def refresh(self) -> None:
        """Show the stages as they stand now."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._chips.removeWidget(button)
            button.hide()
            button.deleteLater()
        for index, said in enumerate(self._said()):
            shown = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            button = QPushButton(shown.replace("&", "&&"))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(said)
            button.setToolTip(as_tooltip(said if shown != said else ""))
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(
                lambda at, index=index: self._open_menu(index, at)
            )
            self._group.addButton(button, index)
            self._chips.addWidget(button)
        self._mark(self._draft.document.week_index)

    def ask_new(self) -> None:
        """Another stage that begins as the one on the board is."""
        self._ask_stage(self.tr("Add a stage"), self.tr("Add"), "")

    def ask_copy(self) -> None:
        """The same with the name filled in."""
        name = self._draft.stages[self._index].name
        self._ask_stage(self.tr("Copy the stage"), self.tr("Copy"), name)

    def ask_name(self) -> None:
        """Another name or first week for the stage on the board."""
        index, stages = self._index, self._draft.stages
        question = StageQuestion(
            self.tr("Name and week of the stage"),
            self.tr("It begins between the stage before and the one behind it."),
            self.tr("Change"),
            weeks_between(stages, index),
            stages[index].from_week,
            stages[index].name,
        )
        dialog = StageDialog(question, (), self)
        if dialog.exec():
            self._draft.rename_stage(
                index, dialog.said_name(), dialog.from_week(), self.tr("Change the stage")
            )
        dialog.deleteLater()

    def move_earlier(self) -> None:
        """The days of the stage on the board come where those of the one before were."""
        self._draft.move_stage(self._index, self._index - 1, self.tr("Exchange stages"))

    def move_later(self) -> None:
        """The other way."""
        self._draft.move_stage(self._index, self._index + 1, self.tr("Exchange stages"))

    def remove_shown(self) -> None:
        """The stage on the board goes; undo brings it back."""
        self._draft.remove_stage(self._index, self.tr("Remove the stage"))

    @property
    def _index(self) -> int:
        return self._draft.document.week_index

    def _caption(self) -> QWidget:
        caption = plain_label(self.tr("Stages"), "caption")
        caption.setMinimumHeight(self.add.sizeHint().height())  # level with the first row
        return caption

    def _said(self) -> list[str]:
        return [self._words.stage(one.from_week, one.name) for one in self._draft.stages]

    def _ask_stage(self, title: str, agree: str, name: str) -> None:
        index, stages = self._index, self._draft.stages
        free = free_weeks(stages)
        behind = [week for week in free if week > stages[index].from_week]
        text = self.tr("From its first week on, it stands in place of the stage before.")
        question = StageQuestion(title, text, agree, free, (behind or free)[0], name, index)
        dialog = StageDialog(question, self._said(), self)
        if dialog.exec():
            self._draft.add_stage(
                dialog.from_week(), dialog.said_name(), dialog.source(), self.tr("Add a stage")
            )
        dialog.deleteLater()

    def _mark(self, index: int) -> None:
        """Check the button of the stage on the board, and offer what can be done with it."""
        count = len(self._draft.stages)
        if (button := self._group.button(index)) is not None:
            button.setChecked(True)
        room = bool(free_weeks(self._draft.stages))
        self.add.setEnabled(room)
        self.copy.setEnabled(room)
        self.earlier.setEnabled(index > 0)
        self.later.setEnabled(index + 1 < count)
        self.remove.setEnabled(count > 1)

    def _open_menu(self, index: int, at: QPoint) -> None:
        self._draft.document.show_week(index)
        self.menu.popup(self._group.button(index).mapToGlobal(at))

    def _action(self, text: str, act: Callable[[], None]) -> QAction:
        action = self.menu.addAction(text)
        action.triggered.connect(lambda _checked=False: act())
        return action
