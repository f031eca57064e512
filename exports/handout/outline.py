"""From a patient's program week to the outline of the handout. Pure: the same in, the same out."""

from datetime import date

from designer.model.clinic import ClinicIdentity
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import Lane
from designer.text import Texts, load_texts
from exports.handout.blocks import (
    Block,
    Footer,
    Identity,
    Outline,
    Paragraph,
    Part,
    Section,
    Statement,
)
from exports.handout.cards import cards_of
from exports.handout.dates import day_heads, full_date, long_date
from exports.handout.dose_table import dose_table
from exports.handout.errors import HandoutError
from exports.handout.grid import week_grid
from exports.handout.languages import in_language
from exports.handout.log_sheet import log_sheet
from exports.handout.options import HandoutOptions, Knowledge, check_options
from exports.handout.prescriptions import Prescription, prescriptions_of
from exports.handout.statements import ALWAYS, statement
from resources.paths import folder

# H-17 speaks of 20 to 30 minutes; it is printed only to those whose plan holds that much.
_LONG_WALK_S = 20 * 60
# For so many days after an injection or block H-21 is printed.
_AFTER_PROCEDURE_DAYS = 3


class _Source:
    """The inputs of one handout, and what several sections derive from them."""

    def __init__(
        self,
        record: PatientRecord,
        week_index: int,
        library: Knowledge,
        clinic: ClinicIdentity,
        today: date,
        options: HandoutOptions,
    ) -> None:
        program = _program_of(record, week_index)
        self.patient: Patient = record.patient
        self.program_week: ProgramWeek = program.weeks[week_index]
        # Patients count the weeks on the calendar. A progression week may be repeated.
        self.week_number = week_index + 1
        self.clinic, self.today, self.options = clinic, today, options
        self.texts: Texts = load_texts(folder("text"), options.language)
        printed = _printed(self.program_week, library, options.easier_ok)
        self.library = in_language(library, options.language, printed)
        self.dates = tuple(program.date_of(week_index, day) for day in range(7))
        self.heads = day_heads(self.dates, self.texts)
        self.items = prescriptions_of(self.program_week.week, self.library.exercises)

    def statement(self, block_id: str, **fields: str) -> Statement:
        return statement(block_id, self.library.handout_blocks, self.texts, fields)

    def shows(self, block_id: str) -> bool:
        return block_id not in self.options.hidden

    def cardio(self) -> list[Prescription]:
        return [item for item in self.items if item.exercise.lane is Lane.CARDIO]

    def drills(self) -> list[Prescription]:
        return [item for item in self.items if item.exercise.lane is not Lane.CARDIO]


def build_outline(
    record: PatientRecord,
    program_week_index: int,
    library: Knowledge,
    clinic: ClinicIdentity,
    today: date,
    options: HandoutOptions = HandoutOptions(),  # noqa: B008 - immutable
) -> Outline:
    """The handout for one week of the current program, as it is printed on ``today``."""
    check_options(options)
    source = _Source(record, program_week_index, library, clinic, today, options)
    if not source.items:
        raise HandoutError("The week holds no exercises; place at least one before printing.")
    sections = (
        _start(source),
        _week(source),
        _doses(source),
        _feeling(source),
        _more(source),
        _exercises(source),
        _walking(source),
        _log(source),
        _call(source),
    )
    texts = source.texts
    return Outline(
        language=texts.language,
        title=texts("handout.title"),
        clinic=_one_line(clinic.name),
        banner=texts("handout.invented") if source.patient.invented else "",
        printed_on=today.isoformat(),
        sections=tuple(s for s in sections if s.blocks and source.shows(s.id)),
        footer=_footer(source),
    )


def _program_of(record: PatientRecord, week_index: int) -> Program:
    if record.program is None:
        raise HandoutError("The patient has no program yet; make one before printing.")
    if not 0 <= week_index < len(record.program.weeks):
        raise HandoutError(
            f"Week {week_index + 1} is not among the {len(record.program.weeks)} weeks of the "
            "program; choose another."
        )
    return record.program


def _printed(
    program_week: ProgramWeek, library: Knowledge, easier_ok: frozenset[str]
) -> tuple[str, ...]:
    """The ids of all exercises that the handout may name."""
    placed = dict.fromkeys(
        placement.exercise_id for day in program_week.week.days for placement in day.placements
    )
    known = (library.exercises[id_] for id_ in placed if id_ in library.exercises)
    easier = (id_ for exercise in known for id_ in exercise.easier if id_ in easier_ok)
    return tuple(dict.fromkeys((*placed, *easier)))


def _section(
    source: _Source, section_id: str, blocks: list[Block], *, new_page: bool = False
) -> Section:
    return Section(
        id=section_id,
        title=source.texts(f"handout.section.{section_id}"),
        blocks=tuple(blocks),
        heading=section_id != "start",
        new_page=new_page,
    )


def _start(source: _Source) -> Section:
    """Page 1: who, when, what for, and the signs that nobody may miss."""
    purpose = Paragraph(text=source.texts("handout.purpose"))
    signs = [source.statement(block_id) for block_id in ALWAYS]
    return _section(source, "start", [_identity(source), purpose, *signs])


def _identity(source: _Source) -> Identity:
    texts, patient = source.texts, source.patient
    values = (
        ("name", "the patient's name", patient.identifiers.name),
        ("therapist", "the therapist's name", patient.therapist),
        ("birth-date", "the birth date", _birth_date(source)),
        ("phone", "the clinic's phone", source.clinic.phone),
        ("mrn", "the record number (MRN)", patient.identifiers.mrn),
    )
    unknown = texts("handout.not-recorded")
    return Identity(
        title=texts("handout.title"),
        week=_week_words(source),
        clinic=_one_line(source.clinic.name),
        fields=tuple(
            (place, texts(f"handout.label.{name}"), _one_line(value) or unknown)
            for name, place, value in values
        ),
        own_use=texts("handout.own-use"),
    )


