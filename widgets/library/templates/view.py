"""The weekly templates: find one on the left, read it and do something with it on the right."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from widgets.common.scrolling import scrolling
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.weeks.template_verdicts import TemplateVerdicts
from widgets.library.template_words import TemplateWords
from widgets.library.templates.actions import TemplateActions
from widgets.library.templates.picker import TemplatePicker
from widgets.library.templates.sheet import TemplateSheet
from widgets.people.access_words import why_not
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

_SHEET_MIN_PX = 360  # below this height the sheet scrolls


class TemplatesView(QSplitter):
    """Follows the clinic's templates and the open patient."""

    def __init__(
        self, workspace: Workspace, cards: ExerciseCards, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._services = workspace, workspace.services
        self._document: RecordDocument | None = None
        self._stale = False  # the verdicts wait until somebody looks
        services, theme = workspace.services, workspace.theme
        words = TemplateWords(services.library, cards, self, services.units())
        figures = workspace.figures.picture if services.figures_folder else None
        verdicts = TemplateVerdicts(services, theme, self)
        self.picker = TemplatePicker(
            services.templates, services.library, words, verdicts, workspace.theme
        )
        self.sheet = TemplateSheet(services.templates, cards, words, figures)
        self.actions_ = TemplateActions(workspace, cards, self)
        self.list, self.table, self.verdict = self.picker.list, self.sheet.grid, self.sheet.verdict
        self._lay_out()
        self.picker.chosen.connect(self._show)
        self.picker.judged.connect(self._say_verdict)
        self.picker.new_requested.connect(self.actions_.new)
        self.sheet.wished.connect(self._do)
        self.actions_.saved.connect(self._reveal)
        workspace.figures.arrived.connect(self.table.take_pictures)
        workspace.figures.changed.connect(self.table.repaint_pictures)
        workspace.templates_changed.connect(self._refresh)
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._follow)
        theme.changed.connect(self._dress)
        workspace.actor_changed.connect(self._show_access)
        workspace.clinic_changed.connect(self._show_access)
        self._show_access()
        self.picker.refresh(services.today())
        self._follow(workspace.document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()  # another workstation may have been here

    def _show_access(self, *_who: object) -> None:
        self.sheet.show_access(why_not("decide on template", self._workspace))

    def _refresh(self) -> None:
        self.picker.refresh(self._services.today())
        self._stale = True
        self._judge()
        self._show(self.picker.current())

    def _reveal(self, template_id: str) -> None:
        self._refresh()
        if not self.picker.choose(template_id):
            self.picker.clear_filters()
            self.picker.choose(template_id)

    def _follow(self, document: RecordDocument | None = None) -> None:
        self._document = document
        if document is not None:
            document.facts_changed.connect(self._judge_soon)
        self._judge_soon()
        self._show(self.picker.current())

    def _dress(self, *_tokens: object) -> None:
        self.table.repaint_pictures()
        self._judge_soon()

    def _judge_soon(self, *_what: object) -> None:
        self._stale = True
        if self.isVisible():
            self._judge()

    def _judge(self) -> None:
        """Give each template its verdict for the open patient; none without a patient."""
        if not self._stale:
            return
        self._stale = False
        self.picker.judge(self._document.record if self._document is not None else None)

    def _show(self, template_id: str) -> None:
        self.sheet.show_template(template_id, self._services.today(), self._patient())
        self._say_verdict()

    def _say_verdict(self) -> None:
        """What the rules find in the chosen template, with whose facts."""
        said = self.picker.said()
        if said and self._document is not None:
            said = self.tr("For {patient}: {said}").format(patient=self._patient(), said=said)
        self.sheet.say_verdict(said)

    def _patient(self) -> str:
        if self._document is None:
            return ""
        return self._document.record.patient.identifiers.name or self.tr("the open patient")

    def _do(self, wish: str) -> None:
        self.actions_.do(wish, self.picker.current(), self.sheet.shown())

    def _lay_out(self) -> None:
        self.sheet.setMinimumHeight(_SHEET_MIN_PX)
        area = scrolling(self.sheet, self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.addWidget(self.picker)
        self.addWidget(area)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([320, 900])
