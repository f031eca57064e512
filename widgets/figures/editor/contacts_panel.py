"""What stands on what in the shown position: a list to add to, to change and to take out of."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.figures.contacts import Settled, lowest
from designer.figures.editing import with_pose
from designer.figures.resting import (
    ENDS,
    PARTS,
    SIDED,
    Contact,
    against,
    contacts_of,
    kept_in_place,
    let_hang,
    levelled,
    on_spot,
    put_against,
    put_on,
    surface_at,
    taken_off,
    top_of,
    touching,
)
from widgets.common.labels import plain_label
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.words import EditorWords

_ROW_PX = 28
_LIST_PX = 4 * _ROW_PX + 4
_HIGHEST_CM = 200


class ContactsPanel(QWidget):
    """Shows and changes what holds the body; what cannot be met is refused in words."""

    def __init__(
        self, draft: PictureDraft, words: EditorWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, words
        self._showing = False
        self._contacts: list[Contact] = []
        self.list = _ContactList()
        self.list.setFixedHeight(_LIST_PX)
        self.list.setAccessibleName(self.tr("What stands on what"))
        self.list.currentRowChanged.connect(lambda _row: self._show_fields())
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.add = self._button(self.tr("Add"), self.tr("Add: what stands on what"))
        self.add.setMenu(self.menu)
        self.remove = self._button(self.tr("Remove"), self.tr("Remove: what stands on what"))
        self.remove.clicked.connect(self.take_out)
        self.list.removal_requested.connect(self.take_out)
        self.surface = QComboBox()
        self.surface.setAccessibleName(self.tr("On what"))
        self.surface.activated.connect(self._choose_surface)
        self.height_cm = QDoubleSpinBox()
        self.height_cm.setDecimals(0)
        self.height_cm.setRange(0, _HIGHEST_CM)
        self.height_cm.setSuffix(" cm")
        self.height_cm.lineEdit().setTextMargins(6, 0, 0, 0)
        self.height_cm.setFixedWidth(92)
        self.height_cm.setKeyboardTracking(False)
        self.height_cm.setAccessibleName(self.tr("Height above the floor"))
        self.height_cm.setToolTip(self.tr("Height above the floor"))
        self.height_cm.valueChanged.connect(self._set_height)
        self.level = QCheckBox(self.tr("Tip the body until the first two touch"))
        self.level.clicked.connect(self._set_level)
        self._also = plain_label("", "hint", wrap=True)
        self._lay_out()
        draft.settled_down.connect(self.show_contacts)
        draft.position_changed.connect(self.show_contacts)
        self.show_contacts()

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label(self.tr("What stands on what"), "subheading"), 1)
        head.addWidget(self.add)
        head.addWidget(self.remove)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.surface, 1)
        fields.addWidget(self.height_cm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(fields)
        column.addWidget(self.level)
        column.addWidget(self._also)

    # Showing

    def show_contacts(self) -> None:
        """Read the shown position anew."""
        self._showing = True
        held = self._draft.body()
        row = self.list.currentRow()
        chosen = self._contacts[row] if 0 <= row < len(self._contacts) else None
        self._contacts = contacts_of(held.pose)
        names = [self._name(contact, held) for contact in self._contacts]
        if names != [self.list.item(at).text() for at in range(self.list.count())]:
            self.list.clear()
            for name in names:
                item = QListWidgetItem(name, self.list)
                item.setSizeHint(QSize(0, _ROW_PX))
        same = [at for at, one in enumerate(self._contacts) if chosen and one[:2] == chosen[:2]]
        self.list.setCurrentRow(same[0] if same else -1)
        self.level.setChecked(held.pose.level)
        self.level.setEnabled(len(held.pose.rest) > 1)
        also = ", ".join(self._words.part(part) for part in touching(held))
        self._also.setText(self.tr("Also stays on the floor: {parts}").format(parts=also))
        self._also.setVisible(bool(also))
        self._showing = False
        self._show_fields()

    def _name(self, contact: Contact, held: Settled) -> str:
        part, props = self._words.part(contact.part), self._draft.figure.spec.props
        if contact.kind == "rest":
            return f"{part} {self._where(contact.height)}"
        if contact.kind == "spot":
            return self.tr("{part} stays at its spot").format(part=part)
        near = against(props, held.skeleton.joints[contact.part])
        if near:
            return f"{part} {self._words.where(near, 0)}"
        return self.tr("{part} keeps its place").format(part=part)

    def _where(self, height: float) -> str:
        surface = surface_at(self._draft.figure.spec.props, height)
        return self._words.where(surface, height * 100)

    def _chosen(self) -> Contact | None:
        row = self.list.currentRow()
        return self._contacts[row] if 0 <= row < len(self._contacts) else None

    def _show_fields(self) -> None:
        self._showing = True
        contact = self._chosen()
        self.remove.setEnabled(contact is not None)
        rests = contact is not None and contact.kind == "rest"
        self.surface.setVisible(rests)
        self.height_cm.setVisible(rests)
        if contact is not None and rests:
            self.surface.clear()
            for height in self._heights():
                self.surface.addItem(self._where(height), height)
            at = [
                n
                for n, height in enumerate(self._heights())
                if abs(height - contact.height) < 0.015
            ]
            if not at:
                self.surface.addItem(self._where(contact.height), contact.height)
            self.surface.setCurrentIndex(at[0] if at else self.surface.count() - 1)
            self.height_cm.setValue(round(contact.height * 100))
        self._showing = False

    def _heights(self) -> list[float]:
        """The floor and the tops of the things around, lowest first."""
        tops = (top_of(prop) for prop in self._draft.figure.spec.props)
        return sorted({0.0, *(round(top, 4) for top in tops if top is not None)})

    # Changing

    def _do(self, text: str, change: Callable[[Settled], Settled], merge: str = "") -> bool:
        index = self._draft.index
        done = self._draft.do(
            text,
            lambda figure: with_pose(figure, index, change(self._draft.body()).pose),
            merge=merge and f"{merge} {index}",
        )
        if not done:
            self.show_contacts()  # what it was
        return done

    def put_on(self, part: str, height: float | None = None) -> bool:
        """Put a part on a surface: the nearest one unless told how high (metres)."""
        if height is None:
            now = lowest(self._draft.body().skeleton, part)
            height = min(self._heights(), key=lambda one: abs(one - now))
        at = height
        text = f"{self._words.part(part)} {self._where(at)}"
        done = self._do(text, lambda held: put_on(held, part, at), merge=f"put {part}")
        if done:
            self._select("rest", part)
        return done

    def take_out(self) -> None:
        """Take the chosen contact out."""
        contact = self._chosen()
        if contact is None:
            return
        text = self.tr("Remove: {what}").format(what=self.list.currentItem().text())
        change = {
            "rest": lambda held: taken_off(held, contact.part),
            "place": lambda held: let_hang(held, contact.part),
            "spot": lambda held: on_spot(held, ""),
        }[contact.kind]
        self._do(text, change)

    def keep_place(self, end: str) -> None:
        """From now on a hand or foot stays where it is while the body moves."""
        text = self.tr("{part} keeps its place").format(part=self._words.part(end))
        if self._do(text, lambda held: kept_in_place(held, end)):
            self._select("place", end)

    def lean(self, end: str) -> None:
        """Put a hand or foot on the wall."""
        wall = next(one for one in self._draft.figure.spec.props if one.kind == "wall")
        text = f"{self._words.part(end)} {self._words.where('wall', 0)}"
        if self._do(text, lambda held: put_against(held, end, wall)):
            self._select("place", end)

    def keep_spot(self, joint: str) -> None:
        """From now on a joint stays at its spot along the picture."""
        text = self.tr("{part} stays at its spot")
        if self._do(text.format(part=self._words.joint(joint)), lambda held: on_spot(held, joint)):
            self._select("spot", joint)

    def _select(self, kind: str, part: str) -> None:
        for row, contact in enumerate(self._contacts):
            if contact[:2] == (kind, part):
                self.list.setCurrentRow(row)

    def _choose_surface(self) -> None:
        contact = self._chosen()
        if contact is not None and not self._showing:
            self.put_on(contact.part, float(self.surface.currentData()))

    def _set_height(self, height_cm: float) -> None:
        contact = self._chosen()
        if contact is not None and not self._showing:
            self.put_on(contact.part, height_cm / 100)

    def _set_level(self) -> None:
        both = self.level.isChecked()
        self._do(self.level.text(), lambda held: levelled(held, both=both))

    # The menu

    def _fill_menu(self) -> None:
        self.menu.clear()
        stands = self.menu.addMenu(self.tr("Stands or lies on something"))
        for part in (*PARTS, *(f"{one}-{side}" for side in ("right", "left") for one in SIDED)):
            self._offer(stands, self._words.part(part), partial(self.put_on, part))
        keeps = self.menu.addMenu(self.tr("Keeps its place while the body moves"))
        for end in ENDS:
            self._offer(keeps, self._words.part(end), partial(self.keep_place, end))
        if any(prop.kind == "wall" for prop in self._draft.figure.spec.props):
            leans = self.menu.addMenu(self.tr("On the wall"))
            for end in ENDS:
                self._offer(leans, self._words.part(end), partial(self.lean, end))
        joint = self._draft.joint
        text = self.tr("{part} stays at its spot")
        name = text.format(part=self._words.joint(joint))
        self._offer(self.menu, name, partial(self.keep_spot, joint))

    def _offer(self, menu: QMenu, text: str, slot: Callable[[], object]) -> None:
        menu.addAction(text).triggered.connect(lambda _on=False: slot())


class _ContactList(QListWidget):
    """A list whose Delete key takes out what is chosen.

    Signals:
        removal_requested(): Delete was pressed.
    """

    removal_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)
