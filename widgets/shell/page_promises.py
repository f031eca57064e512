"""What a page may promise the window, which takes each page by what it has.

Ask it of a page as an ``object``: to mypy no widget is a protocol, because of its metaclass.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction


@runtime_checkable
class MayClose(Protocol):
    """Is asked before a patient or the window is closed."""

    def may_close(self) -> bool: ...


@runtime_checkable
class TakesLibrary(Protocol):
    """Follows a changed library; a page that does not is made anew."""

    def take_library(self) -> None: ...


@runtime_checkable
class OffersEdits(Protocol):
    """Has commands for the menu Edit while it is in front."""

    def edit_actions(self) -> list[QAction]: ...


@runtime_checkable
class OffersViews(Protocol):
    """Has commands for the menu View while it is in front."""

    def view_actions(self) -> list[QAction]: ...


@runtime_checkable
class TakesInPatients(Protocol):
    """Has the forms of patients, and the way to the demonstration."""

    demonstration_requested: SignalInstance

    def new_patient(self) -> None: ...
    def edit_patient(self) -> None: ...
    def open_patient(self, patient_id: str) -> None: ...


@runtime_checkable
class ShowsExercises(Protocol):
    """Can bring one exercise to the front."""

    def show_exercise(self, exercise_id: str) -> None: ...


@runtime_checkable
class PrintsHandouts(Protocol):
    """Prints what it shows; ``is_settled`` once that is of the record as it is now."""

    @property
    def is_settled(self) -> bool: ...
    def print_handout(self) -> None: ...
