"""The library page: exercises, weekly templates, the words and the rules, a tab each."""

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget

from widgets.design.exercise_cards import ExerciseCards
from widgets.design.library.hover_motion import HoverMotion
from widgets.design.library.library_panel import LibraryPanel
from widgets.library.exercise_view import ExerciseView
from widgets.library.exercises.actions import ExerciseActions
from widgets.library.history_page import HistoryPage
from widgets.library.packs.packs_view import PacksView
from widgets.library.picture_actions import PictureActions
from widgets.library.rules_view import RulesView
from widgets.library.templates.view import TemplatesView
from widgets.library.words_view import WordsView
from widgets.people.access_words import show_access, why_not
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

_TEMPLATES = 1  # the tab of the weekly templates


class LibraryPage(QWidget):
    """Look up an exercise or a template; with a patient open, each carries its verdict."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._document: RecordDocument | None = None
        self.words = WordsView(workspace.services.library.glossary, workspace.theme)
        self.rules = RulesView(workspace)
        self.history = HistoryPage(workspace)
        self.packs = PacksView(workspace)
        self.pictures = PictureActions(workspace, self)
        self.keeping = ExerciseActions(workspace, self)
        self._exercises = QSplitter()
        self._exercises.setChildrenCollapsible(False)
        self._fill()
        self._build()
        self.keeping.saved.connect(self.show_exercise)
        workspace.habits.changed.connect(self._show_units)
        workspace.actor_changed.connect(self._show_access)
        workspace.clinic_changed.connect(self._show_access)
        self._show_units()
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._follow)
        self._follow(workspace.document)

    def _show_units(self) -> None:
        self.panel.show_units(self._workspace.habits.units)

    def _show_access(self) -> None:
        self.exercise.show_access()
        self._show_new_access()

    def _show_new_access(self) -> None:
        show_access(why_not("edit exercise", self._workspace), (self.new,))

    def take_library(self) -> None:
        """The library or the rules are others now: show them where one was."""
        tab, shown = self._tabs.currentIndex(), self.panel.list.current_exercise()
        sizes = self._exercises.sizes()
        templates = self.templates
        for old in (self._column, self.exercise):
            old.setParent(None)
            old.deleteLater()
        self._fill()
        self._exercises.setSizes(sizes)
        self._tabs.removeTab(_TEMPLATES)
        templates.deleteLater()
        self._tabs.insertTab(_TEMPLATES, self.templates, self.tr("Weekly templates"))
        self._tabs.setCurrentIndex(tab)
        self.rules.take_library()
        self.history.take_library()
        self.packs.take_library()
        self._show_units()
        self._follow(self._document)
        if shown is not None:
            self.show_exercise(shown)

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

    def _fill(self) -> None:
        """Make what depends on the library."""
        workspace = self._workspace
        theme, library = workspace.theme, workspace.services.library
        cards = ExerciseCards(library.exercises.values())
        figures = workspace.figures.picture if workspace.services.figures_folder else None
        self.panel = LibraryPanel(
            cards, theme, figures, workspace.kept, library.search, with_retired=True
        )
        workspace.figures.arrived.connect(self.panel.list.viewport().update)
        self.hovering = HoverMotion(self.panel.list, workspace.figures, theme)
        may_not = partial(why_not, workspace=workspace)
        self.exercise = ExerciseView(library, theme, workspace.figures, None, may_not)
        self.templates = TemplatesView(workspace, cards)
        self.new = QPushButton(self.tr("New exercise…"))
        self.new.clicked.connect(self.keeping.make)
        self._show_new_access()
        head = QVBoxLayout()
        head.setContentsMargins(10, 8, 10, 4)  # in line with the search below
        head.addWidget(self.new)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.panel, 1)
        self._exercises.addWidget(self._column)
        self._exercises.addWidget(self.exercise)
        self._exercises.setStretchFactor(1, 1)
        self._exercises.setSizes([320, 900])
        self._connect()

    def _connect(self) -> None:
        self.panel.list.selectionModel().currentChanged.connect(self._show_current)
        exercise, pictures, keeping = self.exercise, self.pictures, self.keeping
        exercise.exercise_requested.connect(self.show_exercise)
        exercise.edit_requested.connect(pictures.edit)
        exercise.photo_requested.connect(pictures.use_photo)
        exercise.photo_removal_requested.connect(pictures.remove_photo)
        exercise.reset_requested.connect(pictures.reset)
        exercise.change_requested.connect(keeping.edit)
        exercise.copy_requested.connect(keeping.duplicate)
        exercise.retirement_requested.connect(keeping.set_retired)

    def _build(self) -> None:
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._exercises, self.tr("Exercises"))
        self._tabs.addTab(self.templates, self.tr("Weekly templates"))
        self._tabs.addTab(self.words, self.tr("Words"))
        self._tabs.addTab(self.rules, self.tr("Rules"))
        self._tabs.addTab(self.history, self.tr("History"))
        self._tabs.addTab(self.packs, self.tr("Packs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
