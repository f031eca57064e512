"""What belongs to the clinic as a whole: its name, its habits, its own exercises and pictures."""

from collections.abc import Iterable
from typing import Literal

from msgspec.structs import replace

from designer.model.base import ShortText, Value
from designer.model.clinic import ClinicIdentity, Person
from designer.model.exercise import Exercise
from designer.model.picture import OwnPicture
from designer.store.bodies import Reader, Revisions
from designer.store.changes import Parts
from designer.store.errors import Key
from designer.store.port import Document

_SETTINGS = Key("settings", "clinic")


class ClinicSettings(Value, frozen=True, kw_only=True):
    """What is printed on every handout and preset in every form."""

    identity: ClinicIdentity = ClinicIdentity()
    therapist: ShortText = ""
    people: tuple[Person, ...] = ()
    paper: Literal["A4", "letter"] = "A4"
    language: Literal["en", "es"] = "en"


class ClinicLibrary(Value, frozen=True, kw_only=True):
    """The clinic's settings, exercises and pictures."""

    settings: ClinicSettings = ClinicSettings()
    exercises: tuple[Exercise, ...] = ()
    pictures: tuple[OwnPicture, ...] = ()

    def picture(self, exercise_id: str) -> OwnPicture | None:
        """The clinic's own picture of an exercise."""
        return next((one for one in self.pictures if one.id == exercise_id), None)

    def with_picture(self, exercise_id: str, picture: OwnPicture | None) -> "ClinicLibrary":
        """The library with another picture of an exercise; None: the shipped one again."""
        kept = {one.id: one for one in self.pictures}
        kept.pop(exercise_id, None)
        if picture is not None:
            kept[exercise_id] = picture
        return replace(self, pictures=tuple(kept.values()))


def split_library(library: ClinicLibrary) -> Parts:
    """The library's parts."""
    return Parts(
        {_SETTINGS: library.settings}, {"exercise": library.exercises, "picture": library.pictures}
    )


_READER = Reader({_SETTINGS.kind: ClinicSettings, "exercise": Exercise, "picture": OwnPicture})


def join_library(documents: Iterable[Document]) -> tuple[ClinicLibrary, Revisions]:
    """The library that ``split_library`` took apart. Raises msgspec.MsgspecError or LookupError."""
    values, revisions = _READER.read(documents)
    settings = values.get(_SETTINGS.kind, {}).get(_SETTINGS.id, ClinicSettings())
    exercises = tuple(values.get("exercise", {}).values())
    pictures = tuple(values.get("picture", {}).values())
    return ClinicLibrary(settings=settings, exercises=exercises, pictures=pictures), revisions
