"""Which element of the structure tree every mark on the pages belongs to.

The outline says what is told and in which order; layouts say where it stands. Both meet here: the
texts on the pages are followed letter by letter through those of the outline. What the outline does
not tell is an ornament, such as the head of a table that is repeated on the next page; only the
numbers of exercises and steps are layouts' own and belong to the text beside them.
"""

import re
from collections import deque
from collections.abc import Iterable
from itertools import islice

from exports.handout.content.reading_tables import HEAD, SEVEN_DAYS
from exports.handout.content.told import Told
from exports.handout.setting.marks import Drawn, Mark, Photo, Picture, Sign, Text
from exports.handout.setting.style import WHITE
from exports.pdf.structure import Element

_STEP = re.compile(r"\d+\.")
_BETWEEN = ";.·"  # what layouts put between texts that run on
_NEAR = 60  # so many texts may be told later, or not at all

_Waiting = tuple[Element, str]  # and what of its text is still to be told


class Tagged:
    """The tree of an outline, whose elements get their marks page by page.

    ``telling`` is all that the outline tells, in elements of the tree.
    """

    def __init__(self, root: Element, telling: Iterable[Told]) -> None:
        self.root = root
        self._left: deque[_Waiting] = deque(
            (element, _squeezed(text)) for element, _, text in telling
        )
        self._skipped: deque[_Waiting] = deque()
        self._element, self._rest = self.root, ""
        self._table: Element | None = None  # which has a head
        self._head: list[str] = []
        self._figures = [found for found in self.root.inside() if found.kind == "Figure"]

    def elements(self, marks: Iterable[Mark]) -> list[Element | None]:
        """The element of each mark of the next page; None for what is passed over."""
        found: list[Element | None] = []
        early: list[int] = []  # numbers and boxes that stand before their text
        before = list(marks)
        for mark in before:
            element = self._of(mark)
            if element is None:
                if isinstance(mark, Text | Sign):
                    early.append(len(found))
            elif early and isinstance(mark, Text):
                for index in early:
                    found[index] = _beside(before[index], element)
                early = []
            found.append(element)
        return found

    def _of(self, mark: Mark) -> Element | None:
        """The element of a mark, as far as what went before it tells."""
        if isinstance(mark, Text):
            text = _squeezed(mark.text)
            numbers = mark.colour == WHITE or self._is_step(text)
            return None if numbers else self._told(text)  # they belong to the text after them
        if isinstance(mark, Sign):
            cell = _days_of(self._element)
            return cell if cell is not None and not cell.alt else None
        if isinstance(mark, Picture | Photo | Drawn) and mark.words:
            return self._figure(mark.words)
        return None

    def _is_step(self, text: str) -> bool:
        found = text[:1].isdigit() and _STEP.fullmatch(text) is not None
        return found and not self._rest.startswith(text)

    def _figure(self, words: str) -> Element:
        """The next figure with these words; one of its own where the outline has none."""
        for element in self._figures:
            if element.alt == words:
                self._figures.remove(element)
                return element
        return self.root.child("Figure", alt=words)

    def _told(self, text: str) -> Element | None:
        """The element that tells ``text`` next.

        Where a layout lets several texts run on as one, all of them belong to the first.
        """
        first: Element | None = None
        while text:
            if self._rest.startswith(text):  # a line of a text, as most are
                self._rest = self._rest[len(text) :]
                self._element = first or self._element
                return self._element
            if not _begin_alike(self._rest, text) and not self._go_on(text):
                return first
            first = self._element = first or self._element
            length = min(len(text), len(self._rest))
            text = text[length:].lstrip(_BETWEEN)
            self._rest = self._rest[length:]
        return first

    def _go_on(self, text: str) -> bool:
        """Find what begins with ``text``: what comes next, what comes soon, what was left."""
        if self._left and _begin_alike(self._left[0][1], text):
            self._leave()
            self._begin(self._left.popleft())
            return True
        if self._take(self._skipped, text, self._element):  # the rest of a cell
            return True
        coming = self._left[0][0] if self._left else None
        if self._take(self._left, text, coming):  # a cell that is told in another order
            return True
        if any(text in head for head in self._head):
            return False  # the head of a table, repeated on its next page
        return self._take(self._left, text) or self._take(self._skipped, text)

    def _take(self, waiting: deque[_Waiting], text: str, element: Element | None = None) -> bool:
        """Go on with the first of what waits, of ``element`` or of any, that begins so."""
        for index, (whose, later) in enumerate(islice(waiting, _NEAR)):
            if later.startswith(text) and (element is None or element is whose):
                found = waiting[index]
                if waiting is self._left:
                    self._skipped.extend(waiting.popleft() for _ in range(index))
                    waiting.popleft()
                else:
                    del waiting[index]
                self._leave()
                self._begin(found)
                return True
        return False

    def _leave(self) -> None:
        """Keep for later what is not told to its end: a label beside its text, line by line."""
        if self._rest:
            self._skipped.appendleft((self._element, self._rest))

    def _begin(self, waiting: _Waiting) -> None:
        self._element, self._rest = waiting
        row = self._element.parent
        if self._element.kind == "TH" and row is not None and row.parent is not self._table:
            self._table, self._head = row.parent, []
        if self._element.attributes == HEAD:
            self._head.append(self._rest)


def _beside(mark: Mark, element: Element) -> Element | None:
    """The element of a number or of a box, by that of the text after it."""
    if isinstance(mark, Sign):
        return _days_of(element)
    if isinstance(mark, Text) and (mark.colour == WHITE or _STEP.fullmatch(_squeezed(mark.text))):
        return _label(element)
    return None


def _days_of(element: Element) -> Element | None:
    """The cell of the days in the row that an element names, if it does."""
    row = element.parent
    if element.kind != "TH" or row is None:
        return None
    cells = (kid for kid in row.kids if isinstance(kid, Element))
    return next((cell for cell in cells if cell.attributes == SEVEN_DAYS), None)


def _label(element: Element) -> Element:
    """What the number before a text belongs to: the label of a list's item, else the text."""
    item = element.parent
    if element.kind == "LBody" and item is not None and len(item.kids) == 1:
        return item.first_child("Lbl")
    return element


def _begin_alike(one: str, other: str) -> bool:
    return bool(one) and (one.startswith(other) or other.startswith(one))


def _squeezed(text: str) -> str:
    return text.replace(" ", "").replace("\n", "")
