"""What the window remembers from one day to the next: sizes and the theme, never patient data."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from widgets.theme.motion import MOTION_MODES, MotionMode
from widgets.theme.theme import Mode

SCALES = (100, 110, 125, 150, 175, 200)  # per cent of the size that the system asks for


class LayoutStore:
    """An INI file. Whatever is missing or damaged in it counts as never chosen."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """The theme that the user chose."""
        value = self._settings.value("theme/mode", "system")
        return cast(Mode, value) if value in get_args(Mode) else "system"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("theme/mode", mode)

    @property
    def motion(self) -> MotionMode:
        """Whether pictures may move, as the user chose."""
        value = self._settings.value("motion/mode", "system")
        return value if value in MOTION_MODES else "system"

    @motion.setter
    def motion(self, mode: MotionMode) -> None:
        self._settings.setValue("motion/mode", mode)

    @property
    def scale(self) -> int:
        """How large everything is shown, one of SCALES; taken up when the program starts."""
        value = str(self._settings.value("window/scale", "100"))
        return int(value) if value.isdecimal() and int(value) in SCALES else 100

    @scale.setter
    def scale(self, percent: int) -> None:
        self._settings.setValue("window/scale", percent)

    @property
    def start_page(self) -> str:
        """The page that a start shows, by name; there may be none of this name any more."""
        value = self._settings.value("window/start-page", "")
        return value if isinstance(value, str) else ""

    @start_page.setter
    def start_page(self, name: str) -> None:
        self._settings.setValue("window/start-page", name)

    @property
    def shown_theme(self) -> str:
        """The theme that was shown last, "" at the first start."""
        value = self._settings.value("theme/shown", "")
        return value if value in {"light", "dark"} else ""

    @shown_theme.setter
    def shown_theme(self, name: str) -> None:
        self._settings.setValue("theme/shown", name)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood, in Qt's own form."""
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray | None) -> None:
        self._settings.setValue("window/geometry", geometry)

    @property
    def acting(self) -> str:
        """Who worked here last; a name from the clinic's people."""
        value = self._settings.value("people/acting", "")
        return value if isinstance(value, str) else ""

    @acting.setter
    def acting(self, name: str) -> None:
        self._settings.setValue("people/acting", name)

    @property
    def board_pictures(self) -> bool:
        """Whether the cards of the board have pictures."""
        return self._settings.value("board/pictures", "yes") != "no"

    @board_pictures.setter
    def board_pictures(self, shown: bool) -> None:
        self._settings.setValue("board/pictures", "yes" if shown else "no")

    def sizes(self, name: str, count: int) -> list[int] | None:
        """The sizes of the ``count`` parts of a splitter, as the user last set them."""
        value = self._settings.value(f"sizes/{name}")
        parts = [str(part) for part in value] if isinstance(value, list) else []
        if len(parts) != count or not all(part.isdecimal() for part in parts):
            return None
        return [int(part) for part in parts]

    def set_sizes(self, name: str, sizes: list[int]) -> None:
        """Remember how the user shared the room of a splitter."""
        self._settings.setValue(f"sizes/{name}", [str(size) for size in sizes])

    def words(self, name: str) -> tuple[str, ...]:
        """A list of ids that was remembered under a name."""
        value = self._settings.value(f"lists/{name}", "")
        return tuple(value.split()) if isinstance(value, str) else ()

    def set_words(self, name: str, words: Iterable[str]) -> None:
        """Remember a list of ids; they hold no spaces."""
        self._settings.setValue(f"lists/{name}", " ".join(words))

    def write(self) -> None:
        """Put it on disk now."""
        self._settings.sync()
