"""Taking items of a pack into the clinic's library: what an admin chose, and nothing else."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from designer.knowledge.errors import KnowledgeError
from designer.knowledge.library import Library
from designer.model.pending_pack import PendingPack
from designer.model.template import OwnTemplate, WeekTemplate
from designer.packs.contents import BroughtTemplate, Pack
from designer.packs.errors import CannotTake
from designer.packs.fitting import Choice, FittedExercise, fitted, is_same
from designer.pictures.photo import PreparedPhoto
from designer.store.library import ClinicLibrary

AsDraft = Callable[[OwnTemplate | None, WeekTemplate], OwnTemplate]


class Wanted(NamedTuple):
    """What is to be taken, by its id in the pack; the rest is left."""

    exercises: Mapping[str, Choice] = {}
    templates: Mapping[str, Choice] = {}


class Here(NamedTuple):
    """The clinic that a pack came to."""

    own: ClinicLibrary
    library: Library  # as it is in use, with the clinic's exercises
    template_names: Mapping[str, str]  # of all templates, shipped and own, by id


class Taken(NamedTuple):
    """The library as it would be, and the photos that have to be kept before it is stored."""

    own: ClinicLibrary
    library: Library
    exercises: Mapping[str, str]  # id in the pack -> id here
    templates: Mapping[str, str]
    photos: tuple[PreparedPhoto, ...] = ()


def take(pack: Pack, pending: PendingPack, wanted: Wanted, here: Here, as_draft: AsDraft) -> Taken:
    """The clinic's library with the wanted items. Raises CannotTake, and then nothing is taken.

    Exercises that are added where their id or name is taken get another one, and links and
    templates of the pack follow. Templates become drafts through ``as_draft``. Rules never change.
    """
    exercises = fitted(pack, pending, wanted.exercises, here.library)
    own = here.own
    for one in exercises:
        own = own.with_exercise(one.exercise)
    try:
        library = here.library.with_own(own.exercises)
    except KnowledgeError as error:
        problem = error.problems[0]
        raise CannotTake(f"“{problem.entry}”: {problem.message}", problem.remedy) from error
    own, photos = _with_pictures(own, exercises)
    ids = {one.brought.exercise.id: one.exercise.id for one in exercises}
    known = _known(pack, pending, ids, here.library)
    new_templates: dict[str, str] = {}
    for brought in pack.templates:
        choice = wanted.templates.get(brought.template.id)
        if choice is not None:
            content = fitted_template(brought, known, library)
            content, old = _placed(content, choice, own, here.template_names, brought.entry)
            own = own.with_template(as_draft(old, content))
            new_templates[brought.template.id] = content.id
    own = own.with_pack(pending.with_taken(ids, new_templates))
    return Taken(own, library, ids, new_templates, photos)


def fitted_template(
    brought: BroughtTemplate, known: Mapping[str, str], library: Library
) -> WeekTemplate:
    """The template with the exercises of this clinic. Raises CannotTake where one is missing.

    ``known`` leads from ids in the pack to ids here, "" where an exercise was not taken.
    """
    template = brought.template
    rows = []
    for row in template.rows:
        exercise = library.exercises.get(known.get(row.exercise_id, row.exercise_id))
        if exercise is None:
            raise CannotTake(
                f"“{template.name}” needs the exercise {row.exercise_id}, which is not here.",
                "Take that exercise too, or leave the template.",
                brought.entry,
            )
        rows.append(replace(row, exercise_id=exercise.id, lane=exercise.lane))
    unknown = [one for one in template.diagnoses if one not in library.diagnoses]
    if unknown:
        raise CannotTake(
            f"“{template.name}” is for “{unknown[0]}”, which this version does not know.",
            "Update this program, or leave the template.",
            brought.entry,
        )
    passages = tuple(one for one in template.passages if one in library.passages)
    return replace(template, rows=tuple(rows), passages=passages)


def _known(
    pack: Pack, pending: PendingPack, ids: Mapping[str, str], library: Library
) -> dict[str, str]:
    """Where the ids of the pack lead here; an exercise that only bears the same id is not it."""
    known = {}
    for brought in pack.exercises:
        item_id = brought.exercise.id
        same = item_id if is_same(brought.exercise, library) else ""
        known[item_id] = ids.get(item_id) or pending.taken_exercises.get(item_id, same)
    return known


def _with_pictures(
    own: ClinicLibrary, exercises: tuple[FittedExercise, ...]
) -> tuple[ClinicLibrary, tuple[PreparedPhoto, ...]]:
    """Pictures come along; one that the clinic made itself stays, as no history keeps it."""
    photos = []
    for one in exercises:
        picture = one.picture()
        if picture is not None and own.picture(picture.id) is None:
            own = own.with_picture(picture.id, picture)
            if one.brought.photo is not None:
                photos.append(one.brought.photo)
    return own, tuple(photos)


def _placed(
    content: WeekTemplate,
    choice: Choice,
    own: ClinicLibrary,
    names_here: Mapping[str, str],
    entry: str,
) -> tuple[WeekTemplate, OwnTemplate | None]:
    """The template under an id and name it can have, and what it becomes a new version of."""
    names = {**names_here, **{one.id: one.latest.name for one in own.templates}}
    old = own.template(content.id) if choice == "replace" else None
    if choice == "replace" and old is None:
        raise CannotTake(
            f"“{content.name}” cannot replace anything: only the clinic’s own templates can be "
            "replaced.",
            "Take it as a new one.",
            entry,
        )
    if old is None:
        content = replace(content, id=_free_template_id(content.id, names))
    others = {_folded(name) for key, name in names.items() if key != content.id}
    name, number = content.name, 2
    while _folded(name) in others:
        name, number = f"{content.name[:280]} ({number})", number + 1
    return replace(content, name=name), old


def _free_template_id(wished: str, names: Mapping[str, str]) -> str:
    number, found = 1, wished
    while found in names:
        found, number = f"C-{number:02}", number + 1
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
