"""A weekly template: a named, versioned week in the library."""

from typing import Literal

from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose
from designer.model.vocabulary import Lane, Profile

CellMark = Literal["G", "F", "C", "-"]  # guide gives the day / the frequency / our choice / nothing
TemplateState = Literal["draft", "in review", "approved", "retired"]


class TemplateRow(Value, frozen=True, kw_only=True):
    """One exercise of the template and the days it stands on (clinical-spec 4.1)."""

    lane: Lane
    exercise_id: Identity
    dose: Dose
    dose_text: ShortText  # as the specification writes it
    item_mark: Literal["G", "C"]
    dose_mark: ShortText  # G, L or H; "G hold, L count" where they differ
    days: tuple[CellMark, CellMark, CellMark, CellMark, CellMark, CellMark, CellMark]
    from_week: ProgressionWeek | None = None  # left out in weeks before (the ladder decides)
    to_week: ProgressionWeek | None = None  # left out in weeks after


class WeekTemplate(Value, frozen=True, kw_only=True):
    """A week to start from. ``first_prog_week`` is the lowest week in which it may be loaded."""

    id: Identity
    name: ShortText
    first_prog_week: ProgressionWeek
    diagnoses: tuple[Identity, ...] = ()  # empty: any without a conflict
    passages: tuple[str, ...] = ()
    note: LongText = ""
    rows: tuple[TemplateRow, ...] = ()
    estimated_min: tuple[int | None, ...] = ()  # minutes a day without cardio, Monday first
    version: int = 1
    state: TemplateState = "approved"
    session: Literal["main", "daily"] = "main"
    profile: Profile | None = None  # only for patients of this profile
