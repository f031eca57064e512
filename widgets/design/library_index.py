"""Finding exercises while somebody types: words to exercise ids, prefix by prefix.

The vocabulary is sorted once. A typed word selects the run of words that begin with it; the
exercises of that run are one bitset, and several typed words are ANDed. No Qt here.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from designer.model.exercise import Exercise

_WORD = re.compile(r"\w+")


class LibraryIndex:
    """Ids of exercises by the words of their names, equipment, pattern and position."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        everyone = sorted(exercises, key=lambda e: (_PHASE_ORDER.get(e.phase, 9), plain(e.name)))
        self.ids = tuple(exercise.id for exercise in everyone)
        bits: dict[str, int] = {}
        for at, exercise in enumerate(everyone):
            for word in _words_of(exercise):
                bits[word] = bits.get(word, 0) | 1 << at
        self._vocabulary = sorted(bits)
        self._bits = [bits[word] for word in self._vocabulary]
        self._all = (1 << len(everyone)) - 1

    def search(self, text: str) -> tuple[str, ...]:
        """The ids whose words begin with each typed word, in the order of the library."""
        found = self._all
        for word in words(text):
            found &= self._beginning_with(word)
            if not found:
                return ()
        if found == self._all:
            return self.ids
        return tuple(self.ids[at] for at in _ones(found))

    def _beginning_with(self, prefix: str) -> int:
        start = bisect_left(self._vocabulary, prefix)
        end = bisect_left(self._vocabulary, prefix + "\U0010ffff", lo=start)
        found = 0
        for bits in self._bits[start:end]:
            found |= bits
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


def _words_of(exercise: Exercise) -> set[str]:
    attributes = exercise.attributes
    texts = (
        exercise.name,
        *exercise.other_names,
        *exercise.equipment,
        attributes.pattern,
        attributes.position,
        exercise.kind,
        exercise.id,
    )
    return {word for text in texts for word in words(text)}


def _ones(bits: int) -> Iterator[int]:
    """Positions of the ones, lowest first: by bytes, as shifting a long number costs its length."""
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            start = at * 8
            for bit in _BITS_OF[byte]:
                yield start + bit
