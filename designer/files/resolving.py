"""From the words of a program file to the record: names become ids, blanks become unknown.

Nothing here stops at the first problem: all are collected, so that a file is mended in one go.
"""

import json
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Literal, TypeVar
from uuid import UUID, uuid5

import msgspec

from designer.files.errors import Problem
from designer.files.limits import FIRST_DATE, LAST_DATE, MAX_PROBLEMS
from designer.files.strict_json import member
from designer.knowledge.library import Library

_IDS = UUID("6f0f5a0e-7d52-5b52-9d9c-3c1e6c6f8b01")
_Value = TypeVar("_Value")


class Resolver:
    """What turning a file into a record needs, and the problems met on the way."""

    def __init__(self, library: Library, today: date, seed: str) -> None:
        self.library = library
        self.words = library.words  # says what is wrong
        self.today = today
        self.problems: list[Problem] = []
        self._seed = seed  # of the file's content, so that one file always gets the same ids
        self._seen_ids: set[tuple[str, str]] = set()

    def complain(self, place: str, text: str) -> None:
        self.problems.append(Problem(place, text))

    def identity(self, given: str, place: str, kind: str) -> str:
        """The id given in the file, or one made from the place; none may stand twice."""
        found = given or str(uuid5(_IDS, f"{self._seed} {place}"))
        if (kind, found) in self._seen_ids:
            self.complain(member(place, "id"), self.words("file.id-twice"))
        self._seen_ids.add((kind, found))
        return found

    def exercise(self, text: str, place: str) -> str:
        """The id of an exercise given by id, name or another name."""
        found = self.library.find_exercise(text)
        if found is not None:
            return found.id
        if len(self.problems) >= MAX_PROBLEMS:
            return text  # to look for near names costs time, and enough has been said
        names = [
            name
            for exercise in self.library.exercises.values()
            for name in (exercise.id, exercise.name, *exercise.other_names)
        ]
        remedy = self._nearest(text, names) or self.words("file.exercises")
        said = self.words("file.no-exercise", given=_quoted(text), remedy=remedy)
        self.complain(place, said)
        return text

    def known(
        self,
        word: str,
        words: Collection[str],
        place: str,
        what: Literal["diagnosis", "confirmation", "measure"],
    ) -> str:
        """A word of a list the library holds, such as the diagnoses."""
        if word not in words:
            every = self.words("file.known", words=", ".join(words))
            remedy = self._nearest(word, words) or every
            self.complain(place, self.words(f"file.no.{what}", given=_quoted(word), remedy=remedy))
        return word

    def _nearest(self, word: str, words: Collection[str]) -> str:
        by_folded = {known.casefold(): known for known in words}
        near = get_close_matches(word.casefold(), by_folded, n=3, cutoff=0.5)
        names = self.words("file.or").join(f'"{by_folded[name]}"' for name in near)
        return self.words("file.near", names=names) if near else ""

    def sane(self, day: date | None, place: str) -> date | None:
        """A date that calendars agree on; a plan may lie ahead."""
        if day is not None and not FIRST_DATE <= day <= LAST_DATE:
            first, last = str(FIRST_DATE.year), str(LAST_DATE.year)
            said = self.words("file.no-date", day=str(day), first=first, last=last)
            self.complain(place, said)
        return day

    def past(self, day: date | None, place: str) -> date | None:
        """A date of something that has happened, so not after the day the file speaks of."""
        if self.sane(day, place) is not None and day is not None and day > self.today:
            said = self.words("file.not-yet", day=str(day), today=str(self.today))
            self.complain(place, said)
        return day

    def time(self, text: str, place: str) -> datetime | None:
        """An ISO time as the clinic's wall time; a bare date is midnight, a blank is unknown."""
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text)
            if found.tzinfo is not None:
                found = found.astimezone().replace(tzinfo=None)
        except (ValueError, OverflowError, OSError):
            self.complain(place, self.words("file.no-time"))
            return None
        self.sane(found.date(), place)
        return found

    def past_time(self, text: str, place: str) -> datetime:
        """A time of something that has happened."""
        found = self.time(text, place)
        if found is None:
            if not text:
                self.complain(place, self.words("file.time-missing"))
            return datetime(1900, 1, 1)  # noqa: DTZ001 (wall time; never seen: the file is refused)
        self.past(found.date(), place)
        return found

    def each(
        self, items: Iterable[_Value], place: str, into: Callable[[_Value, str], "_Made"]
    ) -> tuple["_Made", ...]:
        """Every item turned by ``into``, which is told the item's place."""
        return tuple(into(item, f"{place}[{index}]") for index, item in enumerate(items))


_Made = TypeVar("_Made")
_Struct = TypeVar("_Struct", bound=msgspec.Struct)


def copied(source: msgspec.Struct, into: type[_Struct], **changed: object) -> _Struct:
    """A value of another type with the fields the two share, and some given ones."""
    shared = {
        name: getattr(source, name)
        for name in into.__struct_fields__
        if name not in changed and name in source.__struct_fields__
    }
    return into(**shared, **changed)


def _quoted(text: str) -> str:
    """The text between quotes on one line, whatever it holds."""
    return json.dumps(text[:80], ensure_ascii=False)
