"""The colours of the roles, for a light ground, a dark one, and print in black and white."""

from types import MappingProxyType
from typing import Final

_LIGHT = {
    "skin": "#E2B594",
    "skin-far": "#C6957A",
    "hair": "#4A4038",
    "shirt": "#8FC1C4",
    "shirt-far": "#6FA3A8",
    "trousers": "#4F6F8F",
    "trousers-far": "#3A546E",
    "shoe": "#F1EEE8",
    "shoe-far": "#CFCBC3",
    "outline": "#25313D",
    "mat": "#DCE6DF",
    "mat-side": "#B9C9BF",
    "floor": "#E9ECEF",
    "prop": "#D8D2C6",
    "prop-side": "#B9B1A2",
    "prop-dark": "#8D8779",
    "metal": "#5B6570",
    "weight": "#3E4852",
    "band": "#C9741E",
    "ball": "#C58B3C",
    "wood": "#B98A56",
    "arrow": "#C2410C",
    "still": "#0F6E84",
    "cue": "#0F6E84",
    "no": "#B3261E",
    "white": "#FFFFFF",
}
_DARK = _LIGHT | {
    "outline": "#0B0F14",
    "hair": "#6A5B4E",
    "trousers": "#6288B0",
    "trousers-far": "#48688A",
    "mat": "#33443C",
    "mat-side": "#27352F",
    "floor": "#232C36",
    "prop": "#7D786D",
    "prop-side": "#645F55",
    "prop-dark": "#4D493F",
    "metal": "#8B96A2",
    "weight": "#77828E",
    "arrow": "#FF9A5C",
    "still": "#5CC4DA",
    "cue": "#5CC4DA",
    "no": "#FF8A80",
    "white": "#1A2129",
}
_GREY = {
    "skin": "#F2F2F2",
    "skin-far": "#CFCFCF",
    "hair": "#4A4A4A",
    "shirt": "#C4C4C4",
    "shirt-far": "#A2A2A2",
    "trousers": "#7A7A7A",
    "trousers-far": "#5A5A5A",
    "shoe": "#FFFFFF",
    "shoe-far": "#D5D5D5",
    "outline": "#111111",
    "mat": "#EFEFEF",
    "mat-side": "#D8D8D8",
    "floor": "#F0F0F0",
    "prop": "#E4E4E4",
    "prop-side": "#C6C6C6",
    "prop-dark": "#9A9A9A",
    "metal": "#555555",
    "weight": "#333333",
    "band": "#222222",
    "ball": "#BBBBBB",
    "wood": "#999999",
    "arrow": "#000000",
    "still": "#000000",
    "cue": "#000000",
    "no": "#000000",
    "white": "#FFFFFF",
}

PALETTES: Final = MappingProxyType(
    {name: MappingProxyType(p) for name, p in (("light", _LIGHT), ("dark", _DARK), ("grey", _GREY))}
)
ROLES: Final = frozenset(_LIGHT)
GROUNDS: Final = MappingProxyType({"light": "#FFFFFF", "dark": "#1A2129", "grey": "#FFFFFF"})
PALE_SHARE: Final = 0.30  # how much of its colour a pale shape keeps


def colour(role: str, palette: str = "light", *, pale: bool = False, ground: str = "") -> str:
    """The colour of a role as #RRGGBB; pale ones are mixed with the ground, never transparent."""
    full = PALETTES[palette][role]
    if not pale:
        return full
    below = ground or GROUNDS[palette]
    share = PALE_SHARE
    mixed = (
        round(int(full[i : i + 2], 16) * share + int(below[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)
