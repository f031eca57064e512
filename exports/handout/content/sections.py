"""The sections that the layouts are made of, each with its blocks in the patient's language."""

from collections.abc import Sequence

from msgspec.structs import replace

from exports.handout.content.blocks import (
    Block,
    Card,
    CardLine,
    Days,
    Identity,
    Paragraph,
    Part,
    Scale,
    Section,
    Statement,
    Table,
    TableRow,
)
from exports.handout.content.cards import cards_of
from exports.handout.content.dates import days_in_words
from exports.handout.content.dose_table import dose_table, easier_in_words
from exports.handout.content.grams import grams_fields
from exports.handout.content.grid import week_grid
from exports.handout.content.log_sheet import log_sheet
from exports.handout.content.names import given_name_first
from exports.handout.content.prescriptions import Prescription
from exports.handout.content.sign_key import sign_key
from exports.handout.content.source import Source, one_line
from exports.handout.content.statements import ALWAYS, statement

# H-17 speaks of 20 to 30 minutes; it is printed only to those whose plan holds that much.
_LONG_WALK_S = 20 * 60
# Pain may climb by so many of so many points; the label's share of the table that says so.
_STOP_ABOVE, _WORST, _STOP_LABEL = 2, 10, 0.27
# Who starts with more has no number to stop at (ours). The last columns hold more than a figure:
# how many times as wide they are.
_LAST_COLUMNS = (1.5, 3.4)
# For so many days after an injection or block H-21 is printed.
_AFTER_PROCEDURE_DAYS = 3


def section(
    source: Source,
    section_id: str,
    blocks: list[Block],
    *,
    title: str = "",
    new_page: bool = False,
) -> Section:
    """A section under its title; ``title`` is the key of one that it does not have by its id."""
    return Section(
        id=section_id,
        title=source.texts(title or f"handout.section.{section_id}"),
        blocks=tuple(blocks),
        heading=section_id != "start",
        new_page=new_page,
    )


def paragraph(source: Source, key: str) -> Paragraph:
    """The text at ``key`` as a paragraph."""
    return Paragraph(text=source.texts(key))


def start(
    source: Source, *, title: str = "handout.title", purpose: str = "handout.purpose"
) -> Section:
    """Page 1: who, when, what for, and the signs that nobody may miss."""
    signs = [source.statement(block_id) for block_id in ALWAYS]
    head = identity(source, title=title)
    return section(source, "start", [head, paragraph(source, purpose), *signs])


def identity(source: Source, *, title: str = "handout.title", for_patient: bool = True) -> Identity:
    """The head of page 1. Patients read their name as it is spoken."""
    shown_name = given_name_first if for_patient else one_line
    texts, patient = source.texts, source.patient
    values = (
        ("name", "the patient's name", shown_name(patient.identifiers.name)),
        ("therapist", "the therapist's name", patient.therapist),
        ("birth-date", "the birth date", source.born()),
        ("phone", "the clinic's phone", source.clinic.phone),
        ("mrn", "the record number (MRN)", patient.identifiers.mrn),
    )
    unknown = texts("handout.not-recorded")
    labels = {"therapist": "therapist" if for_patient else "signing-therapist"}
    return Identity(
        title=texts(title),
        week=source.week_words(source.week_index),
        clinic=one_line(source.clinic.name),
        fields=tuple(
            (place, texts(f"handout.label.{labels.get(name, name)}"), one_line(value) or unknown)
            for name, place, value in values
        ),
        own_use=texts("handout.own-use"),
        letterhead=tuple(line for text in source.clinic.letterhead if (line := one_line(text))),
        logo=source.clinic.logo,
    )


def week(source: Source) -> Section:
    hint = Paragraph(text=source.texts("handout.grid.hint"))
    grid = week_grid(source.items, source.heads, source.options.figures, source.texts)
    return section(source, "week", [hint, grid], new_page=True)


def doses(source: Source) -> Section:
    table = dose_table(
        source.items, source.heads, source.library, source.options.easier_ok, source.texts
    )
    return section(source, "dose", [table])


def exercises(source: Source) -> Section:
    """How each is done, after what the signs in all pictures mean."""
    drills = source.drills()
    cards = cards_of(drills, source.heads, source.options.figures, source.texts)
    return section(source, "exercises", [*signs(source).blocks, *cards] if drills else [])


