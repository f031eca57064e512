"""Charts for paper and files, without Qt: SVG, the report, CSV.

``chart_drawing(content, markers, span, texts, width_pt, height_pt, palette)`` turns one chart of
``designer.charts.contents`` into a drawing; ``calendar_drawing(days, texts, width_pt, palette)``
does the same for the adherence calendar. ``draw_chart(canvas, drawing, left, bottom)`` puts a
drawing onto a reportlab page as vectors, ``chart_svg(drawing)`` makes a file of it, ``stacked``
joins several.
A report of a record::

    from designer.charts.contents import all_charts
    from designer.progress.markers import markers
    from designer.progress.series import logged_span

    span = logged_span(record.sessions, record.days, today)
    for content in all_charts(record, library, today):
        if span is not None and not content.is_empty:
            events = markers(record, library)
            drawing = chart_drawing(content, events, span, library.words, width_pt, 150)
            draw_chart(canvas, drawing, left, bottom)
"""

from exports.charts.drawing import ChartDrawing, stacked
from exports.charts.layout import chart_drawing
from exports.charts.month_grid import calendar_drawing
from exports.charts.paper import draw_chart
from exports.charts.svg import chart_svg
from exports.charts.table import charts_csv

__all__ = [
    "ChartDrawing",
    "calendar_drawing",
    "chart_drawing",
    "chart_svg",
    "charts_csv",
    "draw_chart",
    "stacked",
]
