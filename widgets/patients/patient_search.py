"""Finding patients while somebody types: places in the list, not rows of a view. No Qt here.

Each patient is one folded line of words: name, record number, birth date, diagnoses with their
codes. A typed word is looked for inside every line. One that stands in none is taken for a typing
error of the nearest words of names and diagnoses. Numbers and dates are never guessed at: a record
number that is nearly right is somebody else's.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from designer.store.summary import PatientSummary

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_MISTYPED = 4  # in shorter words one wrong letter may mean anything
_DAY = 2  # digits
_BORN = "\n"  # stands before the birth date; nobody can type it
_LONG = 7  # from this length on two letters may be wrong


class Matches(NamedTuple):
    """Places of the patients found, in their order, and what was read in place of errors."""

    places: Sequence[int]
    read_as: Mapping[str, str]  # typed word -> the word it was taken for


class PatientSearch:
    """The words of some patients. ``diagnosis_words`` gives name and codes of a diagnosis id;
    ``date_words`` how people of this place write a date.
    """

    def __init__(
        self, diagnosis_words: Callable[[str], str], date_words: Callable[[date], str]
    ) -> None:
        self._diagnosis_words = diagnosis_words
        self._date_words = date_words
        self._folded_diagnoses: dict[str, str] = {}
        self._known: dict[str, tuple[PatientSummary, str]] = {}  # by id, as last folded
        self._patients: Sequence[PatientSummary] = ()
        self._lines: list[str] | None = None
        self._vocabulary: list[str] | None = None

    def take(self, patients: Sequence[PatientSummary]) -> None:
        """Search these from now on. Their words are folded when they are first needed."""
        self._patients = patients
        self._lines = self._vocabulary = None

    def find(self, text: str) -> Matches:
        """The patients in whose line each typed word stands."""
        typed = folded(text).split()
        lines = self.lines()
        places: Sequence[int] = range(len(lines))
        read_as = {}
        for word in typed:
            alone = len(typed) == 1 and word.isdecimal() and len(word) <= _DAY
            if alone:  # part of a record number; in birth dates it would stand everywhere
                found = [p for p in places if word in lines[p].partition(_BORN)[0]]
            else:
                found = [p for p in places if word in lines[p]]
            if not found and not any(word in line for line in lines):
                nearest = self._nearest_to(word)
                found = [p for p in places if any(near in lines[p] for near in nearest)]
                if found:
                    read_as[word] = nearest[0]
            places = found
            if not places:
                return Matches((), {})
        return Matches(places, read_as)

    def lines(self) -> list[str]:
        """The folded line of each patient; only lines that changed are made anew."""
        if self._lines is None:
            self._lines = [self._folded(patient)[1] for patient in self._patients]
        return self._lines

    def fold_some(self, most: int = 1000) -> bool:
        """Fold the lines of a few patients ahead of time; whether there are more to fold."""
        if self._lines is None:
            known = self._known
            fresh = (p for p in self._patients if p.id not in known)
            for patient in islice(fresh, most):
                self._folded(patient)
        return self._lines is None and len(self._known) < len(self._patients)

    def _folded(self, patient: PatientSummary) -> tuple[PatientSummary, str]:
        kept = self._known.get(patient.id)
        if kept is None or not _same_words(kept[0], patient):
            kept = self._known[patient.id] = (patient, self._line(patient))
        return kept

    def _line(self, patient: PatientSummary) -> str:
        parts = [folded(patient.name), folded(patient.mrn)]
        for diagnosis in patient.diagnoses:
            words = self._folded_diagnoses.get(diagnosis)
            if words is None:
                words = folded(self._diagnosis_words(diagnosis))
                self._folded_diagnoses[diagnosis] = words
            parts.append(words)
        parts.append(_BORN)
        if patient.birth_date is not None:
            parts += [patient.birth_date.isoformat(), folded(self._date_words(patient.birth_date))]
        return " ".join(parts)

    def _nearest_to(self, typed: str) -> list[str]:
        """The words nearest to a mistyped one; none when nothing is near, or it is no word."""
        if len(typed) < _SHORTEST_MISTYPED or not _WORD.fullmatch(typed):
            return []
        from rapidfuzz.distance import OSA  # noqa: PLC0415  # most searches hold no error
        from rapidfuzz.process import extract  # noqa: PLC0415

        if self._vocabulary is None:
            self._vocabulary = sorted(set(_WORD.findall(" ".join(self.lines()))))
        words = self._vocabulary
        allowed = 2 if len(typed) >= _LONG else 1
        begun = [word[: len(typed)] for word in words]  # the word may not be finished
        hits = [
            (distance, at)
            for names in (words, begun)
            for _, distance, at in extract(
                typed, names, scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
        ]
        least = min((distance for distance, _ in hits), default=0)
        return list(dict.fromkeys(words[at] for distance, at in sorted(hits) if distance == least))


def _same_words(one: PatientSummary, other: PatientSummary) -> bool:
    return one is other or (
        one.name == other.name
        and one.mrn == other.mrn
        and one.birth_date == other.birth_date
        and one.diagnosis_text == other.diagnosis_text
    )


def folded(text: str) -> str:
    """Without case and accents, so that "jose" finds José."""
    small = text.casefold()
    if small.isascii():
        return small
    plain = unicodedata.normalize("NFKD", small)
    return "".join(char for char in plain if not unicodedata.combining(char))
