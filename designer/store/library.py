"""What belongs to the clinic as a whole: its name, its habits, its own exercises."""

from collections.abc import Iterable
from typing import Literal

from designer.model.base import ShortText, Value
from designer.model.clinic import ClinicIdentity
from designer.model.exercise import Exercise
from designer.store.bodies import Reader, Revisions
from designer.store.changes import Parts
from designer.store.errors import Key
from designer.store.port import Document

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


_READER = Reader({_SETTINGS.kind: ClinicSettings, "exercise": Exercise})


def join_library(documents: Iterable[Document]) -> tuple[ClinicLibrary, Revisions]:
    """The library that ``split_library`` took apart. Raises msgspec.MsgspecError or LookupError."""
    values, revisions = _READER.read(documents)
    settings = values.get(_SETTINGS.kind, {}).get(_SETTINGS.id, ClinicSettings())
    exercises = tuple(values.get("exercise", {}).values())
    return ClinicLibrary(settings=settings, exercises=exercises), revisions
