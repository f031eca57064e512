"""The handout page: choose, look at the real PDF, print or save it."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from designer.model.finding import Finding, Remedy
from designer.model.record import PatientRecord
from designer.store.errors import StoreError
from designer.store.library import ClinicSettings
from widgets.common.empty_state import EmptyState
from widgets.common.patient_words import two_identifiers
from widgets.common.whose import say_whose
from widgets.design.findings.override_dialog import OverrideAnswer, OverrideDialog
from widgets.handout.choices import HandoutChoices, HandoutHabits
from widgets.handout.confirming import fact_met, looked_again, switched
from widgets.handout.fingerprint import week_fingerprint
from widgets.handout.handing_out import HandingOut, ReadyHandout
from widgets.handout.kept_pages import Pages
from widgets.handout.language import language_notices
from widgets.handout.options_panel import OptionsPanel
from widgets.handout.pages_view import PagesView
from widgets.handout.paper_check import PaperCheck, PaperOf
from widgets.handout.preview_panel import PreviewPanel
from widgets.handout.rendering import (
    HandoutRenderer,
    HandoutRequest,
    RenderedHandout,
)
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon


class HandoutPage(QWidget):
    """Shows the handout of the open patient's week as it will be printed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._theme = workspace, workspace.theme
        self._document: RecordDocument | None = None
        self._shown: RenderedHandout | None = None
        self._check: PaperCheck | None = None
        # The record and choices of which no paper could be drawn, and why.
        self._undrawn: tuple[PatientRecord | None, HandoutChoices, str] | None = None
        self._clinic = ClinicSettings()
        services = workspace.services
        self._habits = HandoutHabits(services.layout_file)
        self._handing_out = HandingOut(workspace, self)
        self._renderer = HandoutRenderer(services.figures_folder, self, services.own_pictures)
        workspace.figures.changed.connect(self._renderer.forget_figures)
        workspace.figures.changed.connect(self._render_soon)
        self._renderer.checked.connect(self._show_gate)
        self._renderer.begun.connect(self._show_beginning)
        self._renderer.rendered.connect(self._show)
        self._renderer.failed.connect(self._say_why_not)
        self._soon = QTimer(self)  # joins the many signals of one change into one rendering
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._render)
        self._build()
        workspace.document_opened.connect(self._open)
        workspace.document_closed.connect(self._close)
        if workspace.document is not None:
            self._open(workspace.document)

    @property
    def pages(self) -> PagesView:
        return self.preview.pages

    @property
    def shown(self) -> RenderedHandout | None:
        """The handout in the preview; None while there is none."""
        return self._shown

    def _build(self) -> None:
        theme = self._theme
        self.options = OptionsPanel(theme)
        self.preview = PreviewPanel(theme)
        self._empty = EmptyState(
            theme,
            Icon.PEOPLE,
            self.tr("No patient is open"),
            self.tr("Open a patient to see, print or save the handout of the week."),
        )
        go = self._empty.add_button(self.tr("Go to patients"), primary=True)
        go.clicked.connect(lambda: self._workspace.page_requested.emit("patients"))
        several = self._empty.add_button(self.tr("Several patients…"))
        several.clicked.connect(self.print_several)
        self._no_program = EmptyState(
            theme,
            Icon.PAGE,
            self.tr("No program yet"),
            self.tr("A handout prints the weeks of a program. Begin one, then come back."),
        )
        begin = self._no_program.add_button(self.tr("Begin a program"), primary=True)
        begin.clicked.connect(lambda: self._workspace.page_requested.emit("design"))
        others = self._no_program.add_button(self.tr("Several patients…"))
        others.clicked.connect(self.print_several)
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.options)
        row.addWidget(self.preview, 1)
        self._content = content
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        self._stack.addWidget(self._no_program)
        self.options.changed.connect(self._keep_choices)
        self.options.layout_chosen.connect(self._choose_layout)
        self.options.copy_requested.connect(self.copy_as_text)
        self.options.batch_requested.connect(self.print_several)
        self.options.confirm_requested.connect(self.ask_confirmation)
        self.options.advice.remedy_requested.connect(self._apply)
        self.options.week_chosen.connect(self._choose_week)
        self.options.print_requested.connect(self.print_handout)
        self.options.save_requested.connect(self.ask_and_save)
        self.options.design_requested.connect(lambda: self._workspace.page_requested.emit("design"))
        self.options.clinic_requested.connect(lambda: self._workspace.page_requested.emit("clinic"))
        self.pages.width_wanted.connect(self._render_soon)
        self._workspace.clinic_changed.connect(self._follow_clinic)

    def _open(self, document: RecordDocument) -> None:
        self._document = document
        self._forget_paper()
        self._read_settings()
        self._read_habits(self._layout_of_last_print(document))
        document.record_changed.connect(self._render_soon)
        document.week_shown.connect(self._render_soon)
        document.report_changed.connect(self._render_soon)
        self._stack.setCurrentWidget(self._content)
        self._soon.start()

    def _close(self) -> None:
        self._document = None
        self._forget_paper()
        self._soon.stop()
        self.pages.show_pages(())
        self._stack.setCurrentWidget(self._empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._renderer.close()
        super().closeEvent(event)

    def _follow_clinic(self) -> None:
        self._read_settings()
        self._render_soon()

    def _read_settings(self) -> None:
        """Take on the clinic's details; where they cannot be read, none, and say why."""
        hint = ""
        try:
            self._clinic = self._workspace.services.clinic.library().library.settings
        except StoreError as error:
            self._clinic, hint = ClinicSettings(), str(error)
        if not hint and not self._clinic.identity.phone:
            hint = self.tr("No clinic phone is recorded: a line to write it on is printed.")
        self.options.show_clinic(hint)

    @staticmethod
    def _layout_of_last_print(document: RecordDocument) -> str:
        prints = [made for made in document.record.prints if not made.is_report]
        return prints[-1].layout if prints else ""

    def _read_habits(self, layout: str) -> None:
        """Show what was chosen last time, with ``layout`` if it is not blank."""
        self.options.look.set_choices(self._habits.read(self._clinic.paper, layout))

    def _choose_layout(self, layout: str) -> None:
        """Another layout, with the parts that were chosen with it before."""
        language = self.options.look.choices.language
        habits = self._habits.read(self._clinic.paper, layout)
        self.options.look.set_choices(replace(habits, language=language))
        self._keep_choices()

    def _keep_choices(self) -> None:
        self._habits.keep(self.options.look.choices, self._clinic.paper)
        self._soon.start()

    def _choose_week(self, index: int) -> None:
        if self._document is not None:
            self._document.show_week(index)

    def _render_soon(self, *_facts: object) -> None:
        # A method, not a lambda: Qt forgets the methods of a page that is gone, but a lambda would
        # keep the page until the document dies, and die with it in the middle of that.
        self._soon.start()

    def _forget_paper(self) -> None:
        """Nothing may leave before the open patient's own paper is drawn and judged."""
        self._shown = self._check = None
        self.options.show_no_gate()
        self.options.advice.show_findings(())

    def _render(self) -> None:
        document = self._document
        if document is None or not self.isVisible():
            return  # showEvent starts it again
        if document.program_week is None:
            self._forget_paper()
            self._say_why_not(self.tr("There is no program yet."))
            self._stack.setCurrentWidget(self._no_program)
            return
        self._stack.setCurrentWidget(self._content)
        self._follow_record(document)
        self._renderer.render(self._request(document))  # last: the worker wants its turns

    def _request(self, document: RecordDocument) -> HandoutRequest:
        services = self._workspace.services
        return HandoutRequest(
            record=document.record,
            week_index=document.week_index,
            checker=services.checker,
            library=services.library,
            clinic=self._clinic.identity,
            today=services.today(),
            choices=self.options.look.choices,
            width_px=self.pages.page_width_px,
            in_view=self.pages.in_view,
        )

    def _paper(self, document: RecordDocument) -> PaperOf:
        """What a paper that is chosen now is judged by."""
        services = self._workspace.services
        return PaperOf(
            document.record,
            document.week_index,
            self.options.look.choices.layout,
            services.today(),
            services.checker,
        )

    def _follow_record(self, document: RecordDocument) -> None:
        """Say which weeks there are, in which language, and when this one was printed last."""
        self.options.show_weeks(document.program, document.week_index)
        self.options.show_language(
            language_notices(
                document,
                self._workspace.services.library,
                self.options.look.choices.language,
            )
        )
        prints = [
            made
            for made in document.record.prints
            if made.week_index == document.week_index and not made.is_report
        ]
        stale = bool(prints) and prints[-1].fingerprint != week_fingerprint(document)
        self.options.show_last_print(prints[-1] if prints else None, stale=stale)

    def _show_gate(self, check: PaperCheck) -> None:
        """Say what forbids printing, unless another paper is wished meanwhile."""
        document = self._document
        if document is None or check.of != self._paper(document):
            return
        self._check = check
        missing = () if self._clinic.identity.phone else (self.tr("clinic phone"),)
        self.options.show_gate(check.gate, missing=missing)
        if self._undrawn is not None and self._undrawn[:2] == (
            document.record,
            self.options.look.choices,
        ):
            # The same paper is tried anew; until then nobody may think that it can be printed.
            self.options.show_undrawn(self._undrawn[2])

    def _show_beginning(self, request: HandoutRequest, pages: Pages) -> None:
        """Show the pages in view of a handout that cannot be printed yet."""
        if self._document is not None and request.record == self._document.record:
            self.preview.show_pages(pages)

    def _show(self, handout: RenderedHandout) -> None:
        if self._document is None or handout.request.record != self._document.record:
            return  # an answer to a question that nobody asks any more
        self._shown = handout
        self._undrawn = None
        self.preview.show_pages(handout.pages)
        self.options.advice.show_findings(handout.advice)

    def _apply(self, _finding: Finding, remedy: Remedy) -> None:
        """Switch a part of the paper, or record the fact that a part waits for."""
        document, services = self._document, self._workspace.services
        if document is None:
            return
        if remedy.kind == "confirm":
            by = self._workspace.actor or document.record.patient.therapist
            after = fact_met(document.record, remedy.fact, services.now(), by)
            document.change(after, self.tr("Confirm a fact"))
            return
        self.options.look.set_choices(switched(self.options.look.choices, remedy))
        self._keep_choices()

    def ask_confirmation(self, stale: Finding) -> None:
        """Ask why the plan is still right, and record it for these facts."""
        document = self._document
        if document is None:
            return
        who = self._workspace.actor or document.record.patient.therapist
        today = self._workspace.services.today()
        dialog = OverrideDialog(stale.message, who, today, self)
        say_whose(dialog, document.record.patient)
        if dialog.exec():
            self.confirm(dialog.answer())
        dialog.deleteLater()

    def confirm(self, answer: OverrideAnswer) -> None:
        """Record that the plan was looked at again; one step that can be undone."""
        document, services = self._document, self._workspace.services
        if document is not None:
            facts = document.case.facts_print
            after = looked_again(document.record, answer, facts, services.now(), services.new_id())
            document.change(after, self.tr("Confirm the plan"))

    def _say_why_not(self, sentence: str) -> None:
        self._shown = None
        record = self._document.record if self._document is not None else None
        self._undrawn = (record, self.options.look.choices, sentence)
        self.preview.say(sentence)
        self.options.show_undrawn(sentence)

    @property
    def is_settled(self) -> bool:
        """Whether the preview, and what is said beside it, are of all as it is now."""
        document, shown, check = self._document, self._shown, self._check
        if document is None or shown is None or check is None:
            return False
        is_judged = shown.request.paper == check.of == self._paper(document)
        return is_judged and shown.request.choices == self.options.look.choices

    def _ready(self) -> ReadyHandout | None:
        """The handout that is shown, if it may leave the program now.

        It was drawn and judged on a worker; whatever changed since, it does not leave.
        """
        document, shown, check = self._document, self._shown, self._check
        if document is None or shown is None or check is None or check.gate or not self.is_settled:
            return None
        return ReadyHandout(document, shown, check)

    def print_handout(self) -> None:
        """Confirm whose handout it is, choose a printer, print and record it."""
        if ready := self._ready():
            self._handing_out.to_printer(ready, self._ready)

    def ask_and_save(self) -> None:
        """Confirm whose handout it is, choose a file, save the PDF there and record it."""
        if ready := self._ready():
            self._handing_out.to_chosen_file(ready, self._ready)

    def save_handout(self, path: Path) -> bool:
        """Save the PDF that is shown and record it; False when printing is not allowed now."""
        ready = self._ready()
        return ready is not None and self._handing_out.to_file(ready, path)

    def copy_as_text(self) -> None:
        """Put the handout's text on the clipboard, for a medical record."""
        ready = self._ready()
        if ready is not None and self._handing_out.to_clipboard(ready, self._ready):
            whose = two_identifiers(ready.document.record.patient)
            self.preview.note(self.tr("Copied as text: {whose}").format(whose=whose))

    def print_several(self) -> None:
        """Choose patients and print or save the handouts of all of them."""
        from widgets.handout.batch_dialog import BatchDialog  # noqa: PLC0415  # seldom wanted

        if self._document is None:  # then nothing was read yet
            self._read_settings()
            self._read_habits("")
        BatchDialog(self._workspace, self.options.look.choices, self._clinic, self).exec()
