"""What our own widgets are to assistive technology: Qt knows only that they are widgets."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# By the name of the class, which is what Qt asks with; names and descriptions are the widgets' own.
ROLES = {
    "FindingCard": QAccessible.Role.ListItem,
    "TimeChart": QAccessible.Role.Chart,
    "CalendarView": QAccessible.Role.Chart,
    "WeekStrip": QAccessible.Role.List,
    "PoseCanvas": QAccessible.Role.Canvas,
}


@cache  # Qt keeps each factory it was ever given
def install_roles() -> None:
    """From now on these widgets have a role."""
    QAccessible.installFactory(_interface)


def _interface(class_name: str, about: QObject) -> QAccessibleInterface | None:
    role = ROLES.get(class_name)
    if role is None or not isinstance(about, QWidget):
        return None
    return QAccessibleWidget(about, role)
