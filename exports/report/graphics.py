"""Charts as blocks of a report."""

from collections.abc import Mapping, Sequence
from typing import Any

from designer.charts.content import ChartContent
from designer.progress.markers import Marker
from designer.text import Texts
from exports.charts import ChartDrawing, chart_drawing, draw_chart
from exports.charts.drawing import Words
from exports.charts.layout import day_span
from exports.handout.content.blocks import Graphic
from exports.report.source import ReportSource

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905  # on the axes
_FLARE = "flare"  # as markers say it


def graphic(drawing: ChartDrawing, scale: float, words: str) -> Graphic:
    """The drawing as a block; with ``scale`` its type grows, too."""

    def draw(canvas: Any, left: float, bottom: float) -> None:
        canvas.saveState()
        canvas.translate(left, bottom)
        canvas.scale(scale, scale)
        draw_chart(canvas, drawing, 0, 0)
        canvas.restoreState()

    return Graphic(
        width=drawing.width * scale, height=drawing.height * scale, draw=draw, words=words
    )


def chart(
    source: ReportSource,
    content: ChartContent,
    markers: Sequence[Marker],
    width_pt: float,
    height_pt: float,
    scale: float = 1,
) -> Graphic | None:
    """The chart over everything logged; None where nothing is. Sizes are those on paper."""
    span = source.span()
    if span is None or content.is_empty:
        return None
    first = min(line.points[0].at for line in content.lines if line.points)
    whole = day_span(min(first, span[0]).date(), span[1].date())
    drawing = chart_drawing(content, markers, whole, width_pt / scale, height_pt / scale)
    spoken = _in_language(drawing, source)
    return graphic(spoken, scale, content.words or content.title)


def _in_language(drawing: ChartDrawing, source: ReportSource) -> ChartDrawing:
    """The months on the axis, and a flare, in the patient's words."""
    named = _months(source.texts)
    if source.kind == "patient":
        named[_FLARE] = source.words("chart.flare")
    marks = tuple(
        mark._replace(text=_renamed(mark.text, named)) if isinstance(mark, Words) else mark
        for mark in drawing.marks
    )
    return drawing._replace(marks=marks)


def _months(texts: Texts) -> dict[str, str]:
    return {name: texts(f"date.month-short.{index}") for index, name in enumerate(_MONTHS)}


def _renamed(text: str, named: Mapping[str, str]) -> str:
    return " ".join(named.get(word, word) for word in text.split(" "))
