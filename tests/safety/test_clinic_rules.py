"""The clinic's own rules: joined to the shipped ones, refused with field and remedy when bad."""

from datetime import date
from functools import cache

import msgspec
import pytest
from msgspec import Raw
from msgspec.structs import replace

from designer.knowledge.library import Library, load_library
from designer.model.dose import Dose
from designer.model.own_rule import OwnRule, StricterRule
from designer.model.vocabulary import Severity
from designer.safety import Checker, Rule, RuleFileError, RuleSet, Stricter, load_rules
from designer.safety.conditions import Named
from designer.safety.conditions.time import ProgWeek
from designer.safety.judging import judgements
from designer.safety.rules.drafting import (
    AttributeRow,
    DiagnosisRow,
    DoseRow,
    RuleDraft,
    WeeksRow,
    draft_of,
    example,
    kept,
    rule_of,
)
from designer.safety.rules.rules import Level
from designer.safety.speaking import speaks_of
from designer.safety.upkeep.clinic_rules import (
    assembled,
    example_results,
    next_number,
    own_rule_problems,
    read_own_rule,
    with_clinic_rules,
)
from resources.paths import knowledge_folder, rules_folder

TODAY = date(2026, 3, 2)


@cache
def library() -> Library:
    return load_library(knowledge_folder())


@cache
def shipped() -> RuleSet:
    return load_rules(rules_folder(), library())


def draft() -> RuleDraft:
    return RuleDraft(
        rows=(
            AttributeRow("pattern", ("dead-bug",)),
            AttributeRow("lever", ("short",), negated=True),
            DoseRow("reps", "above", 6.0),
            DiagnosisRow(("chronic-low-back-pain",)),
            WeeksRow(1, 4),
        ),
        severity=Severity.BLOCK,
        message="No more than six at first.",
        reason="Form is lost.",
        source="Team decision",
        substitutes=("dead-bug-short-arc",),
        examples=(
            example("dead-bug", "", 3, Severity.BLOCK, "eight in week 3", Dose(reps=8)),
            example("dead-bug", "", 3, None, "six in week 3", Dose(reps=6)),
        ),
    )


def rule() -> Rule:
    named = tuple(replace(one, diagnoses=("chronic-low-back-pain",)) for one in draft().examples)
    return rule_of(replace(draft(), examples=named), "CR-001")


def test_rows_make_a_rule_and_come_back_from_it() -> None:
    made = rule_of(draft(), "CR-001")
    assert draft_of(made) == draft()
    stored = msgspec.json.decode(kept(made).rule, type=Rule)
    assert draft_of(stored) == draft()


def test_its_examples_are_run_by_the_real_validator() -> None:
    checker = Checker(library(), shipped())
    assert example_results(checker, rule()) == ("", "")
    wrong = replace(rule(), levels=rule_of(replace(draft(), rows=()), "CR-001").levels)
    told = example_results(checker, wrong)
    assert told[0] == ""
    assert "expected silence" in told[1]


def test_it_joins_the_rules_in_force_and_is_judged_by() -> None:
    joined = with_clinic_rules(shipped(), [kept(rule())], [], library())
    assert joined.left_out == ()
    assert joined.rule("CR-001") == rule()
    assert joined.version != shipped().version
    assert len(joined.rules) == len(shipped().rules) + 1


def test_a_retired_one_is_not_in_force() -> None:
    joined = with_clinic_rules(shipped(), [kept(rule(), retired=True)], [], library())
    assert joined == shipped()


BAD = {
    "message": replace(rule(), message=" "),
    "reason": replace(rule(), reason=""),
    "source": replace(rule(), source=""),
    "id": replace(rule(), id="R-001"),
    "scope": replace(rule(), scope="week"),
    "severity": replace(rule(), levels=(replace(rule().levels[0], severity=Severity.HARD_BLOCK),)),
    "examples": replace(rule(), examples=rule().examples[:1]),
    "substitutes": replace(rule_of(replace(draft(), substitutes=("nothing",)), "CR-001")),
    "levels.when": replace(
        rule(), levels=(Level(severity=Severity.CAUTION, when=ProgWeek(at_most=3)),)
    ),
}


@pytest.mark.parametrize("field", BAD)
def test_a_badly_written_one_is_refused_with_its_field(field: str) -> None:
    told = list(own_rule_problems(BAD[field], library()))
    assert any(one.startswith(f"{field}: ") for one in told), told
    assert list(own_rule_problems(rule(), library())) == []
    with pytest.raises(RuleFileError, match=field):
        read_own_rule(kept(BAD[field]), library())


def test_a_name_that_only_rule_files_know_is_refused() -> None:
    named = Level(severity=Severity.CAUTION, when=Named(name="plank"))
    told = list(own_rule_problems(replace(rule(), levels=(named,)), library()))
    assert any("write the condition out" in one for one in told)


def test_what_cannot_be_read_any_more_is_told_and_the_rest_stays_in_force() -> None:
    broken = OwnRule(id="CR-002", rule=Raw(b'{"id": "CR-002", "levels": [{"when": {"is": "no"}}]}'))
    unknown = StricterRule(
        id="R-999-1",
        change=Raw(
            msgspec.json.encode(Stricter(rule="R-999", reason="x", severity=Severity.BLOCK))
        ),
    )
    joined = with_clinic_rules(shipped(), [broken, kept(rule())], [unknown], library())
    assert joined.rule("CR-001") == rule()
    assert len(joined.rules) == len(shipped().rules) + 1
    left = {one.id: one for one in joined.left_out}
    assert "CR-002" in left["CR-002"].why
    assert left["R-999-1"].stricter
    assert "R-999" in left["R-999-1"].why
    other = replace(rule(), id="CR-003")
    assert joined.with_own([other]).left_out == joined.left_out  # one more changes nothing in it


def test_an_exercise_that_does_not_fit_any_more_keeps_no_clinic_closed() -> None:
    dead_bug = library().exercise("dead-bug")
    fits = replace(dead_bug, id="own-1", name="Ours", other_names=(), provenance={})
    lost = replace(fits, id="own-2", name="Lost", easier=("gone",))
    made = assembled(library(), shipped(), [fits, lost], [kept(rule())], [])
    assert "own-1" in made.library.exercises
    assert "own-2" not in made.library.exercises
    assert any("gone" in told for told in made.problems)
    again = assembled(made.library, shipped(), [fits], [], [])
    assert again.problems == ()


def test_numbers_of_retired_rules_are_not_given_again() -> None:
    assert next_number([]) == "CR-001"
    assert next_number([kept(rule(), retired=True)]) == "CR-002"


def test_it_is_known_of_which_exercises_a_rule_can_speak() -> None:
    names = {one.id for one in speaks_of(rule(), library())}
    assert "dead-bug" in names
    assert "dead-bug-short-arc" not in names
    assert all(library().exercises[name].attributes.pattern == "dead-bug" for name in names)


def test_each_diagnosis_judges_an_exercise_before_anybody_plans_it() -> None:
    checker = Checker(library(), shipped())
    told = {
        one.diagnosis: one
        for one in judgements(checker, library().exercise("sit-up-full"), 3, TODAY)
    }
    assert set(told) == set(library().diagnoses)
    assert all(one.severity is Severity.BLOCK for one in told.values())
    assert all(one.rule_ids and one.message for one in told.values())
    calm = judgements(checker, library().exercise("breath-reset"), 3, TODAY)
    asked = {one.diagnosis for one in calm if one.severity is not None}
    assert "disc-related-pain" not in asked
