"""What belongs to the clinic as a whole: its name, its habits, its own exercises."""

from collections.abc import Iterable
from typing import Literal

from msgspec import convert

from designer.model.base import ShortText, Value
from designer.model.clinic import ClinicIdentity
from designer.model.exercise import Exercise
from designer.store.changes import Parts
from designer.store.errors import Key
from designer.store.port import Document
from designer.store.records import by_kind, listed

_SETTINGS = Key("settings", "clinic")


class ClinicSettings(Value, frozen=True, kw_only=True):
    """What is printed on every handout and preset in every form."""

    identity: ClinicIdentity = ClinicIdentity()
    therapist: ShortText = ""
    paper: Literal["A4", "letter"] = "A4"
    language: Literal["en", "es"] = "en"


class ClinicLibrary(Value, frozen=True, kw_only=True):
    """The clinic's settings and exercises."""

    settings: ClinicSettings = ClinicSettings()
    exercises: tuple[Exercise, ...] = ()


def split_library(library: ClinicLibrary) -> Parts:
    """The library's parts."""
    return Parts({_SETTINGS: library.settings}, {"exercise": library.exercises})


def join_library(documents: Iterable[Document]) -> ClinicLibrary:
    """The library that ``split_library`` took apart. Raises msgspec.ValidationError."""
    bodies = by_kind(documents)
    settings = bodies.get(_SETTINGS.kind, {}).get(_SETTINGS.id)
    return ClinicLibrary(
        settings=convert(settings["value"], ClinicSettings) if settings else ClinicSettings(),
        exercises=listed(bodies, "exercise", Exercise),
    )
