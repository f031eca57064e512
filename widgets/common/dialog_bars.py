"""The bars at the head and the foot of a large dialog."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

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


def _bar(parts: tuple[QWidget, ...]) -> QWidget:
    bar = QWidget()
    set_role(bar, "surface")
    row = QHBoxLayout(bar)
    row.setContentsMargins(24, 12, 24, 12)
    row.setSpacing(8)
    for number, part in enumerate(parts):
        row.addWidget(part, 0 if number else 1)
    return bar
