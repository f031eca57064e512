"""Program files in and out: the patient's record as one file that travels."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from designer.errors import DesignerError
from designer.files.reading import read_program_file
from designer.files.writing import write_program_file
from designer.model.record import PatientRecord
from designer.output import OutputError, write_whole
from designer.store.summary import PatientSummary
from widgets.common.asking import Question, tell
from widgets.common.saving import ask_where
from widgets.state.workspace import Workspace


class ProgramFiles(QObject):
    """Asks for a file and brings it in or writes it."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def open(self) -> None:
        """Let the user choose a program file and take it into the clinic."""
        title, kinds = self.tr("Open program file"), self.tr("Program files (*.json)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Take the record of a program file into the clinic as a patient, and open it."""
        services = self._workspace.services
        try:
            case = read_program_file(path, services.library, services.today())
            missing = set(case.library.exercises) - set(services.library.exercises)
            if missing:
                self._refuse_own(sorted(case.library.exercise(e).name for e in missing))
                return
            known = self._known(case.record)
            answer = self._ask_about(known) if known is not None else "new"
            if answer == "open" and known is not None:
                self._workspace.open_patient(known.id)
            elif answer == "new":
                self._workspace.create_patient(self._as_new(case.record))
            else:
                return
        except DesignerError as error:
            tell(self._window, self.tr("The file was not opened"), str(error), self.tr("Close"))
            return
        self._workspace.page_requested.emit("design")

    def save(self) -> bool:
        """Let the user choose where to write the open patient's program file; whether it is."""
        if self._workspace.document is None:
            return False
        title, kinds = self.tr("Export program file"), self.tr("Program files (*.json)")
        path = ask_where(self._window, title, "program.json", kinds, ".json")
        return path is not None and self.save_file(path)

    def save_file(self, path: Path) -> bool:
        """Write the open patient's record; it can always be written, blocks or not."""
        document = self._workspace.document
        if document is None:
            return False
        services = self._workspace.services
        content = write_program_file(document.record, services.library, services.today())
        try:
            write_whole(path, content)
        except OutputError as error:
            title = self.tr("The file was not written")
            tell(self._window, title, str(error), self.tr("Close"))
            return False
        return True

    def _known(self, record: PatientRecord) -> PatientSummary | None:
        """The patient of the clinic that the file seems to be about."""
        patient = record.patient
        for summary in self._workspace.services.clinic.listed().patients:
            same_number = summary.mrn and summary.mrn == patient.identifiers.mrn
            if summary.id == patient.id or same_number:
                return summary
        return None

    def _ask_about(self, known: PatientSummary) -> str:
        text = self.tr(
            "{name}, MRN {mrn}, is already in the clinic. Opening the file as a new patient keeps "
            "both apart; nothing is overwritten."
        )
        question = Question(
            self.tr("This patient is known"),
            text.format(name=known.name, mrn=known.mrn),
            self._window,
        )
        question.add_answer("", self.tr("Cancel"))
        question.add_answer("new", self.tr("Open the file as a new patient"))
        question.add_answer("open", self.tr("Open the known patient"), "primary")
        return question.ask()

    def _as_new(self, record: PatientRecord) -> PatientRecord:
        """Under an id of our own: the file's may be anything."""
        patient = replace(record.patient, id=self._workspace.services.new_id())
        return replace(record, patient=patient)

    def _refuse_own(self, names: list[str]) -> None:
        text = self.tr(
            "The file brings exercises that this clinic does not have: {names}. Add them to the "
            "library first, then open the file again."
        ).format(names=", ".join(names))
        tell(self._window, self.tr("The file was not opened"), text, self.tr("Close"))
