"""From a record to its charts (clinical-spec 5.5), in the order in which a therapist looks."""

from collections.abc import Iterator
from datetime import date, datetime, time
from statistics import median

from designer.charts.content import Band, ChartContent, ChartLine, Goal
from designer.charts.measures import measure_charts
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.course_words import course
from designer.progress.series import Point, Series
from designer.text import Texts

RISE_POINTS = 2  # a rise of more than this is a response hit
LINGER_LINE_H = 24
RELIEF = 0.5  # of the leg pain before a procedure: at most this is the relief window
HOLD_MARKS_S = (10, 20, 30)  # clinical-spec 5.5
MOST_DRILLS = 6  # lines that can still be told apart
_BASELINE_SESSIONS = 3
_CEILING = 3  # the optional ceiling


def all_charts(record: PatientRecord, library: Library, today: date) -> tuple[ChartContent, ...]:
    """Every chart, those without a point included."""
    words = library.words
    return (
        pain_chart(record, words),
        leg_chart(record, words),
        tolerance_chart(record, words),
        sessions_chart(record, today, words),
        linger_chart(record, words),
        holds_chart(record, library),
        *measure_charts(record, library),
    )


def pain_chart(record: PatientRecord, words: Texts) -> ChartContent:
    """Pain before, worst, after and next day, with the band of the baseline + 2."""
    pain = series.pain(record.sessions, record.days)
    baseline = _baseline(record, pain.before)
    band = None
    goals = []
    if record.patient.pain_ceiling_on:
        goals.append(Goal(value=_CEILING, name=words("chart.pain.ceiling", n=_CEILING)))
    if baseline is not None:
        high = min(10, baseline + RISE_POINTS)
        name = words("chart.pain.band", baseline=baseline)
        band = Band(low=baseline, high=high, name=name, limit=True)
        goals.append(Goal(value=high, name=words("chart.pain.stop", high=high)))
    return ChartContent(
        id="pain",
        title=words("chart.pain.title"),
        unit=words("chart.of-10"),
        lines=(
            ChartLine(name=words("chart.pain.peak"), points=pain.peak, main=True),
            ChartLine(name=words("chart.pain.before"), points=pain.before),
            ChartLine(name=words("chart.pain.after"), points=pain.after),
            ChartLine(name=words("chart.pain.next-day"), points=pain.next_day),
        ),
        top=5,
        highest=10,
        band=band,
        goals=tuple(goals),
        words=_said(
            course(words, words("course.during"), pain.peak),
            course(words, words("course.day-after"), pain.next_day),
        ),
    )


def leg_chart(record: PatientRecord, words: Texts) -> ChartContent:
    """The day's worst leg pain, against the level before the procedure and half of it (R-033)."""
    points = series.leg_pain(record.days)
    procedure = record.patient.procedure
    before = procedure.leg_pain_before if procedure is not None else None
    said = course(words, words("course.leg"), points)
    if before is not None and points:
        now = median(point.value for point in points[-_BASELINE_SESSIONS:])
        kind = procedure.kind if procedure is not None else ""
        since = (
            words("chart.leg.since-kind", before=before, kind=kind, now=now)
            if kind
            else words("chart.leg.since", before=before, now=now)
        )
        said = _said(said, since)
    return ChartContent(
        id="leg",
        title=words("chart.leg.title"),
        unit=words("chart.of-10"),
        lines=(ChartLine(name=words("chart.leg.line"), points=points, main=True),),
        top=5,
        highest=10,
        goals=tuple(_relief_lines(before, words)),
        words=said,
    )


def _relief_lines(before: float | None, words: Texts) -> Iterator[Goal]:
    if before is not None:
        yield Goal(value=before, name=words("chart.leg.goal"))
    if before:
        yield Goal(value=before * RELIEF, name=words("chart.leg.half"))


def tolerance_chart(record: PatientRecord, words: Texts) -> ChartContent:
    """Minutes of walking, standing and sitting without needing to stop, and the goals."""
    tolerance = series.tolerance(record.days)
    goals = record.patient.tolerance_goals
    rows = (
        ("walk", tolerance.walk, goals.walk_min),
        ("stand", tolerance.stand, goals.stand_min),
        ("sit", tolerance.sit, goals.sit_min),
    )
    names = {kind: words(f"chart.tolerance.{kind}") for kind, _, _ in rows}
    return ChartContent(
        id="tolerance",
        title=words("chart.tolerance.title"),
        unit=words("chart.min"),
        lines=tuple(
            ChartLine(name=names[kind], points=points, main=not index)
            for index, (kind, points, _) in enumerate(rows)
        ),
        top=10,
        goals=tuple(
            Goal(
                value=goal,
                name=words("chart.tolerance.goal", name=names[kind], goal=goal),
                line=names[kind],
            )
            for kind, _, goal in rows
            if goal is not None
        ),
        words=_said(*(_toward(kind, points, goal, words) for kind, points, goal in rows)),
    )


