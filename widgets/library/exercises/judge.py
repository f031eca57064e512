"""Judges an exercise while somebody types: on a thread of its own, the newest draft only."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from designer.knowledge.errors import Problem
from designer.knowledge.library import Library
from designer.knowledge.own_exercises import drafted
from designer.model.exercise import Exercise
from designer.safety.checking import Checker
from designer.safety.judging import Judgement, judgements
from designer.safety.rules.rules import RuleSet
from widgets.common.work import Work
from widgets.library.exercises.printable import unprintable

PAUSE_MS = 250  # of typing


class Judged(NamedTuple):
    """What came of one draft. Without ``exercise`` there is nothing to save, and ``problems``."""

    exercise: Exercise | None
    problems: tuple[Problem, ...]
    library: Library | None = None
    checker: Checker | None = None
    judgements: tuple[Judgement, ...] = ()


class Judge(QObject):
    """Hands on the newest draft only.

    Signals:
        judged(Judged): a draft was judged.
    """

    judged = Signal(object)

    def __init__(
        self, library: Library, rules: RuleSet, today: date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._rules, self._today = library, rules, today
        self._work = Work(self)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._failed)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._begin)
        self._draft: tuple[dict[str, Any], str, int] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the newest draft is not judged yet."""
        return self._draft is not None or self._work.is_running

    def judge(self, values: dict[str, Any], exercise_id: str, prog_week: int) -> None:
        """Judge these fields in a moment, unless others come first."""
        self._draft = (values, exercise_id, prog_week)
        self._timer.start()

    def let_go(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._draft = None
        self._work.wait()

    def _begin(self) -> None:
        if self._draft is None or self._work.is_running:
            return  # whoever is at work begins the next one when done
        draft, self._draft = self._draft, None
        self._work.start(lambda _step: judged(self._library, self._rules, self._today, *draft))

    def _take(self, result: Judged) -> None:
        if self._draft is None:
            self.judged.emit(result)
        else:
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        problem = Problem(file="", message=str(error))
        self.judged.emit(Judged(None, (problem,)))


def judged(
    library: Library,
    rules: RuleSet,
    today: date,
    values: dict[str, Any],
    exercise_id: str,
    prog_week: int,
) -> Judged:
    """The draft as an exercise, with what each diagnosis would say to it."""
    found = drafted(values, library, exercise_id)
    if found.exercise is None or found.library is None:
        return Judged(None, found.problems)
    if problems := unprintable(found.exercise):
        return Judged(None, problems)
    checker = Checker(found.library, rules)
    said = judgements(checker, found.exercise, prog_week, today)
    return Judged(found.exercise, (), found.library, checker, said)
