"""What a change of the library would do: every template and program whose verdict changes.

Two validators stand beside each other, the one in force and the one with the change. Most plans
are left alone quickly: those that hold none of the changed exercises, and those to which the
changed rules alone say the same before and after. Only the rest is judged whole, twice.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from designer.model.finding import Report
from designer.model.library_change import ChangedVerdict
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.model.week import Week
from designer.safety.checking import Checker
from designer.safety.findings import flat
from designer.safety.rules import Rule, RuleSet
from designer.safety.speaking import speaks_of

Progress = Callable[[int, int], None]  # done, of how many
Cancelled = Callable[[], bool]
_Said = Mapping[tuple[str, str], Severity]  # by rule and exercise ("": the plan as a whole)


class TemplateWeek(NamedTuple):
    """A weekly template as a week to be judged."""

    id: str
    name: str
    week: Week
    prog_week: int
    diagnoses: tuple[str, ...]


class Programs(Protocol):
    """Records to look through, read one after the other; None stands for one that is unreadable."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[PatientRecord | None]: ...


class Changed(NamedTuple):
    """A template or a patient's program whose verdict is another one after the change."""

    id: str  # of the template or the patient
    name: str  # of the template; empty for a patient
    before: Severity | None  # the strictest open finding; None: there is none
    after: Severity | None
    verdicts: tuple[ChangedVerdict, ...]  # what is different, the strictest first


class Impact(NamedTuple):
    """Everything that changes, and how much was looked at."""

    templates: tuple[Changed, ...] = ()
    programs: tuple[Changed, ...] = ()
    templates_judged: int = 0
    programs_judged: int = 0  # those in use; finished and archived ones are passed over
    unread: int = 0
    cancelled: bool = False


def impact(
    before: Checker,
    after: Checker,
    templates: Iterable[TemplateWeek],
    programs: Programs,
    today: date,
    progress: Progress = lambda _done, _total: None,
    cancelled: Cancelled = lambda: False,
) -> Impact:
    """Compare what two validators say. No Qt: call it on any thread.

    ``progress`` hears of every plan; when ``cancelled`` says so, what was found so far comes back.
    """
    weeks = tuple(templates)
    compare = _Comparison(before, after)
    total, done = len(weeks) + len(programs), 0
    found_templates: list[Changed] = []
    found_programs: list[Changed] = []
    unread = judged = 0

    def result(*, stopped: bool) -> Impact:
        return Impact(
            tuple(found_templates),
            tuple(found_programs),
            min(done, len(weeks)),
            judged,
            unread,
            stopped,
        )

    for week in weeks:
        if cancelled():
            return result(stopped=True)
        change = compare.template(week)
        if change is not None:
            found_templates.append(change)
        done += 1
        progress(done, total)
    for record in programs:
        if cancelled():
            return result(stopped=True)
        if record is None:
            unread += 1
        elif in_use(record, today):
            judged += 1
            change = compare.program(record, today)
            if change is not None:
                found_programs.append(change)
        done += 1
        progress(done, total)
    return result(stopped=False)


def compared(id_: str, name: str, before: Report, after: Report) -> Changed:
    """What is different between two verdicts; ``verdicts`` is empty where nothing is."""
    old, new = _said(before), _said(after)
    return Changed(id_, name, _strictest(old), _strictest(new), _differences(old, new))


def in_use(record: PatientRecord, today: date) -> bool:
    """Whether somebody trains by this patient's program, or is going to."""
    program = record.program
    if record.patient.archived or program is None or not program.weeks:
        return False
    if program.ended_on is not None:
        return False
    last = program.date_of(len(program.weeks) - 1, 0)
    return last is None or last + timedelta(days=6) >= today


