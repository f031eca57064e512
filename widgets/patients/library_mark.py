"""On a patient's summary: a change of the library gave the program another verdict."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.caseload.library_changes import UnseenChanges
from designer.knowledge.library import Library
from designer.model.library_change import ChangedPlan, LibraryChange
from designer.model.vocabulary import Severity
from designer.store.clinic import Clinic
from designer.store.errors import StoreError
from widgets.common.asking import tell
from widgets.common.dates import shown_date
from widgets.common.labels import plain_label
from widgets.theme.glyphs import severity_word
from widgets.theme.theme import set_role

_LISTED = 3  # rules of one change


class LibraryMark(QFrame):
    """Hidden unless a change that nobody has looked at yet touches the patient."""

    def __init__(
        self,
        clinic: Clinic,
        library: Library,
        save_apart: Callable[[Callable[[], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clinic, self._library, self._save_apart = clinic, library, save_apart
        self._patient = ""
        self._changes = UnseenChanges(clinic)
        set_role(self, "notice-caution")
        self.words = plain_label("", wrap=True)
        self.seen = QPushButton(self.tr("I have looked at it"))
        self.seen.setToolTip(self.tr("Takes this note away for everybody; it stays in the history"))
        self.seen.clicked.connect(self._mark_seen)
        column = QVBoxLayout()
        column.setSpacing(2)
        title = self.tr("Verdict changed by a change of the library")
        column.addWidget(plain_label(title, "strong"))
        column.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.seen)
        self.hide()

    def show_patient(self, patient_id: str) -> None:
        """Show what was changed for this patient since somebody looked."""
        self._patient = patient_id
        touched = self._changes.all().get(patient_id, ())
        self.words.setText("\n".join(self._line(change, plan) for change, plan in touched))
        self.setVisible(bool(touched))

    def _line(self, change: LibraryChange, plan: ChangedPlan) -> str:
        when = shown_date(change.on.date())
        signed = ", ".join(part for part in (change.who, change.reason) if part)
        said = self.tr("{date} · {what} · {before} → {after}").format(
            date=when,
            what=change.what.rstrip("."),
            before=self._word(plan.before),
            after=self._word(plan.after),
        )
        rules = [self._rule(plan, at) for at in range(min(_LISTED, len(plan.verdicts)))]
        told = f"{said} ({'; '.join(rules)})" if rules else said
        return f"{told}. {signed}" if signed else told

    def _rule(self, plan: ChangedPlan, at: int) -> str:
        one = plan.verdicts[at]
        exercise = self._library.exercises.get(one.exercise_id)
        return one.rule_id if exercise is None else f"{one.rule_id} {exercise.name}"

    def _word(self, severity: Severity | None) -> str:
        return self.tr("nothing") if severity is None else severity_word(severity)

    def _mark_seen(self) -> None:
        patient, who = self._patient, self._clinic.actor or self.tr("somebody")
        try:
            why = self.tr("Looked at a changed verdict")
            self._save_apart(lambda: self._changes.mark_seen(patient, who, why))
        except StoreError as error:
            title = self.tr("The note was not taken away")
            tell(self.window(), title, str(error), self.tr("Close"))
            return
        self.show_patient(patient)
