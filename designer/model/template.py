"""A weekly template: a named, versioned week in the library."""

from datetime import date
from typing import Literal

from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose
from designer.model.vocabulary import Lane, Phase, Profile, SessionName

CellMark = Literal["G", "F", "C", "-"]  # guide gives the day / the frequency / our choice / nothing
TemplateState = Literal["draft", "in review", "approved", "retired"]


class TemplateRow(Value, frozen=True, kw_only=True):
    """One exercise of the template and the days it stands on (clinical-spec 4.1)."""

    lane: Lane
    exercise_id: Identity
    dose: Dose
    dose_text: ShortText = ""  # as the specification writes it; blank: as the dose says
    item_mark: Literal["G", "C"] = "C"
    dose_mark: ShortText = ""  # G, L or H; "G hold, L count" where they differ
    days: tuple[CellMark, CellMark, CellMark, CellMark, CellMark, CellMark, CellMark]
    from_week: ProgressionWeek | None = None  # left out in weeks before (the ladder decides)
    to_week: ProgressionWeek | None = None  # left out in weeks after
    session: SessionName | None = None  # None: that of the template
    note: LongText = ""


class TemplateStage(Value, frozen=True, kw_only=True):
    """What the template is called from a progression week on; it begins there at the latest."""

    from_week: ProgressionWeek
    name: ShortText = ""


class TemplateReview(Value, frozen=True, kw_only=True):
    """Who asked for a template to be looked at, and who then approved it until when."""

    asked_by: ShortText = ""
    asked_on: date | None = None
    by: ShortText = ""
    on: date | None = None
    expires_on: date | None = None  # the last day on which it is offered


class WeekTemplate(Value, frozen=True, kw_only=True):
    """A week to start from. ``first_prog_week`` is the lowest week in which it may be loaded."""

    id: Identity
    name: ShortText
    first_prog_week: ProgressionWeek
    diagnoses: tuple[Identity, ...] = ()  # empty: any without a conflict
    passages: tuple[str, ...] = ()
    note: LongText = ""
    rows: tuple[TemplateRow, ...] = ()
    stages: tuple[TemplateStage, ...] = ()  # those with a name, or like the one before
    estimated_min: tuple[int | None, ...] = ()  # minutes a day without cardio, Monday first
    version: int = 1
    state: TemplateState = "approved"
    session: Literal["main", "daily"] = "main"
    profile: Profile | None = None  # only for patients of this profile
    phases: tuple[Phase, ...] = ()  # what it is filed under; empty: the phases of its exercises
    origin: ShortText = ""  # the template it was made from, with ``origin_version``
    origin_version: int = 0
    authors: tuple[ShortText, ...] = ()  # who worked on this version since the last approved one
    review: TemplateReview | None = None  # the shipped ones have none

    def expired(self, today: date) -> bool:
        """Whether its approval has run out."""
        until = self.review.expires_on if self.review is not None else None
        return until is not None and until < today

    def offered(self, today: date) -> bool:
        """Whether it may be offered for patients without more ado."""
        return self.state == "approved" and not self.expired(today)


class OwnTemplate(Value, frozen=True, kw_only=True):
    """A template of the clinic: its newest version, and the approved one that still counts."""

    id: Identity
    latest: WeekTemplate
    in_force: WeekTemplate | None = None  # while ``latest`` is not approved yet

    @property
    def current(self) -> WeekTemplate:
        """The approved version where there is one, else the newest."""
        return self.in_force if self.in_force is not None else self.latest
