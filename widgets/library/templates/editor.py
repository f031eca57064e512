"""Writes a template on the week board: name and purpose above, the rules' findings beside."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.model.finding import Finding, Report
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from templates.stages import LAST_WEEK
from widgets.common.asking import may_leave, tell
from widgets.common.counts import blocks_and_cautions, counted
from widgets.common.labels import hairline, plain_label
from widgets.design.board.board import WeekBoard
from widgets.design.board.days_dialog import DaysDialog
from widgets.design.dose.dose_editor import DoseEditor
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.library.library_panel import LibraryPanel
from widgets.design.marks import placements_meant
from widgets.design.mime import exercise_mime
from widgets.library.template_words import PHASES, TemplateWords
from widgets.library.templates.draft import TemplateDraft
from widgets.library.templates.finding_list import FindingList
from widgets.library.templates.stage_bar import StageBar
from widgets.library.templates.tick_menu import TickMenu
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys
from widgets.theme.theme import set_kind, set_role

_LEFT_PX, _RIGHT_PX, _LEAST_PX = 264, 300, 212


class EditorTask(NamedTuple):
    """What is edited, and how it is kept: ``save`` raises DesignerError with nothing changed."""

    title: str
    content: WeekTemplate
    save: Callable[[WeekTemplate, str], object]  # with the reason


class TemplateEditor(QDialog):
    """The board with a document for a template. Accepted once it was saved."""

    def __init__(
        self,
        workspace: Workspace,
        cards: ExerciseCards,
        words: TemplateWords,
        task: EditorTask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._task, self._words, self._theme = task, words, workspace.theme
        services, theme = workspace.services, workspace.theme
        figures = workspace.figures.picture if services.figures_folder else None
        self.setWindowTitle(task.title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.draft = TemplateDraft(task.content, services, cards.lane, self)
        self.library = LibraryPanel(cards, theme, figures, workspace.kept, services.library.search)
        self.board = WeekBoard(services, cards, theme, figures=figures)
        self.dose = DoseEditor(cards, self.board.steps, theme)
        self.findings = FindingList(services.library, cards, theme)
        self.summary = plain_label("", "strong", wrap=True)
        self.name, self.note, self.why = QLineEdit(), QLineEdit(), QLineEdit()
        diagnoses = [(one.id, one.name) for one in services.library.diagnoses.values()]
        self.diagnoses = TickMenu(
            self.tr("Diagnoses"), diagnoses, self.tr("Any diagnosis without a conflict")
        )
        phases = [(phase, words.phase(phase)) for phase in PHASES]
        self.phases = TickMenu(self.tr("Phases"), phases, self.tr("As its exercises"))
        self.first_week = QSpinBox()
        self.stages = StageBar(self.draft, words)
        self.save = QPushButton(self.tr("Save as a draft"))
        self.cancel = QPushButton(self.tr("Close"))
        self.undo, self.redo = self._step_button(Icon.UNDO), self._step_button(Icon.REDO)
        self._fill()
        self._lay_out()
        self._connect(workspace)
        self.resize(self._usual_size())
        self.name.setFocus()

    def content(self) -> WeekTemplate:
        """The template as it stands in the window."""
        given = self.draft.content()
        phases = tuple(phase for phase in PHASES if phase in self.phases.chosen())
        return replace(
            given, name=self.name.text().strip(), note=self.note.text().strip(), phases=phases
        )

    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return self.content() != self._task.content

    def keep(self) -> None:
        """Save and close; on an error say it and stay."""
        try:
            self._task.save(self.content(), self.why.text().strip())
        except DesignerError as error:
            tell(self, self.tr("The template was not saved"), str(error), self.tr("Close"))
            return
        self.accept()

    def reject(self) -> None:
        """Close without saving; ask first when there is something to lose."""
        if self.is_changed() and not may_leave(self, self.tr("The changes would be lost.")):
            return
        super().reject()

    def done(self, result: int) -> None:
        """Let the parts go of the document before Qt takes it down."""
        for part in (self.board, self.library, self.dose):
            part.show_document(None)
        super().done(result)

    def _fill(self) -> None:
        content = self._task.content
        self.first_week.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setMaxLength(300)
        self.name.setText(content.name)
        self.name.setPlaceholderText(self.tr("As it stands in the list"))
        self.note.setMaxLength(2000)
        self.note.setText(content.note)
        self.note.setCursorPosition(0)
        self.why.setMaxLength(300)
        self.why.setPlaceholderText(self.tr("Why it is changed; stands in the history"))
        self.phases.show_keys(content.phases)
        self._show_facts()
        for field, name in (
            (self.name, self.tr("Name")),
            (self.note, self.tr("Note")),
            (self.why, self.tr("Why")),
            (self.first_week, self.tr("First progression week")),
        ):
            field.setAccessibleName(name)
        set_kind(self.save, "primary")

    def _show_facts(self) -> None:
        """What undo may have changed."""
        weeks = self.draft.weeks
        self.diagnoses.show_keys(self.draft.diagnoses)
        self.first_week.blockSignals(True)
        self.first_week.setRange(1, weeks[1].prog_week - 1 if len(weeks) > 1 else LAST_WEEK)
        self.first_week.setValue(weeks[0].prog_week)
        self.first_week.blockSignals(False)

    def _show_report(self, report: Report) -> None:
        blocks = report.count(Severity.BLOCK, Severity.HARD_BLOCK)
        cautions, hints = report.count(Severity.CAUTION), report.count(Severity.INFO)
        parts = blocks_and_cautions(blocks, cautions) or [self.tr("No block or caution")]
        if hints:
            parts.append(counted(hints, self.tr("1 hint"), self.tr("{n} hints")))
        self.summary.setText(" · ".join(parts))
        self.findings.show_findings(report.findings)

    def _reveal(self, finding: Finding) -> None:
        week = self.draft.document.week
        ids = placements_meant(finding, week)
        if ids:
            self.board.reveal(ids)
        elif finding.where.days:
            self.board.canvas.day_pressed.emit(finding.where.days[0])

    def _connect(self, workspace: Workspace) -> None:
        document, board, library = self.draft.document, self.board, self.library
        for part in (board, library, self.dose):
            part.show_document(document)
        document.report_changed.connect(self._show_report)
        document.facts_changed.connect(self._show_facts)
        document.program_changed.connect(self._show_facts)
        self._show_report(document.report)
        workspace.figures.arrived.connect(self._repaint)
        library.add_requested.connect(board.commands.add)
        library.add_to_day_requested.connect(self._add_to_day)
        library.add_to_days_requested.connect(self._ask_days)
        library.drag_started.connect(lambda key: board.show_hints_for(exercise_mime(key)))
        library.drag_ended.connect(board.drops.end)
        library.removal_requested.connect(board.commands.remove_these)
        board.selection_changed.connect(self.dose.show_placements)
        board.dose_requested.connect(self.dose.focus_first)
        self.dose.days_changed.connect(board.selection.select)
        self.findings.finding_chosen.connect(self._reveal)
        self.diagnoses.ticked.connect(self._take_diagnoses)
        self.first_week.valueChanged.connect(self._take_first_week)
        stack = document.undo_stack
        for button, shortcut, enabled in (
            (self.undo, Shortcut.UNDO, stack.canUndoChanged),
            (self.redo, Shortcut.REDO, stack.canRedoChanged),
        ):
            button.setEnabled(False)
            enabled.connect(button.setEnabled)
            button.setShortcut(keys(shortcut)[0])
        self.undo.clicked.connect(stack.undo)
        self.redo.clicked.connect(stack.redo)
        self.save.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.reject)

    def _repaint(self) -> None:
        self.library.list.viewport().update()
        self.board.repaint_cards()

    def _take_diagnoses(self, ids: tuple[str, ...]) -> None:
        self.draft.set_diagnoses(ids, self.tr("Change diagnoses"))

    def _take_first_week(self, week: int) -> None:
        self.draft.set_first_week(week, self.tr("Change first week"))

    def _add_to_day(self, exercise_id: str, day: int) -> None:
        self.board.commands.add(exercise_id, (day,))

    def _ask_days(self, exercise_id: str) -> None:
        title = self.tr("Add to which days?")
        dialog = DaysDialog(title, self._theme, (self.board.selection.day,), self)
        if dialog.exec():
            self.board.commands.add(exercise_id, dialog.days())

    def _step_button(self, name: Icon) -> QToolButton:
        button = QToolButton()
        set_kind(button, "quiet")
        button.setIcon(icon(name, self._theme.tokens))
        said = self.tr("Undo") if name is Icon.UNDO else self.tr("Redo")
        button.setToolTip(said)
        button.setAccessibleName(said)
        button.setMinimumSize(32, 32)
        return button

    def _usual_size(self) -> QSize:
        window = self.parentWidget()
        room = self.screen().availableSize()
        if window is not None:
            room = room.expandedTo(window.size())
        return QSize(min(1920, round(room.width() * 0.97)), min(1200, round(room.height() * 0.93)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self._columns(), 1)
        column.addWidget(hairline())
        column.addLayout(self._foot())

    def _head(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[str, QWidget, int], ...] = (
            (self.tr("Name"), self.name, 3),
            (self.tr("For"), self.diagnoses, 3),
            (self.tr("Filed under"), self.phases, 2),
            (self.tr("First week"), self.first_week, 0),
            (self.tr("Note"), self.note, 4),
        )
        for at, (label, field, stretch) in enumerate(fields):
            grid.addWidget(plain_label(label, "caption"), 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, stretch)
        return grid

    def _columns(self) -> QSplitter:
        right = QWidget()
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(right, "surface")
        found = QVBoxLayout(right)
        found.setContentsMargins(12, 12, 12, 12)
        found.setSpacing(8)
        found.addWidget(self.summary)
        found.addWidget(self.findings, 3)
        found.addWidget(hairline())
        found.addWidget(self.dose, 2)
        left = QWidget()
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(left, "surface")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.library)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        middle = QWidget()
        week = QVBoxLayout(middle)
        week.setContentsMargins(0, 0, 0, 0)
        week.setSpacing(0)
        week.addWidget(self.stages)
        week.addWidget(self.board, 1)
        for part in (left, middle, right):
            columns.addWidget(part)
        left.setMinimumWidth(_LEAST_PX)
        right.setMinimumWidth(_LEAST_PX)
        columns.setStretchFactor(1, 1)
        columns.setSizes([_LEFT_PX, 800, _RIGHT_PX])
        return columns

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(self.why, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        return row
