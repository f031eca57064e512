"""What belongs to the clinic as a whole: its name, habits, own exercises, rules and pictures."""

from collections.abc import Mapping
from typing import Literal, Protocol, TypeVar

from msgspec.structs import replace

from designer.model.base import ShortText, Value
from designer.model.budget import Budget
from designer.model.clinic import ClinicIdentity, Person
from designer.model.exercise import Exercise
from designer.model.library_change import LibraryChange
from designer.model.own_rule import OwnRule, StricterRule
from designer.model.pending_pack import PendingPack
from designer.model.picture import OwnPicture
from designer.model.template import OwnTemplate
from designer.store.bodies import Reader, Revisions
from designer.store.changes import Parts
from designer.store.errors import Key
from designer.store.library_history import VERSION
from designer.store.port import Packed

_SETTINGS = Key("settings", "clinic")
KEPT_CHANGES = 50  # notes of library changes; older ones have been seen or are history


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_HasId)


class ClinicSettings(Value, frozen=True, kw_only=True):
    """What is printed on every handout and preset in every form."""

    identity: ClinicIdentity = ClinicIdentity()
    therapist: ShortText = ""
    people: tuple[Person, ...] = ()
    paper: Literal["A4", "letter"] = "A4"
    language: Literal["en", "es"] = "en"
    budget: Budget = Budget()


class ClinicLibrary(Value, frozen=True, kw_only=True):
    """The clinic's settings, exercises, pictures and rules, and what their changes did."""

    settings: ClinicSettings = ClinicSettings()
    exercises: tuple[Exercise, ...] = ()
    pictures: tuple[OwnPicture, ...] = ()
    rules: tuple[OwnRule, ...] = ()
    stricter: tuple[StricterRule, ...] = ()
    changes: tuple[LibraryChange, ...] = ()
    templates: tuple[OwnTemplate, ...] = ()
    packs: tuple[PendingPack, ...] = ()  # that wait for an admin

    def picture(self, exercise_id: str) -> OwnPicture | None:
        """The clinic's own picture of an exercise."""
        return next((one for one in self.pictures if one.id == exercise_id), None)

    @property
    def photo_files(self) -> frozenset[str]:
        """The names of the photos that the pictures show."""
        return frozenset(one.photo.file for one in self.pictures if one.photo is not None)

    def with_picture(self, exercise_id: str, picture: OwnPicture | None) -> "ClinicLibrary":
        """The library with another picture of an exercise; None: the shipped one again."""
        kept = {one.id: one for one in self.pictures}
        kept.pop(exercise_id, None)
        if picture is not None:
            kept[exercise_id] = picture
        return replace(self, pictures=tuple(kept.values()))

    def with_exercise(self, exercise: Exercise) -> "ClinicLibrary":
        """The library with an exercise of the clinic, new or in place of the one with its id."""
        return replace(self, exercises=_with(self.exercises, exercise))

    def template(self, template_id: str) -> OwnTemplate | None:
        """The clinic's own template of this id."""
        return next((one for one in self.templates if one.id == template_id), None)

    def with_template(self, template: OwnTemplate) -> "ClinicLibrary":
        """The library with a template of the clinic, new or in place of the one with its id."""
        return replace(self, templates=_with(self.templates, template))

    def with_rule(self, rule: OwnRule) -> "ClinicLibrary":
        """The library with a rule of the clinic, new or in place of the one with its id."""
        return replace(self, rules=_with(self.rules, rule))

    def with_stricter(self, change: StricterRule) -> "ClinicLibrary":
        """The library with one more shipped rule made stricter."""
        return replace(self, stricter=_with(self.stricter, change))

    def without_stricter(self, change_id: str) -> "ClinicLibrary":
        """The library without a change of a shipped rule, which is as shipped again."""
        return replace(self, stricter=tuple(one for one in self.stricter if one.id != change_id))

    def pack(self, pack_id: str) -> PendingPack | None:
        """The waiting pack of this id."""
        return next((one for one in self.packs if one.id == pack_id), None)

    def with_pack(self, pack: PendingPack) -> "ClinicLibrary":
        """The library with a pack that waits, new or in place of the one with its id."""
        return replace(self, packs=_with(self.packs, pack))

    def without_pack(self, pack_id: str) -> "ClinicLibrary":
        """The library once a pack was settled."""
        return replace(self, packs=tuple(one for one in self.packs if one.id != pack_id))

    def with_change(self, change: LibraryChange) -> "ClinicLibrary":
        """The library with a note of what a change did; the oldest notes go."""
        return replace(self, changes=_with(self.changes, change)[-KEPT_CHANGES:])


# The lists of the library: the name of each, the kind of its documents and their type.
_LISTS = {
    "exercises": ("exercise", Exercise),
    "pictures": ("picture", OwnPicture),
    "rules": ("rule", OwnRule),
    "stricter": ("stricter", StricterRule),
    "changes": ("library-change", LibraryChange),
    "templates": ("template", OwnTemplate),
    "packs": ("waiting-pack", PendingPack),
}
LIBRARY_KINDS = (_SETTINGS.kind, *(kind for kind, _ in _LISTS.values()))
_READER = Reader({_SETTINGS.kind: ClinicSettings, **dict(_LISTS.values())})


def split_library(library: ClinicLibrary) -> Parts:
    """The library's parts."""
    lists = {kind: getattr(library, name) for name, (kind, _) in _LISTS.items()}
    return Parts({_SETTINGS: library.settings}, lists)


def join_library(packed: Mapping[str, Packed]) -> tuple[ClinicLibrary, Revisions]:
    """The library that ``split_library`` took apart. Raises msgspec.MsgspecError or LookupError.

    The versions of its items are left to :mod:`designer.store.library_history`.
    """
    read = _READER.read({kind: packed[kind] for kind in packed if kind != VERSION})
    settings = read.of(_SETTINGS.kind).get(_SETTINGS.id, ClinicSettings())
    lists = {name: read.members(kind) for name, (kind, _) in _LISTS.items()}
    return ClinicLibrary(settings=settings, **lists), read.revisions


def _with(entries: tuple[_Entry, ...], entry: _Entry) -> tuple[_Entry, ...]:
    """The entries with one more, or with another one of its id in the same place."""
    known = {one.id: one for one in entries}
    known[entry.id] = entry
    return tuple(known.values())
