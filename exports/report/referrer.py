"""The report for whoever referred the patient: codes, figures, decisions with their reasons."""

from collections.abc import Iterator
from datetime import date

from designer.charts.adherence import calendar, in_words
from designer.charts.contents import all_charts
from designer.progress.advice import advise
from designer.progress.words import summary
from exports.handout.content.blocks import (
    Block,
    Paragraph,
    Part,
    Section,
    Statement,
    Table,
    TableRow,
)
from exports.handout.content.source import one_line
from exports.report.graphics import chart
from exports.report.source import ReportSource

_CHART_HEIGHT = 136.0
_CHART_SCALE = 1.15  # 7 point type becomes 8


def sections(
    source: ReportSource, width_pt: float, charts: int, changes: int
) -> tuple[Section, ...]:
    """With at most so many charts and changes, the newest."""
    title = source.words("title")
    return (
        Section(id="start", title=title, blocks=(source.identity(),), heading=False),
        _section(source, "facts", [_pairs([*_facts(source)])]),
        _section(source, "course", [_course(source)]),
        _section(source, "scores", [*_scores(source)]),
        _section(source, "changes", [*_changes(source, changes)]),
        _section(source, "next", [*_next(source)]),
        _section(source, "charts", [*_charts(source, width_pt, charts)]),
    )


def _section(source: ReportSource, name: str, blocks: list[Block]) -> Section:
    return Section(id=name, title=source.words(f"section.{name}"), blocks=tuple(blocks))


def _pairs(rows: list[tuple[str, str]]) -> Table:
    return Table(
        shares=(0.2, 0.8),
        rows=tuple(TableRow(place=f"“{label}”", cells=(label, text)) for label, text in rows),
    )


def _facts(source: ReportSource) -> Iterator[tuple[str, str]]:
    """What is recorded, each with its label; what is not is left out."""
    found = {
        "diagnoses": ", ".join(_diagnosis(source, id_) for id_ in source.patient.diagnoses),
        "icd10": _codes(source),
        "onset": _day(source, source.patient.onset_date),
        "surgery": _surgery(source),
        "procedure": _procedure(source),
        "screen": _screen(source),
        "program": _program(source),
        "goals": "; ".join(map(one_line, source.patient.goals)),
    }
    for name, text in found.items():
        if text:
            yield source.words(f"facts.{name}"), text


def _diagnosis(source: ReportSource, id_: str) -> str:
    known = source.library.diagnoses.get(id_)
    return known.name if known is not None else id_


def _codes(source: ReportSource) -> str:
    """The codes chosen for the patient; else those that would fit, said to be no more than that."""
    if source.patient.icd10:
        return ", ".join(map(one_line, source.patient.icd10))
    known = (source.library.diagnoses.get(id_) for id_ in source.patient.diagnoses)
    fitting = [code.code for one in known if one is not None for code in one.icd10]
    return source.words("no-code", codes=", ".join(fitting)) if fitting else ""


def _day(source: ReportSource, day: date | None) -> str:
    return source.day(day) if day is not None else ""


def _surgery(source: ReportSource) -> str:
    surgery = source.patient.surgery
    if surgery is None:
        return ""
    return ", ".join(part for part in (surgery.kind, _day(source, surgery.on)) if part)


def _procedure(source: ReportSource) -> str:
    procedure = source.patient.procedure
    if procedure is None:
        return ""
    on = _day(source, procedure.at.date()) if procedure.at is not None else ""
    return ", ".join(part for part in (procedure.kind, on) if part)


def _screen(source: ReportSource) -> str:
    screen = source.patient.red_flags
    if screen.screened_on is None:
        return ""
    day = source.day(screen.screened_on)
    if not screen.present:
        return source.words("screen-clear", date=day)
    known = source.library.red_flags
    flags = ", ".join(known[id_].name if id_ in known else id_ for id_ in screen.present)
    return source.words("screen-present", date=day, flags=flags)


def _program(source: ReportSource) -> str:
    program = source.record.program
    if program is None or not program.weeks:
        return source.words("no-program")
    index = program.index_on(source.today)
    first = program.date_of(0, 0)
    return source.words(
        "program",
        n=index + 1,
        weeks=len(program.weeks),
        prog=program.weeks[index].prog_week,
        date=_day(source, first) or source.texts("handout.not-recorded"),
    )


def _course(source: ReportSource) -> Statement:
    """How the log went, and the sessions planned and done."""
    words = source.library.words
    said = [*summary(source.record, source.today, words)]
    adherence = in_words(calendar(source.record, source.library, source.today), words)
    said += [adherence] if adherence else []
    said = said or [source.words("nothing-logged")]
    return Statement(id="course", title="", parts=(Part(items=tuple(said)),))