class _Comparison:
    """Two validators, and what is different between them."""

    def __init__(self, before: Checker, after: Checker) -> None:
        self.before, self.after = before, after
        old, new = before.library.exercises, after.library.exercises
        names = {*old, *new}
        self.exercises = frozenset(id_ for id_ in names if old.get(id_) != new.get(id_))
        self.same_rules = before.rules.version == after.rules.version
        changed = _changed_rules(before.rules, after.rules)
        self.few = (_only(before, changed), _only(after, changed))
        self.reach = _reach(self.few)

    def template(self, one: TemplateWeek) -> Changed | None:
        """The change of a template's verdict; None when there is none."""
        touched = self._touches(p.exercise_id for _, p in one.week.placements())
        diagnoses = tuple(one.diagnoses)

        def said(checker: Checker) -> _Said:
            return _said(
                checker.check_template(one.week, one.prog_week, diagnoses, with_remedies=False)
            )

        heard = self._heard(p.exercise_id for _, p in one.week.placements())
        return self._compared(one.id, one.name, said, touched, heard)

    def program(self, record: PatientRecord, today: date) -> Changed | None:
        """The change of a program's verdict from this week on; None when there is none."""
        program = record.program
        if program is None:
            return None
        placed = (p.exercise_id for w in program.weeks for _, p in w.week.placements())
        logged = (item.exercise_id for session in record.sessions for item in session.items)
        touched = self._touches(placed) or self._touches(logged)
        from_week = program.index_on(today)

        def said(checker: Checker) -> _Said:
            case = checker.open(record, today, with_remedies=False)
            return _said(case.check_program(from_week))

        coming = (p.exercise_id for w in program.weeks[from_week:] for _, p in w.week.placements())
        return self._compared(record.patient.id, "", said, touched, self._heard(coming))

    def _touches(self, exercise_ids: Iterable[str]) -> bool:
        return bool(self.exercises) and not self.exercises.isdisjoint(exercise_ids)

    def _heard(self, exercise_ids: Iterable[str]) -> bool:
        """Whether the changed rules can speak of any of these exercises."""
        return self.reach is None or not self.reach.isdisjoint(exercise_ids)

    def _compared(
        self,
        id_: str,
        name: str,
        said: Callable[[Checker], _Said],
        touched: bool,  # it holds an exercise that was changed
        heard: bool,  # the changed rules can speak of it
    ) -> Changed | None:
        if not touched:
            few_before, few_after = self.few
            if self.same_rules or not heard or _told(few_before, said) == _told(few_after, said):
                return None
        before, after = said(self.before), said(self.after)
        verdicts = _differences(before, after)
        if not verdicts:
            return None
        return Changed(id_, name, _strictest(before), _strictest(after), verdicts)


def _reach(few: tuple[Checker, Checker]) -> frozenset[str] | None:
    """The exercises that the changed rules can speak of; None: they speak of more than those."""
    rules = [(checker, rule) for checker in few for rule in checker.rules.rules]
    if any(rule.id not in checker.item_rules for checker, rule in rules):
        return None
    return frozenset(one.id for checker, rule in rules for one in speaks_of(rule, checker.library))


def _told(checker: Checker, said: Callable[[Checker], _Said]) -> _Said:
    return said(checker) if checker.rules.rules else {}


def _changed_rules(before: RuleSet, after: RuleSet) -> frozenset[str]:
    def judged(rule: Rule | None) -> object:
        return None if rule is None else (rule.scope, rule.levels, rule.message, rule.hint)

    old = {rule.id: rule for rule in before.rules}
    new = {rule.id: rule for rule in after.rules}
    return frozenset(i for i in {*old, *new} if judged(old.get(i)) != judged(new.get(i)))


def _only(checker: Checker, rule_ids: frozenset[str]) -> Checker:
    """The validator with a few of its rules, which takes a fraction of the time."""
    kept = tuple(rule for rule in checker.rules.rules if rule.id in rule_ids)
    return Checker(checker.library, RuleSet.of(kept, (), checker.rules.lapses))


def _said(report: Report) -> _Said:
    """The strictest that each rule says about each exercise; hints are no verdict."""
    found: dict[tuple[str, str], Severity] = {}
    for finding in flat(report.findings):
        if finding.is_open and finding.severity is not Severity.INFO:
            for exercise in finding.where.exercise_ids or ("",):
                key = (finding.rule_id, exercise)
                if key not in found or found[key].rank < finding.severity.rank:
                    found[key] = finding.severity
    return found


def _differences(before: _Said, after: _Said) -> tuple[ChangedVerdict, ...]:
    changed = [
        ChangedVerdict(rule_id=key[0], exercise_id=key[1], before=old, after=new)
        for key in sorted({*before, *after})
        if (old := before.get(key)) is not (new := after.get(key))
    ]
    return tuple(sorted(changed, key=lambda one: -_rank(one.after)))


def _strictest(said: _Said) -> Severity | None:
    return max(said.values(), key=_rank, default=None)


def _rank(severity: Severity | None) -> int:
    return -1 if severity is None else severity.rank
