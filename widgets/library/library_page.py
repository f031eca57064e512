"""The library page: exercises, weekly templates, the words and the rules, a tab each."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from widgets.design.exercise_cards import ExerciseCards
from widgets.design.hover_motion import HoverMotion
from widgets.design.library_panel import LibraryPanel
from widgets.library.exercise_view import ExerciseView
from widgets.library.picture_actions import PictureActions
from widgets.library.rules_view import RulesView
from widgets.library.templates_view import TemplatesView
from widgets.library.words_view import WordsView
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


class LibraryPage(QWidget):
    """Look up an exercise or a template; with a patient open, each carries its verdict."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, library = workspace.theme, workspace.services.library
        cards = ExerciseCards(library.exercises.values())
        figures = workspace.figures.picture if workspace.services.figures_folder else None
        self.panel = LibraryPanel(cards, theme, figures, workspace.kept, library.search)
        workspace.figures.arrived.connect(self.panel.list.viewport().update)
        self.hovering = HoverMotion(self.panel.list, workspace.figures, theme)
        self.exercise = ExerciseView(library, theme, workspace.figures)
        self.templates = TemplatesView(workspace, cards)
        self.words = WordsView(library.glossary)
        self.rules = RulesView(workspace)
        self._document: RecordDocument | None = None
        self._build()
        self.panel.list.selectionModel().currentChanged.connect(self._show_current)
        self.exercise.exercise_requested.connect(self.show_exercise)
        self.pictures = PictureActions(workspace, self)
        self.exercise.edit_requested.connect(self.pictures.edit)
        self.exercise.photo_requested.connect(self.pictures.use_photo)
        self.exercise.photo_removal_requested.connect(self.pictures.remove_photo)
        self.exercise.reset_requested.connect(self.pictures.reset)
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._follow)
        self._follow(workspace.document)

    def show_exercise(self, exercise_id: str) -> None:
        """Show one exercise, clearing a search that hides it."""
        if self.panel.model.row_of(exercise_id) is None:
            self.panel.filters.clear()
        row = self.panel.model.row_of(exercise_id)
        if row is not None:
            self.panel.list.setCurrentIndex(self.panel.model.index(row))

    def focus_search(self) -> None:
        """Put the cursor into the search field of the tab that is shown."""
        self._tabs.setCurrentIndex(0)
        self.panel.focus_search()

    def _follow(self, document: RecordDocument | None = None) -> None:
        self._document = document
        self.panel.show_document(document)
        if document is not None:
            document.facts_changed.connect(self._show_current)
        self._show_current()

    def _show_current(self, *_indexes: QModelIndex) -> None:
        exercise_id = self.panel.list.current_exercise()
        if exercise_id is not None:
            case = self._document.case if self._document is not None else None
            self.exercise.show_exercise(exercise_id, case.verdict(exercise_id) if case else None)

    def _build(self) -> None:
        exercises = QSplitter()
        exercises.setChildrenCollapsible(False)
        exercises.addWidget(self.panel)
        exercises.addWidget(self.exercise)
        exercises.setStretchFactor(1, 1)
        exercises.setSizes([320, 900])
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(exercises, self.tr("Exercises"))
        self._tabs.addTab(self.templates, self.tr("Weekly templates"))
        self._tabs.addTab(self.words, self.tr("Words"))
        self._tabs.addTab(self.rules, self.tr("Rules"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
