"""The structure tree of a tagged PDF: which words are a heading, a list, a table, a figure.

A page says in its content where a piece begins and ends and gives it a number (MCID); the tree says
what each piece is and in which order all are read. Kinds are the standard ones of PDF 1.7, 14.8.4.
"""

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from designer.model.base import Value
from exports.pdf.metadata import metadata
from exports.pdf.objects import pdf_text
from exports.pdf.packing import More, document_of, reserved
from exports.pdf.universal import is_universal

_KIND = attrgetter("kind")
_VARIOUS = ("Document", "Figure")  # unlike their neighbours; by their names they come first

# Elements differ in length by round steps: the list of their places repeats itself more then, and
# takes less room. What fills up an element of so many characters, its ">>" and a space after it:
_STEP = 10
_FILL = tuple(" " * (-(length + 3) % _STEP) for length in range(_STEP))


class Piece(Value, frozen=True):
    """A part of a page's content, by its number there; pages count from 0."""

    page: int
    number: int


class Element(Struct, eq=False):
    """A node of the tree, such as "H1", "P", "L", "TD" or "Figure".

    ``alt`` is said in place of what cannot be read; ``attributes`` are written as they are. An
    element without content is left out, unless it is ``empty`` on purpose, such as a cell.
    """

    kind: str
    alt: str = ""
    attributes: str = ""
    empty: bool = False
    parent: "Element | None" = None
    kids: "list[Element | Piece]" = []

    def child(
        self, kind: str, *, alt: str = "", attributes: str = "", empty: bool = False
    ) -> "Element":
        """A new element inside this one, after those that are there already."""
        made = Element(kind, alt, attributes, empty, self)
        self.kids.append(made)
        return made

    def first_child(self, kind: str) -> "Element":
        """A new element inside this one, before those that are there already."""
        made = self.child(kind)
        self.kids.insert(0, self.kids.pop())
        return made

    def inside(self) -> Iterator["Element"]:
        """All elements inside, in the order in which they are read."""
        waiting = self.kids[::-1]
        while waiting:
            kid = waiting.pop()
            if isinstance(kid, Element):
                yield kid
                waiting += kid.kids[::-1]


class PieceNumbers:
    """Deals out the numbers of the pieces of each page, and keeps whose they are."""

    def __init__(self) -> None:
        self.owners: list[list[Element]] = []  # by page, by number

    def next_page(self) -> None:
        self.owners.append([])

    def number(self, element: Element) -> int:
        """The number of the next piece of the page, which belongs to ``element``."""
        page = self.owners[-1]
        piece = Piece(len(self.owners) - 1, len(page))
        page.append(element)
        element.kids.append(piece)
        return piece.number


def structure_objects(canvas: Canvas, root: Element, numbers: PieceNumbers) -> More:
    """The tree of a document of which all pages are drawn, as objects by their numbers.

    Elements without content are left out. Catalogue and pages refer to the tree from now on.
    """
    document = document_of(canvas)
    kept = _kept(root)
    universal = is_universal(kept)
    kept.sort(key=_KIND)  # like beside like takes least room
    first = reserved(document, 2 + len(kept))  # before the elements come the tree and the way back
    tree, way_back = f"{first} 0 R", f"{first + 1} 0 R"
    places = {one: f"{number} 0 R" for number, one in enumerate(kept, start=first + 2)}
    pages = []
    for number, page in enumerate(document.Pages.pages):
        pages.append(document.Reference(page).format(document).decode("ascii"))
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, "/S"
    catalogue = document.Catalog
    catalogue.StructTreeRoot, catalogue.MarkInfo = tree, "<</Marked true>>"
    catalogue.Metadata = metadata(document.info.title, universal=universal)
    written = [
        f"<</Type/StructTreeRoot/K {places[root]}/ParentTree {way_back}>>",
        _way_back(numbers, places),
        *[_said(one, places, pages, tree) for one in kept],
    ]
    objects = {first + index: text.encode("latin-1") for index, text in enumerate(written)}
    # The root and its way back say much the same, and so do words for figures.
    various = sum(one.kind in _VARIOUS for one in kept)
    return More(objects, first + 2 + various)


def _kept(whole: Element) -> list[Element]:
    """The element and all inside it that belong into the tree, from the top down."""
    kept: list[Element] = []

    def keep(element: Element) -> None:
        place = len(kept)
        kept.append(element)
        told = element.empty or bool(element.alt and element.kind != "Figure")
        for kid in element.kids:
            if isinstance(kid, Element):
                keep(kid)
            else:
                told = True
        if not told and len(kept) == place + 1:
            kept.pop()

    keep(whole)
    return kept


def _said(element: Element, places: dict[Element, str], pages: list[str], tree: str) -> str:
    home = -1  # the page of the first piece
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            if place := places.get(kid):
                kids.append(place)
            continue
        if home < 0:
            home = kid.page
        at_home = kid.page == home
        kids.append(str(kid.number) if at_home else _elsewhere(pages[kid.page], kid.number))
    parent = tree if element.parent is None else places[element.parent]
    said = f"<</S/{element.kind}/P {parent}"
    if home >= 0:
        said += f"/Pg {pages[home]}"
    if kids:
        said += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
    if element.alt:
        said += f"/Alt{pdf_text(element.alt)}"
    if element.attributes:
        said += f"/A<<{element.attributes}>>"
    return f"{said}>>{_FILL[len(said) % _STEP]}"


def _elsewhere(page: str, number: int) -> str:
    """A piece on another page than the first one of its element."""
    return f"<</Type/MCR/Pg {page}/MCID {number}>>"


def _way_back(numbers: PieceNumbers, places: dict[Element, str]) -> str:
    """From the pieces of each page to the elements they belong to."""
    pages = (
        f"{number}[{' '.join(places[owner] for owner in owners)}]"
        for number, owners in enumerate(numbers.owners)
    )
    return f"<</Nums[{''.join(pages)}]>>"
