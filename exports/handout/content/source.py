"""The inputs of one handout, and what its sections derive from them."""

from datetime import date

from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import Lane
from designer.text import Texts, load_texts
from exports.handout.content.blocks import DayHead, Part, Statement
from exports.handout.content.dates import day_heads, full_date, long_date
from exports.handout.content.languages import in_language
from exports.handout.content.options import HandoutOptions, Knowledge
from exports.handout.content.prescriptions import Prescription, prescriptions_of
from exports.handout.content.statements import statement
from exports.handout.errors import HandoutError
from resources.paths import folder


class Source:
    """One week of a record, in the language of its handout. Raises HandoutError."""

    def __init__(
        self,
        record: PatientRecord,
        week_index: int,
        library: Knowledge,
        clinic: ClinicIdentity,
        today: date,
        options: HandoutOptions,
        *,
        whole_course: bool = False,
    ) -> None:
        self.record = record
        self.program = _program_of(record, week_index)
        self.patient: Patient = record.patient
        self.week_index = week_index
        self.program_week: ProgramWeek = self.program.weeks[week_index]
        # Patients count the weeks on the calendar. A progression week may be repeated.
        self.week_number = week_index + 1
        self.clinic, self.today, self.options = clinic, today, options
        self.texts: Texts = load_texts(folder("text"), options.language)
        weeks = self.program.weeks if whole_course else (self.program_week,)
        printed = _printed(weeks, library, options.easier_ok)
        self.known = library  # as the therapist knows it, in English
        self.library = in_language(library, options.language, printed)
        self.dates = self.dates_of(week_index)
        self.heads = self.heads_of(week_index)
        self.items = prescriptions_of(
            self.program_week.week, self.library.exercises, units=clinic.units
        )

    def dates_of(self, index: int) -> tuple[date | None, ...]:
        """The seven dates of a week; weeks past the last one are counted on from it."""
        weeks = len(self.program.weeks)
        if index < weeks:
            return tuple(self.program.date_of(index, day) for day in range(7))
        beyond = 7 * (index - weeks + 1)
        return tuple(self.program.date_of(weeks - 1, beyond + day) for day in range(7))

    def heads_of(self, index: int) -> tuple[DayHead, ...]:
        return day_heads(self.dates_of(index), self.texts)

    def week_words(self, index: int) -> str:
        """Such as "Week 3, Monday 2 March 2026 to Sunday 8 March 2026"."""
        texts = self.texts
        week = texts("handout.week", n=index + 1)
        first, *_, last = self.dates_of(index)
        if first is None or last is None:
            return week
        dates = texts("date.range", first=full_date(first, texts), last=full_date(last, texts))
        return f"{week}, {dates}"

    def statement(self, block_id: str, **fields: str) -> Statement:
        said = statement(block_id, self.library.handout_blocks, self.texts, fields)
        if block_id != "H-10":
            return said
        return replace(
            said,
            parts=(
                *said.parts,
                Part(lead=self.texts("handout.label.call-phone"), text=self.phone()),
            ),
        )

    def phone(self) -> str:
        """The clinic's phone, or a line to write it on."""
        return one_line(self.clinic.phone) or "_" * 20

    def shows(self, block_id: str) -> bool:
        return block_id not in self.options.hidden

    def cardio(self) -> list[Prescription]:
        return [item for item in self.items if item.exercise.lane is Lane.CARDIO]

    def drills(self) -> list[Prescription]:
        return [item for item in self.items if item.exercise.lane is not Lane.CARDIO]

    def born(self) -> str:
        """The birth date in words, blank when nobody recorded it."""
        born = self.patient.birth_date
        return long_date(born, self.texts) if born else ""


def one_line(text: str) -> str:
    """Field values are single lines, whatever white space they were typed with."""
    return " ".join(text.split())


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
    weeks: tuple[ProgramWeek, ...], library: Knowledge, easier_ok: frozenset[str]
) -> tuple[str, ...]:
    """The ids of all exercises that the handout may name."""
    placed = dict.fromkeys(
        placement.exercise_id
        for program_week in weeks
        for day in program_week.week.days
        for placement in day.placements
    )
    known = (library.exercises[id_] for id_ in placed if id_ in library.exercises)
    easier = (id_ for exercise in known for id_ in exercise.easier if id_ in easier_ok)
    return tuple(dict.fromkeys((*placed, *easier)))
