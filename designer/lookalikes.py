"""Patients who could be taken for each other: the same number, or names that look alike."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from designer.store.summary import PatientSummary

_REMARK = re.compile(r"\([^)]*\)")  # what stands in brackets is no part of a name
_APART = re.compile(r"[\W_]+")
ALIKE = 0.86  # ratio of matching letters, our choice: one letter in seven may differ
_REMEMBERED = 50_000  # names, so that each key typed into a name costs no more than comparing

Likeness = Literal["same-number", "same-name", "similar-name"]


class LookAlike(NamedTuple):
    """Another patient and in what respect the two are alike."""

    other: PatientSummary
    likeness: Likeness


def look_alikes(
    name: str, mrn: str, others: Iterable[PatientSummary], own_id: str = ""
) -> Iterator[LookAlike]:
    """The patients among ``others`` who could be mixed up with this one."""
    number, letters = mrn.strip().casefold(), _letters(name)
    everyone = others if isinstance(others, Sequence) else list(others)
    near = _near(letters, [_letters(other.name) for other in everyone]) if letters else {}
    for place, other in enumerate(everyone):
        if other.id == own_id:
            continue
        if number and other.mrn.strip().casefold() == number:
            yield LookAlike(other, "same-number")
        elif place in near:
            yield LookAlike(other, "same-name" if near[place] == letters else "similar-name")


def _near(letters: str, names: Sequence[str]) -> dict[int, str]:
    """The names that share enough letters in their order, by their places."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # only where names are compared
    from rapidfuzz.process import extract  # noqa: PLC0415

    found = extract(
        letters, names, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=None
    )
    return {place: theirs for theirs, _, place in found if theirs}


@lru_cache(_REMEMBERED)
def _letters(name: str) -> str:
    """The words of a name without case, accents, commas and order: Rivera, Ana is Ana Rivera."""
    small = _REMARK.sub(" ", name.casefold())
    if not small.isascii():
        plain = unicodedata.normalize("NFKD", small)
        small = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(_APART.sub(" ", small).split()))
