"""Finds entries while somebody types: beginnings of words, and the nearest word for a slip. No Qt.

Words that no entry has are taken for typing errors, as in the library's search.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from widgets.design.library.library_index import words
from widgets.palette.entry import Entry

MOST = 60  # lines that are listed at once
_SHORTEST_MISTYPED = 4  # in shorter words one wrong letter may mean anything
_LONG = 7  # from this length on two letters may be wrong


class Found(NamedTuple):
    """The best entries first, and what was read in place of typing errors."""

    entries: list[Entry]
    read_as: dict[str, str]


class EntryIndex:
    """Entries by their words. They may come in portions, so that nobody waits for ten thousand."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._titles: list[str] = []
        self._places: dict[str, list[int]] = {}
        self._vocabulary: list[str] | None = None

    def add(self, entries: Iterable[Entry]) -> None:
        """Know these, too."""
        for entry in entries:
            at = len(self.entries)
            self.entries.append(entry)
            self._titles.append(" ".join(words(entry.title)))
            for word in {*words(entry.title), *words(entry.detail), *words(entry.also)}:
                self._places.setdefault(word, []).append(at)
        self._vocabulary = None

    def find(self, text: str, recent: Sequence[str] = (), most: int = MOST) -> Found:
        """The entries that have each typed word, done lately first. Nothing typed: all of them."""
        typed = words(text)
        read_as: dict[str, str] = {}
        hits: set[int] | None = None
        for word in typed:
            found = self._beginning_with(word)
            if not found:
                nearest = self._nearest_to(word)
                if not nearest:
                    return Found([], {})
                read_as[word] = nearest
                found = self._beginning_with(nearest)
            hits = found if hits is None else hits & found
        places: Iterable[int] = range(len(self.entries)) if hits is None else hits
        rank = {key: at for at, key in enumerate(recent)}
        start = " ".join(read_as.get(word, word) for word in typed)
        last = len(rank)

        def order(at: int) -> tuple[bool, int, int, int]:
            """Possible before impossible, done lately, titles that begin so, the shortest first."""
            entry, title = self.entries[at], self._titles[at]
            begins = bool(start) and title.startswith(start)
            length = len(title) if begins else 1000
            return not entry.enabled, rank.get(entry.key, last), length, at

        return Found([self.entries[at] for at in nsmallest(most, places, key=order)], read_as)

    def _sorted_words(self) -> list[str]:
        if self._vocabulary is None:
            self._vocabulary = sorted(self._places)
        return self._vocabulary

    def _beginning_with(self, prefix: str) -> set[int]:
        vocabulary = self._sorted_words()
        start = bisect_left(vocabulary, prefix)
        end = bisect_left(vocabulary, prefix + "\U0010ffff", lo=start)
        found: set[int] = set()
        for word in vocabulary[start:end]:
            found.update(self._places[word])
        return found

    def _nearest_to(self, typed: str) -> str:
        if len(typed) < _SHORTEST_MISTYPED:
            return ""
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # most searches hold no error
        from rapidfuzz.process import extractOne  # noqa: PLC0415

        allowed = 2 if len(typed) >= _LONG else 1
        vocabulary = self._sorted_words()
        # Whole words, and beginnings as long as what was typed: the word may not be finished.
        begun = [word[: len(typed)] for word in vocabulary]
        best: tuple[float, str] | None = None
        for choices in (vocabulary, begun):
            hit = extractOne(typed, choices, scorer=OSA.distance, score_cutoff=allowed)
            if hit is not None and (best is None or hit[1] < best[0]):
                best = hit[1], vocabulary[hit[2]] if choices is vocabulary else hit[0]
        return "" if best is None else best[1]
