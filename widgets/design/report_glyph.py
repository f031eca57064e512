"""The one shape that stands for a whole report."""

from designer.model.finding import Report
from designer.model.vocabulary import Severity
from widgets.theme.glyphs import Glyph, severity_glyph


def report_glyph(report: Report) -> Glyph:
    """The strictest open finding; where there is none, a tick only if everything was assessed."""
    worst = report.worst
    if worst is not None and worst is not Severity.INFO:
        return severity_glyph(worst)
    return Glyph.NOT_ASSESSED if report.not_assessed else Glyph.FINE
