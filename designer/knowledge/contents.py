"""What the files of the library hold, in the order of the files, before look-ups are made."""

from pathlib import Path

from designer.knowledge.errors import Problem
from designer.knowledge.reading import read_entries, read_one
from designer.model.base import Value
from designer.model.exercise import Exercise
from designer.model.knowledge import (
    ConfirmationKind,
    Diagnosis,
    EducationFact,
    GeneralLimit,
    HandoutBlock,
    HouseRules,
    LadderWeek,
    LogField,
    Passage,
    ProcedureKind,
    RedFlag,
    RestrictedPattern,
    SessionTiming,
    Task,
    Term,
)
from designer.model.measure import OutcomeMeasure
from designer.model.search import SearchGroups
from designer.text import TextError, Texts, load_texts

EXERCISE_KINDS = (
    "breath",
    "stabilise",
    "anti-movement",
    "load",
    "mobility",
    "cardio",
    "restricted",
)
_NO_HOUSE_RULES = HouseRules(
    timing=SessionTiming(
        rep_s=0, hold_extra_s=0, press_hold_extra_s=0, between_sets_s=0, changeover_s=0
    ),
    sets=0,
    values=(),
)


class Contents(Value, frozen=True, kw_only=True):
    """Every entry of every file."""

    exercises: tuple[Exercise, ...] = ()
    patterns: tuple[RestrictedPattern, ...] = ()
    tasks: tuple[Task, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    procedures: tuple[ProcedureKind, ...] = ()
    confirmations: tuple[ConfirmationKind, ...] = ()
    passages: tuple[Passage, ...] = ()
    ladder: tuple[LadderWeek, ...] = ()
    log_fields: tuple[LogField, ...] = ()
    outcome_measures: tuple[OutcomeMeasure, ...] = ()
    handout_blocks: tuple[HandoutBlock, ...] = ()
    education: tuple[EducationFact, ...] = ()
    glossary: tuple[Term, ...] = ()
    limits: tuple[GeneralLimit, ...] = ()
    house: HouseRules = _NO_HOUSE_RULES
    search: SearchGroups = SearchGroups()
    words: Texts = Texts("en", {})  # what the core says of all this


def file_of(exercise: Exercise) -> str:
    """The file in which an exercise stands, for messages."""
    return (
        "the clinic’s own exercises" if exercise.clinics_own else f"exercises/{exercise.kind}.json"
    )


def read_contents(folder: Path, problems: list[Problem], texts: Path | None = None) -> Contents:
    """Read all files in ``folder``; what cannot be read is added to ``problems``.

    ``texts`` is the folder of the texts, which else lies beside ``folder``.
    """

    def entries_of_exercises() -> tuple[Exercise, ...]:
        files = (f"exercises/{kind}.json" for kind in EXERCISE_KINDS)
        return tuple(e for file in files for e in read_entries(folder, file, Exercise, problems))

    return Contents(
        exercises=entries_of_exercises(),
        patterns=read_entries(folder, "patterns.json", RestrictedPattern, problems),
        tasks=read_entries(folder, "screens.json", Task, problems),
        diagnoses=read_entries(folder, "diagnoses.json", Diagnosis, problems),
        red_flags=read_entries(folder, "red-flags.json", RedFlag, problems),
        procedures=read_entries(folder, "procedures.json", ProcedureKind, problems),
        confirmations=read_entries(folder, "confirmations.json", ConfirmationKind, problems),
        passages=read_entries(folder, "passages.json", Passage, problems),
        ladder=read_entries(folder, "ladder.json", LadderWeek, problems),
        outcome_measures=read_entries(folder, "outcome-measures.json", OutcomeMeasure, problems),
        log_fields=read_entries(folder, "log-fields.json", LogField, problems),
        handout_blocks=read_entries(folder, "handout-text.json", HandoutBlock, problems),
        education=read_entries(folder, "education.json", EducationFact, problems),
        glossary=read_entries(folder, "glossary.json", Term, problems),
        limits=read_entries(folder, "general-limits.json", GeneralLimit, problems),
        house=read_one(folder, "house-values.json", HouseRules, problems) or _NO_HOUSE_RULES,
        search=read_one(folder, "search-groups.json", SearchGroups, problems) or SearchGroups(),
        words=_words(texts or folder.parent / "text", problems),
    )


def _words(folder: Path, problems: list[Problem]) -> Texts:
    """What the core says to therapists, whose screens are English."""
    try:
        return load_texts(folder, "en", "core")
    except TextError as error:
        remedy = "Install the program again, or restore the file."
        problems.append(Problem(file="text", entry="", field="", message=str(error), remedy=remedy))
        return Texts("en", {})
