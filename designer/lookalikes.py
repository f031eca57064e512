"""Patients who could be taken for each other: the same number, or names that look alike."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from designer.store.summary import PatientSummary

_REMARK = re.compile(r"\([^)]*\)")  # what stands in brackets is no part of a name
ALIKE = 0.86  # ratio of matching letters, our choice: one letter in seven may differ

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
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(letters)
    for other in others:
        if other.id == own_id:
            continue
        theirs = _letters(other.name)
        if number and other.mrn.strip().casefold() == number:
            yield LookAlike(other, "same-number")
        elif letters and theirs == letters:
            yield LookAlike(other, "same-name")
        elif letters and theirs and _similar(matcher, theirs):
            yield LookAlike(other, "similar-name")


def _similar(matcher: "SequenceMatcher[str]", theirs: str) -> bool:
    matcher.set_seq1(theirs)
    # Each of the three is dearer and closer to the truth than the one before.
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )


def _letters(name: str) -> str:
    """The words of a name without case, accents, commas and order: Rivera, Ana is Ana Rivera."""
    plain = unicodedata.normalize("NFKD", _REMARK.sub(" ", name.casefold()))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(kept.split()))
