"""From a record to the charts: pain, tolerance and sessions (clinical-spec 5.5)."""

from datetime import date, datetime, time
from statistics import median

from PySide6.QtCore import QCoreApplication

from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.series import Point, Series
from widgets.charts.content import Band, ChartContent, ChartLine, Goal

RISE_POINTS = 2  # a rise of more than this is a response hit
_BASELINE_SESSIONS = 3
_CEILING = 3  # the optional ceiling


def _tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)


def all_charts(record: PatientRecord, today: date) -> tuple[ChartContent, ...]:
    """The charts of the progress page, in their order."""
    return pain_chart(record), tolerance_chart(record), sessions_chart(record, today)


def pain_chart(record: PatientRecord) -> ChartContent:
    """Pain before, worst, after and next day, with the band of the baseline + 2."""
    pain = series.pain(record.sessions, record.days)
    baseline = _baseline(record, pain.before)
    band = None
    if baseline is not None:
        name = _tr("usual pain before a session, and 2 points more")
        band = Band(baseline, min(10, baseline + RISE_POINTS), name)
    goals = (Goal(_CEILING, _tr("keep under 3")),) if record.patient.pain_ceiling_on else ()
    return ChartContent(
        title=_tr("Pain, 0 to 10"),
        unit=_tr("of 10"),
        lines=(
            ChartLine(_tr("worst in the session"), pain.peak),
            ChartLine(_tr("before"), pain.before),
            ChartLine(_tr("after"), pain.after),
            ChartLine(_tr("next day"), pain.next_day),
        ),
        top=10,
        band=band,
        goals=goals,
    )


def tolerance_chart(record: PatientRecord) -> ChartContent:
    """Minutes of walking, standing and sitting without needing to stop."""
    tolerance = series.tolerance(record.days)
    return ChartContent(
        title=_tr("Tolerance, minutes without needing to stop"),
        unit=_tr("min"),
        lines=(
            ChartLine(_tr("walking"), tolerance.walk),
            ChartLine(_tr("standing"), tolerance.stand),
            ChartLine(_tr("sitting"), tolerance.sit),
        ),
        top=10,
    )


def sessions_chart(record: PatientRecord, today: date) -> ChartContent:
    """Sessions in each week, with the band of 2 to 4 (R-131, R-132)."""
    counts = series.sessions_per_week(record.sessions, today)
    points = tuple(
        Point(at=datetime.combine(count.monday, time()), value=count.sessions, entry_id="")
        for count in counts
    )
    return ChartContent(
        title=_tr("Sessions in the week"),
        unit=_tr("sessions"),
        lines=(ChartLine(_tr("sessions done"), points, bars=True),),
        top=5,
        band=Band(2, 4, _tr("2 to 4 a week")),
    )


def _baseline(record: PatientRecord, before: Series) -> float | None:
    """The pain at the start: as recorded at intake, else the median of the first sessions."""
    if record.patient.baseline_pain is not None:
        return record.patient.baseline_pain
    first = [point.value for point in before[:_BASELINE_SESSIONS]]
    return median(first) if first else None
