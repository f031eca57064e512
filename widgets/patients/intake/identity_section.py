"""Who the patient is: two identifiers, birth date; who treats; look-alikes."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from designer.lookalikes import look_alikes
from designer.model.patient import Identifiers, Patient
from designer.store.summary import PatientSummary
from widgets.common.fields import ComboField, DateField, TextField
from widgets.common.labels import plain_label
from widgets.common.lookalike_words import look_alike_words
from widgets.patients.intake.section import Section
from widgets.theme.theme import Theme, set_role


class IdentitySection(Section):
    """The section that must be filled in: without two identifiers nobody can be told apart."""

    def __init__(
        self, theme: Theme, today: date, others: Callable[[], "list[PatientSummary]"]
    ) -> None:
        super().__init__(self.tr("Identity"))
        self._others = others
        self._own_id = ""
        name = TextField(self.tr("Write the name: it is the first of the two identifiers."))
        mrn = TextField(self.tr("Write the record number: it is the second identifier."))
        name.edited.connect(self._compare)
        mrn.edited.connect(self._compare)
        self.grid(
            [
                [
                    self.add_row(
                        "name",
                        self.tr("Name"),
                        name,
                        self.tr("Family name first, as on the record"),
                        required=True,
                    ),
                    self.add_row("mrn", self.tr("Record number (MRN)"), mrn, required=True),
                ],
                [
                    self.add_row(
                        "birth_date", self.tr("Birth date"), DateField(theme, latest=today)
                    ),
                    self.add_row("therapist", self.tr("Therapist"), TextField()),
                ],
                [
                    self.add_row(
                        "language",
                        self.tr("Language of the handout"),
                        ComboField([("es", self.tr("Spanish"))], self.tr("English")),
                    ),
                ],
            ]
        )
        self._alike = plain_label("", wrap=True)
        set_role(self._alike, "notice-caution")
        self._alike.setMargin(8)
        self._alike.hide()
        self.column.insertWidget(1, self._alike)

    def show_patient(self, patient: Patient) -> None:
        self._own_id = patient.id
        self.show_value("name", patient.identifiers.name)
        self.show_value("mrn", patient.identifiers.mrn)
        self.show_value("birth_date", patient.birth_date)
        self.show_value("therapist", patient.therapist)
        self.show_value("language", "" if patient.language == "en" else patient.language)
        self._compare()

    def applied(self, patient: Patient) -> Patient:
        identifiers = Identifiers(name=str(self.value("name")), mrn=str(self.value("mrn")))
        return replace(
            patient,
            identifiers=identifiers,
            birth_date=self.value("birth_date"),
            therapist=self.value("therapist"),
            language=self.value("language") or "en",
        )

    def state_text(self) -> str:
        return self.tr("incomplete") if self.problems() else self.tr("complete")

    def _compare(self) -> None:
        """Warn when somebody of the clinic could be taken for this patient."""
        name, mrn = str(self.value("name")), str(self.value("mrn"))
        found = list(look_alikes(name, mrn, self._others(), self._own_id))
        self._alike.setVisible(bool(found))
        self._alike.setText(look_alike_words(found))
