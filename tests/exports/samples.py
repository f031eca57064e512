"""Invented patients and weeks for the tests of the handout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import pypdfium2
from msgspec.structs import replace

from designer.figures import FigureBook, load_figures
from designer.knowledge.library import Library, load_library
from designer.model.clinic import ClinicIdentity
from designer.model.dose import Dose
from designer.model.exercise import Coaching, Exercise
from designer.model.patient import Identifiers, Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from exports.handout.content.blocks import Outline
from exports.handout.content.options import HandoutOptions
from exports.handout.outline import build_outline
from resources.paths import folder, knowledge_folder

TODAY = date(2026, 3, 1)
MONDAY = date(2026, 3, 2)
CLINIC = ClinicIdentity(name="Harbour Street Physiotherapy", phone="555 0134")
ALL_DAYS = range(7)
GYM_DAYS = (0, 2, 4)

ONE = ("heel-slide",)
SIX = (
    "gentle-brace-supine",
    "hip-flexor-opening",
    "abdominal-drawing-in",
    "heel-slide",
    "clam-no-band",
    "walk-daily",
)
FOURTEEN = (
    "breath-reset",
    "hip-flexor-opening",
    "hamstring-glide",
    "open-book",
    "bird-dog",
    "front-plank-toes",
    "side-plank-knees",
    "hip-hinge-dowel",
    "pallof-press",
    "row-light",
    "step-down",
    "kb-deadlift-blocks",
    "suitcase-carry",
    "walk-steady",
)


@cache
def library() -> Library:
    """The library that ships."""
    return load_library(knowledge_folder())


@cache
def figures() -> FigureBook:
    """The figures that ship."""
    return load_figures(folder("figures"))


def week_of(
    exercises: Iterable[str],
    days: Sequence[int] = GYM_DAYS,
    *,
    dose: Dose | None = None,
    note: str = "",
    known: Library | None = None,
) -> Week:
    """The same exercises on each of ``days``, in their start dose or the given one."""
    known = known or library()
    names = tuple(exercises)

    def day(number: int) -> Day:
        if number not in days:
            return Day()
        return Day(
            placements=tuple(
                Placement(
                    id=f"p{number}-{index}",
                    exercise_id=name,
                    dose=dose or known.exercises[name].start_dose,
                    note=note,
                )
                for index, name in enumerate(names)
            )
        )

    mon, tue, wed, thu, fri, sat, sun = (day(number) for number in ALL_DAYS)
    return Week(days=(mon, tue, wed, thu, fri, sat, sun))


def record_of(week: Week, *, prog_week: int = 3, start: date | None = MONDAY) -> PatientRecord:
    """Ana Rivera with one week."""
    return PatientRecord(
        patient=Patient(
            id="patient-1",
            identifiers=Identifiers(name="Rivera, Ana", mrn="0042"),
            birth_date=date(1952, 4, 3),
            therapist="Jo Lindqvist, PT",
        ),
        programs=(
            Program(
                id="program-1",
                start_date=start,
                weeks=(
                    ProgramWeek(
                        prog_week=prog_week, week=week, template_id="T-04", template_version=2
                    ),
                ),
            ),
        ),
    )


def with_patient(record: PatientRecord, **changes: object) -> PatientRecord:
    """The record with another patient's facts."""
    return replace(record, patient=replace(record.patient, **changes))


def outline_of(
    record: PatientRecord,
    *,
    known: Library | None = None,
    clinic: ClinicIdentity = CLINIC,
    options: HandoutOptions | None = None,
) -> Outline:
    """The outline with every easier version allowed, and with figures."""
    known = known or library()
    options = options or HandoutOptions(easier_ok=frozenset(known.exercises), figures=figures())
    return build_outline(record, 0, known, clinic, TODAY, options)


def own_exercise(**changes: object) -> Exercise:
    """An exercise of the clinic's own; ``changes`` replace its fields."""
    shipped = library().exercises["heel-slide"]
    plain = replace(
        shipped, id="own-exercise", name="Own exercise", easier=(), harder=(), other_names=()
    )
    return replace(plain, **changes)


def coaching(text: str) -> Coaching:
    """The same text everywhere."""
    return Coaching(setup=text, steps=text, breathing=text, feels_like=text, stop_when=text)


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, as a reader copies it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def squeezed(text: str) -> str:
    """Without white space, so that line breaks do not count."""
    return "".join(text.split())
