"""Writing a pack: the same content gives the same bytes. Nothing about patients can get into it."""

import zipfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from typing import NamedTuple

import msgspec

from designer.errors import DesignerError
from designer.figures.own import read_figure
from designer.files.exercise_part import FileAttributes
from designer.files.resolving import copied
from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.model.picture import OwnPicture
from designer.model.template import WeekTemplate
from designer.packs import limits
from designer.packs.archive import MANIFEST
from designer.packs.contents import (
    ExerciseEntry,
    Manifest,
    PackExercise,
    PackPicture,
    PackTemplate,
    TemplateEntry,
)
from designer.packs.errors import CannotTake, PackTooLarge
from designer.packs.reading import read_pack

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier day; the manifest says when
_SEND_LESS = "Export fewer items at a time."


class Chosen(NamedTuple):
    """What goes into a pack. Pictures are those of the exercises in it; others are left out."""

    exercises: tuple[Exercise, ...] = ()
    templates: tuple[WeekTemplate, ...] = ()
    pictures: tuple[OwnPicture, ...] = ()


def with_needed(
    exercise_ids: Iterable[str], templates: Sequence[WeekTemplate], library: Library
) -> tuple[Exercise, ...]:
    """The clinic's own exercises that were chosen or that the templates and their links need."""
    waiting = [*exercise_ids, *(row.exercise_id for one in templates for row in one.rows)]
    found: dict[str, Exercise] = {}
    while waiting:
        exercise = library.exercises.get(waiting.pop(0))
        if exercise is None or not exercise.clinics_own or exercise.id in found:
            continue
        found[exercise.id] = exercise
        waiting.extend((*exercise.easier, *exercise.harder))
    return tuple(sorted(found.values(), key=lambda one: one.id))


def write_pack(chosen: Chosen, manifest: Manifest, read_photo: Callable[[str], bytes]) -> bytes:
    """The pack as a zip file. Raises PackError where it could not be read again, or StoreError."""
    files = {MANIFEST: _json(manifest)}
    pictures = {picture.id: picture for picture in chosen.pictures}
    for number, exercise in enumerate(chosen.exercises, 1):
        given = pictures.get(exercise.id)
        picture = None
        if given is not None:
            photo = None
            if given.photo is not None:
                photo = f"pictures/{number:03}.{given.photo.file.rpartition('.')[2]}"
                files[photo] = read_photo(given.photo.file)
            picture = PackPicture(figure=_readable(given), photo=photo, words=given.words)
        entry = ExerciseEntry(exercise=_exercise(exercise), picture=picture)
        files[f"exercises/{number:03}.json"] = _json(entry)
    for number, template in enumerate(chosen.templates, 1):
        entry_of = TemplateEntry(template=copied(template, PackTemplate))
        files[f"templates/{number:03}.json"] = _json(entry_of)
    if len(files) > limits.MAX_ENTRIES:
        raise PackTooLarge(f"A pack takes {limits.MAX_ENTRIES} files at most.", _SEND_LESS)
    content = _zipped(files)
    read_pack(content)  # whoever gets it can read it
    return content


def _readable(picture: OwnPicture) -> str:
    """The figure, or none where this version cannot read it: it is not shown here either."""
    try:
        if picture.figure:
            read_figure(picture.id, picture.figure)
    except DesignerError:
        return ""
    return picture.figure


def _exercise(exercise: Exercise) -> PackExercise:
    attributes = copied(exercise.attributes, FileAttributes)
    given = copied(exercise, PackExercise, attributes=attributes, provenance={})
    try:
        return msgspec.convert(msgspec.to_builtins(given), PackExercise)
    except msgspec.ValidationError as error:
        raise CannotTake(
            f"“{exercise.name}” cannot travel: {error}.", "Duplicate it and export the copy."
        ) from error


def _json(value: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _zipped(files: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            tight = name.endswith(".json")
            info.compress_type = zipfile.ZIP_DEFLATED if tight else zipfile.ZIP_STORED
            archive.writestr(info, files[name], compresslevel=6 if tight else None)
    return made.getvalue()
