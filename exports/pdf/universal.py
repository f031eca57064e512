"""What a structure tree must keep to before its file may call itself PDF/UA-1 (ISO 14289-1).

How files are written keeps the rest of that standard: all content is told or passed over, fonts
are embedded and map back to letters, there are a title and a language. What stands in a tree comes
from the outline; so it is looked at each time, and a file that falls short claims nothing.
"""

from collections.abc import Iterable
from typing import Protocol

_INSIDE = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR"}


class Node(Protocol):
    """An element of the tree, as far as it is looked at here."""

    @property
    def kind(self) -> str: ...
    @property
    def alt(self) -> str: ...
    @property
    def attributes(self) -> str: ...
    @property
    def parent(self) -> "Node | None": ...


def is_universal(elements: Iterable[Node]) -> bool:
    """Whether these elements, all of a tree in the order of reading, keep to the standard.

    The first heading is an H1 and no level is left out; figures have words in their place; items
    and cells stand in lists and rows; cells that name others say which.
    """
    level = 0
    for element in elements:
        kind = element.kind
        home = _INSIDE.get(kind)
        if home is not None:
            if element.parent is None or element.parent.kind != home:
                return False
            if kind == "TH" and "/Scope/" not in element.attributes:
                return False
        elif kind == "Figure":
            if not element.alt.strip():
                return False
        elif kind[0] == "H":
            if int(kind[1:]) > level + 1:
                return False
            level = int(kind[1:])
    return True