def _week_words(source: _Source) -> str:
    first, last = source.dates[0], source.dates[6]
    week = source.texts("handout.week", n=source.week_number)
    if first is None or last is None:
        return week
    texts = source.texts
    dates = texts("date.range", first=full_date(first, texts), last=full_date(last, texts))
    return f"{week}, {dates}"


def _birth_date(source: _Source) -> str:
    born = source.patient.birth_date
    return long_date(born, source.texts) if born else ""


def _week(source: _Source) -> Section:
    hint = Paragraph(text=source.texts("handout.grid.hint"))
    grid = week_grid(source.items, source.heads, source.options.figures, source.texts)
    return _section(source, "week", [hint, grid], new_page=True)


def _doses(source: _Source) -> Section:
    table = dose_table(
        source.items, source.heads, source.library, source.options.easier_ok, source.texts
    )
    return _section(source, "dose", [table])


def _exercises(source: _Source) -> Section:
    cards = cards_of(source.drills(), source.heads, source.options.figures, source.texts)
    return _section(source, "exercises", list(cards))


def _walking(source: _Source) -> Section:
    """Walking and cycling, with H-17 only where its 20 to 30 minutes fit the plan."""
    cardio = source.cardio()
    cards = cards_of(cardio, source.heads, source.options.figures, source.texts)
    blocks: list[Block] = list(cards)
    if cardio and source.shows("H-17"):
        if any((item.dose.duration_s or 0) >= _LONG_WALK_S for item in cardio):
            blocks.append(source.statement("H-17"))
        else:
            blocks.append(Paragraph(text=source.texts("handout.walking.short")))
    return _section(source, "walking", blocks)


def _feeling(source: _Source) -> Section:
    """Soreness, lingering, a flare, and an injection if there was one these days."""
    blocks: list[Block] = [
        source.statement(block_id) for block_id in ("H-11", "H-08") if source.shows(block_id)
    ]
    if source.shows("H-18"):
        blocks.append(_flare(source))
    if source.shows("H-21") and _soon_after_procedure(source):
        blocks.append(source.statement("H-21"))
    return _section(source, "feeling", blocks)


def _flare(source: _Source) -> Statement:
    """H-18. In the first week there is no week before to return to."""
    plan = source.statement("H-18")
    if source.program_week.prog_week > 1:
        return plan
    text = source.texts("handout.flare.first-week")
    return Statement(id=plan.id, title=plan.title, parts=(Part(text=text),))


def _soon_after_procedure(source: _Source) -> bool:
    procedure = source.patient.procedure
    if procedure is None:
        return False
    if procedure.at is None:
        return (procedure.hours_ago or 0) <= _AFTER_PROCEDURE_DAYS * 24
    day = procedure.at.date()
    within = [d for d in (source.today, *source.dates) if d is not None]
    return any(0 <= (d - day).days <= _AFTER_PROCEDURE_DAYS for d in within)


def _more(source: _Source) -> Section:
    return _section(source, "more", [source.statement(block) for block in source.options.extra])


def _call(source: _Source) -> Section:
    if not source.shows("H-24"):
        return _section(source, "call", [])
    texts, phone = source.texts, _one_line(source.clinic.phone)
    lead = texts("handout.call.phone", phone=phone) if phone else texts("handout.call.no-phone")
    call = statement("H-24", source.library.handout_blocks, texts, {"clinic phone": lead})
    urgent = texts("handout.call.reference", title=texts("handout.block.H-09"))
    first = Part(text=texts("handout.call.urgent-first", urgent=urgent))
    whole = Statement(id=call.id, title="", parts=(*call.parts, first))
    return _section(source, "call", [whole])


def _log(source: _Source) -> Section:
    if not source.shows("H-22"):
        return _section(source, "log", [])
    texts = source.texts
    blocks: list[Block] = [
        Paragraph(text=texts("handout.log.hint")),
        log_sheet(source.heads, texts),
        Paragraph(text=texts("handout.log.feelings")),
    ]
    return _section(source, "log", blocks, new_page=True)


def _footer(source: _Source) -> Footer:
    texts, patient, week = source.texts, source.patient, source.program_week
    unknown = texts("handout.not-recorded")
    name = _one_line(patient.identifiers.name) or f"{texts('handout.label.name')} {unknown}"
    mrn = _one_line(patient.identifiers.mrn) or unknown
    therapist = _one_line(patient.therapist) or unknown
    if week.template_id:
        plan = texts(
            "handout.footer.template",
            n=source.week_number,
            id=week.template_id,
            version=str(week.template_version),
        )
    else:
        plan = texts("handout.footer.plan", n=source.week_number)
    return Footer(
        identifiers=(
            ("the patient's name", name),
            (
                "the birth date",
                texts("handout.footer.birth-date", date=_birth_date(source) or unknown),
            ),
            ("the record number (MRN)", texts("handout.footer.mrn", mrn=mrn)),
        ),
        origin=(
            (
                "the print date",
                texts("handout.footer.printed", date=long_date(source.today, texts)),
            ),
            ("the plan", plan),
            ("the therapist's name", texts("handout.footer.therapist", name=therapist)),
        ),
        page=texts("handout.footer.page", page="{page}", pages="{pages}"),
    )


def _one_line(text: str) -> str:
    """Field values are single lines, whatever white space they were typed with."""
    return " ".join(text.split())
