"""The angles of the selected joint as fields: what dragging does, by keyboard."""

from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from designer.figures.angles import HANDLES, angle, angles_at, limit_of
from widgets.common.labels import plain_label
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.words import EditorWords

_FIELDS = 4  # no joint has more angles


class JointPanel(QWidget):
    """Shows the selected joint and its angles with their limits."""

    def __init__(
        self, draft: PictureDraft, words: EditorWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft, self._words = draft, words
        self._showing = False
        self.joint = QComboBox()
        for name in HANDLES:
            self.joint.addItem(words.joint(name), name)
        self.joint.setAccessibleName(self.tr("Joint"))
        self.joint.activated.connect(self._choose)
        self.fields = [QDoubleSpinBox() for _ in range(_FIELDS)]
        self._names = [plain_label() for _ in range(_FIELDS)]
        self._limits = [plain_label("", "hint") for _ in range(_FIELDS)]
        self._note = plain_label("", "hint", wrap=True)
        self._lay_out()
        draft.joint_changed.connect(self._show)
        draft.position_changed.connect(self._show)
        draft.settled_down.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, field in enumerate(self.fields):
            field.setDecimals(0)
            field.setSuffix("°")
            field.lineEdit().setTextMargins(6, 0, 0, 0)
            field.setFixedWidth(92)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(lambda value, at=row: self._turn(at, value))
            grid.addWidget(self._names[row], row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(self._limits[row], row, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Joint"), "subheading"))
        column.addWidget(self.joint)
        column.addLayout(grid)
        column.addWidget(self._note)

    def _choose(self) -> None:
        self._draft.select(str(self.joint.currentData()))

    def _show(self) -> None:
        self._showing = True
        joint = self._draft.joint
        self.joint.setCurrentIndex(self.joint.findData(joint))
        body = self._draft.body()
        names = angles_at(joint)
        for row, field in enumerate(self.fields):
            used = row < len(names)
            for widget in (field, self._names[row], self._limits[row]):
                widget.setVisible(used)
            if not used:
                continue
            low, high = limit_of(names[row])
            words = self._words.angle(names[row])
            self._names[row].setText(words)
            self._limits[row].setText(
                self.tr("{low} to {high}°").format(low=f"{low:g}", high=f"{high:g}")
            )
            field.setRange(low, high)
            whole = angle(body.pose, body.skeleton, names[row])
            if names[row] == "tilt":
                whole = body.tilt
            field.setValue(round(min(high, max(low, whole))))
            field.setAccessibleName(words)
        self._note.setText(self._kept(joint))
        self._note.setVisible(bool(self._note.text()))
        self._showing = False

    def _kept(self, joint: str) -> str:
        """Why a limb does not follow the trunk."""
        kind, _, side = joint.partition("-")
        limb = {"elbow": "arm", "wrist": "arm", "knee": "leg", "ankle": "leg"}.get(kind)
        pose = self._draft.body().pose
        if limb and getattr(pose, f"{side}_{limb}").reach is not None:
            return self.tr(
                "Keeps its place while the body moves. Dragging gives it another place; "
                "an angle typed here frees it."
            )
        return ""

    def _turn(self, row: int, value: float) -> None:
        names = angles_at(self._draft.joint)
        if self._showing or row >= len(names):
            return
        text = self.tr("Angle: {joint}").format(joint=self._words.joint(self._draft.joint))
        if not self._draft.turn(text, names[row], value):
            self._show()  # what it was
