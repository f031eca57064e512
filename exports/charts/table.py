"""The data of charts as a table that spreadsheets read: one row for each point."""

import csv
from collections.abc import Iterable
from datetime import datetime
from io import StringIO

from designer.charts.content import ChartContent
from designer.progress.markers import Marker

COLUMNS = ("date", "time", "chart", "line", "value", "unit")
# A spreadsheet takes a cell that begins so for a formula and may run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def charts_csv(
    contents: Iterable[ChartContent],
    markers: Iterable[Marker],
    span: tuple[datetime, datetime],
) -> bytes:
    """What lies inside ``span``: UTF-8 with a mark, comma, ISO dates, lines end CR LF.

    Sessions in a week stand at its Monday; events have their words in place of a value.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for content in contents:
        for line in content.lines:
            for point in line.points:
                if span[0] <= point.at <= span[1]:
                    row = (content.title, line.name, f"{point.value:.10g}", content.unit)
                    writer.writerow([*_when(point.at), *map(_harmless, row)])
    for marker in markers:
        if span[0] <= marker.at <= span[1]:
            words = _harmless(marker.text)
            writer.writerow([*_when(marker.at), "events", marker.kind, words, ""])
    return text.getvalue().encode("utf-8-sig", "replace")


def _when(at: datetime) -> tuple[str, str]:
    return at.date().isoformat(), at.strftime("%H:%M") if at.time() != datetime.min.time() else ""


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
