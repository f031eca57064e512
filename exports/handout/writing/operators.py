"""Numbers and colours as PDF operators write them, as short as can be."""

from functools import lru_cache


class _Tenths(dict[int, str]):
    """Tenths of a point → the number in points; a page uses the same few again and again."""

    def __missing__(self, tenths: int) -> str:
        text = f"{tenths / 10:.1f}".removesuffix(".0")
        if text.startswith(("0.", "-0.")):
            text = text.replace("0", "", 1)
        if len(self) < 50_000:
            self[tenths] = text
        return text


TENTHS = _Tenths()
"""A length in tenths of a point, written in points."""


def points(length: float) -> str:
    """A length in points, to a tenth."""
    return TENTHS[round(length * 10)]


@lru_cache(maxsize=64)
def fill_colour(colour: str) -> str:
    """What sets the colour of fills and texts; ``colour`` is "#RRGGBB"."""
    shares = _shares(colour)
    return f"{shares[0]} g" if len(set(shares)) == 1 else f"{' '.join(shares)} rg"


@lru_cache(maxsize=64)
def line_colour(colour: str) -> str:
    """What sets the colour of lines."""
    shares = _shares(colour)
    return f"{shares[0]} G" if len(set(shares)) == 1 else f"{' '.join(shares)} RG"


def _shares(colour: str) -> list[str]:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [f"{part:.3f}".strip("0").rstrip(".") or "0" for part in parts]
