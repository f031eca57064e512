"""The handouts that every contender prints: 12 exercises with figures, a grid, a log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from designer.figures import Drawing, FigureBook, load_figures
from designer.knowledge.library import Library, load_library
from designer.model.clinic import ClinicIdentity
from designer.model.patient import Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from exports.handout.content.blocks import Card, Outline
from exports.handout.content.options import HandoutOptions
from exports.handout.content.reading_order import telling
from exports.handout.content.reading_tables import SEVEN_DAYS
from exports.handout.outline import build_outline
from exports.pdf.structure import Element
from resources.paths import folder, knowledge_folder

EXERCISES = (
    "breath-reset", "hip-flexor-opening", "hamstring-glide", "open-book", "bird-dog",
    "side-plank-knees", "hip-hinge-dowel", "pallof-press", "row-light", "kb-deadlift-blocks",
    "suitcase-carry", "walk-steady",
)  # fmt: skip
DAYS = (0, 2, 4)
_KINDS = {"H1": "heading", "H2": "heading", "H3": "bold"}


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


def bench_outline(library: Library, layout: str = "week") -> Outline:
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
        layout=layout,
        easier_ok=frozenset(library.exercises),
        figures=_figures(),
    )
    clinic = ClinicIdentity(name="Harbour Street Physiotherapy", phone="555 0134")
    return build_outline(record, 0, library, clinic, date(2026, 3, 1), options)


def yardstick_outline(library: Library) -> Outline:
    """What the yardstick asks for: 12 exercises with pictures, a week grid, a log sheet.

    Cards to cut out with the grid and the log of the week in full: 4 pages. Page 1 comes on top of
    these: it holds who, when to stop and when to get help, and no paper can do without.
    """
    week, cards = (
        {section.id: section for section in bench_outline(library, layout).sections}
        for layout in ("week", "cards-6")
    )
    sections = (week["start"], week["week"], cards["cards"], week["log"])
    return replace(bench_outline(library), sections=sections)


def items_of(outline: Outline) -> Iterator[Item]:
    """The whole outline in plain pieces, word for word, in the order in which it is read."""
    whole = Element("Document")
    texts: dict[Element, list[str]] = {}
    for told in telling(outline, whole):
        texts.setdefault(told.element, []).append(told.text)
    turns = {section.title for section in outline.sections if section.new_page}
    pictures = _pictures(outline)

    def text_of(element: Element) -> str:
        return " ".join(texts.get(element, ()))

    for element in whole.kids:
        assert isinstance(element, Element)
        kind, text = element.kind, text_of(element)
        if kind == "Table":
            yield Item("table", rows=tuple(_rows(element, text_of)))
        elif kind == "L":
            bodies = (item for item in element.inside() if item.kind == "LBody")
            yield from (Item("text", f"• {text_of(body)}") for body in bodies)
        elif kind == "Figure":
            yield from (Item("figure", figure=drawing) for drawing in next(pictures))
        elif text:
            yield Item(_KINDS.get(kind, "text"), text, new_page=kind == "H2" and text in turns)


def _pictures(outline: Outline) -> Iterator[tuple[Drawing, ...]]:
    """Those of each card that has some."""
    for section in outline.sections:
        for block in section.blocks:
            cards = (block,) if isinstance(block, Card) else getattr(block, "cards", ())
            yield from (card.figures for card in cards if card.figures and card.figure_words)


def _rows(table: Element, text_of: Callable[[Element], str]) -> Iterator[tuple[str, ...]]:
    """Each row as texts; boxes to tick are an "x" below their days."""
    days: list[str] = []
    for row in table.kids:
        assert isinstance(row, Element)
        cells: list[str] = []
        for cell in row.kids:
            assert isinstance(cell, Element)
            if cell.attributes == SEVEN_DAYS:
                cells += ["x" if day in cell.alt else "" for day in days]
            else:
                cells.append(text_of(cell))
        if not cells:
            continue  # the head of a table that has none
        if not days:
            days = [cell.split()[0] if cell else "" for cell in cells[1:]]
        yield (*cells, *[""] * (len(days) + 1 - len(cells)))


def footer_of(outline: Outline) -> str:
    """What stands at the foot of every page, without its number."""
    return " · ".join(text for _, text in (*outline.footer.identifiers, *outline.footer.origin))
