"""The report for the patient: what went well, what changed, what comes next, in plain words."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from designer.charts.adherence import calendar, counts
from designer.charts.content import ChartContent, ChartLine, Goal
from designer.model.decision import Decision
from designer.model.measure import OutcomeMeasure
from designer.model.vocabulary import Urgency
from designer.progress import series
from designer.progress.course_words import course_ends
from designer.progress.series import Series
from designer.safety.urgent import stops_for
from exports.handout.content.blocks import Block, Part, Section, Statement
from exports.handout.content.languages import in_language
from exports.handout.content.source import one_line
from exports.handout.content.statements import statement
from exports.report.graphics import chart
from exports.report.source import ReportSource

URGENT = "H-09"  # the signs that nobody may wait with
_RECENT_DAYS = 14  # a decision that old is still the next step (ours)
_FLARE_DAYS = 14  # a decision so soon after a flare was made because of it (ours)
_STOPS = {Urgency.EMERGENCY: "emergency", Urgency.SAME_DAY: "same-day"}
_CHART_SCALE = 1.6  # 7 point type becomes 11
_CHART_HEIGHT = 150.0


def sections(
    source: ReportSource, width_pt: float, charts: int, changes: int
) -> tuple[Section, ...]:
    """With at most so many charts and changes, the newest."""
    return (
        Section(
            id="start", title=source.words("title"), blocks=(source.identity(),), heading=False
        ),
        _section(source, "short", [_listed("short", [*_in_short(source)])]),
        _section(source, "charts", [*_charts(source, width_pt)][:charts]),
        _section(source, "scores", [_listed("scores", [*_scores(source)])]),
        _section(source, "changes", [_listed("changes", [*_changes(source)][-changes:])]),
        _section(source, "next", [*_next(source)]),
    )


def _section(source: ReportSource, name: str, blocks: list[Block]) -> Section:
    """Without its blocks that say nothing; whoever puts it together leaves an empty one out."""
    told = [block for block in blocks if not isinstance(block, Statement) or block.parts]
    return Section(id=name, title=source.words(f"section.{name}"), blocks=tuple(told))


def _listed(name: str, sentences: list[str]) -> Statement:
    parts = (Part(items=tuple(sentences)),) if sentences else ()
    return Statement(id=name, title="", parts=parts)


def _in_short(source: ReportSource) -> Iterator[str]:
    record, words = source.record, source.words
    done = sum(1 for session in record.sessions if session.done != "no")
    if not done:
        yield words("little")
        return
    found = counts(calendar(record, source.library, source.today))
    due = sum(found[state] for state in ("done", "partly", "missed", "unlogged"))
    if due:
        yield words("planned", done=found["done"] + found["partly"], all=due)
    else:
        yield words("sessions", n=done)
    pain = series.pain(record.sessions, record.days)
    yield from _course(source, "pain", pain.peak)
    yield from _course(source, "leg", series.leg_pain(record.days))
    tolerance, goals = series.tolerance(record.days), source.patient.tolerance_goals
    for name, points, goal in (
        ("walk", tolerance.walk, goals.walk_min),
        ("stand", tolerance.stand, goals.stand_min),
        ("sit", tolerance.sit, goals.sit_min),
    ):
        said = [*_course(source, name, points, edge=1)]
        if goal is not None and said:
            key = "goal-met" if points[-1].value >= goal else "goal-left"
            said.append(words(key, goal=goal))
        if said:
            yield " ".join(said)
    flares = len(source.log.flares)
    if not flares:
        yield words("no-flare")
        return
    open_too = [words("not-settled", n=flares)] if source.log.open_flare is not None else []
    yield " ".join([words("flares", n=flares), *open_too])


def _course(source: ReportSource, name: str, points: Series, edge: int = 3) -> Iterator[str]:
    ends = course_ends(points, edge)
    if ends is not None:
        first, last = ends
        way = "same" if first == last else "down" if last < first else "up"
        yield source.words(f"{name}.{way}", first=first, last=last)


def _charts(source: ReportSource, width_pt: float) -> Iterator[Block]:
    flare = source.words("chart.flare")
    flares = [replace(one, text=flare) for one in source.markers if one.kind == "flare"]
    for content in (_pain(source), _leg(source), _tolerance(source), _sessions(source)):
        drawn = chart(source, content, flares, width_pt, _CHART_HEIGHT, _CHART_SCALE)
        if drawn is not None:
            yield drawn


def _pain(source: ReportSource) -> ChartContent:
    pain = series.pain(source.record.sessions, source.record.days)
    words = source.words
    return ChartContent(
        id="pain",
        title=words("chart.pain"),
        unit="",
        lines=(
            ChartLine(name=words("chart.peak"), points=pain.peak, main=True),
            ChartLine(name=words("chart.next-day"), points=pain.next_day),
        ),
        top=5,
        highest=10,
    )


def _leg(source: ReportSource) -> ChartContent:
    points = series.leg_pain(source.record.days)
    line = ChartLine(name="", points=points if any(p.value for p in points) else (), main=True)
    title = source.words("chart.leg")
    return ChartContent(id="leg", title=title, unit="", lines=(line,), top=5, highest=10)


def _tolerance(source: ReportSource) -> ChartContent:
    words, goals = source.words, source.patient.tolerance_goals
    tolerance = series.tolerance(source.record.days)
    rows = (
        ("walk", tolerance.walk, goals.walk_min),
        ("stand", tolerance.stand, goals.stand_min),
        ("sit", tolerance.sit, goals.sit_min),
    )
    return ChartContent(
        id="tolerance",
        title=words("chart.tolerance"),
        unit="",
        lines=tuple(
            ChartLine(name=words(f"chart.{name}"), points=points, main=name == "walk")
            for name, points, _ in rows
        ),
        top=10,
        goals=tuple(
            Goal(value=goal, name=words("chart.goal", goal=goal))
            for _, points, goal in rows
            if goal is not None and points
        ),
    )


def _sessions(source: ReportSource) -> ChartContent:
    weeks = series.sessions_per_week(source.record.sessions, source.today)
    points = tuple(
        series.Point(at=datetime.combine(one.monday, time()), value=one.sessions, entry_id="")
        for one in weeks
    )
    line = ChartLine(name="", points=points, bars=True, main=True)
    title = source.words("chart.sessions")
    return ChartContent(id="sessions", title=title, unit="", lines=(line,), top=5)


def _scores(source: ReportSource) -> Iterator[str]:
    for first, row in source.scores():
        if row.direction in {"first", "same"}:
            key = "once" if row.direction == "first" else "same"
        else:
            key = row.direction if row.matters else f"{row.direction}-little"
        number = source.texts.number
        yield source.words(
            f"score.{key}",
            name=_measure(source, row.measure),
            first=number(first.score),
            last=number(row.outcome.score),
        )


def _measure(source: ReportSource, measure: OutcomeMeasure) -> str:
    """What it is about, in plain words; one that has none is called as clinicians do."""
    key = f"score.name.{measure.id}"
    return source.words(key) if source.has(key) else measure.short


def _changes(source: ReportSource) -> Iterator[str]:
    """What happened to the plan, oldest first. What the therapist typed stays in the record."""
    words = source.words
    found: list[tuple[date, str]] = []
    for marker in source.markers:
        if marker.kind in {"program", "flare", "procedure"}:
            found.append((marker.at.date(), words(f"change.{marker.kind}")))
        elif marker.kind == "step-back" and not source.record.decisions:
            found.append((marker.at.date(), _easier(source, marker.at.date())))
    first = next((marker for marker in source.markers if marker.kind == "week"), None)
    if first is not None:
        found.append((first.at.date(), words("change.began")))
    found += [(one.when.date(), _decided(source, one)) for one in source.record.decisions]
    for on, said in sorted(found, key=lambda one: one[0]):
        yield f"{source.day(on)}: {said}"


def _decided(source: ReportSource, decision: Decision) -> str:
    if decision.decided == "step-back":
        return _easier(source, decision.when.date())
    return source.words(f"change.{decision.decided}")


def _easier(source: ReportSource, on: date) -> str:
    said = source.words("change.step-back")
    lately = any(0 <= (on - flare).days <= _FLARE_DAYS for flare in source.log.flares)
    return f"{said} {source.words('change.because-flare')}" if lately else said


def _decided_step(source: ReportSource) -> str:
    last = max(source.record.decisions, key=lambda one: one.when, default=None)
    since = source.today - timedelta(days=_RECENT_DAYS)
    return last.decided if last is not None and last.when.date() >= since else "open"


def _next(source: ReportSource) -> Iterator[Block]:
    """What the therapist decided lately; what the log advises is for the therapist alone.

    A sign that stops the program comes before any decision: what is urgent is said instead.
    """
    stop = stops_for(source.patient, source.log, source.library)
    step = _decided_step(source) if stop is None else _STOPS.get(stop, "prompt")
    parts = [Part(text=source.words(f"next.{step}"))]
    goals = tuple(line for goal in source.patient.goals if (line := one_line(goal)))
    if goals and stop is None:
        parts.append(Part(lead=source.words("goals"), items=goals))
    yield Statement(id="next", title="", parts=tuple(parts))
    spoken = in_language(source.library, source.language, ())
    yield statement(URGENT, spoken.handout_blocks, source.texts)
