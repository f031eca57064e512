"""The main job, step by step, through the widgets that a therapist would use."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from designer.model.patient import Identifiers, Patient
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.text import Texts
from widgets.common.blank_spin import BlankSpinBox
from widgets.design.design_page import DesignPage
from widgets.design.dropping import drop_exercise
from widgets.design.steps import Target
from widgets.handout.handout_page import HandoutPage
from widgets.patients.intake.intake_form import IntakeForm
from widgets.patients.patients_page import PatientsPage
from widgets.progress.entering.log_dialog import LogDialog
from widgets.progress.progress_page import ProgressPage
from widgets.shell.main_window import MainWindow
from widgets.state.document import RecordDocument
from widgets.touring.errors import TourError
from widgets.touring.waiting import settle, wait_until

Page = TypeVar("Page", bound=QWidget)

WED, FRI = 2, 4
BLOCKED = "sit-up-full"  # with disc-related pain the rules block it
DROPS = (("heel-slide", WED), ("breath-reset", FRI), (BLOCKED, FRI))
BLOCKS = (Severity.BLOCK, Severity.HARD_BLOCK)


class MainJob:
    """Does the job in a window; ``say`` tells of each step, in ``words``."""

    def __init__(
        self, window: MainWindow, folder: Path, say: Callable[[str], None], words: Texts
    ) -> None:
        self._window = window
        self._folder = folder
        self._say = say
        self._words = words

    def run(self) -> list[Path]:
        """All steps in their order; the files they wrote."""
        self.take_in_patient()
        self.start_program()
        self.drop_exercises()
        self.replace_blocked()
        handout = self.save_handout()
        self.log_session()
        return [handout, self.save_charts()]

    def record(self) -> PatientRecord:
        """The open patient as it stands."""
        return self._document().record

    def take_in_patient(self) -> None:
        """A new patient, through the intake form."""
        self._window.actions_.new_patient.trigger()
        form = self._page("patients", PatientsPage).forms.intake
        if form is None:
            raise TourError("The intake form did not open.")
        form.show_patient(self._invented_patient(), new=True)
        _answer_screen(form)
        form.save()
        settle()
        name = self._words("said.tour.name")
        if self.record().patient.identifiers.name != name:
            raise TourError("The intake form did not save the new patient.")
        self._tell("taken-in", name=name)

    def start_program(self) -> None:
        """From the first template that fits."""
        page = self._page("design", DesignPage)
        page.start.use.click()
        settle()
        program = self._document().program
        if program is None:
            raise TourError("No program was started.")
        template = program.weeks[0].template_id
        self._tell("started", template=template)

    def drop_exercises(self) -> None:
        """Onto the board, with the events of a real drag."""
        page = self._page("design", DesignPage)
        for exercise_id, day in DROPS:
            before = self._document().week
            if not drop_exercise(page.board, exercise_id, Target(day)):
                raise TourError(f"The board refused {exercise_id}.")
            settle()
            if self._document().week == before:
                raise TourError(f"The drop of {exercise_id} changed nothing.")
            weekday = self._words(f"date.weekday-short.{day}")
            self._tell("dropped", name=page.cards.name(exercise_id), day=weekday)

    def replace_blocked(self) -> None:
        """The rules object; the first substitute that they offer takes the place."""
        document = self._document()
        report = document.report
        self._tell(
            "checked",
            rules=report.rules_checked,
            blocks=self._words("said.validate.block", n=report.count(*BLOCKS)),
            cautions=self._words("said.validate.caution", n=report.count(Severity.CAUTION)),
            remarks=self._words("said.validate.info", n=report.count(Severity.INFO)),
        )
        page = self._page("design", DesignPage)
        for finding in report.findings:
            remedy = next((r for r in finding.remedies if r.kind == "replace"), None)
            if finding.severity in BLOCKS and BLOCKED in finding.where.exercise_ids and remedy:
                page.mending.apply(finding, remedy)
                settle()
                now = page.cards.name(remedy.exercise_id)
                name = page.cards.name(BLOCKED)
                self._tell("replaced", name=name, now=now, why=finding.message)
                break
        if document.report.count(*BLOCKS):
            left = [f.message for f in document.report.findings if f.severity in BLOCKS]
            raise TourError(f"Blocks are left after the replacement: {left[0]}")

    def save_handout(self) -> Path:
        """The PDF of the week, from the handout page."""
        page = self._page("handout", HandoutPage)
        wait_until(lambda: page.is_settled, "the preview of the handout")
        path = self._folder / "handout.pdf"
        if not page.save_handout(path):
            raise TourError("The handout was not saved.")
        self._tell("handout", file=str(path))
        return path

    def log_session(self) -> None:
        """One session, through the log form."""
        page = self._page("progress", ProgressPage)
        before = len(self.record().sessions)
        filling = _Filling()
        QTimer.singleShot(0, filling.fill)
        page.windows.log_session()
        settle()
        if filling.problem or len(self.record().sessions) != before + 1:
            raise TourError(f"The session was not logged: {filling.problem}")
        self._tell("logged")

    def save_charts(self) -> Path:
        """The charts of a patient with a course, as a picture; then back to the new one."""
        own = self.record().patient.id
        summaries = self._window.workspace.services.clinic.patients()
        course = next(summary.id for summary in summaries if summary.id != own)
        path = self._folder / "progress.png"
        self._window.workspace.open_patient(course)
        page = self._page("progress", ProgressPage)
        settle()
        page.charts.save_png(path)
        self._window.workspace.open_patient(own)
        self._tell("charts", file=str(path))
        return path

    def _invented_patient(self) -> Patient:
        services = self._window.workspace.services
        return Patient(
            id=services.new_id(),
            identifiers=Identifiers(name=self._words("said.tour.name"), mrn="TOUR-1"),
            birth_date=services.today() - timedelta(days=44 * 365),
            diagnoses=("disc-related-pain",),
            irritability="low",
            onset_date=services.today() - timedelta(days=21),
            therapist=self._words("said.tour.therapist"),
            goals=(self._words("said.tour.goal"),),
            invented=True,
        )

    def _tell(self, key: str, **fields: str | float) -> None:
        self._say(self._words(f"said.tour.{key}", **fields))

    def _document(self) -> RecordDocument:
        document = self._window.workspace.document
        if document is None:
            raise TourError("No patient is open.")
        return document

    def _page(self, name: str, kind: type[Page]) -> Page:
        """Bring a page to the front."""
        self._window.show_page(name)
        settle()
        page = self._window.pages.page(name)
        if not isinstance(page, kind):
            raise TourError(f"The page {name} is missing.")
        return page


def _answer_screen(form: IntakeForm) -> None:
    """Every red-flag question asked and denied; the first confirmations met."""
    form.red_flags.deny_rest()
    for fact in ("neutral-found", "talk-test-ok"):
        form.confirmations.fact_row(fact).answer.button("met").click()


class _Filling:
    """Fills in the log form, which is modal: it has to happen from within."""

    def __init__(self) -> None:
        self.problem = ""

    def fill(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, LogDialog):
            self.problem = "the form did not open"
            return
        dialog.session.done.set_choice("yes")
        for field, number in _numbers(dialog):
            field.set_number(number)
        dialog.urgent.answer_all_no()
        dialog.accept()
        if dialog.isVisible():
            self.problem = dialog.problem.text()
            dialog.done(0)


def _numbers(dialog: LogDialog) -> Iterable[tuple[BlankSpinBox, float]]:
    form = dialog.session
    return ((form.minutes, 14), (form.before, 2), (form.peak, 3), (form.after, 2))
