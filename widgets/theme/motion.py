"""Whether pictures may move: what the user chose, or else what the system asks for."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal

MotionMode = Literal["system", "still", "moving"]
MOTION_MODES: tuple[MotionMode, ...] = ("system", "still", "moving")


class Motion(QObject):
    """One wish for the whole program. A dialog for settings calls ``set_mode``; it is kept.

    Signals:
        changed(bool): from now on pictures may move, or not.
        mode_chosen(str): the user chose another mode; whoever keeps settings writes it down.
    """

    changed = Signal(bool)
    mode_chosen = Signal(str)

    def __init__(
        self, parent: QObject | None = None, system_is_still: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(parent)
        self._mode: MotionMode = "system"
        self._ask = system_is_still
        self._system: bool | None = None  # not asked yet: it means reading a file

    @property
    def mode(self) -> MotionMode:
        return self._mode

    @property
    def allowed(self) -> bool:
        """Whether pictures may move."""
        if self._mode != "system":
            return self._mode == "moving"
        if self._system is None:
            self._system = self._system_is_still()
        return not self._system

    def set_mode(self, mode: MotionMode) -> None:
        """Follow the system, keep still, or move whatever the system says."""
        if mode == self._mode:
            return
        before = self.allowed
        self._mode = mode
        self.mode_chosen.emit(mode)
        if self.allowed != before:
            self.changed.emit(self.allowed)

    def _system_is_still(self) -> bool:
        if self._ask is None:
            from widgets.theme.system_motion import (  # noqa: PLC0415  # for a quick start
                system_wants_stillness,
            )

            self._ask = system_wants_stillness
        return self._ask()
