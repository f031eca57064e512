"""The review: what changed since the last look at the facts, shorter than the intake."""

from collections.abc import Sequence

from msgspec.structs import replace

from designer.model.patient import Patient
from designer.model.record import PatientRecord
from widgets.common.dates import shown_date
from widgets.patients.intake.clearance_section import ClearanceSection
from widgets.patients.intake.confirmation_section import ConfirmationSection
from widgets.patients.intake.course_section import CourseSection
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.intake.red_flag_section import RedFlagSection
from widgets.patients.intake.review_section import ReviewSection, as_asked_anew
from widgets.patients.intake.section import Section
from widgets.state.services import Services
from widgets.theme.theme import Theme


class ReviewForm(IntakeForm):
    """Prefilled, but for the red flags: those are asked anew, or stay as they were."""

    def _make_sections(self, services: Services, theme: Theme) -> Sequence[Section]:
        library, today, clinic = services.library, services.today(), services.clinic
        self._today = today
        names = {key: exercise.name for key, exercise in library.exercises.items()}
        self.now = ReviewSection()
        self.red_flags = RedFlagSection(theme, library.red_flags, today, names)
        self.confirmations = ConfirmationSection(
            library.confirmations, today, lambda: clinic.actor or self._recorded.therapist
        )
        self.course = CourseSection(
            theme, today, library.procedures.values(), names, services.units()
        )
        self.clearances = ClearanceSection(theme, library, today)
        return (self.now, self.red_flags, self.confirmations, self.course, self.clearances)

    def show_record(self, record: PatientRecord) -> None:
        """Begin a review of this patient."""
        self._recorded = record.patient
        self._asked = as_asked_anew(record.patient, self._today)
        self.show_patient(self._asked, new=False)
        self.now.say_last(self._last_words(record))

    def patient(self) -> Patient:
        """The patient as the form stands; red flags that nobody asked about stay as recorded."""
        made = super().patient()
        if made.red_flags == self._asked.red_flags:
            made = replace(made, red_flags=self._recorded.red_flags)
        return made

    def title(self, *, new: bool) -> str:  # noqa: ARG002  # a review is of somebody known
        return self.tr("Review")

    def save_text(self, *, new: bool) -> str:  # noqa: ARG002
        return self.tr("Save review")

    def _last_words(self, record: PatientRecord) -> str:
        """When the facts and the red flags were last looked at."""
        looks = [look.when.date() for look in record.reviews if look.kind != "edit"]
        screened = record.patient.red_flags.screened_on
        words = []
        if looks:
            words.append(
                self.tr("Last intake or review: {date}.").format(date=shown_date(max(looks)))
            )
        if screened is not None:
            words.append(
                self.tr(
                    "Last red-flag screen: {date}. Ask again below; questions left untouched "
                    "stay as they were."
                ).format(date=shown_date(screened))
            )
        return " ".join(words)
