"""Charts of questionnaire scores, with the band inside which a change may be chance."""

from datetime import datetime, time

from designer.charts.content import Band, ChartContent, ChartLine, Goal
from designer.knowledge.library import Library
from designer.model.measure import OutcomeMeasure
from designer.model.record import PatientRecord
from designer.progress.series import Point, Series
from designer.text import Texts

_GAP_DAYS = 400  # scores are taken months apart; a line between two of them claims nothing daily


def measure_charts(record: PatientRecord, library: Library) -> tuple[ChartContent, ...]:
    """One chart for each measure that was taken, in the order of the library."""
    charts = []
    for measure in library.outcome_measures.values():
        points = tuple(
            Point(at=datetime.combine(one.on, time()), value=one.score, entry_id=one.id)
            for one in sorted(record.outcomes, key=lambda one: one.on)
            if one.measure == measure.id
        )
        if points:
            charts.append(measure_chart(measure, points, library.words))
    return tuple(charts)


def measure_chart(measure: OutcomeMeasure, points: Series, words: Texts) -> ChartContent:
    """The scores of one measure; the band is what does not yet differ from the first score."""
    first = points[0].value
    least = change_that_matters(measure, first)
    band = None
    if least is not None:
        low, high = max(measure.low, first - least), min(measure.high, first + least)
        band = Band(low=low, high=high, name=words("chart.score.chance", least=least))
    return ChartContent(
        id="measure",
        key=measure.id,
        title=words(
            f"chart.score.{measure.better}",
            name=measure.name,
            short=measure.short,
            low=measure.low,
            high=measure.high,
        ),
        unit=measure.unit or words("chart.score.points"),
        lines=(ChartLine(name=measure.short, points=points, main=True),),
        top=min(measure.high, max(point.value for point in points) * 1.2 or measure.high),
        highest=measure.high,
        band=band,
        goals=_levels(measure, words),
        source=_source(measure, first, words),
        words=_words(measure, points, words),
        gap_days=_GAP_DAYS,
    )


def change_that_matters(measure: OutcomeMeasure, first: float) -> float | None:
    """The least change from ``first`` that matters, in points; None where nobody has said."""
    share = measure.change_of_baseline_pct
    found = [] if measure.change is None else [measure.change]
    if share is not None and first > 0:
        found.append(round(first * share / 100, 1))
    return min(found, default=None)


def _levels(measure: OutcomeMeasure, words: Texts) -> tuple[Goal, ...]:
    """The upper ends of named ranges below the top, such as low and medium risk."""
    seen = dict.fromkeys(
        (band.up_to, band.name) for band in measure.bands if band.up_to < measure.high
    )
    return tuple(
        Goal(value=up_to, name=words("chart.score.level", name=name, up_to=up_to))
        for up_to, name in seen
    )


def _source(measure: OutcomeMeasure, first: float, words: Texts) -> str:
    least = change_that_matters(measure, first)
    if least is None:
        return ""
    share, points = measure.change_of_baseline_pct, measure.change
    source = measure.change_source
    if points is None:
        return words("chart.score.matters-share", share=share or 0, source=source)
    if share is None:
        return words("chart.score.matters", points=points, source=source)
    return words("chart.score.matters-either", points=points, share=share, source=source)


def _words(measure: OutcomeMeasure, points: Series, words: Texts) -> str:
    name, first, last = measure.short, points[0].value, points[-1].value
    if len(points) == 1:
        return words("chart.score.once", name=name, first=first)
    if first == last:
        return words("chart.score.same", name=name, first=first)
    way = "better" if measure.improved(first, last) else "worse"
    size = "" if measure.matters(first, last) else "-little"
    return words(f"chart.score.{way}{size}", name=name, first=first, last=last)
