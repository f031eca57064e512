"""Charts as blocks of a report."""

from collections.abc import Sequence
from typing import Any

from designer.charts.content import ChartContent
from designer.progress.markers import Marker
from exports.charts import ChartDrawing, chart_drawing, draw_chart
from exports.charts.layout import day_span
from exports.handout.content.blocks import Graphic
from exports.report.source import ReportSource


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
    size = (width_pt / scale, height_pt / scale)
    drawing = chart_drawing(content, markers, whole, source.texts, *size)
    return graphic(drawing, scale, content.words or content.title)
