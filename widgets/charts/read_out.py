"""What a chart says of a moment, in words: for the pointer over it and for the keys."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from designer.charts.content import ChartContent
from designer.progress.markers import Marker
from designer.progress.series import Point
from widgets.charts.clock import WEEK_S, moment_of, seconds
from widgets.charts.trace import Trace
from widgets.common.dates import shown_date


class ReadOut:
    """Reads the lines that are shown and what happened; times are seconds of the axis."""

    def __init__(
        self, content: ChartContent, markers: Sequence[Marker], traces: Sequence[Trace]
    ) -> None:
        self._content, self._markers, self._traces = content, markers, traces

    def next_point(self, here_s: float, *, later: bool) -> Point | None:
        """The nearest point after or before a moment; None at the end."""
        found = [point for line in self._content.lines for point in line.points]
        ahead = [
            point
            for point in found
            if (seconds(point.at) > here_s if later else seconds(point.at) < here_s)
        ]
        ahead.sort(key=lambda point: point.at)
        return ahead[0 if later else -1] if ahead else None

    def near(self, at_s: float) -> list[Point]:
        """The nearest point of each line."""
        found = (trace.nearest(at_s) for trace in self._traces)
        return [point for point in found if point is not None]

    def words(self, at_s: float, near_s: float) -> str:
        """What was logged on the day at ``at_s``, or up to ``near_s`` from it."""
        if week := self._week(at_s):
            return week
        found = [
            (line.name, point)
            for line, trace in zip(self._content.lines, self._traces, strict=False)
            if (point := trace.nearest(at_s)) and abs(seconds(point.at) - at_s) <= near_s
        ]
        events = self._events(at_s, near_s)
        if not found:
            return "; ".join(events) or _tr("nothing logged here")
        day = min((point for _, point in found), key=lambda point: abs(seconds(point.at) - at_s)).at
        said = [f"{name} {point.value:g}" for name, point in found if point.at.date() == day.date()]
        return "; ".join([f"{shown_date(day.date())}: " + ", ".join(said), *events])

    def _week(self, at_s: float) -> str:
        """The bar of the week that holds the moment; blank where there is none."""
        for line in self._content.lines:
            for point in line.points if line.bars else ():
                if 0 <= at_s - seconds(point.at) < WEEK_S:
                    return _tr("week of {date}: {n} {name}").format(
                        date=shown_date(point.at.date()), n=f"{point.value:g}", name=line.name
                    )
        return ""

    def _events(self, at_s: float, near_s: float) -> list[str]:
        """What happened on the day, for the end of the sentence."""
        today: date = moment_of(at_s).date()
        return [
            f"{shown_date(marker.at.date())}: {marker.text}"
            for marker in self._markers
            if marker.at.date() == today or abs(seconds(marker.at) - at_s) <= near_s
        ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReadOut", text)
