"""The clinic's own colour: whether it can be read, and the tints made from it."""

import re

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: text on white, and white numbers on the colour


def accent_problem(accent: str) -> str:
    """Why ``accent`` cannot be used, as a sentence; blank when it can."""
    if not _HEX.fullmatch(accent):
        return "A colour is written as # and six digits or letters A to F, such as #0F6E84."
    if contrast_on_white(accent) < LEAST_CONTRAST:
        return "This colour is too pale to read on white paper; choose a darker one."
    return ""


def contrast_on_white(colour: str) -> float:
    """The contrast of ``colour`` ("#RRGGBB") with white, 1 to 21 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def tint_of(colour: str) -> str:
    """The colour thinned to a ground for dark text."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * 0.075):02X}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
