"""The page where a week is built: library, board, safety, dose and weeks.

The page arranges its parts and passes wishes on; each part follows the document by itself.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from designer.model.template import WeekTemplate
from designer.model.units import Units
from designer.model.week import Week
from designer.store.errors import StoreError
from widgets.common.asking import tell
from widgets.common.empty_state import EmptyState
from widgets.common.labels import hairline
from widgets.design.board.board import WeekBoard
from widgets.design.board.budget_dialog import BudgetDialog
from widgets.design.board.days_dialog import DaysDialog
from widgets.design.dose.dose_editor import DoseEditor
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.findings.finding_actions import FindingActions
from widgets.design.findings.finding_words import FindingWords
from widgets.design.findings.findings_panel import FindingsPanel
from widgets.design.library.hover_motion import HoverMotion
from widgets.design.library.library_panel import LibraryPanel
from widgets.design.mime import exercise_mime
from widgets.design.page_actions import PageActions
from widgets.design.page_columns import PageColumns
from widgets.design.substitutes import Substitutes
from widgets.design.weeks.program_steps import ProgramSteps
from widgets.design.weeks.start_view import StartView
from widgets.design.weeks.template_news import TemplateNews
from widgets.design.weeks.weeks_bar import WeeksBar
from widgets.design.why_teller import WhyTeller
from widgets.state.document import RecordDocument
from widgets.state.layout_store import LayoutStore
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon
from widgets.theme.shortcuts import Shortcut, keys


class DesignPage(QWidget):
    """Three columns and the strip of weeks below them."""

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        services, theme = workspace.services, workspace.theme
        figures = workspace.figures.picture if services.figures_folder is not None else None
        library = services.library
        self._theme = theme
        self.cards = ExerciseCards(library.exercises.values(), library.fact_name)
        self._substitutes = Substitutes(self.cards, library)
        self._program_steps = ProgramSteps(services.new_id)
        self.library = LibraryPanel(self.cards, theme, figures, workspace.kept, library.search)
        self._hovering = HoverMotion(self.library.list, workspace.figures, theme)
        self.board = WeekBoard(services, self.cards, theme, self._substitutes.of, figures)
        words = FindingWords(library, self.cards, self)
        self.why = WhyTeller(self.cards, words, theme, self.board)
        self.mending = FindingActions(services, self.board.steps, words, self)
        self.findings = FindingsPanel(
            library, self.cards, words, self.mending, theme, instead=self._substitutes.of
        )
        self.dose = DoseEditor(self.cards, self.board.steps, theme)
        self.weeks = WeeksBar(services, theme)
        self.news = TemplateNews(services, self.cards)
        self.start = StartView(services, theme)
        self._nobody = EmptyState(
            theme,
            Icon.PEOPLE,
            self.tr("No patient is open"),
            self.tr("Open a patient to build a week, or take in a new one."),
        )
        self._middle = QStackedWidget()
        self._layout_store = LayoutStore(services.layout_file)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self.weeks.add_shortcuts(self)
        self._of_weeks = self.weeks.actions_of_menu()
        self._actions = PageActions(
            self.board,
            self.findings,
            (self.left, self.right),
            self.edit_dose,
            self._layout_store,
            theme.tokens,
        )
        self._show_habits()
        self._follow(workspace.document)

    def edit_actions(self) -> list[QAction]:
        """What the menu Edit offers while this page is in front."""
        return [*self._actions.edit, *self._of_weeks]

    def view_actions(self) -> list[QAction]:
        """What the menu View offers while this page is in front."""
        return self._actions.view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.suit(event.size().width(), event.oldSize().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._focus_middle()

    def _focus_middle(self) -> None:
        """The keyboard starts where the work is."""
        if self._middle.currentWidget() is self.board:
            self.board.selection.focus()
        elif self._middle.currentWidget() is self.start:
            self.start.templates.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        for view in (self.board, self.start, self._nobody):
            self._middle.addWidget(view)
        parts = (self.library, self._middle, self.findings, self.dose)
        self._columns = PageColumns(parts, self._theme, self._layout_store)
        self.left, self.right = self._columns.left, self._columns.right
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.news)
        layout.addWidget(self._columns, 1)
        layout.addWidget(hairline())
        layout.addWidget(self.weeks)

    def _connect(self) -> None:
        workspace, board, library = self._workspace, self.board, self.library
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._follow)
        workspace.figures.arrived.connect(self._repaint_cards)
        library.add_requested.connect(board.commands.add)
        library.add_to_day_requested.connect(lambda key, day: board.commands.add(key, (day,)))
        library.add_to_days_requested.connect(self._ask_days)
        library.drag_started.connect(lambda key: board.show_hints_for(exercise_mime(key)))
        library.drag_ended.connect(board.drops.end)
        library.why_requested.connect(self.why.tell_of_exercise)
        board.why_requested.connect(self.why.tell_of_placement)
        library.removal_requested.connect(board.commands.remove_these)
        board.drag_started.connect(lambda _ids: library.offer_removal(offered=True))
        board.drag_ended.connect(lambda: library.offer_removal(offered=False))
        board.selection_changed.connect(self._show_dose)
        board.dose_requested.connect(self.edit_dose)
        board.budget_requested.connect(self.ask_budget)
        self.dose.units_requested.connect(self._choose_units)
        workspace.habits.changed.connect(self._show_habits)
        self.dose.days_changed.connect(board.selection.select)
        self.findings.reveal_requested.connect(self._reveal)
        self.findings.dose_requested.connect(self._edit_dose_of)
        self.mending.intake_requested.connect(lambda: workspace.page_requested.emit("intake"))
        self.mending.handout_requested.connect(lambda: workspace.page_requested.emit("handout"))
        self.mending.log_requested.connect(lambda: workspace.page_requested.emit("progress"))
        self.start.course_requested.connect(self.weeks.of_program.ask_course)
        self.start.programs_requested.connect(self.weeks.of_program.show_programs)
        self.weeks.of_program.report_requested.connect(
            lambda: workspace.page_requested.emit("handout")
        )
        self.start.start_requested.connect(self._start_program)
        self.weeks.of_week.template_requested.connect(self._keep_as_template)
        workspace.templates_changed.connect(self._take_templates)
        patients = self._nobody.add_button(self.tr("Show the patients"), primary=True)
        patients.clicked.connect(lambda: workspace.page_requested.emit("patients"))

    def _show_habits(self) -> None:
        """The clinic's units hold wherever a dose is said or typed."""
        units = self._workspace.habits.units
        for part in (self.board, self.library, self.dose, self.findings):
            part.show_units(units)
        self.board.show_budget(self._workspace.habits.budget)

    def _choose_units(self, units: Units) -> None:
        try:
            self._workspace.habits.set_units(units)
        except StoreError as error:
            tell(self, self.tr("The units were not kept"), str(error), self.tr("Close"))

    def ask_budget(self) -> None:
        """Ask how much is enough for a day and a week."""
        dialog = BudgetDialog(self._workspace.habits.budget, self)
        if not dialog.exec():
            return
        try:
            self._workspace.habits.set_budget(dialog.budget())
        except StoreError as error:
            tell(self, self.tr("The budget was not kept"), str(error), self.tr("Close"))

    def _repaint_cards(self) -> None:
        """A picture is drawn now; show it where its place was kept."""
        self.library.list.viewport().update()
        self.board.repaint_cards()

    def _add_shortcuts(self) -> None:
        """Keys that work wherever the keyboard is on this page."""
        named = (
            (Shortcut.SEARCH, self._search),
            (Shortcut.NEXT_FINDING, self.findings.show_next),
            (Shortcut.TOGGLE_LEFT, lambda: self.left.set_folded(folded=not self.left.folded)),
            (Shortcut.TOGGLE_RIGHT, lambda: self.right.set_folded(folded=not self.right.folded)),
        )
        for shortcut, do in named:
            action = QAction(self)
            action.setShortcuts(keys(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _checked=False, do=do: do())
            self.addAction(action)

    def _follow(self, document: RecordDocument | None = None) -> None:
        """Hand another patient to every part."""
        self._substitutes.show_document(document)
        self.mending.show_document(document)
        parts = (self.board, self.library, self.findings, self.dose, self.weeks, self.news)
        for part in parts:
            part.show_document(document)
        if document is not None:
            document.program_changed.connect(self._choose_middle)
            document.facts_changed.connect(self._choose_middle)
            document.week_changed.connect(self._note_placed)
        self._choose_middle()

    def _note_placed(self, before: Week, after: Week) -> None:
        """What was placed now is among the exercises used lately."""
        known = {placement.id for day in before.days for placement in day.placements}
        new = [p for day in after.days for p in day.placements if p.id not in known]
        for exercise_id in dict.fromkeys(placement.exercise_id for placement in new):
            self._workspace.kept.note_placed(exercise_id)

    def _choose_middle(self) -> None:
        document = self._workspace.document
        if document is None:
            self._middle.setCurrentWidget(self._nobody)
        elif _needs_start(document):
            self.start.show_record(document.record)
            self._middle.setCurrentWidget(self.start)
        else:
            self._middle.setCurrentWidget(self.board)

    def _start_program(self, template: WeekTemplate | None, first_day: date) -> None:
        document = self._workspace.document
        if document is None:
            return
        record = self._program_steps.start(document.record, template, first_day)
        if template is None:
            text = self.tr("Start with an empty week")
        else:
            text = self.tr("Start from {name}").format(name=template.name)
        document.change(record, text, week_index=0)
        self.board.selection.focus()

    def _keep_as_template(self, index: int) -> None:
        """Wish for a template that begins as a week of this program is."""
        document = self._workspace.document
        if document is not None and document.program is not None:
            diagnoses = document.record.patient.diagnoses
            planned = document.program.weeks[index]
            self._workspace.template_requested.emit(planned, diagnoses)

    def _take_templates(self) -> None:
        """The clinic's templates are others now."""
        self.news.follow()
        if self._middle.currentWidget() is self.start:
            self._choose_middle()

    def _ask_days(self, exercise_id: str) -> None:
        title = self.tr("Add {name} to which days?").format(name=self.cards.name(exercise_id))
        dialog = DaysDialog(title, self._theme, (self.board.selection.day,), self)
        if dialog.exec():
            self.board.commands.add(exercise_id, dialog.days())

    def _reveal(self, ids: Sequence[str], days: Sequence[int]) -> None:
        if ids:
            self.board.reveal(ids)
        elif days:
            self.board.canvas.day_pressed.emit(days[0])

    def _show_dose(self, ids: tuple[str, ...]) -> None:
        self.dose.show_placements(ids)
        self._columns.note_dose(shown=bool(ids))

    def edit_dose(self) -> None:
        """Show the dose of the selection and put the keyboard there."""
        self.right.set_folded(folded=False)
        self.dose.focus_first()

    def _edit_dose_of(self, ids: tuple[str, ...]) -> None:
        self.board.reveal(ids)
        self.edit_dose()

    def _search(self) -> None:
        self.left.set_folded(folded=False)
        self.library.focus_search()


def _needs_start(document: RecordDocument) -> bool:
    """Whether a program is to be begun: there is none, or it is over and the patient in care."""
    program = document.program
    if program is None or not program.weeks:
        return True
    return program.ended_on is not None and document.record.patient.discharge is None
