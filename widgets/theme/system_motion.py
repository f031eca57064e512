"""Whether the system asks programs to keep still.

Qt 6.11 tells of the contrast a person prefers, not of motion, so each system is asked in its own
way. What cannot be read counts as no wish.
"""

import os
import plistlib
import sys
from configparser import ConfigParser, Error
from pathlib import Path

_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION, winuser.h


def system_wants_stillness() -> bool:
    """The wish as it stands now."""
    if sys.platform == "win32":
        return _windows_is_still()
    if sys.platform == "darwin":
        return _mac_is_still(Path.home())
    return desktop_is_still(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"))


def desktop_is_still(config: Path) -> bool:
    """What GTK's and KDE's own settings files say; ``config`` is the folder of such files."""
    for name in ("gtk-4.0/settings.ini", "gtk-3.0/settings.ini"):
        said = _value(config / name, "Settings", "gtk-enable-animations").lower()
        if said:
            return said in {"0", "false"}
    factor = _value(config / "kdeglobals", "KDE", "AnimationDurationFactor")
    try:
        return bool(factor) and float(factor) == 0
    except ValueError:
        return False


def _value(file: Path, section: str, key: str) -> str:
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read(file, encoding="utf-8")
    except (OSError, UnicodeDecodeError, Error):
        return ""
    return parser.get(section, key, fallback="").strip()


def _mac_is_still(home: Path) -> bool:
    file = home / "Library" / "Preferences" / "com.apple.universalaccess.plist"
    try:
        with file.open("rb") as content:
            return bool(plistlib.load(content).get("reduceMotion"))
    except (OSError, ValueError, AttributeError):
        return False


def _windows_is_still() -> bool:
    import ctypes  # noqa: PLC0415  # only there

    animated = ctypes.c_int(1)
    library = getattr(ctypes, "windll", None)
    if library is None:
        return False
    asked = library.user32.SystemParametersInfoW(
        _CLIENT_AREA_ANIMATION, 0, ctypes.byref(animated), 0
    )
    return bool(asked) and not animated.value
