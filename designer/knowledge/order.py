"""The order from easier to harder: what comes before, and whether it runs in a circle."""

from collections.abc import Iterable, Mapping

from designer.model.exercise import Exercise


def find_circle(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """Ids along a circle in the order from easier to harder, first id repeated; empty if none.

    ``easier`` and ``harder`` are two sides of one order, so a contradiction between the two is a
    circle as well.
    """
    harder: dict[str, set[str]] = {}
    for exercise in exercises:
        harder.setdefault(exercise.id, set()).update(exercise.harder)
        for easier in exercise.easier:
            harder.setdefault(easier, set()).add(exercise.id)
    finished: set[str] = set()
    for start in harder:
        circle = _circle_from(start, harder, finished)
        if circle:
            return circle
    return ()


def easier_than(exercise_id: str, easier: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All that is easier than an exercise, step by step, by each one's ``easier`` links."""
    found: set[str] = set()
    todo = list(easier.get(exercise_id, ()))
    while todo:
        current = todo.pop()
        if current not in found:
            found.add(current)
            todo.extend(easier.get(current, ()))
    return frozenset(found)


def _circle_from(start: str, harder: dict[str, set[str]], finished: set[str]) -> tuple[str, ...]:
    """Walk in depth without recursion, so that a long chain in bad data cannot overflow."""
    path: list[str] = []
    todo: list[tuple[str, bool]] = [(start, False)]
    while todo:
        current, is_left = todo.pop()
        if is_left:
            path.pop()
            finished.add(current)
        elif current in path:
            return (*path[path.index(current) :], current)
        elif current not in finished:
            path.append(current)
            todo.append((current, True))
            todo.extend((follower, False) for follower in sorted(harder.get(current, ())))
    return ()
