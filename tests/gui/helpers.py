"""What the tests of the window share: invented patients, and answers to dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from designer.model.patient import Identifiers, Patient
from tests.gui.hands import Looking
from widgets.shell.main_window import MainWindow
from widgets.state.services import Services

TODAY = date(2026, 3, 4)  # a Wednesday
NOW = datetime(2026, 3, 4, 9, 30)  # the clinic's wall time

MakeServices = Callable[..., Services]
MakeWindow = Callable[..., MainWindow]


@contextmanager
def answering(*texts: str) -> Iterator[list[str]]:
    """Click these buttons of the dialogs that appear, one after the other.

    Gives the texts of the dialogs that were answered; fails when one did not appear.
    """
    waiting, seen = list(texts), list[str]()

    def answer(dialog: QWidget) -> None:
        seen.append(f"{dialog.accessibleName()} {dialog.accessibleDescription()}")
        wanted = waiting.pop(0) if waiting else ""
        for button in dialog.findChildren(QPushButton):
            if button.text() == wanted:
                button.click()
                return
        offered = [button.text() for button in dialog.findChildren(QPushButton)]
        dialog.close()
        seen.append(f"no button {wanted!r} among {offered}")

    looking = Looking(answer)
    looking.start()
    try:
        yield seen
    finally:
        looking.stop()
    assert not waiting, f"never asked: {waiting}; seen: {seen}"


def patient(number: int = 1, name: str = "Rivera, Ana", **fields: object) -> Patient:
    """An invented patient with two identifiers."""
    values: dict[str, object] = {
        "id": str(UUID(int=1000 + number)),
        "identifiers": Identifiers(name=name, mrn=f"{number:04}"),
        "birth_date": date(1980, 5, number % 28 + 1),
        "invented": True,
    }
    return Patient(**(values | fields))  # type: ignore[arg-type]  # keywords of a test
