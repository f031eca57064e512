"""Stages of a template come, go, and change places. Indexes count from 0; weeks are 1-13."""

from collections.abc import Sequence

from templates.stages import LAST_WEEK, Stage

Stages = tuple[Stage, ...]


def free_weeks(given: Sequence[Stage]) -> tuple[int, ...]:
    """The progression weeks in which no stage begins yet."""
    taken = {stage.from_week for stage in given}
    return tuple(week for week in range(1, LAST_WEEK + 1) if week not in taken)


def weeks_between(given: Sequence[Stage], index: int) -> range:
    """The weeks in which a stage may begin without passing another one."""
    before = given[index - 1].from_week if index else 0
    after = given[index + 1].from_week if index + 1 < len(given) else LAST_WEEK + 1
    return range(before + 1, after)


def added(given: Sequence[Stage], stage: Stage) -> tuple[Stages, int]:
    """The stages with one more, and where it stands: they rise by their first week."""
    stages = tuple(sorted((*given, stage), key=lambda one: one.from_week))
    return stages, stages.index(stage)


def removed(given: Sequence[Stage], index: int) -> Stages:
    """The stages without one; the one before goes on in its weeks."""
    return (*given[:index], *given[index + 1 :])


def renamed(given: Sequence[Stage], index: int, name: str, from_week: int) -> Stages:
    """The stages, one with another name and another first week between its neighbours."""
    changed = given[index]._replace(name=name, from_week=from_week)
    return (*given[:index], changed, *given[index + 1 :])


def exchanged(given: Sequence[Stage], index: int, other: int) -> Stages:
    """Two stages with each other's days and names; the weeks in which they begin stay."""
    stages = list(given)
    stages[index] = given[other]._replace(from_week=given[index].from_week)
    stages[other] = given[index]._replace(from_week=given[other].from_week)
    return tuple(stages)
