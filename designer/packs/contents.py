"""What stands in a pack, as its files have it and as it was read. See docs/packs.md."""

from datetime import date
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta

from designer.files.exercise_part import FileExercise
from designer.model.base import LongText, ProgressionWeek, ShortText, Value
from designer.model.exercise import Exercise
from designer.model.picture import FigureText
from designer.model.template import TemplateRow, TemplateStage, WeekTemplate
from designer.model.vocabulary import Phase, Profile
from designer.packs.limits import MAX_ROWS, MAX_STAGES
from designer.pictures.photo import PreparedPhoto

FORMAT = "home-program-pack/1"
PackId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$")]
PictureName = Annotated[str, Meta(pattern=r"^pictures/[0-9]{3}\.(png|jpg)$")]
Name = Annotated[str, Meta(min_length=1, max_length=300)]


class Manifest(Value, frozen=True, kw_only=True):
    """``manifest.json``: which kind of file this is, and where it comes from."""

    format: Literal["home-program-pack/1"]
    made_by: ShortText = ""  # the clinic
    made_on: date
    program_version: ShortText = ""
    note: LongText = ""  # of the sender


class PackPicture(Value, frozen=True, kw_only=True):
    """The picture of an exercise: a figure as docs/figures.md has it, a photo, or both."""

    figure: FigureText = ""
    photo: PictureName | None = None
    words: ShortText = ""


class PackExercise(FileExercise, frozen=True, kw_only=True):
    """An exercise; all demands have to be stated, as in a program file."""

    id: PackId
    for_profiles: tuple[Profile, ...] = ()


class ExerciseEntry(Value, frozen=True, kw_only=True):
    """``exercises/001.json``."""

    exercise: PackExercise
    picture: PackPicture | None = None


class PackTemplate(Value, frozen=True, kw_only=True):
    """A weekly template; who wrote and approved it stays in the clinic where that was."""

    id: PackId
    name: Name
    first_prog_week: ProgressionWeek
    diagnoses: tuple[ShortText, ...] = ()
    passages: tuple[ShortText, ...] = ()
    note: LongText = ""
    rows: Annotated[tuple[TemplateRow, ...], Meta(max_length=MAX_ROWS)] = ()
    session: Literal["main", "daily"] = "main"
    profile: Profile | None = None
    phases: tuple[Phase, ...] = ()
    stages: Annotated[tuple[TemplateStage, ...], Meta(max_length=MAX_STAGES)] = ()


class TemplateEntry(Value, frozen=True, kw_only=True):
    """``templates/001.json``."""

    template: PackTemplate


class BroughtExercise(NamedTuple):
    """An exercise of a pack, its picture checked and written anew. Nobody has accepted it."""

    entry: str
    exercise: Exercise
    figure: str = ""
    photo: PreparedPhoto | None = None
    words: str = ""


class BroughtTemplate(NamedTuple):
    """A template of a pack, as a draft. Nobody has accepted it."""

    entry: str
    template: WeekTemplate


class Pack(NamedTuple):
    """All that a pack brings. ``refused`` are entries that no pack can bring: rules."""

    manifest: Manifest
    exercises: tuple[BroughtExercise, ...] = ()
    templates: tuple[BroughtTemplate, ...] = ()
    refused: tuple[str, ...] = ()