def with_easier(
    card: Card,
    source: Source,
    items: Sequence[Prescription] | None = None,
    *,
    short: bool = False,
) -> Card:
    """The card with a line on what to do instead when it is too hard: an easier version, or to ask.

    ``items`` have other numbers than those of the week; a ``short`` label is for little room.
    """
    listed = source.items if items is None else items
    exercise = next(i.exercise for i in listed if i.number == card.number)
    line = CardLine(
        kind="easier",
        place=f"the easier version of exercise {card.number}",
        label=source.texts("handout.card.easier-short" if short else "handout.card.easier"),
        text=easier_in_words(exercise, source.library, source.options.easier_ok, source.texts),
    )
    return replace(card, lines=(*card.lines, line))


def walking(source: Source) -> Section:
    """Walking and cycling, with H-17 only where its 20 to 30 minutes fit the plan."""
    cardio = source.cardio()
    cards = cards_of(cardio, source.heads, source.options.figures, source.texts)
    blocks: list[Block] = list(cards)
    if cardio and source.shows("H-17"):
        if any((item.dose.duration_s or 0) >= _LONG_WALK_S for item in cardio):
            blocks.append(source.statement("H-17"))
        else:
            blocks.append(Paragraph(text=source.texts("handout.walking.short")))
    return section(source, "walking", blocks)


def feeling(source: Source) -> Section:
    """Soreness, lingering, a flare, and an injection if there was one these days."""
    blocks: list[Block] = [
        source.statement(block_id) for block_id in ("H-11", "H-08") if source.shows(block_id)
    ]
    if source.shows("H-18"):
        blocks.append(_flare(source))
    if source.shows("H-21") and _soon_after_procedure(source):
        blocks.append(source.statement("H-21"))
    return section(source, "feeling", blocks)


def _flare(source: Source) -> Statement:
    """H-18. In the first week there is no week before to return to."""
    plan = source.statement("H-18")
    if source.program_week.prog_week > 1:
        return plan
    text = source.texts("handout.flare.first-week")
    return Statement(id=plan.id, title=plan.title, parts=(Part(text=text),))


def _soon_after_procedure(source: Source) -> bool:
    procedure = source.patient.procedure
    if procedure is None:
        return False
    if procedure.at is None:
        return (procedure.hours_ago or 0) <= _AFTER_PROCEDURE_DAYS * 24
    day = procedure.at.date()
    within = [d for d in (source.today, *source.dates) if d is not None]
    return any(0 <= (d - day).days <= _AFTER_PROCEDURE_DAYS for d in within)


def more(source: Source) -> Section:
    fields = grams_fields(source.patient)
    extra = [source.statement(block, **fields) for block in source.options.extra]
    return section(source, "more", [*extra])


def call(source: Source) -> Section:
    if not source.shows("H-24"):
        return section(source, "call", [])
    texts, phone = source.texts, one_line(source.clinic.phone)
    lead = texts("handout.call.phone", phone=phone) if phone else texts("handout.call.no-phone")
    call = statement("H-24", source.library.handout_blocks, texts, {"clinic phone": lead})
    urgent = texts("handout.call.reference", title=texts("handout.block.H-09"))
    first = Part(text=texts("handout.call.urgent-first", urgent=urgent))
    whole = Statement(id=call.id, title="", parts=(*call.parts, first))
    return section(source, "call", [whole])


def points(source: Source, *, course: bool = False, short: bool = False) -> Section:
    """The main points: how much on which days, when to stop, whom to call.

    ``short`` leaves out what a small paper says right beside them.
    """
    texts = source.texts
    days = {item.days for item in source.items}
    count = len({item.number for item in source.items})
    if course:
        amount = texts("handout.points.course")
    elif len(days) == 1:
        listed = days_in_words(next(iter(days)), source.heads, texts)
        amount = texts("handout.points.count", n=count, days=listed)
    else:
        amount = texts("handout.points.count-by-day", n=count)
    stop, urgent, call_us = _warnings(source)
    whole = (amount, texts("handout.points.log"), stop, urgent, call_us)
    said = (amount, stop, call_us) if short else whole
    box = Statement(
        id="points",
        title=texts("handout.points.title"),
        parts=(Part(items=said),),
        tone="points",
    )
    return Section(id="points", title=box.title, blocks=(box,), heading=False)


