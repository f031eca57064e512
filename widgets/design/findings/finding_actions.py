"""Mends what a finding is about: each way is one named step that can be undone."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from designer.edits.edits import ChangeDose
from designer.model.finding import Finding, Remedy, Report
from designer.model.patient import Clearance, Confirmation, Patient
from designer.model.record import Override, OverrideKind, PatientRecord
from designer.model.vocabulary import FactState
from designer.model.week import Week
from designer.safety.overriding import Standing, withdrawn
from designer.safety.remedies.mending import mend_all, stops_everything
from designer.safety.remedies.offering import Judge, offered
from widgets.design.findings.finding_words import FindingWords
from widgets.design.findings.override_dialog import OverrideAnswer
from widgets.design.findings.record_dialog import RecordAnswer
from widgets.design.marks import placements_meant
from widgets.design.steps import Steps, Target
from widgets.design.weeks.program_steps import ProgramSteps
from widgets.state.document import RecordDocument
from widgets.state.services import Services


def judge_of(document: RecordDocument) -> Judge:
    """What the rules would say to another week in place of the shown one."""
    case, index = document.case, document.week_index

    def judge(week: Week) -> Report:
        return case.check_week(index, week)

    return judge


class FindingActions(QObject):
    """Applies remedies and records decisions.

    Signals:
        intake_requested(): the remedy is on the patient's intake form.
        handout_requested(): the remedy is among the parts of the handout.
        log_requested(): the remedy is an entry in the log.
    """

    intake_requested = Signal()
    handout_requested = Signal()
    log_requested = Signal()

    def __init__(
        self,
        services: Services,
        steps: Steps,
        words: FindingWords,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now: Callable[[], datetime] = services.now
        self._new_id, self._library = services.new_id, services.library
        self._clinic = services.clinic  # asked at each decision: people take turns
        self._steps, self._words = steps, words
        self._document: RecordDocument | None = None

    def show_document(self, document: RecordDocument | None) -> None:
        self._document = document

    @property
    def today(self) -> date:
        return self._now().date()

    @property
    def therapist(self) -> str:
        """Who decides: whoever works here, else the patient's therapist."""
        record = self._document.record if self._document is not None else None
        return self._clinic.actor or (record.patient.therapist if record is not None else "")

    def apply(self, finding: Finding, remedy: Remedy) -> None:
        """Apply one remedy of a finding."""
        match remedy.kind:
            case "replace":
                self._replace(finding, remedy.exercise_id)
            case "dose":
                self._change_dose(finding, remedy)
            case "remove":
                self._remove(finding)
            case "reorder":
                self._reorder(finding)
            case "move" if remedy.day is not None:
                self._move(finding, remedy.day)
            case "week-before":
                self._go_back()
            case "confirm":
                self.record_fact(remedy.fact, "met")
            case "not-met":
                self.record_fact(remedy.fact, "not-met")
            case _:
                self._lead_elsewhere(remedy.kind)

    def _lead_elsewhere(self, kind: str) -> None:
        """Ask for the page on which a remedy is applied."""
        match kind:
            case "handout":
                self.handout_requested.emit()
            case "log":
                self.log_requested.emit()
            case _:
                self.intake_requested.emit()

    def offered(self, finding: Finding) -> Sequence[Remedy]:
        """The remedies of a finding; of the substitutes those that fit into the week."""
        document = self._document
        if document is None:
            return finding.remedies
        return offered(finding, document.week, judge_of(document), self._library)

    def mend_all(self) -> None:
        """Apply the first remedy that changes the week of every finding, as one step."""
        document = self._document
        if document is None or stops_everything(document.report):
            return
        mended = mend_all(document.week, judge_of(document), self._library)
        document.do(mended.edit, self.tr("Mend all findings"))

    def record_fact(self, fact: str, state: FactState) -> None:
        """Record a confirmation as of today."""
        document = self._document
        if document is None:
            return
        patient = document.record.patient
        fresh = Confirmation(fact=fact, state=state, on=self.today, by=self.therapist)
        others = tuple(known for known in patient.confirmations if known.fact != fact)
        after = replace(patient, confirmations=(*others, fresh))
        pattern = self.tr("Confirm: {fact}") if state == "met" else self.tr("Not met: {fact}")
        text = pattern.format(fact=self._words.fact(fact))
        document.change(replace(document.record, patient=after), text)

    def override(self, finding: Finding, answer: OverrideAnswer) -> None:
        """Record a therapist's decision to keep what the finding is about."""
        self._decide(finding, answer, self.tr("Override {what}"), note=answer.note)

    def record(self, finding: Finding, answer: RecordAnswer) -> None:
        """Put a note or a referral about a finding on file."""
        refers = answer.kind == "referral"
        text = self.tr("Referral: {what}") if refers else self.tr("Note: {what}")
        self._decide(finding, answer, text, kind=answer.kind, to=answer.to)

    def _decide(
        self,
        finding: Finding,
        answer: OverrideAnswer | RecordAnswer,
        text: str,
        *,
        kind: OverrideKind = "override",
        note: str = "",
        to: str = "",
    ) -> None:
        """Record a decision about each exercise of a finding; ``text`` names the step for undo."""
        document = self._document
        if document is None:
            return
        fresh = tuple(
            Override(
                id=self._new_id(),
                rule_id=finding.rule_id,
                exercise_id=exercise_id,
                who=answer.who,
                when=self._now(),
                why=answer.why,
                until=answer.until,
                note=note,
                kind=kind,
                to=to,
            )
            for exercise_id in finding.where.exercise_ids or ("",)
        )
        record = document.record
        after = replace(record, overrides=(*record.overrides, *fresh))
        document.change(after, text.format(what=self._name(finding)))

    def record_clearance(self, clearance: Clearance) -> None:
        """Put a clearance on file, in place of an older one for the same sign."""
        if self._document is None:
            return
        patient = self._document.record.patient
        others = tuple(c for c in patient.clearances if c.flag != clearance.flag)
        after = replace(patient, clearances=(*others, clearance))
        self.change_patient(after, self.tr("Record a clearance"))

    def change_patient(
        self, patient: Patient, text: str, since: PatientRecord | None = None
    ) -> None:
        """Take over facts about the patient, asked ``since`` then, as one step."""
        if self._document is not None:
            after = replace(since or self._document.record, patient=patient)
            self._document.change(after, text, since=since)

    def withdraw(self, finding: Finding) -> None:
        """Take an override back."""
        document = self._document
        if document is None:
            return
        record = document.record
        about = finding.where.exercise_ids or ("",)
        kept = tuple(
            one
            for one in record.overrides
            if one.id != finding.overridden_by
            and (one.rule_id != finding.rule_id or one.exercise_id not in about)
        )
        text = self.tr("Withdraw override of {what}").format(what=self._name(finding))
        document.change(replace(record, overrides=kept), text)

    def withdraw_standing(self, standing: Standing) -> None:
        """Take one decision of the list back."""
        if self._document is not None:
            after = withdrawn(self._document.record, standing.ids)
            text = self.tr("Withdraw override of {rule}").format(rule=standing.rule_id)
            self._document.change(after, text)

    def _replace(self, finding: Finding, exercise_id: str) -> None:
        if self._document is None:
            return
        week = self._document.week
        ids = placements_meant(finding, week)
        step = self._steps.replace_with(week, ids, exercise_id)
        if step is not None:
            self._document.do(step.edit, step.text)

    def _change_dose(self, finding: Finding, remedy: Remedy) -> None:
        if self._document is None or remedy.dose is None:
            return
        ids = placements_meant(finding, self._document.week)
        text = self.tr("Change dose of {what}").format(what=self._name(finding))
        self._document.do(ChangeDose(placement_ids=ids, dose=remedy.dose), text)

    def _remove(self, finding: Finding) -> None:
        if self._document is None:
            return
        week = self._document.week
        step = self._steps.remove(week, placements_meant(finding, week))
        if step is not None:
            self._document.do(step.edit, step.text)

    def _move(self, finding: Finding, day: int) -> None:
        if self._document is None:
            return
        week = self._document.week
        step = self._steps.move(week, placements_meant(finding, week), Target(day))
        if step is not None:
            self._document.do(step.edit, step.text)

    def _go_back(self) -> None:
        document = self._document
        if document is None:
            return
        record = ProgramSteps(self._new_id).back_to_before(document.record, document.week_index)
        document.change(record, self.tr("Go back to the week before"))

    def _reorder(self, finding: Finding) -> None:
        if self._document is None:
            return
        step = self._steps.in_session_order(self._document.week, finding.where.days)
        if step is not None:
            self._document.do(step.edit, step.text)

    def _name(self, finding: Finding) -> str:
        week = self._document.week if self._document is not None else None
        names = self._words.names(finding, week) if week is not None else ""
        return names or finding.rule_id
