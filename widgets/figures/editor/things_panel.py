"""The things around the body and the marks over it: lists to add to, change and take out of."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.figures.editing import (
    bent_arrow,
    new_mark,
    with_marks,
)
from designer.figures.marks import Mark
from designer.figures.spec import Figure
from widgets.common.labels import plain_label
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.words import EditorWords

_ROW_PX = 28
_LIST_PX = 3 * _ROW_PX + 4


class ThingsPanel(QWidget):
    """A heading with an Add menu, a list, and the fields of what is chosen."""

    def __init__(
        self, draft: PictureDraft, words: EditorWords, title: str, kinds: dict[str, str]
    ) -> None:
        super().__init__()
        self.draft, self.words = draft, words
        self._showing = False
        self.list = QListWidget()
        self.list.setFixedHeight(_LIST_PX)
        self.list.setAccessibleName(title)
        self.add = QPushButton(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add: {what}").format(what=title))
        self.add.setAutoDefault(False)
        menu = QMenu(self)
        for kind, text in sorted(kinds.items(), key=lambda pair: pair[1]):
            action = menu.addAction(text)
            action.setData(kind)
        menu.triggered.connect(lambda action: self.add_kind(str(action.data())))
        self.add.setMenu(menu)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAutoDefault(False)
        self.remove.setAccessibleName(self.tr("Remove: {what}").format(what=title))
        self.remove.clicked.connect(self._remove)
        self._lay_out(title)
        self.list.currentRowChanged.connect(lambda _row: self._show_fields())
        draft.settled_down.connect(self._show)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(title, "subheading"), 1)
        head.addWidget(self.add)
        head.addWidget(self.remove)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(self.fields)

    def add_kind(self, kind: str) -> None:
        raise NotImplementedError

    def things(self) -> tuple[Any, ...]:
        """The props, or the marks, of the figure."""
        raise NotImplementedError

    def name(self, thing: Any) -> str:
        raise NotImplementedError

    def with_things(self, figure: Figure, things: tuple[Any, ...]) -> Figure:
        raise NotImplementedError

    def show_fields(self, thing: Any) -> None:
        """Show the fields of a thing, or none."""
        raise NotImplementedError

    def chosen(self) -> Any:
        row, things = self.list.currentRow(), self.things()
        return things[row] if 0 <= row < len(things) else None

    def change(self, text: str, change: Callable[[Any], Any], merge: str = "") -> None:
        """Put a changed thing in the place of the chosen one."""
        row = self.list.currentRow()
        if self._showing or self.chosen() is None:
            return

        def changed(figure: Figure) -> Figure:
            things = list(self.things())
            things[row] = change(things[row])
            return self.with_things(figure, tuple(things))

        merge = merge and f"{merge} {row}"
        self.draft.do(f"{text}: {self.name(self.chosen())}", changed, merge)
        self._show_fields()

    def append(self, thing: Any) -> None:
        text = self.tr("Add: {what}").format(what=self.name(thing))
        if self.draft.do(text, lambda f: self.with_things(f, (*self.things(), thing))):
            self.list.setCurrentRow(len(self.things()) - 1)

    def _remove(self) -> None:
        row, thing = self.list.currentRow(), self.chosen()
        if thing is None:
            return
        text = self.tr("Remove: {what}").format(what=self.name(thing))
        self.draft.do(
            text,
            lambda f: self.with_things(f, (*self.things()[:row], *self.things()[row + 1 :])),
        )

    def _show(self) -> None:
        self._showing = True
        things = self.things()
        row = min(self.list.currentRow(), len(things) - 1)
        names = [self.name(thing) for thing in things]
        if names != [self.list.item(at).text() for at in range(self.list.count())]:
            self.list.clear()
            for name in names:
                item = QListWidgetItem(name, self.list)
                item.setSizeHint(QSize(0, _ROW_PX))
            self.list.setCurrentRow(row)
        self._showing = False
        self._show_fields()

    def _show_fields(self) -> None:
        self._showing = True
        thing = self.chosen()
        self.remove.setEnabled(thing is not None)
        self.show_fields(thing)
        self._showing = False


class MarksPanel(ThingsPanel):
    """Arrows, lines and badges. An arrow begins at the selected joint and is dragged."""

    def __init__(self, draft: PictureDraft, words: EditorWords, title: str) -> None:
        super().__init__(draft, words, title, words.marks)
        self.both = QPushButton(self.tr("Both ways"))
        self.both.setCheckable(True)
        self.both.clicked.connect(self._both_ways)
        self.bend = QPushButton(self.tr("One more corner"))
        self.bend.clicked.connect(self._bend)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.both, self.bend):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.fields.addLayout(row)
        self.belongs: QLabel = plain_label("", "hint", wrap=True)
        self.fields.addWidget(self.belongs)
        self._show()

    def things(self) -> tuple[Mark, ...]:
        return self.draft.figure.spec.marks

    def name(self, thing: Mark) -> str:
        name = self.words.marks[thing.kind]
        try:
            return f"{name} · {self.words.joint(thing.point)}" if thing.point else name
        except KeyError:  # a joint that has no handle, such as a heel
            return f"{name} · {self.words.part(thing.point)}"

    def with_things(self, figure: Figure, things: tuple[Mark, ...]) -> Figure:
        return with_marks(figure, things)

    def add_kind(self, kind: str) -> None:
        self.append(new_mark(kind, self.draft.joint))

    def show_fields(self, thing: Mark | None) -> None:
        arrow = thing is not None and thing.kind in {"arrow", "move"}
        self.both.setVisible(arrow)
        self.bend.setVisible(thing is not None and thing.kind == "arrow")
        self.both.setChecked(thing is not None and thing.both_ways)
        hint = ""
        if thing is not None and thing.kind == "move":
            hint = self.tr("Follows the joint from start to end.")
        elif thing is not None and thing.kind == "arrow":
            hint = self.tr("Drag its corners in the picture.")
        self.belongs.setText(hint)
        self.belongs.setVisible(bool(hint))

    def _both_ways(self) -> None:
        both = self.both.isChecked()
        self.change(self.tr("Change"), lambda mark: replace(mark, both_ways=both))

    def _bend(self) -> None:
        self.change(self.tr("Bend"), bent_arrow)
