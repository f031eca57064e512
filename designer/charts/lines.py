"""Which lines of a chart belong to a goal, and which lie under another one."""

from designer.charts.content import ChartContent, Goal

TWINS_UP_TO = 2000  # points


def twins(content: ChartContent) -> dict[str, str]:
    """Lines whose every value is that of a line before them, by name; not of long ones."""
    found: dict[str, str] = {}
    for at, line in enumerate(content.lines):
        values = [(point.at.date(), point.value) for point in line.points[: TWINS_UP_TO + 1]]
        for other in content.lines[:at] if 0 < len(values) <= TWINS_UP_TO else ():
            if len(other.points) == len(values) and values == [
                (point.at.date(), point.value) for point in other.points
            ]:
                found.setdefault(line.name, other.name)
    return found


def line_number(content: ChartContent, goal: Goal) -> int | None:
    """Which line a goal is about."""
    names = [line.name for line in content.lines]
    return names.index(goal.line) if goal.line in names else None
