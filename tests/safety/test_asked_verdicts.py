"""A list asks for the verdicts that it shows; they are those that judging everything gives."""

from __future__ import annotations

import pytest

from designer.demo import demo_records
from designer.model.finding import Verdict
from designer.safety.asked_verdicts import AskedVerdicts
from resources.paths import folder
from tests.gui.clinics import NOW, checker, library


def test_an_exercise_is_judged_when_its_verdict_is_read() -> None:
    judged: list[str] = []

    def judge(exercise_id: str) -> Verdict:
        judged.append(exercise_id)
        return Verdict(exercise_id=exercise_id)

    verdicts = AskedVerdicts(dict.fromkeys(("dead-bug", "heel-slide")), judge)
    assert len(verdicts) == 2
    assert "heel-slide" in list(verdicts)
    assert judged == []
    assert verdicts["heel-slide"].exercise_id == "heel-slide"
    assert judged == ["heel-slide"]
    assert verdicts.get("unknown") is None
    with pytest.raises(KeyError):
        _ = verdicts["unknown"]


def test_asked_one_by_one_they_are_the_same() -> None:
    record = next(demo_records(library(), folder("demo"), NOW.date()))
    asked = checker().open(record, NOW.date()).asked_verdicts()
    assert dict(asked) == checker().open(record, NOW.date()).verdicts()
