"""The handout that every contender prints: 12 exercises with a figure each, a grid, a log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from designer.figures import Drawing, FigureBook, load_figures
from designer.knowledge.library import Library, load_library
from designer.model.clinic import ClinicIdentity
from designer.model.patient import Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from exports.handout.content.blocks import (
    Block,
    Card,
    DoseTable,
    Identity,
    LogSheet,
    Outline,
    Paragraph,
    Statement,
    WeekGrid,
)
from exports.handout.content.options import HandoutOptions
from exports.handout.outline import build_outline
from resources.paths import folder, knowledge_folder

EXERCISES = (
    "breath-reset", "hip-flexor-opening", "hamstring-glide", "open-book", "bird-dog",
    "side-plank-knees", "hip-hinge-dowel", "pallof-press", "row-light", "kb-deadlift-blocks",
    "suitcase-carry", "walk-steady",
)  # fmt: skip
DAYS = (0, 2, 4)


class Item(NamedTuple):
    """A piece of the handout for a writer that only knows text, tables and lines."""

    kind: str  # "heading", "bold", "text", "table" or "figure"
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    figure: Drawing | None = None
    new_page: bool = False


def bench_library() -> Library:
    """The library that ships."""
    return load_library(knowledge_folder())


@cache
def _figures() -> FigureBook:
    """Read once, as the preview does."""
    return load_figures(folder("figures"))


def bench_outline(library: Library) -> Outline:
    """The outline that ours prints, and from which the others get the same words."""

    def day(number: int) -> Day:
        planned = EXERCISES if number in DAYS else ()
        return Day(
            placements=tuple(
                Placement(
                    id=f"{number}-{name}",
                    exercise_id=name,
                    dose=library.exercises[name].start_dose,
                )
                for name in planned
            )
        )

    mon, tue, wed, thu, fri, sat, sun = (day(number) for number in range(7))
    week = ProgramWeek(prog_week=5, week=Week(days=(mon, tue, wed, thu, fri, sat, sun)))
    record = PatientRecord(
        patient=Patient(
            id="p",
            identifiers=Identifiers(name="Rivera, Ana", mrn="0042"),
            birth_date=date(1952, 4, 3),
            therapist="Jo Lindqvist, PT",
        ),
        programs=(Program(id="p", start_date=date(2026, 3, 2), weeks=(week,)),),
    )
    options = HandoutOptions(
        easier_ok=frozenset(library.exercises),
        figures=_figures(),
    )
    clinic = ClinicIdentity(name="Harbour Street Physiotherapy", phone="555 0134")
    return build_outline(record, 0, library, clinic, date(2026, 3, 1), options)


def items_of(outline: Outline) -> Iterator[Item]:
    """The whole outline in plain pieces."""
    for section in outline.sections:
        if section.heading:
            yield Item("heading", section.title, new_page=section.new_page)
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[Item]:
    match block:
        case Identity():
            yield Item("heading", block.title)
            yield Item("bold", block.week)
            yield Item("table", rows=tuple((label, value) for _, label, value in block.fields))
            yield Item("text", block.own_use)
        case Paragraph():
            yield Item("text", block.text)
        case Statement():
            yield Item("bold", block.title)
            for part in block.parts:
                yield from (Item("bold", text) for text in (part.lead,) if text)
                yield from (Item("text", text) for text in (part.text, *part.items) if text)
        case WeekGrid() | LogSheet():
            yield Item("table", rows=tuple(_by_days(block)))
        case DoseTable():
            rows = (
                (f"{row.number} {row.name}", f"{row.main} {row.details}", row.easier)
                for row in block.rows
            )
            yield Item("table", rows=(block.heads, *rows))
        case Card():
            yield Item("bold", f"{block.number} {block.name} {block.days}")
            yield from (Item("figure", figure=drawing) for drawing in block.figures)
            for line in block.lines:
                yield Item("text", f"{line.label}: {line.lead} {line.text}".strip())
                yield from (Item("text", f"{i}. {step}") for i, step in enumerate(line.steps, 1))


def _by_days(block: WeekGrid | LogSheet) -> Iterator[tuple[str, ...]]:
    yield (block.head, *(f"{head.weekday} {head.day}" for head in block.days))
    if isinstance(block, LogSheet):
        yield from ((row.question, *("",) * 7) for row in block.rows)
        return
    for group in block.groups:
        for row in group.rows:
            boxes = ("x" if planned else "" for planned in row.days)
            yield (f"{row.number} {row.name}", *boxes)


def footer_of(outline: Outline) -> str:
    """What stands at the foot of every page, without its number."""
    return " · ".join(text for _, text in (*outline.footer.identifiers, *outline.footer.origin))