def sessions_chart(record: PatientRecord, today: date, words: Texts) -> ChartContent:
    """Sessions in each week, with the band of 2 to 4 (R-131, R-132)."""
    counts = series.sessions_per_week(record.sessions, today)
    points = tuple(
        Point(at=datetime.combine(count.monday, time()), value=count.sessions, entry_id="")
        for count in counts
    )
    over = [count.sessions for count in counts[:-1]]  # today's week is not over
    held = sum(1 for count in over if 2 <= count <= 4)
    return ChartContent(
        id="sessions",
        title=words("chart.sessions.title"),
        unit=words("chart.sessions.unit"),
        lines=(ChartLine(name=words("chart.sessions.line"), points=points, bars=True, main=True),),
        top=5,
        band=Band(low=2, high=4, name=words("chart.sessions.band")),
        so_far=points[-1].at if points else None,
        words=words("chart.sessions.held", held=held, n=len(over)) if over else "",
    )


def linger_chart(record: PatientRecord, words: Texts) -> ChartContent:
    """Hours until pain was back where it started, with the line of a day (R-144)."""
    points = series.linger_hours(record.days)
    over = sum(point.value > LINGER_LINE_H for point in points)
    return ChartContent(
        id="linger",
        title=words("chart.linger.title"),
        unit=words("chart.h"),
        lines=(ChartLine(name=words("chart.linger.line"), points=points, main=True),),
        top=30,
        goals=(Goal(value=LINGER_LINE_H, name=words("chart.linger.goal", n=LINGER_LINE_H)),),
        words=words("course.lingering", n=len(points), over=over) if points else "",
        gap_days=0,  # each stands for itself: nothing lies between two of them
    )


def holds_chart(record: PatientRecord, library: Library) -> ChartContent:
    """The seconds held in each drill, with the marks of 10, 20 and 30; the most logged drills."""
    found, words = holds_by_drill(record), library.words
    title = words("chart.holds.title")
    if len(found) > MOST_DRILLS:
        title = words("chart.holds.title-most", most=MOST_DRILLS, n=len(found))
    names = {id_: library.exercises[id_].name if id_ in library.exercises else id_ for id_ in found}
    shown = tuple(found)[:MOST_DRILLS]
    seconds = words("course.seconds")
    return ChartContent(
        id="holds",
        title=title,
        unit=words("chart.s"),
        lines=tuple(
            ChartLine(name=names[id_], points=found[id_], main=not index)
            for index, id_ in enumerate(shown)
        ),
        top=32,
        goals=tuple(
            Goal(value=mark, name=words("chart.holds.mark", n=mark)) for mark in HOLD_MARKS_S
        ),
        words=_said(
            *(
                course(words, words("course.hold", name=names[id_]), found[id_], seconds, 1)
                for id_ in shown
            )
        ),
    )


def holds_by_drill(record: PatientRecord) -> dict[str, Series]:
    """The seconds held by exercise id, the most logged first."""
    points: dict[str, list[Point]] = {}
    for session in sorted(record.sessions, key=lambda session: session.at):
        for item in session.items:
            if item.hold_s_done is not None:
                point = Point(at=session.at, value=item.hold_s_done, entry_id=session.id)
                points.setdefault(item.exercise_id, []).append(point)
    ordered = sorted(points, key=lambda id_: (-len(points[id_]), id_))
    return {id_: tuple(points[id_]) for id_ in ordered}


def _baseline(record: PatientRecord, before: Series) -> float | None:
    """The pain at the start: as recorded at intake, else the median of the first sessions."""
    if record.patient.baseline_pain is not None:
        return record.patient.baseline_pain
    first = [point.value for point in before[:_BASELINE_SESSIONS]]
    return median(first) if first else None


def _toward(kind: str, points: Series, goal: float | None, words: Texts) -> str:
    said = course(words, words(f"course.{kind}"), points, words("course.minutes"), 1)
    if goal is None or not points:
        return said
    left = goal - points[-1].value
    if left <= 0:
        return _said(said, words("chart.tolerance.reached", goal=goal))
    return _said(said, words("chart.tolerance.away", goal=goal, n=left))


def _said(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
