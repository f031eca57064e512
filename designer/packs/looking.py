"""What a waiting pack would bring, item by item, before anybody accepts it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from designer.model.exercise import Exercise
from designer.model.finding import Finding
from designer.model.pending_pack import PendingPack
from designer.model.template import WeekTemplate
from designer.model.week import Week
from designer.packs.accepting import Here, fitted_template
from designer.packs.contents import BroughtTemplate, Pack
from designer.packs.errors import CannotTake
from designer.packs.fitting import Choice, FittedExercise, fitted, is_same
from designer.safety.checking import Checker
from designer.safety.judging import Judgement, judgements
from designer.safety.rules.rules import RuleSet
from designer.store.library_history import FieldChange, field_changes

# new: nothing here is like it. same: it is here already. changed: an own one has its id.
# taken: its id or name is that of something else. unfit: it cannot be taken.
State = Literal["new", "same", "changed", "taken", "unfit", "accepted"]
WeeksOf = Callable[[WeekTemplate], Iterable[tuple[int, Week]]]  # (progression week, week)
_NOT_TOLD = {
    "id", "clinics_own", "retired", "provenance", "state", "version", "authors", "review",
    "origin", "origin_version", "estimated_min", "passages",
}  # fmt: skip


class LookedAt(NamedTuple):
    """One item of the pack. ``changes`` lead from what is here to what the pack has."""

    kind: Literal["exercise", "template"]
    item_id: str  # in the pack
    name: str
    state: State
    problem: str = ""
    changes: tuple[FieldChange, ...] = ()
    exercise: Exercise | None = None  # as it would be here
    template: WeekTemplate | None = None
    judgements: tuple[Judgement, ...] = ()  # of an exercise, for each diagnosis
    findings: tuple[Finding, ...] = ()  # of a template, in the first week that has each


class _Look:
    """What all items are held against."""

    def __init__(self, pack: Pack, pending: PendingPack, here: Here, rules: RuleSet) -> None:
        self.pending, self.here = pending, here
        everything: dict[str, Choice] = {one.exercise.id: "add" for one in pack.exercises}
        self.exercises = fitted(pack, pending, everything, here.library)
        own = [one for one in here.library.exercises.values() if one.clinics_own]
        new = [one.exercise for one in self.exercises]
        self.library, problems = here.library.with_usable([*own, *new])
        self.wrong = {one.entry: f"{one.message} {one.remedy}" for one in problems}
        self.checker = Checker(self.library, rules)
        self.ids = {one.brought.exercise.id: one.exercise.id for one in self.exercises}

    def exercise(self, one: FittedExercise, today: date) -> LookedAt:
        given, exercise = one.brought.exercise, one.exercise
        problem = self.wrong.get(exercise.id, "")
        state = self._state(one, problem)
        known = self.here.library.exercises.get(given.id) if state == "changed" else None
        week = exercise.first_week or 1
        return LookedAt(
            "exercise",
            given.id,
            given.name,
            state,
            problem,
            _told(known, given) if known is not None else (),
            exercise=exercise,
            judgements=() if problem else judgements(self.checker, exercise, week, today),
        )

    def template(self, one: BroughtTemplate, weeks_of: WeeksOf) -> LookedAt:
        given = one.template
        looked = LookedAt("template", given.id, given.name, "unfit", template=given)
        try:
            content = fitted_template(one, self.ids, self.library)
        except CannotTake as error:
            return looked._replace(problem=f"{error.problem} {error.remedy}")
        findings: dict[tuple[object, ...], Finding] = {}
        for prog_week, week in weeks_of(content):
            said = self.checker.check_template(
                week, prog_week, content.diagnoses, with_remedies=False
            )
            for finding in said.findings:
                findings.setdefault((finding.rule_id, finding.where.exercise_ids), finding)
        own = self.here.own.template(given.id)
        state: State = "taken" if given.id in self.here.template_names else "new"
        changes: tuple[FieldChange, ...] = ()
        if own is not None:
            changes = _told(own.latest, content)
            state = "changed" if changes else "same"
        if given.id in self.pending.taken_templates:
            state = "accepted"
        found = tuple(sorted(findings.values(), key=lambda each: -each.severity.rank))
        return looked._replace(state=state, changes=changes, template=content, findings=found)

    def _state(self, one: FittedExercise, problem: str) -> State:
        given, library = one.brought.exercise, self.here.library
        if given.id in self.pending.taken_exercises:
            return "accepted"
        if problem:
            return "unfit"
        if is_same(given, library):
            return "same"
        known = library.exercises.get(given.id)
        if known is not None:
            return "changed" if known.clinics_own else "taken"
        return "new" if one.exercise.name == given.name else "taken"


def look_at(
    pack: Pack,
    pending: PendingPack,
    here: Here,
    rules: RuleSet,
    today: date,
    weeks_of: WeeksOf,
    step: Callable[[int, int], None] = lambda _done, _of: None,
) -> tuple[LookedAt, ...]:
    """Every item of the pack. ``step`` hears how many are done, and may raise to stop it."""
    look = _Look(pack, pending, here, rules)
    of = len(pack.exercises) + len(pack.templates)
    found: list[LookedAt] = []
    for exercise in look.exercises:
        step(len(found), of)
        found.append(look.exercise(exercise, today))
    for template in pack.templates:
        step(len(found), of)
        found.append(look.template(template, weeks_of))
    step(of, of)
    return tuple(found)


def _told(before: Struct, after: Struct) -> tuple[FieldChange, ...]:
    """What differs, but for what a pack does not carry."""
    return tuple(
        one for one in field_changes(before, after) if one.field.split(".")[0] not in _NOT_TOLD
    )