def _scores(source: ReportSource) -> Iterator[Block]:
    rows, sources = [], {}
    words, number = source.words, source.texts.number
    for first, row in source.scores():
        measure, last = row.measure, row.outcome
        taken_once = row.direction == "first"
        if taken_once or row.direction == "same":
            reading = words("once" if taken_once else "same")
        else:
            reading = words(row.direction if row.matters else f"{row.direction}-little")
        cells = (
            f"{measure.name} ({measure.short})",
            words("score", score=number(first.score), date=source.day(first.on)),
            ""
            if taken_once
            else words("score", score=number(last.score), date=source.day(last.on)),
            "" if taken_once else f"{row.change:+g}",
            f"{reading}; {row.band}" if row.band else reading,
        )
        rows.append(TableRow(place=f"the score of {measure.short}", cells=cells))
        if measure.change_source:
            sources[measure.short] = measure.change_source
    if not rows:
        yield Paragraph(text=words("no-scores"))
        return
    heads = tuple(words(f"score-heads.{index}") for index in range(5))
    yield Table(shares=(0.28, 0.19, 0.19, 0.13, 0.21), heads=heads, rows=tuple(rows))
    said = "; ".join(f"{short}: {text}" for short, text in sources.items())
    if said:
        yield Paragraph(text=words("source", source=said))


def _changes(source: ReportSource, most: int) -> Iterator[Block]:
    found = sorted(_events(source), key=lambda one: one[0])
    if not found:
        yield Paragraph(text=source.words("no-changes"))
        return
    left_out = len(found) - most
    if left_out > 0:
        yield Paragraph(text=source.words("earlier", n=left_out))
    rows = tuple(
        TableRow(place="a change", cells=(source.day(on), what, why))
        for on, what, why in found[-most:]
    )
    heads = tuple(source.words(f"change-heads.{index}") for index in range(3))
    yield Table(shares=(0.2, 0.36, 0.44), heads=heads, rows=rows)


def _events(source: ReportSource) -> Iterator[tuple[date, str, str]]:
    """Date, what, why: programs, flares, steps back, procedures, decisions, overrides."""
    words = source.words
    first = next((one for one in source.markers if one.kind == "week"), None)
    for marker in source.markers:
        on = marker.at.date()
        if marker is first or marker.kind == "program":
            yield on, words("program-began", n=marker.prog_week), ""
        elif marker.kind == "step-back":
            yield on, words("week-back", n=marker.prog_week), ""
        elif marker.kind == "flare":
            yield on, words("flare"), ""
        elif marker.kind == "procedure" and source.patient.procedure is not None:
            kind = one_line(source.patient.procedure.kind)
            yield on, words("procedure-done", kind=kind), ""
    for one in source.record.decisions:
        decided, advised = words(f"step.{one.decided}"), words(f"step.{one.advised}")
        key = "decided" if decided == advised else "advised"
        why = one_line(one.why) or " ".join(map(one_line, one.reasons))
        yield one.when.date(), words(key, decided=decided, advised=advised), why
    yield from _overrides(source)


def _overrides(source: ReportSource) -> Iterator[tuple[date, str, str]]:
    """One line for a decision about several exercises."""
    together: dict[tuple[date, str, str, date | None], list[str]] = {}
    for one in source.record.overrides:
        if one.kind == "override":
            key = (one.when.date(), one.rule_id, one_line(one.why), one.until)
            exercise = source.library.exercises.get(one.exercise_id)
            name = exercise.name if exercise is not None else one.exercise_id
            together.setdefault(key, []).append(name)
    for (on, rule, why, until), names in together.items():
        said = ", ".join(dict.fromkeys(name for name in names if name))
        what = source.words("override", rule=rule, names=said).removesuffix(": ")
        ends = until is not None and source.words("until", why=why, date=source.day(until))
        yield on, what, ends or why


def _next(source: ReportSource) -> Iterator[Block]:
    words = source.words
    last = max(source.record.decisions, key=lambda one: one.when, default=None)
    parts = []
    if last is not None:
        step = words(f"step.{last.decided}")
        parts.append(Part(text=words("last", date=source.day(last.when.date()), decided=step)))
    advice = advise(source.record, source.library, source.today)
    headline = words("advice", date=source.day(source.today), headline=advice.headline)
    parts.append(Part(text=headline))
    parts += [Part(items=tuple(f"{one.text} ({one.rule_id})" for one in advice.reasons))]
    yield Statement(id="next", title="", parts=tuple(parts))
    unknown = source.texts("handout.not-recorded")
    clinic, phone = one_line(source.clinic.name), one_line(source.clinic.phone)
    yield Paragraph(text=words("contact", clinic=clinic or unknown, phone=phone or unknown))


def _charts(source: ReportSource, width_pt: float, most: int) -> Iterator[Block]:
    """Pain, tolerance and scores first: what the reader came for."""
    order = ("pain", "tolerance", "measure", "leg", "sessions", "holds", "linger")
    contents = [
        one for one in all_charts(source.record, source.library, source.today) if not one.is_empty
    ]
    contents.sort(key=lambda one: order.index(one.id))
    for content in contents[:most]:
        shown = () if content.id == "measure" else source.markers
        drawn = chart(source, content, shown, width_pt, _CHART_HEIGHT, _CHART_SCALE)
        if drawn is not None:
            yield drawn
