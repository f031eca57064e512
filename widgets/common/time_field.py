"""A time of day that can be blank."""

import re
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


class TimeField(QLineEdit):
    """Hours and minutes on the 24-hour clock, such as 08:30."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("hh:mm"))
        self.setMaxLength(5)
        self.setFixedWidth(88)
        self.textEdited.connect(self.edited)

    def value(self) -> time | None:
        return _read(self.text().strip())

    def show_value(self, value: object) -> None:
        self.setText(f"{value:%H:%M}" if isinstance(value, time) else "")

    def problem(self) -> str:
        if self.text().strip() and self.value() is None:
            return self.tr("Write the time as hours and minutes, such as 08:30.")
        return ""


def _read(text: str) -> time | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None
