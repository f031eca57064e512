"""Reading a pack: from bytes of unknown origin to checked values, all in memory."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from designer.errors import DesignerError
from designer.figures.own import read_figure
from designer.files import strict_json, typed
from designer.files.errors import Problem, ProgramFileError
from designer.files.resolving import copied
from designer.model.exercise import Attributes, Exercise
from designer.model.template import WeekTemplate
from designer.packs import limits
from designer.packs.archive import MANIFEST, read_archive
from designer.packs.contents import (
    FORMAT,
    BroughtExercise,
    BroughtTemplate,
    ExerciseEntry,
    Manifest,
    Pack,
    PackPicture,
    PackTemplate,
    TemplateEntry,
)
from designer.packs.errors import NotAPack, PackTooLarge, UnreadableEntry, UnsafePicture
from designer.pictures.photo import PreparedPhoto, announced_pixels, open_photo, prepare

T = TypeVar("T")
_CORRECT = "Ask the sender to export the pack again."


def read_pack_file(path: Path) -> bytes:
    """The bytes of a pack; a larger file is refused before it is read. Raises PackError."""
    try:
        with path.open("rb") as file:
            content = file.read(limits.MAX_PACK_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a valid path").lower()
        raise NotAPack(f"The file cannot be read ({reason}).", "Choose another file.") from error
    if len(content) > limits.MAX_PACK_BYTES:
        raise PackTooLarge("The file is larger than 20 MB.", "Export fewer items at a time.")
    return content


def read_pack(content: bytes) -> Pack:
    """Everything that a pack brings. Raises PackError; nothing is written anywhere."""
    files = read_archive(content)
    manifest = _manifest(files[MANIFEST])
    pictures = _Pictures(files)
    exercises = tuple(_exercises(files, pictures))
    templates = tuple(_templates(files))
    pictures.check_all_used()
    _check_twins([(one.entry, one.exercise.id) for one in exercises])
    _check_twins([(one.entry, one.template.id) for one in templates])
    refused = tuple(name for name in files if name.startswith("rules/"))
    return Pack(manifest, exercises, templates, refused)


def _manifest(content: bytes) -> Manifest:
    data = _json(content, MANIFEST)
    told = data.get("format") if isinstance(data, dict) else None
    if told != FORMAT:
        raise NotAPack(
            "The pack is of a form that this version cannot read.",
            "Update this program, or choose another file.",
            MANIFEST,
        )
    return _value(data, Manifest, MANIFEST)


class _Pictures:
    """The photos of a pack: each belongs to one exercise, and all together have a limit."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {name: data for name, data in files.items() if name.startswith("pictures/")}
        self._used: set[str] = set()
        self._left = limits.MAX_PIXELS

    def take(self, name: str, entry: str) -> PreparedPhoto:
        """The photo, decoded and written anew. Raises PackError."""
        if name not in self._files:
            raise UnreadableEntry(f"It names {name}, which the pack lacks.", _CORRECT, entry)
        if name in self._used:
            raise UnreadableEntry(f"It names {name}, as another one does.", _CORRECT, entry)
        self._used.add(name)
        self._count(name)
        try:
            return prepare(open_photo(self._files[name]))
        except DesignerError as error:
            raise UnsafePicture(str(error), _CORRECT, name) from error

    def _count(self, name: str) -> None:
        """Stop before the pixels of all pictures together are too many to be decoded."""
        try:
            self._left -= announced_pixels(self._files[name])
        except DesignerError as error:
            raise UnsafePicture(str(error), _CORRECT, name) from error
        if self._left < 0:
            million = limits.MAX_PIXELS // 1_000_000
            raise PackTooLarge(
                f"With this picture the pack has more than {million} million pixels.",
                "Export fewer items at a time.",
                name,
            )

    def check_all_used(self) -> None:
        """Raise UnreadableEntry where a picture is nobody's."""
        for name in self._files:
            if name not in self._used:
                raise UnreadableEntry("No exercise of the pack names it.", _CORRECT, name)


def _exercises(files: Mapping[str, bytes], pictures: _Pictures) -> Iterator[BroughtExercise]:
    for name in files:
        if not name.startswith("exercises/"):
            continue
        entry = _value(_json(files[name], name), ExerciseEntry, name)
        given = entry.exercise
        exercise = copied(
            given,
            Exercise,
            attributes=copied(given.attributes, Attributes),
            clinics_own=True,
            provenance={},  # what another clinic calls the guide's is not the guide's here
            translations={
                language: replace(words, reviewed=False)
                for language, words in given.translations.items()
            },
        )
        picture = entry.picture or PackPicture()
        _check_figure(exercise.id, picture.figure, name)
        photo = pictures.take(picture.photo, name) if picture.photo is not None else None
        yield BroughtExercise(name, exercise, picture.figure, photo, picture.words)


def _check_figure(exercise_id: str, figure: str, entry: str) -> None:
    if not figure:
        return
    try:
        strict_json.parse(figure.encode(), "figure")  # bounds its depth and numbers
        read_figure(exercise_id, figure)
    except (DesignerError, ArithmeticError, ValueError) as error:
        said = str(error) if isinstance(error, DesignerError) else "it cannot be drawn."
        raise UnsafePicture(f"The figure cannot be used: {said}", _CORRECT, entry) from error


def _templates(files: Mapping[str, bytes]) -> Iterator[BroughtTemplate]:
    for name in files:
        if not name.startswith("templates/"):
            continue
        given: PackTemplate = _value(_json(files[name], name), TemplateEntry, name).template
        yield BroughtTemplate(name, copied(given, WeekTemplate, state="draft"))


def _check_twins(entries: list[tuple[str, str]]) -> None:
    seen: dict[str, str] = {}
    for entry, item_id in entries:
        if item_id in seen:
            raise UnreadableEntry(f"{seen[item_id]} has the same id.", _CORRECT, entry)
        seen[item_id] = entry


def _json(content: bytes, name: str) -> object:
    try:
        return strict_json.parse(content, name)
    except ProgramFileError as error:
        raise UnreadableEntry(_said(error.problems[0]), _CORRECT, name) from error


def _value(data: object, type_: type[T], name: str) -> T:
    found = typed.convert(data, type_)
    if isinstance(found, Problem):
        raise UnreadableEntry(_said(found), _CORRECT, name)
    return found


def _said(problem: Problem) -> str:
    text = str(problem).partition(";")[0]
    return text if text.endswith(".") else f"{text}."
