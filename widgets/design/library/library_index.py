"""Finding exercises while somebody types: words to exercise ids, prefix by prefix.

The vocabulary is sorted once. A typed word selects the run of words that begin with it; the
exercises of that run are one bitset, and several typed words are ANDed. A word that nothing begins
with is taken for a typing error of the nearest words. No Qt here.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from designer.model.exercise import Exercise
from designer.model.search import SearchGroups

_WORD = re.compile(r"\w+")
_SHORTEST_MISTYPED = 4  # in shorter words one wrong letter may mean anything
_LONG = 7  # from this length on two letters may be wrong


class Found(NamedTuple):
    """What a text finds: the exercises as a bitset, and what was read in place of errors."""

    bits: int
    read_as: dict[str, str]  # typed word -> the word of the library it was taken for


class LibraryIndex:
    """Exercises by the words of their names, equipment, movement, position and part of the body.

    Sets of exercises are bitsets, one bit for each in the order of ``ids``.
    """

    def __init__(self, exercises: Iterable[Exercise], groups: SearchGroups | None = None) -> None:
        everyone = sorted(exercises, key=lambda e: (_PHASE_ORDER.get(e.phase, 9), plain(e.name)))
        self.exercises = tuple(everyone)
        self._groups = SearchGroups() if groups is None else groups
        self.ids = tuple(exercise.id for exercise in everyone)
        self._places = {id_: at for at, id_ in enumerate(self.ids)}
        bits: dict[str, int] = {}
        for at, exercise in enumerate(everyone):
            for word in self._words_of(exercise):
                bits[word] = bits.get(word, 0) | 1 << at
        self._vocabulary = sorted(bits)
        self._bits = [bits[word] for word in self._vocabulary]
        self.everything = (1 << len(everyone)) - 1

    def search(self, text: str) -> tuple[str, ...]:
        """The ids whose words begin with each typed word, in the order of the library."""
        return self.ids_of(self.find(text).bits)

    def find(self, text: str) -> Found:
        """The same as a bitset, with the typing errors that were forgiven."""
        bits = self.everything
        read_as: dict[str, str] = {}
        for word in words(text):
            found = self._beginning_with(word)
            if not found:
                found, nearest = self._nearest_to(word)
                read_as[word] = nearest
            bits &= found
            if not bits:
                return Found(0, {})
        return Found(bits, read_as)

    def ids_of(self, bits: int) -> tuple[str, ...]:
        """The ids of a bitset, in the order of the library."""
        if bits == self.everything:
            return self.ids
        return tuple(self.ids[at] for at in _ones(bits))

    def bits_of(self, ids: Iterable[str]) -> int:
        """The bitset of some ids; those the library lacks are left out."""
        bits = 0
        for id_ in ids:
            at = self._places.get(id_)
            if at is not None:
                bits |= 1 << at
        return bits

    def _beginning_with(self, prefix: str) -> int:
        start = bisect_left(self._vocabulary, prefix)
        end = bisect_left(self._vocabulary, prefix + "\U0010ffff", lo=start)
        found = 0
        for bits in self._bits[start:end]:
            found |= bits
        return found

    def _nearest_to(self, typed: str) -> tuple[int, str]:
        """The exercises of the words nearest to a mistyped one; none when nothing is near."""
        if len(typed) < _SHORTEST_MISTYPED:
            return 0, ""
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # most searches hold no error
        from rapidfuzz.process import extract  # noqa: PLC0415

        # Whole words, and beginnings as long as what was typed: the word may not be finished.
        allowed = 2 if len(typed) >= _LONG else 1
        length = len(typed)
        whole = extract(
            typed, self._vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        begun = extract(
            typed,
            [word[:length] for word in self._vocabulary],
            scorer=OSA.distance,
            score_cutoff=allowed,
            limit=None,
        )
        hits = sorted((distance, at) for _, distance, at in (*whole, *begun))
        if not hits:
            return 0, ""
        least = hits[0][0]
        found = 0
        for distance, at in hits:
            if distance == least:
                found |= self._bits[at]
        return found, self._vocabulary[hits[0][1]]

    def _words_of(self, exercise: Exercise) -> set[str]:
        attributes = exercise.attributes
        regions = (r for r in self._groups.regions if attributes.pattern in r.patterns)
        texts = (
            exercise.name,
            *exercise.other_names,
            *exercise.equipment,
            attributes.pattern,
            attributes.position,
            exercise.kind,
            exercise.id,
            *(text for region in regions for text in (region.name, *region.words)),
        )
        found = {word for text in texts for word in words(text)}
        # "deadbug" is how many write it, and a typing error in it is still near.
        found.update("".join(words(name)) for name in (exercise.name, *exercise.other_names))
        return found


def words(text: str) -> list[str]:
    """The words of a text as they are compared: no case, no accents."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """Without case and accents, so that "dead" finds "Déad"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_BITS_OF = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
_PHASE_ORDER = {"1": 0, "2": 1, "3": 2, "mobility": 3, "cardio": 4, "avoid": 5}


def _ones(bits: int) -> Iterator[int]:
    """Positions of the ones, lowest first: by bytes, as shifting a long number costs its length."""
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            start = at * 8
            for bit in _BITS_OF[byte]:
                yield start + bit
