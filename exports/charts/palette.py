"""The inks of a chart on paper: greys, or the colours of the light theme."""

from typing import NamedTuple


class Inks(NamedTuple):
    """Colours as #RRGGBB. ``series`` are the lines; dash and symbol tell them apart as well."""

    ink: str
    second: str
    line: str
    band: str
    paper: str
    goal: str
    event: str
    series: tuple[str, ...]


GREY = Inks(
    ink="#000000",
    second="#404040",
    line="#B8B8B8",
    band="#E8E8E8",
    paper="#FFFFFF",
    goal="#404040",
    event="#606060",
    series=("#000000", "#404040", "#606060", "#202020", "#505050", "#303030"),
)
COLOUR = Inks(
    ink="#1B2430",
    second="#55606E",
    line="#D9DEE5",
    band="#DDEEF2",
    paper="#FFFFFF",
    goal="#8A5A00",
    event="#55606E",
    series=("#0F6E84", "#A8500B", "#6B4FA0", "#1E7B4C", "#A0336B", "#55606E"),
)
INKS = {"grey": GREY, "colour": COLOUR}
