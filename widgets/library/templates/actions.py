"""What can be done with a template: use it, write it, have it reviewed, retire it, look back."""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.model.program import ProgramWeek
from designer.model.record import PatientRecord
from designer.model.template import OwnTemplate, WeekTemplate
from designer.model.week import monday_of
from designer.store.library_history import ItemVersion
from templates.clinic_templates import ClinicTemplates, copied
from templates.keeping import same_person
from templates.stages import rows_of
from widgets.common.asking import tell
from widgets.common.dialog_size import resize_within
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.weeks.program_steps import ProgramSteps
from widgets.design.weeks.template_verdicts import TemplateVerdicts
from widgets.library.history_view import HistoryView
from widgets.library.history_words import HistoryWords
from widgets.library.template_words import TemplateWords
from widgets.library.templates.apply_dialog import ApplyDialog
from widgets.library.templates.approve_dialog import ApproveDialog, Question
from widgets.library.templates.editor import EditorTask, TemplateEditor
from widgets.library.templates.finding_list import FindingList
from widgets.library.templates.reason_dialog import ReasonDialog
from widgets.state.workspace import Workspace

_YEAR = timedelta(days=365)


class TemplateActions(QObject):
    """Asks, then changes the clinic's templates or the open patient's program.

    Signals:
        saved(template_id): a template of the clinic became another one.
    """

    saved = Signal(str)

    def __init__(self, workspace: Workspace, cards: ExerciseCards, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._cards, self._window = workspace, cards, window
        services = workspace.services
        self._words = TemplateWords(services.library, cards, self, services.units())

    @property
    def _templates(self) -> ClinicTemplates:
        return self._workspace.services.templates

    @property
    def _today(self) -> date:
        return self._workspace.services.today()

    def do(self, wish: str, template_id: str, shown: WeekTemplate | None = None) -> None:
        """Grant a wish about a template; ``shown`` is the version that was looked at."""
        template = shown or self._templates.templates.get(template_id)
        if template is None:
            return
        own = self._templates.own.get(template_id)
        if wish == "apply":
            self.apply(template)
        elif wish == "copy":
            self._run(self.copy_editor(template))
        elif own is not None:
            doing: dict[str, Callable[[OwnTemplate], None]] = {
                "edit": lambda one: self._run(self.editor(one)),
                "ask-review": self.ask_review,
                "approve": self.approve,
                "send-back": self.send_back,
                "retire": self.retire,
                "history": self.show_history,
            }
            doing[wish](own)

    # Using

    def apply(self, template: WeekTemplate) -> None:
        """Show what the rules find in it for the open patient; then take it in as one step."""
        dialog = self.apply_dialog(template)
        if dialog is None:
            return
        agreed = dialog.exec()
        dialog.deleteLater()
        if agreed:
            self.take_in(template)

    def apply_dialog(self, template: WeekTemplate) -> ApplyDialog | None:
        """The question, not shown yet; None without a patient."""
        workspace, document = self._workspace, self._workspace.document
        if document is None:
            return None
        services, theme = workspace.services, workspace.theme
        verdicts = TemplateVerdicts(services, theme, self)
        findings = FindingList(services.library, self._cards, theme)
        return ApplyDialog(
            document.record,
            self._with_week(document.record, template).programs[-1],
            template,
            verdicts,
            findings,
            self._today,
            self._window.window(),
        )

    def take_in(self, template: WeekTemplate) -> None:
        """One more week of the open patient's program, or its first, and show it."""
        document = self._workspace.document
        if document is None:
            return
        after = self._with_week(document.record, template)
        text = self.tr("Add week from {name}").format(name=template.name)
        document.change(after, text, week_index=len(after.programs[-1].weeks) - 1)
        self._workspace.page_requested.emit("design")

    def _with_week(self, record: PatientRecord, template: WeekTemplate) -> PatientRecord:
        steps, program = ProgramSteps(self._workspace.services.new_id), record.program
        if program is None or not program.weeks:
            return steps.start(record, template, monday_of(self._today))
        return steps.add_template(record, template)

    # Writing

    def new(self) -> None:
        """Write one from an empty week."""
        content = WeekTemplate(id=self._free_id(), name="", first_prog_week=1)
        self._run(self._editor_of_new(content, self.tr("New template")))

    def from_week(self, planned: ProgramWeek, diagnoses: tuple[str, ...]) -> None:
        """Write one that begins as a patient's week is."""
        self._run(self.week_editor(planned, diagnoses))

    def week_editor(self, planned: ProgramWeek, diagnoses: tuple[str, ...]) -> TemplateEditor:
        """The editor of a patient's week, not shown yet. Nothing about the patient goes along."""
        bare = planned.week
        for number, day in enumerate(bare.days):
            plain = tuple(replace(one, note="") for one in day.placements)
            bare = bare.with_day(number, replace(day, placements=plain))
        content = WeekTemplate(
            id=self._free_id(),
            name="",
            first_prog_week=planned.prog_week,
            diagnoses=diagnoses,
            rows=rows_of(bare, self._cards.lane),
            origin=planned.template_id,
            origin_version=planned.template_version,
        )
        return self._editor_of_new(content, self.tr("Save the week as a template"))

    def copy_editor(self, template: WeekTemplate) -> TemplateEditor:
        """The editor of a copy, not shown yet."""
        name = self.tr("{name} (ours)").format(name=template.name)
        content = copied(template, self._free_id(), name)
        title = self.tr("Our own version of {name}").format(name=template.name)
        return self._editor_of_new(content, title)

    def editor(self, own: OwnTemplate) -> TemplateEditor:
        """The editor of one of the clinic's own, not shown yet."""
        title = self.tr("Edit {name}").format(name=own.latest.name)
        return self._editor(
            EditorTask(title, own.latest, lambda content, why: self._save(content, own, why))
        )

    # Review

    def ask_review(self, own: OwnTemplate) -> None:
        """Ask somebody else to look at the draft."""
        text = self.tr(
            "Somebody else of the clinic looks at it and approves it. Until then only those who "
            "ask for drafts see it."
        )
        dialog = self._reason(self.tr("Send “{name}” for review"), own, text, self.tr("Send"))
        if dialog.exec():
            why = dialog.reason()
            self._change(own, lambda: self._templates.send_for_review(own, self._today, why))

    def approve(self, own: OwnTemplate) -> None:
        """Put it in force, in the name of who works here."""
        actor = self._workspace.actor
        review = own.latest.review
        authors = (*own.latest.authors, review.asked_by if review is not None else "")
        if not actor or same_person(actor, authors):
            # Told by the core with the remedy, before anybody fills in a form in vain.
            self._change(own, lambda: self._templates.approve(own, self._today, self._today))
            return
        text = self.tr(
            "It is offered for every patient it fits, in your name, {name}, until the day below. "
            "Look at the days, the doses and the findings first."
        ).format(name=actor)
        dialog = self.approve_dialog(own, text)
        agreed = dialog.exec()
        dialog.deleteLater()
        if agreed:
            why, until = dialog.reason(), dialog.until()
            self._change(own, lambda: self._templates.approve(own, self._today, until, why))

    def approve_dialog(self, own: OwnTemplate, text: str) -> ApproveDialog:
        """The question with what approving does, not shown yet."""
        services, until = self._workspace.services, self._today + _YEAR
        title = self.tr("Approve “{name}”").format(name=own.latest.name)
        return ApproveDialog(services, own, Question(title, text, until), self._window.window())

    def send_back(self, own: OwnTemplate) -> None:
        """Make it a draft again, to be worked on."""
        text = self.tr("It becomes a draft again. Say what is missing.")
        dialog = self._reason(self.tr("Send “{name}” back"), own, text, self.tr("Send back"))
        if dialog.exec():
            why = dialog.reason()
            self._change(own, lambda: self._templates.send_back(own, why))

    def retire(self, own: OwnTemplate) -> None:
        """Offer it no more."""
        text = self.tr(
            "It is not offered any more. Programs that came from it stay as they are, and it can "
            "be brought back from its history."
        )
        dialog = self._reason(self.tr("Retire “{name}”"), own, text, self.tr("Retire"))
        if dialog.exec():
            why = dialog.reason()
            self._change(own, lambda: self._templates.retire(own, why))

    # Looking back

    def show_history(self, own: OwnTemplate) -> None:
        """Every version of one template; any can be brought back."""
        dialog = QDialog(self._window.window())
        dialog.setWindowTitle(self.tr("History of {name}").format(name=own.latest.name))
        words = HistoryWords(self._words, dialog)
        view = HistoryView(self._workspace, words, ("template", own.id), dialog)
        view.restore_requested.connect(lambda version: self._restore_and_close(version, dialog))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(dialog.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 16)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view, 1)
        column.addLayout(foot)
        resize_within(dialog, 1080, 560)
        dialog.exec()
        dialog.deleteLater()

    def restore(self, version: ItemVersion) -> bool:
        """Make an earlier version a new draft; False where somebody turned away."""
        own = self._templates.own.get(version.item_id)
        if own is None:
            return False
        text = self.tr(
            "Its content comes back as a new draft, to be reviewed as any other. What is approved "
            "now stays in force until then."
        )
        dialog = self._reason(self.tr("Restore “{name}”"), own, text, self.tr("Restore"))
        if not dialog.exec():
            return False
        why = dialog.reason()
        return self._change(own, lambda: self._templates.restore(version, why))

    def _restore_and_close(self, version: ItemVersion, dialog: QDialog) -> None:
        if self.restore(version):
            dialog.accept()

    # Parts

    def _run(self, editor: TemplateEditor) -> None:
        editor.exec()
        editor.deleteLater()

    def _editor_of_new(self, content: WeekTemplate, title: str) -> TemplateEditor:
        def save(written: WeekTemplate, why: str) -> None:
            self._save(replace(written, id=self._free_id()), None, why)

        return self._editor(EditorTask(title, content, save))

    def _editor(self, task: EditorTask) -> TemplateEditor:
        window = self._window.window()
        return TemplateEditor(self._workspace, self._cards, self._words, task, window)

    def _save(self, content: WeekTemplate, seen: OwnTemplate | None, why: str) -> None:
        """Raises DesignerError."""
        self._workspace.save_apart(lambda: self._templates.save(content, seen, why))
        self.saved.emit(content.id)
        self._workspace.templates_changed.emit()

    def _free_id(self) -> str:
        known, number = self._templates.templates, 1
        while f"C-{number:02}" in known:
            number += 1
        return f"C-{number:02}"

    def _reason(
        self, title: str, own: OwnTemplate, text: str, do: str, until: date | None = None
    ) -> ReasonDialog:
        said = title.format(name=own.latest.name)
        return ReasonDialog(said, text, do, until, self._window.window())

    def _change(self, own: OwnTemplate, change: Callable[[], object]) -> bool:
        try:
            self._workspace.save_apart(change)
        except DesignerError as error:
            title = self.tr("The template was not changed")
            tell(self._window.window(), title, str(error), self.tr("Close"))
            return False
        self.saved.emit(own.id)
        self._workspace.templates_changed.emit()
        return True
