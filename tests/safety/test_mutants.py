"""A sample of ``make mutate``: the rules' tests notice when a rule is changed."""

import pytest

from tests.mutate.equivalent import EQUIVALENT
from tests.mutate.judging import Judge

EVERY = 20  # so that the sample takes a second or two; the whole is `make mutate`


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


def test_the_rules_as_shipped_fail_nothing(judge: Judge) -> None:
    assert not [rule.id for rule in judge.shipped.rules if judge.fails(rule)]


def test_h1_a_sample_of_changed_rules_is_noticed(judge: Judge) -> None:
    sample = [m for m in judge.mutants()[::EVERY] if (m.owner, m.change) not in EQUIVALENT]
    assert len(sample) > 100
    assert [(m.owner, m.change) for m in sample if not judge.notices(m)] == []


def test_what_is_said_to_change_nothing_exists_and_is_little(judge: Judge) -> None:
    made = {(mutant.owner, mutant.change) for mutant in judge.mutants()}
    assert set(EQUIVALENT) <= made
    assert len(EQUIVALENT) <= 3
