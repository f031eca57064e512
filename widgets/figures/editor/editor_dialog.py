"""The pose editor: canvas in the middle, positions and previews left, angles and things right."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.figures.editing import with_layout, with_pose, with_surroundings, with_view
from designer.figures.spec import Figure
from designer.knowledge.library import Library
from widgets.common.asking import may_leave, tell
from widgets.common.labels import ElidedLabel, plain_label
from widgets.common.work import Work
from widgets.figures.editor.canvas import PoseCanvas
from widgets.figures.editor.contacts_panel import ContactsPanel
from widgets.figures.editor.copy_dialog import CopyDialog
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.joint_panel import JointPanel
from widgets.figures.editor.positions_panel import PositionsPanel
from widgets.figures.editor.preview_panel import PreviewPanel
from widgets.figures.editor.props_panel import PropsPanel
from widgets.figures.editor.sides import Sides
from widgets.figures.editor.things_panel import MarksPanel
from widgets.figures.editor.words import EditorWords
from widgets.figures.shelf import FigureShelf
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme, set_kind


class EditorTools(NamedTuple):
    """What the editor needs of the program."""

    library: Library
    shelf: FigureShelf
    theme: Theme


class PictureEditor(QDialog):
    """Edits one figure.

    ``save`` stores it, on a thread of its own, and raises DesignerError when it cannot.

    Signals:
        saved(object): it is stored; what ``save`` gave.
    """

    saved = Signal(object)

    def __init__(
        self,
        figure: Figure,
        name: str,
        tools: EditorTools,
        save: Callable[[Figure], object],
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._shelf, self._theme = tools
        self._save, theme = save, tools.theme
        self.work = Work(self)
        self.work.finished.connect(self._end_saved)
        self.work.failed.connect(self._end_unsaved)
        self.setWindowTitle(self.tr("Picture of {name}").format(name=name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.draft = PictureDraft(figure, self)
        self.words = EditorWords(self)
        self.canvas = PoseCanvas(self.draft, self.words, theme.tokens)
        self.positions = PositionsPanel(self.draft, self.words, theme)
        self.preview = PreviewPanel(self.draft, theme)
        self.joint = JointPanel(self.draft, self.words)
        self.contacts = ContactsPanel(self.draft, self.words)
        self.props = PropsPanel(self.draft, self.words, self.tr("Things"))
        self.marks = MarksPanel(self.draft, self.words, self.tr("Marks"))
        self._trouble = plain_label("", "error", wrap=True)
        self._make_bar()
        self._lay_out(name, hint)
        self.draft.refused.connect(self._trouble.setText)
        self.draft.settled_down.connect(self._follow)
        self.positions.onion_switched.connect(lambda shown: self.canvas.set_onion(shown=shown))
        self.positions.copy_requested.connect(self.copy_position)
        theme.changed.connect(self.canvas.set_tokens)
        self._follow()
        self.resize(self._usual_size())
        self.canvas.setFocus()

    def _usual_size(self) -> QSize:
        """Most of the screen: a joint is easier to place on a large body."""
        room = self.screen().availableSize()
        return QSize(min(1680, round(room.width() * 0.96)), min(1040, round(room.height() * 0.92)))

    def trouble(self) -> str:
        """Why the last change was refused; "" when it was not."""
        return self._trouble.text()

    def copy_position(self) -> None:
        """Ask for another exercise and take one of its positions."""
        dialog = CopyDialog(self._library, self._shelf, self.words, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        chosen = dialog.chosen()
        if chosen is not None:
            figure, number = chosen
            self.take_position(figure, number, everything=dialog.surroundings.isChecked())

    def take_position(self, figure: Figure, number: int, *, everything: bool) -> None:
        """Put a position of another figure in the place of the shown one."""
        index = self.draft.index

        def copied(mine: Figure) -> Figure:
            mine = with_pose(mine, index, figure.poses[number])
            return with_surroundings(mine, figure) if everything else mine

        self.draft.do(self.tr("Copy from another exercise"), copied)

    def save(self) -> None:
        """Store the figure and close; on an error say it and stay."""
        if self.work.is_running:
            return
        figure = self.draft.figure
        self._show_saving(True)
        self.work.start(lambda _step: self._save(figure))

    def _show_saving(self, saving: bool) -> None:
        """What is being written stays as it is."""
        self._parts.setEnabled(not saving)
        self.keep.setText(self.tr("Saving…") if saving else self.tr("Save"))
        self.keep.setEnabled(not saving and self.draft.is_changed)
        self.cancel.setEnabled(not saving)
        for action in (self.undo, self.redo):
            action.setEnabled(not saving)

    def _end_saved(self, result: object) -> None:
        self.saved.emit(result)
        self.accept()

    def _end_unsaved(self, error: DesignerError) -> None:
        self._show_saving(False)
        stack = self.draft.undo_stack
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        tell(self, self.tr("The picture was not saved"), str(error), self.tr("Close"))

    def reject(self) -> None:
        """Close without saving; ask first when there is something to lose."""
        if self.work.is_running:
            return
        lost = self.tr("The changes to this picture would be lost.")
        if self.draft.is_changed and not may_leave(self, lost):
            return
        super().reject()

    def _make_bar(self) -> None:
        stack = self.draft.undo_stack
        self.undo = stack.createUndoAction(self, self.tr("Undo:"))
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.redo = stack.createRedoAction(self, self.tr("Redo:"))
        self.redo.setShortcut(QKeySequence.StandardKey.Redo)
        self.undo.setIcon(icon(Icon.UNDO, self._theme.tokens))
        self.redo.setIcon(icon(Icon.REDO, self._theme.tokens))
        self.view = self._combo(self.words.views, self.tr("View"), self._change_view)
        self.layout_choice = self._combo(
            self.words.layouts, self.tr("On a card"), self._change_layout
        )

    def _combo(self, choices: dict[str, str], name: str, slot: Callable[[], None]) -> QComboBox:
        combo = QComboBox()
        for key, text in choices.items():
            combo.addItem(text, key)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.activated.connect(lambda _index: slot())
        return combo

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)  # its tooltip names the step
        set_kind(button, "quiet")
        return button

    def _lay_out(self, name: str, hint: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        title = ElidedLabel(self.tr("Picture of {name}").format(name=name), "heading")
        head.addWidget(title, 1)
        head.addWidget(ElidedLabel(hint, "hint"), 1)
        for action in (self.undo, self.redo):
            self.addAction(action)
            head.addWidget(self._button(action))
        head.addSpacing(8)
        head.addWidget(self.view)
        head.addWidget(self.layout_choice)
        left = (self.positions, self.preview)
        right = (self.joint, self.contacts, self.props, self.marks)
        self._parts = Sides(self.canvas, left, right)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._parts, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        keys = self.tr("Drag a joint, or Tab to it and use the arrow keys; Shift for large steps.")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.keep = QPushButton(self.tr("Save"))
        set_kind(self.keep, "primary")
        self.keep.setAutoDefault(False)  # Return belongs to the field that has the focus
        self.keep.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ElidedLabel(keys, "hint"), 3)
        row.addWidget(self._trouble, 2)
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        return row

    def _follow(self) -> None:
        spec = self.draft.figure.spec
        self.view.setCurrentIndex(self.view.findData(spec.view))
        self.layout_choice.setCurrentIndex(self.layout_choice.findData(spec.layout))
        self.layout_choice.setEnabled(len(spec.positions) > 1)
        self.keep.setEnabled(self.draft.is_changed)

    def _change_view(self) -> None:
        view = self.view.currentData()
        self.draft.do(self.tr("View"), lambda figure: with_view(figure, view))

    def _change_layout(self) -> None:
        layout = self.layout_choice.currentData()
        self.draft.do(self.tr("On a card"), lambda figure: with_layout(figure, layout))
