"""Opens the windows of the progress page and puts what they give into the record, undoable."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from designer.errors import DesignerError
from designer.model.log import DayLog, SessionLog
from designer.model.record import REPORT, PatientRecord, PrintRecord
from designer.output import write_whole
from designer.progress.advice import advise
from designer.progress.entries import with_entry, without_entries
from designer.progress.history import with_history
from exports.log_csv import log_csv
from templates.next_step import StepPreparer
from widgets.common.asking import tell
from widgets.common.dates import shown_date
from widgets.common.saving import ask_where
from widgets.progress.csv_dialog import CsvDialog
from widgets.progress.decision_dialog import DecisionDialog
from widgets.progress.entering.log_dialog import LogDialog, day_of, new_logs
from widgets.progress.entering.visit_dialog import VisitDialog
from widgets.progress.entering.week_dialog import WeekDialog
from widgets.progress.entries_model import Entry
from widgets.progress.kept_lists import KeptLists
from widgets.progress.lists import KeptList
from widgets.progress.scores_list import ScoresList
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


class LogWindows(QObject):
    """One method for each window. Without an open patient they do nothing."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page
        self.lists = KeptLists(workspace.services.library, self)

    def log_session(self) -> None:
        """The form for a new entry."""
        if (document := self._workspace.document) is None:
            return
        services = self._workspace.services
        session, day = new_logs(document.record, services.now(), services.new_id())
        session = replace(session, entered_by=services.clinic.actor)
        dialog = self._log_dialog(document.record, session, day)
        self._run_log(document, dialog, self.tr("Log session"))

    def edit_entry(self, entry: Entry) -> None:
        """The form for an entry that exists."""
        if (document := self._workspace.document) is None:
            return
        services = self._workspace.services
        session, _ = new_logs(document.record, entry.at, services.new_id())
        session = entry.session or session
        day = entry.day or day_of(document.record, session, services.new_id())
        dialog = self._log_dialog(document.record, session, day)
        dialog.had_session.setChecked(entry.session is not None)
        self._run_log(document, dialog, self.tr("Change log entry"))

    def remove_entry(self, entry: Entry) -> None:
        """Take an entry out; undo brings it back, and what it said stays in the list of changes."""
        if (document := self._workspace.document) is not None:
            text = self.tr("Remove log entry of {date}").format(date=shown_date(entry.at.date()))
            self._keep(document, without_entries(document.record, entry.ids), text)

    def type_week(self) -> None:
        """The grid for a returned sheet."""
        if (document := self._workspace.document) is None:
            return
        workspace, since = self._workspace, document.record
        dialog = WeekDialog(since, workspace.services, workspace.theme, self._page)
        if dialog.exec():
            text = self.tr("Type in the week of {date}").format(date=shown_date(dialog.sheet.first))
            self._keep(document, dialog.result_record(), text, since)
        dialog.deleteLater()

    def visit(self) -> None:
        """The form for a visit."""
        if (document := self._workspace.document) is None:
            return
        since = document.record
        dialog = VisitDialog(since, self._workspace.services, self._page)
        if dialog.exec():
            text = self.tr("Visit of {date}").format(date=shown_date(dialog.date))
            self._keep(document, dialog.result_record(), text, since)
        dialog.deleteLater()

    def decide(self) -> None:
        """Decide about the next week; the decision and the prepared week are one step."""
        if (document := self._workspace.document) is None:
            return
        services, record = self._workspace.services, document.record
        advice = advise(record, services.library, services.today())
        preparer = StepPreparer(record, services, advice)
        who = services.clinic.actor or record.patient.therapist
        dialog = DecisionDialog(
            preparer, services.library, self._workspace.theme, who, record.patient, self._page
        )
        if dialog.exec():
            after, index = preparer.decided(
                dialog.step, dialog.chosen_template, dialog.who.text().strip(), dialog.reason
            )
            text = self.tr("Decide the next step")
            document.change(after, text, week_index=index, since=record)
            if index is not None:
                self._workspace.page_requested.emit("design")
        dialog.deleteLater()

    def report(self) -> None:
        """The progress report: look at it, print it or save it."""
        from widgets.progress.report_dialog import ReportDialog  # noqa: PLC0415  # seldom wanted

        if (document := self._workspace.document) is None:
            return
        services = self._workspace.services
        try:
            clinic = services.clinic.library().library.settings.identity
        except DesignerError as error:
            tell(self._page, self.tr("No report"), str(error), self.tr("Close"))
            return
        dialog = ReportDialog(document.record, services, clinic, self._workspace.theme, self._page)
        dialog.left.connect(self.record_report)
        dialog.exec()
        dialog.deleteLater()

    def record_report(self, audience: str) -> None:
        """Note in the record that a report left the program."""
        if (document := self._workspace.document) is None:
            return
        services, program = self._workspace.services, document.program
        document.note_print(
            PrintRecord(
                id=services.new_id(),
                when=services.now(),
                who=self._workspace.actor or document.record.patient.therapist,
                program_id=program.id if program is not None else "none",
                week_index=program.index_on(services.today()) if program is not None else 0,
                layout=f"{REPORT}{audience}",
                fingerprint="",
            )
        )

    def show_scores(self) -> None:
        """The list of questionnaire scores, to correct and remove them."""
        if (document := self._workspace.document) is None:
            return
        keep = partial(self._keep, document)
        _run(ScoresList(document, self._workspace.services, self.lists, keep, self._page))

    def show_decisions(self) -> None:
        """The list of decisions."""
        if (document := self._workspace.document) is not None:
            window = self.lists.decisions_window(self._page)
            window.show_rows(self.lists.decisions(document.record))
            _run(window)

    def show_changes(self) -> None:
        """The list of changed and removed entries and scores."""
        if (document := self._workspace.document) is not None:
            window = self.lists.changes_window(self._page)
            window.show_rows(self.lists.changes(document.record))
            _run(window)

    def save_csv(self) -> None:
        """Ask where to, and write the log as a table."""
        if (document := self._workspace.document) is None:
            return
        kinds = self.tr("Table (*.csv)")
        title = self.tr("Save the log as CSV")
        path = ask_where(self._page, title, "log.csv", kinds, ".csv")
        if path is None:
            return
        try:
            content = log_csv(document.record, self._workspace.services.library)
            write_whole(path, content)
        except DesignerError as error:
            tell(self._page, self.tr("Not saved"), str(error), self.tr("Close"))

    def import_csv(self) -> None:
        """Ask for a file, show what is in it, and take it in if somebody agrees."""
        if (document := self._workspace.document) is None:
            return
        kinds = self.tr("Table (*.csv *.tsv *.txt)")
        name, _ = QFileDialog.getOpenFileName(self._page, self.tr("Import a log"), "", kinds)
        if not name:
            return
        services, since = self._workspace.services, document.record
        dialog = CsvDialog(Path(name), since, services, self.lists.fields, self._page)
        if dialog.exec():
            self._keep(document, dialog.result_record(), self.tr("Import a log"), since)
        dialog.deleteLater()

    def _log_dialog(self, record: PatientRecord, session: SessionLog, day: DayLog) -> LogDialog:
        services, units = self._workspace.services, self._workspace.habits.units
        return LogDialog(record, services.library, services.now(), session, day, self._page, units)

    def _run_log(self, document: RecordDocument, dialog: LogDialog, text: str) -> None:
        if dialog.exec():
            session, day = dialog.result_logs()
            self._keep(document, with_entry(document.record, session, day), text)
        dialog.deleteLater()

    def _keep(
        self,
        document: RecordDocument,
        after: PatientRecord,
        text: str,
        since: PatientRecord | None = None,
    ) -> None:
        """Put the record in, with what changed or removed entries were before.

        ``since`` is the record that a dialog worked on, where it was open for a while.
        """
        services, before = self._workspace.services, since or document.record
        kept = with_history(before, after, services.now(), services.clinic.actor, services.new_id)
        document.change(kept, text, since=since)


def _run(window: KeptList | QDialog) -> None:
    window.exec()
    window.deleteLater()
