"""A clinic may make a rule stricter, with a reason; nobody can soften one (design 6.17)."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec import Raw

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.own_rule import StricterRule
from designer.model.vocabulary import Severity
from designer.safety import Checker, RuleFileError, Stricter, StricterError
from designer.safety.rules.rules import Level
from designer.safety.upkeep.clinic_rules import read_change
from tests.safety.cases import TODAY, of_rule, patient, record, week

LONGER_THAN_20 = b"""{"severity": "caution", "when": {"is": "all", "of": [
    {"is": "attribute", "name": "kind", "any_of": ["anti-movement"]},
    {"is": "dose", "name": "hold_s", "above": 20}]}}"""


def level(text: bytes) -> Level:
    return msgspec.json.decode(text, type=Level)


def said(checker: Checker, *changes: Stricter, hold_s: float = 25) -> list[tuple[Severity, str]]:
    """What R-067 (holds above 30 s) says to a knee plank."""
    stricter = Checker(checker.library, checker.rules.with_stricter(changes))
    plank = ("front-plank-knees", Dose(hold_s=hold_s, holds=4))
    case = record(patient(), week({0: [plank]}), prog_week=9)
    report = stricter.open(case, TODAY).check_week(0)
    return [(finding.severity, finding.source) for finding in of_rule(report, "R-067")]


def test_a_severity_may_be_raised_and_the_reason_is_read(checker: Checker) -> None:
    reason = "Our patients hold too long."
    change = Stricter(
        rule="R-067", reason=reason, who="Dr Admin", on=date(2026, 1, 5), severity=Severity.BLOCK
    )
    ((severity, source),) = said(checker, change, hold_s=31)
    assert severity is Severity.BLOCK
    assert f"made stricter by the clinic: {reason} (Dr Admin, 2026-01-05)" in source


def test_a_rule_may_speak_earlier(checker: Checker) -> None:
    assert said(checker) == []
    change = Stricter(rule="R-067", reason="Shorter here.", also=(level(LONGER_THAN_20),))
    assert [severity for severity, _ in said(checker, change)] == [Severity.CAUTION]
    assert said(checker, change, hold_s=20) == []
    # What the shipped rule says stays as it was.
    assert [severity for severity, _ in said(checker, change, hold_s=31)] == [Severity.CAUTION]


def test_the_version_tells_that_the_rules_differ(checker: Checker) -> None:
    change = Stricter(rule="R-067", reason="Shorter here.", severity=Severity.BLOCK)
    changed = checker.rules.with_stricter([change])
    assert changed.version != checker.rules.version
    assert checker.rules.with_stricter([]).version == checker.rules.version
    assert len(changed.rules) == len(checker.rules.rules)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (Stricter(rule="R-067", reason="r", severity=Severity.INFO), "never softened"),
        (Stricter(rule="R-067", reason="r", severity=Severity.CAUTION), "not stricter"),
        (Stricter(rule="R-059", reason="r", severity=Severity.CAUTION), "never softened"),
        (Stricter(rule="R-067", reason=" ", severity=Severity.BLOCK), "needs a reason"),
        (Stricter(rule="R-067", reason="r"), "neither a severity nor"),
        (Stricter(rule="R-999", reason="r", severity=Severity.BLOCK), "no rule R-999"),
        (Stricter(rule="R-067", reason="r", severity=Severity.HARD_BLOCK), "no clearance"),
        (
            Stricter(rule="R-067", reason="r", severity=Severity.BLOCK, of=Severity.INFO),
            "no level",
        ),
        (
            Stricter(
                rule="R-013", reason="r", also=(level(LONGER_THAN_20),)
            ),  # about the patient; judged by item it would fall silent
            "cannot look at the dose, exercise",
        ),
        (
            Stricter(
                rule="R-139", reason="r", also=(level(LONGER_THAN_20),)
            ),  # counts items of the week, which is no look at one item
            "cannot look at the dose, exercise",
        ),
    ],
)
def test_h1_a_change_that_is_not_stricter_is_refused(
    checker: Checker, change: Stricter, why: str
) -> None:
    with pytest.raises(StricterError, match=why):
        checker.rules.with_stricter([change])


def test_h1_raising_never_silences_or_softens(checker: Checker) -> None:
    """Every raise of every rule leaves what the other levels and rules said."""
    steps = list(Severity)
    items = ["v-up", "front-plank-toes", "suitcase-carry", "heel-slide"]
    case = record(patient("disc-related-pain", "si-joint-pain"), week({0: items}), prog_week=3)
    before = {v.exercise_id: v for v in checker.open(case, TODAY).verdicts().values()}
    for rule in checker.rules.rules:
        if rule.severity.rank >= Severity.BLOCK.rank:
            continue
        change = Stricter(rule=rule.id, reason="r", severity=steps[rule.severity.rank + 1])
        stricter = Checker(checker.library, checker.rules.with_stricter([change]))
        for id_ in items:
            verdict = stricter.open(case, TODAY).verdict(id_)
            was = before[id_]
            assert set(was.rule_ids) <= set(verdict.rule_ids)
            if was.severity is not None:
                assert verdict.severity is not None
                assert verdict.severity.rank >= was.severity.rank


def read(change: bytes, library: Library) -> Stricter:
    return read_change(StricterRule(id="c1", change=Raw(change)), library)


def test_a_kept_change_is_checked(library: Library) -> None:
    change = b'{"rule": "R-067", "reason": "r", "also": [' + LONGER_THAN_20 + b"]}"
    assert read(change, library).rule == "R-067"
    with pytest.raises(RuleFileError, match="rule R-067: also: attribute kind: “anti-movment”"):
        read(change.replace(b"anti-movement", b"anti-movment"), library)
    with pytest.raises(RuleFileError, match="raeson"):
        read(b'{"rule": "R-067", "raeson": "r"}', library)


def test_the_example_of_the_manual_is_accepted(checker: Checker, library: Library) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "writing-rules.md").read_text("utf-8")
    example = manual.partition("## A rule made stricter")[2].split("```json\n")[1]
    kept = msgspec.json.decode(example.partition("```")[0], type=list[Raw])
    changes = [read(bytes(change), library) for change in kept]
    assert [severity for severity, _ in said(checker, *changes, hold_s=31)] == [Severity.BLOCK]
    assert [severity for severity, _ in said(checker, *changes, hold_s=21)] == [Severity.CAUTION]
