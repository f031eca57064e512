"""Conditions on time: progression week, days since the start, an operation or a procedure."""

from typing import ClassVar

from designer.model.vocabulary import ProcedureCeiling
from designer.safety.conditions.base import MOMENT, Base, Sees
from designer.safety.scene.scene import Scene
from designer.safety.scene.truth import Truth, unknown


class ProgWeek(Base, frozen=True, kw_only=True, tag="prog-week"):
    """The progression week lies between these, both included."""

    sees: ClassVar[frozenset[Sees]] = MOMENT
    at_least: int = 1
    at_most: int = 13

    def judge(self, scene: Scene) -> Truth:
        return self.at_least <= scene.moment.prog_week <= self.at_most


class FirstProgWeek(Base, frozen=True, kw_only=True, tag="first-prog-week"):
    """The program began no later than in this progression week."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("case",))
    at_most: int

    def judge(self, scene: Scene) -> Truth:
        return scene.case.first_prog_week <= self.at_most


class SinceStart(Base, frozen=True, kw_only=True, tag="days-since-start"):
    """Whole days since the program began, at the day judged."""

    sees: ClassVar[frozenset[Sees]] = MOMENT
    at_least: int = 0
    at_most: int = 1_000_000

    def judge(self, scene: Scene) -> Truth:
        days = scene.moment.days_since_start
        return unknown("start date") if days is None else self.at_least <= days <= self.at_most


class InWindow(Base, frozen=True, kw_only=True, tag="days-in-window"):
    """Whole days since the start, or since a later operation or relapse (3.1)."""

    sees: ClassVar[frozenset[Sees]] = MOMENT
    at_least: int = 0
    at_most: int = 1_000_000

    def judge(self, scene: Scene) -> Truth:
        days = scene.moment.days_in_window
        return unknown("start date") if days is None else self.at_least <= days <= self.at_most


class SinceSurgery(Base, frozen=True, kw_only=True, tag="days-since-surgery"):
    """Days since an operation. No for a patient without one; unknown without its date."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "moment"))
    at_least: int = 0
    at_most: int = 1_000_000

    def judge(self, scene: Scene) -> Truth:
        days = scene.moment.surgery_days
        if days is not None:
            return self.at_least <= days <= self.at_most
        case = scene.case
        surgery = case.patient.surgery
        named = surgery is not None and bool(surgery.kind)
        return unknown("surgery date") if named or "post-surgical" in case.diagnoses else False


class SinceProcedure(Base, frozen=True, kw_only=True, tag="hours-since-procedure"):
    """Hours since an injection or block; its own day counts from 0 (design 6.18).

    No for a patient without a procedure; unknown without its time.
    """

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "moment"))
    at_least: float = 0
    above: float | None = None
    below: float | None = None
    at_most: float | None = None

    def judge(self, scene: Scene) -> Truth:
        hours = scene.moment.procedure_hours
        if hours is not None:
            return (
                hours >= self.at_least
                and (self.above is None or hours > self.above)
                and (self.below is None or hours < self.below)
                and (self.at_most is None or hours <= self.at_most)
            )
        case = scene.case
        procedure = case.patient.procedure
        named = procedure is not None and bool(procedure.kind)
        if named or "post-procedure" in case.diagnoses:
            return unknown("time of the procedure")
        return False


class NearProcedure(Base, frozen=True, kw_only=True, tag="near-procedure"):
    """The calendar week of a procedure, or the 72 h after it (design 6.26)."""

    sees: ClassVar[frozenset[Sees]] = MOMENT

    def judge(self, scene: Scene) -> Truth:
        return scene.moment.near_procedure


class CeilingRuns(Base, frozen=True, kw_only=True, tag="procedure-ceiling"):
    """The after-care instructions allow no more than one of these, and still do on that day."""

    sees: ClassVar[frozenset[Sees]] = frozenset(("case", "moment"))
    any_of: tuple[ProcedureCeiling, ...]

    def judge(self, scene: Scene) -> Truth:
        procedure, on = scene.case.patient.procedure, scene.moment.on
        if procedure is None or procedure.ceiling not in self.any_of:
            return False
        return procedure.ceiling_until is None or on is None or on <= procedure.ceiling_until


class Ahead(Base, frozen=True, kw_only=True, tag="ahead"):
    """The week begins after today."""

    sees: ClassVar[frozenset[Sees]] = MOMENT

    def judge(self, scene: Scene) -> Truth:
        return scene.moment.future


TimeCondition = (
    ProgWeek
    | FirstProgWeek
    | Ahead
    | SinceStart
    | InWindow
    | SinceSurgery
    | SinceProcedure
    | NearProcedure
    | CeilingRuns
)
