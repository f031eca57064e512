"""What the library can be narrowed by, and which exercises each choice keeps. No Qt here.

Choices of one facet add up (a band or a mat); different facets narrow each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from designer.model.exercise import Exercise
from designer.model.finding import Verdict
from designer.model.search import SearchGroups
from designer.model.vocabulary import Kind, Phase, Position
from widgets.design.library.library_index import LibraryIndex, words

FacetName = Literal["phase", "verdict", "region", "kind", "position", "equipment", "mine"]
NO_EQUIPMENT = "none"
FAVOURITES, RECENT = "favourites", "recent"


class Choice(NamedTuple):
    """One thing to narrow by, such as position, seated."""

    facet: FacetName
    value: str


class LibraryFacets:
    """For each choice the exercises it keeps, as bitsets of the index."""

    def __init__(self, index: LibraryIndex, groups: SearchGroups) -> None:
        self._index, self._groups = index, groups
        self._verdicts: Mapping[str, Verdict] | None = None  # until they are sorted by word
        self._bits: dict[Choice, int] = dict.fromkeys(self._in_order(), 0)
        for at, exercise in enumerate(index.exercises):
            for choice in self._choices_of(exercise):
                self._bits[choice] |= 1 << at

    def note_verdicts(self, verdicts: Mapping[str, Verdict]) -> None:
        """Another patient, or other facts: what is blocked, what suits."""
        self._verdicts = verdicts
        for choice in [choice for choice in self._bits if choice.facet == "verdict"]:
            del self._bits[choice]

    def note_mine(self, favourites: Iterable[str], recent: Iterable[str]) -> None:
        """What this user marked, and used last."""
        self._bits[Choice("mine", FAVOURITES)] = self._index.bits_of(favourites)
        self._bits[Choice("mine", RECENT)] = self._index.bits_of(recent)

    def kept(self, chosen: Iterable[Choice]) -> int:
        """The exercises that the choices leave over."""
        by_facet: dict[str, int] = {}
        for choice in chosen:
            self._sort_verdicts(choice.facet)
            by_facet[choice.facet] = by_facet.get(choice.facet, 0) | self._bits.get(choice, 0)
        bits = self._index.everything
        for some in by_facet.values():
            bits &= some
        return bits

    def count(self, choice: Choice, among: int) -> int:
        """How many exercises of a set a choice would keep."""
        self._sort_verdicts(choice.facet)
        return (self._bits.get(choice, 0) & among).bit_count()

    def values(self, facet: FacetName) -> tuple[str, ...]:
        """The values of a facet that any exercise has."""
        self._sort_verdicts(facet)
        return tuple(c.value for c, bits in self._bits.items() if c.facet == facet and bits)

    def _sort_verdicts(self, facet: FacetName) -> None:
        """Have every exercise judged, the first time that somebody narrows by verdict."""
        if facet != "verdict" or self._verdicts is None:
            return
        verdicts, self._verdicts = self._verdicts, None
        by_word: dict[str, set[str]] = {}
        for id_, verdict in verdicts.items():
            by_word.setdefault(verdict.word, set()).add(id_)
        for word, ids in by_word.items():
            self._bits[Choice("verdict", word)] = self._index.bits_of(ids)

    def _in_order(self) -> Iterator[Choice]:
        """All choices that the data decide, in the order in which they are shown."""
        for facet, closed in _CLOSED:
            yield from (Choice(facet, value) for value in closed)
        yield from (Choice("region", region.id) for region in self._groups.regions)
        yield Choice("equipment", NO_EQUIPMENT)
        yield from (Choice("equipment", group.id) for group in self._groups.equipment)

    def _choices_of(self, exercise: Exercise) -> Iterator[Choice]:
        attributes = exercise.attributes
        yield Choice("phase", exercise.phase)
        yield Choice("kind", exercise.kind)
        yield Choice("position", attributes.position)
        for region in self._groups.regions:
            if attributes.pattern in region.patterns:
                yield Choice("region", region.id)
        if all("optional" in piece for piece in exercise.equipment):
            yield Choice("equipment", NO_EQUIPMENT)
        pieces = {word for piece in exercise.equipment for word in words(piece)}
        for group in self._groups.equipment:
            if not pieces.isdisjoint(group.words):
                yield Choice("equipment", group.id)


_CLOSED: tuple[tuple[FacetName, tuple[str, ...]], ...] = (
    ("phase", get_args(Phase)),
    ("kind", get_args(Kind)),
    ("position", get_args(Position)),
)
