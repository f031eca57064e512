"""From a record to its charts (clinical-spec 5.5), in the order in which a therapist looks."""

from datetime import date, datetime, time
from statistics import median

from designer.charts.content import Band, ChartContent, ChartLine, Goal
from designer.charts.measures import measure_charts
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.progress import series
from designer.progress.course_words import course
from designer.progress.series import Point, Series

RISE_POINTS = 2  # a rise of more than this is a response hit
LINGER_LINE_H = 24
HOLD_MARKS_S = (10, 20, 30)  # clinical-spec 5.5
MOST_DRILLS = 6  # lines that can still be told apart
_BASELINE_SESSIONS = 3
_CEILING = 3  # the optional ceiling


def all_charts(record: PatientRecord, library: Library, today: date) -> tuple[ChartContent, ...]:
    """Every chart, those without a point included."""
    return (
        pain_chart(record),
        leg_chart(record),
        tolerance_chart(record),
        sessions_chart(record, today),
        linger_chart(record),
        holds_chart(record, library),
        *measure_charts(record, library),
    )


def pain_chart(record: PatientRecord) -> ChartContent:
    """Pain before, worst, after and next day, with the band of the baseline + 2."""
    pain = series.pain(record.sessions, record.days)
    baseline = _baseline(record, pain.before)
    band = None
    goals = []
    if record.patient.pain_ceiling_on:
        goals.append(Goal(value=_CEILING, name="keep under 3"))
    if baseline is not None:
        high = min(10, baseline + RISE_POINTS)
        name = f"more than 2 points above the usual pain before a session, {baseline:g}"
        band = Band(low=baseline, high=high, name=name, limit=True)
        goals.append(Goal(value=high, name=f"stop above {high:g}"))
    return ChartContent(
        id="pain",
        title="Pain around sessions, 0 to 10",
        unit="of 10",
        lines=(
            ChartLine(name="worst in the session", points=pain.peak, main=True),
            ChartLine(name="before", points=pain.before),
            ChartLine(name="after", points=pain.after),
            ChartLine(name="next day", points=pain.next_day),
        ),
        top=5,
        highest=10,
        band=band,
        goals=tuple(goals),
        words=_said(
            course("Pain during exercise", pain.peak), course("Pain the day after", pain.next_day)
        ),
    )


def leg_chart(record: PatientRecord) -> ChartContent:
    """The day's worst leg pain, against the level before the procedure."""
    points = series.leg_pain(record.days)
    procedure = record.patient.procedure
    before = procedure.leg_pain_before if procedure is not None else None
    kind = procedure.kind if procedure is not None and procedure.kind else "procedure"
    name = "before the procedure"
    words = course("The worst leg pain of the day", points)
    if before is not None and points:
        now = median(point.value for point in points[-_BASELINE_SESSIONS:])
        words = _said(words, f"It was {before:g} before the {kind} and is {now:g} now.")
    return ChartContent(
        id="leg",
        title="Worst leg pain of the day, 0 to 10",
        unit="of 10",
        lines=(ChartLine(name="leg pain", points=points, main=True),),
        top=5,
        highest=10,
        goals=() if before is None else (Goal(value=before, name=name),),
        words=words,
    )


def tolerance_chart(record: PatientRecord) -> ChartContent:
    """Minutes of walking, standing and sitting without needing to stop, and the goals."""
    tolerance = series.tolerance(record.days)
    goals = record.patient.tolerance_goals
    rows = (
        ("walking", tolerance.walk, goals.walk_min),
        ("standing", tolerance.stand, goals.stand_min),
        ("sitting", tolerance.sit, goals.sit_min),
    )
    return ChartContent(
        id="tolerance",
        title="Tolerance, minutes without needing to stop",
        unit="min",
        lines=tuple(
            ChartLine(name=name, points=points, main=not index)
            for index, (name, points, _) in enumerate(rows)
        ),
        top=10,
        goals=tuple(
            Goal(value=goal, name=f"goal: {name} {goal:g} min", line=name)
            for name, _, goal in rows
            if goal is not None
        ),
        words=_said(*(_toward(name, points, goal) for name, points, goal in rows)),
    )


def sessions_chart(record: PatientRecord, today: date) -> ChartContent:
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
        title="Sessions in the week",
        unit="sessions",
        lines=(ChartLine(name="sessions done", points=points, bars=True, main=True),),
        top=5,
        band=Band(low=2, high=4, name="2 to 4 a week"),
        so_far=points[-1].at if points else None,
        words=f"In {held} of {len(over)} weeks there were 2 to 4 sessions." if over else "",
    )


def linger_chart(record: PatientRecord) -> ChartContent:
    """Hours until pain was back where it started, with the line of a day (R-144)."""
    points = series.linger_hours(record.days)
    over = sum(point.value > LINGER_LINE_H for point in points)
    words = ""
    if points:
        times = "time" if len(points) == 1 else "times"
        words = f"Pain lingered beyond 24 hours in {over} of {len(points)} {times} logged."
    return ChartContent(
        id="linger",
        title="Hours until pain was back where it started",
        unit="h",
        lines=(ChartLine(name="hours", points=points, main=True),),
        top=30,
        goals=(Goal(value=LINGER_LINE_H, name="24 h"),),
        words=words,
        gap_days=0,  # each stands for itself: nothing lies between two of them
    )


def holds_chart(record: PatientRecord, library: Library) -> ChartContent:
    """The seconds held in each drill, with the marks of 10, 20 and 30; the most logged drills."""
    found = holds_by_drill(record)
    title = "Hold in a drill, seconds"
    if len(found) > MOST_DRILLS:
        title = f"Hold in a drill, seconds: the {MOST_DRILLS} most logged of {len(found)}"
    names = {id_: library.exercises[id_].name if id_ in library.exercises else id_ for id_ in found}
    shown = tuple(found)[:MOST_DRILLS]
    return ChartContent(
        id="holds",
        title=title,
        unit="s",
        lines=tuple(
            ChartLine(name=names[id_], points=found[id_], main=not index)
            for index, id_ in enumerate(shown)
        ),
        top=32,
        goals=tuple(Goal(value=mark, name=f"{mark} s") for mark in HOLD_MARKS_S),
        words=_said(
            *(course(f"The hold in {names[id_]}", found[id_], " seconds", 1) for id_ in shown)
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


def _toward(name: str, points: Series, goal: float | None) -> str:
    words = course(f"{name.capitalize()} tolerance", points, " minutes", 1)
    if goal is None or not points:
        return words
    last = points[-1].value
    reached = "is reached" if last >= goal else f"is {goal - last:g} minutes away"
    return _said(words, f"The goal of {goal:g} minutes {reached}.")


def _said(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
