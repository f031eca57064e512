"""The validator that is made late: once, on first use or ahead of it, and with its faults told."""

from __future__ import annotations

from datetime import date
from threading import Event
from typing import cast

import pytest

from designer.safety import CaseCheck, RuleFileError
from designer.safety.opening import OpensCases
from tests.gui import builders
from widgets.state.late_checker import LateChecker


class Spy:
    """Counts how often it was made; ``ready`` tells when."""

    def __init__(self) -> None:
        self.made = 0
        self.ready = Event()

    def make(self) -> OpensCases:
        self.made += 1
        self.ready.set()
        return cast(OpensCases, builders.SmallChecker())


def open_case(checker: LateChecker) -> CaseCheck:
    return checker.open(builders.record(builders.week(mon="dead-bug")), date(2026, 3, 2))


def test_it_is_made_on_first_use_and_once() -> None:
    spy = Spy()
    checker = LateChecker(spy.make)
    assert spy.made == 0
    assert open_case(checker).check_week(0) is not None
    open_case(checker)
    assert spy.made == 1


def test_it_can_be_made_ahead() -> None:
    spy = Spy()
    checker = LateChecker(spy.make)
    checker.warm()
    assert spy.ready.wait(10)
    open_case(checker)
    assert spy.made == 1


def test_badly_written_rules_are_told_to_who_opens_a_patient() -> None:
    tried = Event()

    def fail() -> OpensCases:
        tried.set()
        raise RuleFileError(("gates.json, rule R-1: it has no text",))

    checker = LateChecker(fail)
    checker.warm()
    assert tried.wait(10)
    with pytest.raises(RuleFileError, match="rule R-1"):
        open_case(checker)
