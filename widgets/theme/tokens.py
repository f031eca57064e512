"""The design tokens: every colour, size and distance that the windows use.

Colours come from one JSON file for each theme; sizes are the same in both. Views that paint get a
``Tokens`` handed in, and a new one when the theme changes.
"""

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QJsonDocument
from PySide6.QtGui import QColor

from designer.errors import DesignerError
from designer.model.vocabulary import Severity

PHASES = ("1", "2", "3", "mobility", "cardio", "avoid")


class ThemeError(DesignerError):
    """A theme file is badly written; names file and field."""


class Tokens(NamedTuple):
    """One theme. Treat the colours as constants: QColor is mutable, these must not be.

    A named tuple because the first window waits for it: a dataclass takes 4 ms to make.

    The ``_soft`` colours are backgrounds for text in ``ink`` or in the colour they belong to.
    """

    name: str  # "light" or "dark"
    paper: QColor  # behind everything
    surface: QColor  # cards, panels, fields
    sunken: QColor  # wells, lanes, hover
    line: QColor  # hairlines that only divide
    field_line: QColor  # borders that say "type here": 3:1 against surface
    ink: QColor
    second_ink: QColor  # less important text; also "not assessed"
    disabled: QColor
    accent: QColor
    accent_strong: QColor  # the accent under the pointer
    accent_soft: QColor  # selection, drop target
    on_accent: QColor  # text on accent
    block: QColor
    block_soft: QColor
    caution: QColor
    caution_soft: QColor
    info: QColor
    info_soft: QColor
    fine: QColor
    fine_soft: QColor
    shadow: QColor
    series: tuple[QColor, ...]  # six colours for lines in charts and for phases

    small_px: int = 12
    body_px: int = 13
    large_px: int = 15
    heading_px: int = 18
    title_px: int = 24
    regular: int = 400
    strong: int = 600

    space_xs: int = 4
    space_s: int = 8
    space_m: int = 12
    space_l: int = 16
    space_xl: int = 24
    space_xxl: int = 32

    radius_s: int = 6
    radius_l: int = 10
    target_px: int = 28  # least height of what is clicked (WCAG asks for 24)

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def severity(self, severity: Severity) -> QColor:
        """The colour of a finding; its shape and word come from ``glyphs``."""
        return {
            Severity.INFO: self.info,
            Severity.CAUTION: self.caution,
            Severity.BLOCK: self.block,
            Severity.HARD_BLOCK: self.block,
        }[severity]

    def verdict(self, word: str) -> QColor:
        """The colour of a library verdict (``Verdict.word``)."""
        colors = {"suits": self.fine, "caution": self.caution, "blocked": self.block}
        return colors.get(word, self.second_ink)

    def phase(self, phase: str) -> QColor:
        """The colour of an exercise phase; always beside its word."""
        return self.series[PHASES.index(phase)]


def read_tokens(path: Path) -> Tokens:
    """Read one theme file: a name, a colour for each colour token, six colours of series."""
    # Qt's JSON is there already: the first window would wait 2 ms for json and 7 for msgspec.
    written: dict[str, Any] = QJsonDocument.fromJson(path.read_bytes()).object()
    wanted = set(Tokens._fields) - Tokens._field_defaults.keys()
    if odd := wanted ^ written.keys():
        raise ThemeError(f"{path.name} lacks these fields or has them too many: {sorted(odd)}")
    name, series = written.pop("name"), written.pop("series")
    colors: dict[str, Any] = {key: _color(value, path) for key, value in written.items()}
    return Tokens(name=name, series=tuple(_color(value, path) for value in series), **colors)


def _color(text: str, path: Path) -> QColor:
    """A colour written as #RRGGBB or #AARRGGBB."""
    color = QColor(text)
    if not color.isValid():
        raise ThemeError(f"{path.name}: {text!r} is no colour; write it as #RRGGBB")
    return color


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours as WCAG 2.2 defines it (1 to 21)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
