"""The booklet for the whole course: all weeks in order, each exercise explained once."""

from msgspec.structs import replace

from designer.course.comparing import DoseChange, Moved, compare
from designer.model.dose import Dose
from exports.handout.content import sections as parts
from exports.handout.content.blocks import Block, Card, Section, Table, TableRow
from exports.handout.content.cards import cards_of
from exports.handout.content.dates import full_date, long_date
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.grid import week_grid
from exports.handout.content.prescriptions import (
    Prescription,
    course_numbers,
    one_side,
    prescriptions_of,
)
from exports.handout.content.source import Source
from exports.handout.errors import HandoutError

_STAGES = ((2, "1-2"), (4, "3-4"), (8, "5-8"), (12, "9-12"), (13, "13"))  # the week ladder


def sections(source: Source) -> tuple[Section, ...]:
    numbers = course_numbers([week.week for week in source.program.weeks], source.library.exercises)
    weeks = [
        prescriptions_of(week.week, source.library.exercises, numbers, source.clinic.units)
        for week in source.program.weeks
    ]
    if not any(weeks):
        raise HandoutError("The course holds no exercises; place some before printing.")
    return (
        _start(source),
        _course(source, weeks),
        parts.feeling(source),
        parts.more(source),
        parts.call(source),
        parts.points(source, course=True),
        *(_week(source, index, items) for index, items in enumerate(weeks) if items),
        _exercises(source, weeks),
        *parts.logs(source, weeks[source.week_index], course=len(weeks) > 1),
    )


def _start(source: Source) -> Section:
    start = parts.start(
        source,
        title="handout.layout.booklet.title",
        purpose="handout.layout.booklet.purpose",
    )
    identity, *others = start.blocks
    assert hasattr(identity, "week")  # noqa: S101 - the first block is the Identity
    return replace(start, blocks=(replace(identity, week=_span(source)), *others))


def _span(source: Source) -> str:
    """From which week to which, and the dates of both ends."""
    texts, count = source.texts, len(source.program.weeks)
    first, last = source.dates_of(0)[0], source.dates_of(count - 1)[6]
    weeks = texts("handout.week", n=1)
    if count > 1:
        weeks = texts("handout.layout.booklet.weeks", n=count)
    if first is None or last is None:
        return weeks
    dates = texts("date.range", first=full_date(first, texts), last=full_date(last, texts))
    return f"{weeks}, {dates}"


def _course(source: Source, weeks: list[tuple[Prescription, ...]]) -> Section:
    texts = source.texts
    same = texts("handout.layout.booklet.same")
    spans: list[tuple[int, int, list[str]]] = []  # the first and last week of each row
    known: set[str] = set()
    for index, items in enumerate(weeks):
        said = _what(source, index, items, known)
        if spans and said[1:] == [same] and spans[-1][2][1:] == [same] and _goes_on(source, index):
            spans[-1] = (spans[-1][0], index, spans[-1][2])
        else:
            spans.append((index, index, said))
        known.update(item.exercise.id for item in items)
    rows = [_course_row(source, *span) for span in spans]
    heads = tuple(texts(f"handout.layout.booklet.heads.{column}") for column in range(3))
    table = Table(shares=(0.24, 0.26, 0.5), heads=heads, rows=tuple(rows))
    hint = parts.paragraph(source, "handout.layout.booklet.hint")
    return parts.section(
        source,
        "course",
        [hint, table],
        title="handout.layout.booklet.course",
        new_page=True,
    )


def _course_row(source: Source, first: int, last: int, said: list[str]) -> TableRow:
    """A week of the course, or several that follow each other and are alike."""
    texts = source.texts
    words = texts("handout.week", n=first + 1)
    if last > first:
        words = texts("handout.layout.booklet.span", first=str(first + 1), last=str(last + 1))
    starts = source.dates_of(first)[0]
    return TableRow(
        place=f"week {first + 1} of the course",
        cells=(words, long_date(starts, texts) if starts else "", "\n".join(said)),
    )


def _goes_on(source: Source, index: int) -> bool:
    """Whether the week belongs to the same stage as the one before."""
    return index > 0 and _stage(source, index) == _stage(source, index - 1)


