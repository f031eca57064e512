"""The inputs of one report, and what both kinds of report derive from them."""

from datetime import date, datetime

from designer.knowledge.library import Library
from designer.model.clinic import ClinicIdentity
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.markers import Marker, markers
from designer.progress.outcomes import ScoreRow, score_rows
from designer.progress.series import logged_span
from designer.safety.facts import log_facts
from designer.text import Texts, load_texts
from exports.handout.content.blocks import Footer, Identity
from exports.handout.content.dates import long_date
from exports.handout.content.names import given_name_first
from exports.handout.content.source import one_line
from resources.paths import folder


class ReportSource:
    """One record as of ``today``. ``texts`` are the program's, ``words`` those of the report."""

    def __init__(
        self,
        record: PatientRecord,
        library: Library,
        clinic: ClinicIdentity,
        today: date,
        language: str,
        kind: str,
    ) -> None:
        self.record, self.library, self.clinic, self.today = record, library, clinic, today
        self.patient, self.language = record.patient, language
        self.texts: Texts = load_texts(folder("text"), language)
        self._words = load_texts(folder("text") / "report", language)
        self.kind = kind  # "patient" or "referrer"
        self.log = log_facts(record, library, today)
        self.markers: tuple[Marker, ...] = tuple(
            one for one in markers(record, library) if one.at.date() <= today
        )

    def has(self, key: str) -> bool:
        """Whether there is a text at ``key``."""
        return f"{self.kind}.{key}" in self._words

    def words(self, key: str, **fields: str | float) -> str:
        """A text of this kind of report."""
        shown = {
            name: value if isinstance(value, str) or name == "n" else self.texts.number(value)
            for name, value in fields.items()
        }
        return self._words(f"{self.kind}.{key}", **shown)

    def day(self, day: date) -> str:
        """Such as 2 March 2026, in the report's language."""
        return long_date(day, self.texts)

    def span(self) -> tuple[datetime, datetime] | None:
        """From the first entry to today; None where nothing is logged."""
        return logged_span(self.record.sessions, self.record.days, self.today)

    def period(self) -> str:
        """The days that the report is about, in words that can begin a line."""
        span = self.span()
        if span is None:
            return self.day(self.today)
        first, last = self.day(span[0].date()), self.day(self.today)
        said = self.texts("date.range", first=first, last=last)
        return said[:1].upper() + said[1:]

    def scores(self) -> list[tuple[Outcome, ScoreRow]]:
        """Each measure's first score and its last, in the order of the library."""
        rows = score_rows(self.record, self.library.outcome_measures)
        found = []
        for measure in self.library.outcome_measures:
            mine = [row for row in rows if row.measure.id == measure]
            if mine:
                found.append((mine[-1].outcome, mine[0]))
        return found

    def identity(self) -> Identity:
        """The head of page 1, with the clinic's logo and letterhead."""
        patient, texts = self.patient, self.texts
        born = self.day(patient.birth_date) if patient.birth_date else ""
        values = (
            ("name", "the patient's name", self._shown_name()),
            ("therapist", "the therapist's name", patient.therapist),
            ("birth-date", "the birth date", born),
            ("phone", "the clinic's phone", self.clinic.phone),
            ("mrn", "the record number (MRN)", patient.identifiers.mrn),
        )
        unknown = texts("handout.not-recorded")
        return Identity(
            title=self.words("title"),
            week=self.period(),
            clinic=one_line(self.clinic.name),
            fields=tuple(
                (place, self._label(name), one_line(value) or unknown)
                for name, place, value in values
            ),
            own_use=self.words("own-use"),
            letterhead=tuple(line for text in self.clinic.letterhead if (line := one_line(text))),
            logo=self.clinic.logo,
        )

    def _shown_name(self) -> str:
        """Patients read their name as it is spoken."""
        name = self.patient.identifiers.name
        return given_name_first(name) if self.kind == "patient" else name

    def _label(self, name: str) -> str:
        own = f"{self.kind}.label.{name}"
        return self._words(own) if own in self._words else self.texts(f"handout.label.{name}")

    def footer(self) -> Footer:
        """Two identifiers and the page number on every page."""
        texts, patient = self.texts, self.patient
        unknown = texts("handout.not-recorded")
        name = one_line(patient.identifiers.name) or f"{texts('handout.label.name')} {unknown}"
        born = self.day(patient.birth_date) if patient.birth_date else unknown
        mrn = one_line(patient.identifiers.mrn) or unknown
        therapist = one_line(patient.therapist) or unknown
        return Footer(
            identifiers=(
                ("the patient's name", name),
                ("the birth date", texts("handout.footer.birth-date", date=born)),
                ("the record number (MRN)", texts("handout.footer.mrn", mrn=mrn)),
            ),
            origin=(
                ("the print date", texts("handout.footer.printed", date=self.day(self.today))),
                ("the title", self.words("title")),
                ("the therapist's name", texts("handout.footer.therapist", name=therapist)),
            ),
            page=texts("handout.footer.page", page="{page}", pages="{pages}"),
        )
