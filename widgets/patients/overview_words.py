"""What the overview says about a patient, as captions and sentences."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QCoreApplication

from designer.model.patient import Patient
from designer.model.program import Program
from designer.model.record import PatientRecord
from widgets.common.counts import counted
from widgets.common.dates import shown_date, shown_time
from widgets.state.services import Services


def tr(text: str) -> str:
    return QCoreApplication.translate("Overview", text)


class OverviewWords:
    """Turns a record into lines of text; unknown stays visible as unknown."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def identity(self, patient: Patient) -> str:
        """The second identifier and the birth date."""
        mrn = tr("MRN {mrn}").format(mrn=patient.identifiers.mrn or tr("not recorded"))
        born = shown_date(patient.birth_date, tr("not recorded"))
        parts = [mrn, tr("born {date}").format(date=born)]
        if patient.birth_date is not None:
            years = _years(patient.birth_date, self._services.today())
            parts.append(tr("{years} years").format(years=years))
        return " · ".join(parts)

    def facts(self, record: PatientRecord) -> Iterator[tuple[str, str]]:
        """Caption and text, in the order in which a therapist asks."""
        patient = record.patient
        yield tr("Diagnoses"), self._diagnoses(patient)
        yield tr("Red-flag screen"), self._screen(patient)
        yield tr("Course"), self._course(patient)
        yield tr("Confirmations"), self._confirmations(patient)
        yield tr("Program"), self._program(record.program)
        yield tr("Log"), self._log(record)
        if patient.goals:
            yield tr("Goals"), "\n".join(patient.goals)
        if patient.notes:
            yield tr("Notes"), patient.notes
        if patient.therapist:
            yield tr("Therapist"), patient.therapist

    def _diagnoses(self, patient: Patient) -> str:
        known = self._services.library.diagnoses
        lines = []
        for diagnosis_id in patient.diagnoses:
            diagnosis = known.get(diagnosis_id)
            name = diagnosis.name if diagnosis is not None else diagnosis_id
            covered = diagnosis is not None and diagnosis.covered
            lines.append(
                name if covered else tr("{name}, not covered by the guide").format(name=name)
            )
        return "\n".join(lines) or tr("None recorded")

    def _screen(self, patient: Patient) -> str:
        screen, flags = patient.red_flags, self._services.library.red_flags
        present = [flags[f].name if f in flags else f for f in screen.present]
        if present:
            return tr("Present: {names}").format(names=", ".join(present))
        if screen.screened_on is None:
            return tr("Not asked yet")
        return tr("Nothing present on {date}").format(date=shown_date(screen.screened_on))

    def _course(self, patient: Patient) -> str:
        lines = []
        if patient.onset_date is not None:
            weeks = (self._services.today() - patient.onset_date).days // 7
            since = counted(weeks, tr("1 week"), tr("{n} weeks"))
            text = tr("Since {date}, {weeks}")
            lines.append(text.format(date=shown_date(patient.onset_date), weeks=since))
        if patient.surgery is not None:
            on = shown_date(patient.surgery.on, tr("date not recorded"))
            kind = patient.surgery.kind or tr("kind not recorded")
            lines.append(tr("Surgery: {kind}, {date}").format(kind=kind, date=on))
        if patient.procedure is not None:
            at = patient.procedure.at
            kinds = self._services.library.procedures
            kind = patient.procedure.kind
            name = kinds[kind].name if kind in kinds else kind
            when = shown_time(at) if at is not None else tr("time not recorded")
            lines.append(tr("Procedure: {kind}, {when}").format(kind=name, when=when))
        lines.append(_irritability(patient))
        return "\n".join(lines)

    def _confirmations(self, patient: Patient) -> str:
        kinds = self._services.library.confirmations
        met = [c.fact for c in patient.confirmations if c.state == "met"]
        refused = [c.fact for c in patient.confirmations if c.state == "not-met"]

        def named(facts: list[str]) -> str:
            return ", ".join(kinds[f].name.lower() if f in kinds else f for f in facts)

        lines = []
        if met:
            lines.append(tr("Met: {facts}").format(facts=named(met)))
        if refused:
            lines.append(tr("Not met: {facts}").format(facts=named(refused)))
        return "\n".join(lines) or tr("All unknown")

    def _program(self, program: Program | None) -> str:
        if program is None or not program.weeks:
            return tr("None yet")
        count = len(program.weeks)
        weeks = tr("1 week") if count == 1 else tr("{count} weeks").format(count=count)
        start = program.date_of(0, 0)
        if start is None:
            return weeks
        return tr("{weeks}, from {date}").format(weeks=weeks, date=shown_date(start))

    def _log(self, record: PatientRecord) -> str:
        if not record.sessions and not record.days:
            return tr("Nothing logged yet")
        sessions = counted(len(record.sessions), tr("1 session"), tr("{n} sessions"))
        line = f"{sessions}, {counted(len(record.days), tr('1 day'), tr('{n} days'))}"
        if record.sessions:
            last = max(session.at for session in record.sessions)
            line += "; " + tr("last session {date}").format(date=shown_date(last.date()))
        return line


def _irritability(patient: Patient) -> str:
    words = {
        "low": tr("Irritability low"),
        "moderate": tr("Irritability moderate"),
        "high": tr("Irritability high"),
    }
    return words.get(patient.irritability or "", tr("Irritability unknown"))


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