def _what(
    source: Source, index: int, items: tuple[Prescription, ...], known: set[str]
) -> list[str]:
    """The stage where one begins, how many exercises, and what differs from the week before."""
    texts, stage = source.texts, _stage(source, index)
    ids = dict.fromkeys(item.exercise.id for item in items)
    begun = texts("handout.layout.booklet.count", n=len(ids))
    if not _goes_on(source, index):
        begun = f"{texts(f'handout.stage.{stage}')} {begun}"
    said = [begun]
    if not known or not ids:
        return said
    before = {
        p.exercise_id for day in source.program.weeks[index - 1].week.days for p in day.placements
    }
    names = {id_: source.library.exercises[id_].name_for_patient for id_ in before}
    gone = [names[id_] for id_ in names if id_ not in ids]
    changes = _changes(source, index, items)
    new = {i.exercise.id: i.exercise.name_for_patient for i in items if i.exercise.id not in known}
    if new:
        said.append(texts("handout.layout.booklet.new", names=", ".join(new.values())))
    elif set(ids) == before and not changes:
        said.append(texts("handout.layout.booklet.same"))
    if gone:
        said.append(texts("handout.layout.booklet.gone", names=", ".join(gone)))
    if changes:
        said += [texts("handout.layout.booklet.changed-lead"), *changes]
    return said


def _stage(source: Source, index: int) -> str:
    prog_week = source.program.weeks[index].prog_week
    return next(name for last, name in _STAGES if prog_week <= last)


def _changes(source: Source, index: int, items: tuple[Prescription, ...]) -> list[str]:
    """Each exercise with another dose than in the week before, and what differs."""
    texts, weeks = source.texts, source.program.weeks
    doses: dict[str, tuple[Dose, Dose]] = {}
    for day in compare(weeks[index - 1].week, weeks[index].week):
        differing: tuple[DoseChange | Moved, ...] = (*day.changed, *day.moved_here)
        for one in differing:
            if one.before != one.after:
                doses.setdefault(one.exercise_id, (one.before, one.after))
    said = []
    for item in {item.exercise.id: item for item in reversed(items)}.values():
        if item.exercise.id not in doses:
            continue
        was, now = (
            dose_in_words(dose, item.exercise.attributes.pattern, texts, item.units)
            for dose in doses[item.exercise.id]
        )
        # How much is told whole: "8 minutes" without its "2 times" would be another dose.
        main = now.main if now.main != was.main else ()
        new = [*main, *(text for text in now.details if text not in was.details)]
        name = item.exercise.name_for_patient
        dose = " ".join(new) or now.text
        said.append(texts("handout.layout.booklet.changed", name=name, dose=dose))
    return list(reversed(said))


def _week(source: Source, index: int, items: tuple[Prescription, ...]) -> Section:
    figures = source.options.figures
    grid = week_grid(items, source.heads_of(index), figures, source.texts, doses=True)
    return Section(
        id=f"week-{index + 1}",
        title=_week_title(source, index),
        blocks=(parts.paragraph(source, "handout.layout.booklet.tick"), grid),
        new_page=True,
        one_page=True,
    )


def _week_title(source: Source, index: int) -> str:
    """Week and dates on one line."""
    texts = source.texts
    week = texts("handout.week", n=index + 1)
    first, *_, last = source.dates_of(index)
    if first is None or last is None:
        return week
    dates = texts("date.range", first=long_date(first, texts), last=long_date(last, texts))
    return f"{week}, {dates}"


def _exercises(source: Source, weeks: list[tuple[Prescription, ...]]) -> Section:
    """Each exercise once; how much of it stands in the weeks."""
    every = [item for items in weeks for item in items]
    # Where any week trains both sides, the card says how to change them.
    every.sort(key=lambda item: one_side([item]))
    once = {item.number: item for item in reversed(every)}
    shown = [once[number] for number in sorted(once)]
    cards = cards_of(shown, source.heads, source.options.figures, source.texts)
    key = parts.signs(source, shown)
    told = (parts.with_easier(card, source, shown) for card in cards)
    blocks: list[Block] = [*key.blocks, *(_without_dose(card, source) for card in told)]
    return parts.section(source, "exercises", blocks, new_page=True)


def _without_dose(card: Card, source: Source) -> Card:
    told = {
        "dose": {"lead": "", "text": source.texts("handout.layout.booklet.see-week")},
        "easier": {"label": source.texts("handout.card.easier-short")},  # the column is narrow
    }
    lines = [
        replace(line, **told.get(line.kind, {}))
        for line in card.lines
        if line.kind != "note"  # notes belong to a week and stand there
    ]
    return replace(card, days="", lines=tuple(lines))