def _warnings(source: Source) -> tuple[str, str, str]:
    """When to stop, what not to wait with, and whom to call."""
    texts = source.texts
    return (
        texts("handout.points.stop"),
        texts("handout.points.urgent", title=texts("handout.block.H-09")),
        texts("handout.points.call", phone=source.phone()),
    )


def points_in_a_row(source: Source) -> Paragraph:
    """The main points of a log sheet, for a page that is full."""
    texts = source.texts
    said = (texts("handout.points.column"), *_warnings(source))
    return Paragraph(lead=f"{texts('handout.points.title')}:", text=" ".join(said), note=True)


def stop_numbers(source: Source, *, scale: bool = True) -> Section:
    """At which number to stop, so that nobody has to work it out (H-07: more than 2 points).

    ``scale`` says what the numbers mean, which a log draws right above them.
    """
    texts = source.texts
    pairs = [(start, start + _STOP_ABOVE + 1) for start in range(_WORST - _STOP_ABOVE)]
    most = {"start": f"{len(pairs)}-{_WORST}", "stop": texts("handout.stop-at.call")}
    widths = (*(1,) * (len(pairs) - 1), *_LAST_COLUMNS)
    share = (1 - _STOP_LABEL) / sum(widths)
    rows = [
        TableRow(
            place="the numbers to stop at",
            cells=(texts(f"handout.stop-at.{key}"), *(str(pair[at]) for pair in pairs), most[key]),
        )
        for at, key in enumerate(("start", "stop"))
    ]
    shares = (_STOP_LABEL, *(width * share for width in widths))
    block = Table(shares=shares, rows=tuple(rows))
    title = texts("handout.stop-at.stop")
    keys = ("find", "scale") if scale else ("find",)
    how = Paragraph(
        lead=texts("handout.stop-at.title"),
        text=" ".join(texts(f"handout.stop-at.{key}") for key in keys),
    )
    return Section(id="stop-at", title=title, blocks=(how, block), heading=False)


def signs(
    source: Source, items: Sequence[Prescription] | None = None, *, small: bool = False
) -> Section:
    """What the signs in the pictures mean; no blocks where the pictures hold none."""
    listed = source.items if items is None else items
    key = sign_key(listed, source.options.figures, source.texts, small=small)
    return Section(
        id="signs",
        title=source.texts("handout.signs.title"),
        blocks=(key,) if key else (),
        heading=False,
    )


def logs(
    source: Source, items: Sequence[Prescription] | None = None, *, course: bool = False
) -> tuple[Section, ...]:
    """Log sheets, each for one week and on a page of its own; ``items`` have other numbers.

    ``course``: the paper holds more weeks than the sheets, which then say theirs.
    """
    if not source.shows("H-22"):
        return ()
    count = source.options.log_weeks
    listed = source.items if items is None else items
    return tuple(
        _log(
            source,
            source.week_index + ahead,
            listed if ahead == 0 else (),
            one=count == 1 and not course,
        )
        for ahead in range(count)
    )


def _log(source: Source, index: int, items: Sequence[Prescription], *, one: bool) -> Section:
    """The sheet; days off and the exercises are known of the printed week only."""
    texts = source.texts
    low, high = (texts(f"handout.log.scale.{end}") for end in range(2))
    days = {day for item in items for day in item.days}
    on = [day in days or not items for day in range(7)]
    planned: Days = (on[0], on[1], on[2], on[3], on[4], on[5], on[6])
    hint = texts("handout.log.hint")
    if not all(planned):
        hint = f"{hint} {texts('handout.log.rest')}"
    blocks: list[Block] = [
        Paragraph(text=hint),
        Scale(low=low, high=high),
        *stop_numbers(source, scale=False).blocks,
        log_sheet(source.heads_of(index), texts, planned),
    ]
    title, letters = texts("handout.log.feelings-title"), texts("handout.log.feelings")
    blocks.append(Paragraph(lead=f"{title}:", text=letters, note=True))
    names = {item.number: item.exercise.name_for_patient for item in items}
    if names:
        numbered = "; ".join(f"{number} {names[number]}" for number in sorted(names))
        lead = texts("handout.log.exercises")
        blocks.append(Paragraph(lead=lead, text=f"{numbered}.", note=True))
    sheet = replace(section(source, "log", blocks, new_page=True), one_page=True)
    if one:
        return sheet
    return replace(sheet, title=f"{sheet.title}: {texts('handout.week', n=index + 1)}")
