"""The bars at the head and the foot of a large dialog."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from widgets.theme.theme import set_kind, set_role


def head_bar(wide: QWidget, *others: QWidget) -> QWidget:
    """A bar of the given parts; the first one takes the room that is left."""
    return _bar((wide, *others))


def foot_bar(dialog: QDialog, agree: QPushButton, said: QWidget | None = None) -> QWidget:
    """What is said on the left, Cancel and the button that agrees on the right; both connected."""
    cancel = QPushButton(QCoreApplication.translate("DialogBars", "Cancel"))
    cancel.setAutoDefault(False)
    set_kind(agree, "primary")
    agree.setDefault(True)
    cancel.clicked.connect(dialog.reject)
    agree.clicked.connect(dialog.accept)
    return _bar((said if said is not None else QWidget(), cancel, agree))


def lay_between(dialog: QDialog, head: QWidget, body: QWidget | QLayout, foot: QWidget) -> None:
    """The whole dialog: a bar above, a bar below, and the body in all the room between."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(head)
    if isinstance(body, QWidget):
        column.addWidget(body, 1)
    else:
        column.addLayout(body, 1)
    column.addWidget(foot)


def _bar(parts: tuple[QWidget, ...]) -> QWidget:
    bar = QWidget()
    set_role(bar, "surface")
    row = QHBoxLayout(bar)
    row.setContentsMargins(24, 12, 24, 12)
    row.setSpacing(8)
    for number, part in enumerate(parts):
        row.addWidget(part, 0 if number else 1)
    return bar
