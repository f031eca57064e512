"""Exercises of a pack as they can stand in this clinic: ids and names that nobody else has."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.knowledge.own_exercises import new_id
from designer.model.exercise import Exercise
from designer.model.pending_pack import PendingPack
from designer.model.picture import OwnPicture
from designer.packs.contents import BroughtExercise, Pack
from designer.packs.errors import CannotTake

Choice = Literal["add", "replace"]  # of an item that is taken


class FittedExercise(NamedTuple):
    """An exercise of the pack, and what it would be here."""

    brought: BroughtExercise
    exercise: Exercise

    def picture(self) -> OwnPicture | None:
        """The picture it brings."""
        given = self.brought
        if not given.figure and given.photo is None:
            return None
        photo = given.photo.photo if given.photo is not None else None
        words = given.words
        return OwnPicture(id=self.exercise.id, figure=given.figure, photo=photo, words=words)


def fitted(
    pack: Pack, pending: PendingPack, wanted: Mapping[str, Choice], library: Library
) -> tuple[FittedExercise, ...]:
    """The wanted exercises, each under a free id and name. Raises CannotTake."""
    chosen = [one for one in pack.exercises if one.exercise.id in wanted]
    ids: dict[str, str] = {}
    for brought in chosen:
        choice = wanted[brought.exercise.id]
        ids[brought.exercise.id] = _id_here(brought, choice, library, set(ids.values()))
    targets = {one.exercise.id: "" for one in pack.exercises if not is_same(one.exercise, library)}
    targets |= {**pending.taken_exercises, **ids}
    leads = {*library.exercises, *ids.values()}
    names: set[str] = set()
    found = []
    for brought in chosen:
        given, here = brought.exercise, ids[brought.exercise.id]

        def links(there: tuple[str, ...], here: str = here) -> tuple[str, ...]:
            known = (targets.get(one, one) for one in there)
            return tuple(dict.fromkeys(one for one in known if one in leads and one != here))

        name = _free_name(brought, wanted[given.id], here, library, names)
        names.add(_folded(name))
        others = [
            one
            for one in given.other_names
            if _is_free(one, here, library) and _folded(one) not in names
        ]
        names.update(map(_folded, others))
        exercise = replace(
            given,
            id=here,
            name=name,
            other_names=tuple(others),
            easier=links(given.easier),
            harder=links(given.harder),
            passages=tuple(one for one in given.passages if one in library.passages),
        )
        found.append(FittedExercise(brought, exercise))
    return tuple(found)


def is_same(exercise: Exercise, library: Library) -> bool:
    """Whether the clinic has this very exercise already."""
    known = library.exercises.get(exercise.id)
    return known is not None and known.clinics_own and _bare(known) == _bare(exercise)


def _bare(exercise: Exercise) -> Exercise:
    """What counts of it: not who calls it the guide's, who read its translation, its links."""
    words = {key: replace(one, reviewed=False) for key, one in exercise.translations.items()}
    return replace(
        exercise,
        provenance={},
        translations=words,
        clinics_own=True,
        retired=False,
        easier=(),
        harder=(),
    )


def _id_here(brought: BroughtExercise, choice: Choice, library: Library, taken: set[str]) -> str:
    exercise = brought.exercise
    known = library.exercises.get(exercise.id)
    if choice == "replace":
        if known is None or not known.clinics_own:
            raise CannotTake(
                f"“{exercise.name}” cannot replace anything: only the clinic’s own exercises can "
                "be replaced.",
                "Take it as a new one.",
                brought.entry,
            )
        return exercise.id
    if known is None and exercise.id not in taken:
        return exercise.id
    base = new_id(exercise.name, library)
    number, found = 2, base
    while found in taken or found in library.exercises:
        found, number = f"{base}-{number}", number + 1
    return found


def _free_name(
    brought: BroughtExercise, choice: Choice, here: str, library: Library, taken: set[str]
) -> str:
    given = brought.exercise.name
    name, number = given, 2
    while not _is_free(name, here, library) or _folded(name) in taken:
        if choice == "replace":
            raise CannotTake(
                f"Another exercise is called “{given}”.", "Take it as a new one.", brought.entry
            )
        name, number = f"{given[:280]} ({number})", number + 1
    return name


def _is_free(name: str, here: str, library: Library) -> bool:
    return all(one == here for one in library.ids_named(name))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
