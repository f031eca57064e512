"""H7: a plan whose facts changed since its last paper asks for a second look before a print."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from designer.model.log import DayLog
from designer.model.record import Override, PatientRecord, PrintRecord
from designer.model.vocabulary import Severity
from designer.safety import Checker
from designer.safety.papers.staleness import STALE
from designer.safety.printing import gate_of
from tests.safety.cases import TODAY, patient, record, week

AT = datetime(2026, 3, 1, 9)


def printed(checker: Checker) -> PatientRecord:
    """A record whose only week was printed yesterday, and nothing changed since."""
    made = record(patient("disc-related-pain"), week({0: ["breath-reset"]}))
    facts = checker.open(made, TODAY).facts_print
    paper = PrintRecord(
        id="pr",
        when=AT,
        who="J. Ortiz",
        program_id="g",
        week_index=0,
        layout="week",
        fingerprint="f",
        facts=facts,
    )
    return replace(made, prints=(paper,))


def stale(checker: Checker, of: PatientRecord, layout: str = "week") -> list[str]:
    gate = gate_of(checker.open(of, TODAY), of, 0, layout)
    return [finding.message for finding in gate if finding.key == STALE]


def flare(of: PatientRecord) -> PatientRecord:
    return replace(of, days=(DayLog(id="d", on=TODAY, flare_marked=True),))


def test_h7_unchanged_facts_ask_for_nothing(checker: Checker) -> None:
    assert stale(checker, printed(checker)) == []
    assert stale(checker, replace(printed(checker), prints=())) == []


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ({"postnatal_weeks": 2}, "birth of a child"),
        ({"pregnancy_weeks": 30}, "pregnancy"),
        ({"profile": "athlete"}, "the profile"),
    ],
)
def test_h7_a_birth_or_another_profile_asks_for_a_second_look(
    checker: Checker, fact: dict[str, object], words: str
) -> None:
    before = printed(checker)
    (message,) = stale(checker, replace(before, patient=replace(before.patient, **fact)))
    assert words in message


def test_what_an_older_paper_did_not_take_down_has_not_changed(checker: Checker) -> None:
    made = printed(checker)
    (paper,) = made.prints
    older = " ".join(p for p in paper.facts.split() if not p.startswith(("birth=", "profile=")))
    assert stale(checker, replace(made, prints=(replace(paper, facts=older),))) == []


def test_h7_a_flare_or_a_new_diagnosis_blocks_the_print_until_somebody_looked(
    checker: Checker,
) -> None:
    before = printed(checker)
    who = replace(before.patient, diagnoses=("disc-related-pain", "osteoporosis"))
    for after, words in ((flare(before), "a flare"), (replace(before, patient=who), "diagnoses")):
        (message,) = stale(checker, after)
        assert words in message
        assert "1 Mar 2026" in message
        gate = gate_of(checker.open(after, TODAY), after, 0, "week")
        assert all(f.severity is not Severity.CAUTION for f in gate)
        assert stale(checker, after, "referral") == []


def test_h7_a_reason_on_record_lets_it_pass_for_these_facts_until_its_last_day(
    checker: Checker,
) -> None:
    after = flare(printed(checker))
    look = Override(
        id="o",
        rule_id=STALE,
        exercise_id="",
        who="J. Ortiz",
        when=AT,
        why="Gentle week, looked at it.",
        until=TODAY,
        to=checker.open(after, TODAY).facts_print,
    )
    assert stale(checker, replace(after, overrides=(look,))) == []
    expired = replace(look, until=TODAY - timedelta(days=1))
    assert stale(checker, replace(after, overrides=(expired,)))
    more = replace(after.patient, diagnoses=("disc-related-pain", "osteoporosis"))
    assert stale(checker, replace(after, patient=more, overrides=(look,)))


def test_h7_bad_news_that_is_over_asks_for_nothing(checker: Checker) -> None:
    before = flare(printed(checker))
    facts = checker.open(before, TODAY).facts_print
    quiet = replace(before, prints=(replace(before.prints[0], facts=facts),), days=())
    assert stale(checker, quiet) == []


def test_h11_other_rules_ask_for_a_second_look(checker: Checker) -> None:
    before = printed(checker)
    newer = Checker(checker.library, replace(checker.rules, version="newer"))
    (message,) = stale(newer, before)
    assert "the safety rules" in message
