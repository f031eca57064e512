"""What a change does to a plan: found by a few rules, and what judging by all of them finds."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.model.finding import Report
from designer.model.record import Override, PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import Checker, Stricter
from designer.safety.errors import StricterError
from designer.safety.rules.drafting import AttributeRow, RuleDraft, WeeksRow, rule_of
from designer.safety.rules.rules import RuleSet
from designer.safety.upkeep.comparing import Comparison, said_by
from designer.safety.upkeep.plan_verdicts import PlanVerdicts, Verdicts
from tests.safety.cases import TODAY
from tests.safety.test_engines_agree import records

LOUD = [Severity.CAUTION, Severity.BLOCK, Severity.HARD_BLOCK]


@st.composite
def kept_in_spite(draw: st.DrawFn, checker: Checker) -> PatientRecord:
    """A random record in which some rules were overridden."""
    record = draw(records(checker))
    rules = st.sampled_from([rule.id for rule in checker.rules.rules])
    exercises = st.sampled_from(["", *checker.library.exercises])
    pairs = draw(st.sets(st.tuples(rules, exercises), max_size=3))
    overrides = tuple(
        Override(id=f"o{n}", rule_id=r, exercise_id=e, who="w", when=datetime(2026, 3, 1), why="y")
        for n, (r, e) in enumerate(sorted(pairs))
    )
    return replace(record, overrides=overrides)


class OtherRules(NamedTuple):
    """How the rules are changed; told in a few words when a test fails."""

    stricter: tuple[tuple[str, Severity], ...]
    gone: str  # a rule that is taken away
    own_until: int  # a rule of the clinic's own, for loads up to this week; 0: none

    def of(self, rules: RuleSet) -> RuleSet:
        for rule, severity in self.stricter:
            change = Stricter(rule=rule, reason="r", severity=severity)
            with suppress(StricterError):  # it is as strict already
                rules = rules.with_stricter([change])
        kept = tuple(rule for rule in rules.rules if rule.id != self.gone)
        rules = RuleSet.of(kept, rules.table, rules.lapses)
        if not self.own_until:
            return rules
        rows = (AttributeRow("load", ("light", "moderate")), WeeksRow(1, self.own_until))
        draft = RuleDraft(rows=rows, severity=LOUD[0], message="m", reason="r", source="s")
        return rules.with_own([rule_of(draft, "CR-001")])


def other_rules(checker: Checker) -> st.SearchStrategy[OtherRules]:
    ids = st.sampled_from([rule.id for rule in checker.rules.rules])
    return st.builds(
        OtherRules,
        st.lists(st.tuples(ids, st.sampled_from(LOUD)), max_size=2).map(tuple),
        st.one_of(st.just(""), ids),
        st.sampled_from([0, 4, 9]),
    )


def whole(checker: Checker) -> PlanVerdicts:
    return PlanVerdicts(checker, checker.places)


def of_program(checker: Checker, record: PatientRecord) -> Verdicts:
    """By every rule, from this week on."""
    assert record.program is not None
    judge = whole(checker)
    case = judge.case_of(record, TODAY)
    return judge.of_program(record, case, record.program.index_on(TODAY))


def strictest(found: Sequence[Verdicts]) -> list[Severity | None]:
    return [max(one.values(), key=lambda s: s.rank, default=None) for one in found]


def agrees(found: Verdicts, report: Report) -> None:
    told = said_by(report)
    assert {key: told.get(key) for key in found} == found
    assert {rule for rule, _ in told} == {rule for rule, _ in found}


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_the_verdicts_are_those_of_the_report(checker: Checker, data: st.DataObject) -> None:
    record = data.draw(kept_in_spite(checker))
    assert record.program is not None
    report = checker.open(record, TODAY).check_program(record.program.index_on(TODAY))
    agrees(of_program(checker, record), report)
    week = record.program.weeks[0]
    diagnoses = record.patient.diagnoses
    agrees(
        whole(checker).of_template(week.week, week.prog_week, diagnoses),
        checker.check_template(week.week, week.prog_week, diagnoses),
    )


@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_few_rules_find_what_all_of_them_find(checker: Checker, data: st.DataObject) -> None:
    other = Checker(checker.library, data.draw(other_rules(checker)).of(checker.rules))
    record = data.draw(kept_in_spite(checker))
    before, after = of_program(checker, record), of_program(other, record)
    found = Comparison(checker, other).program(record, TODAY)
    if before == after:
        assert found is None
        return
    assert found is not None
    assert [found.before, found.after] == strictest([before, after])
    assert {(v.rule_id, v.exercise_id): (v.before, v.after) for v in found.verdicts} == {
        key: (before.get(key), after.get(key))
        for key in {*before, *after}
        if before.get(key) is not after.get(key)
    }
