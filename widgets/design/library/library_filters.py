"""What narrows the library: the search field, phase and verdict, and the further filters."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from designer.model.finding import Verdict
from designer.model.search import SearchGroups
from widgets.common.counts import counted
from widgets.common.labels import plain_label
from widgets.common.search_field import SearchField
from widgets.design.card_words import CardWords
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.library.facet_words import FacetWords
from widgets.design.library.facets_popup import FacetsPopup
from widgets.design.library.library_facets import FAVOURITES, RECENT, Choice, LibraryFacets
from widgets.design.library.library_index import LibraryIndex
from widgets.design.verdict_words import VERDICTS
from widgets.state.kept_exercises import KeptExercises
from widgets.theme.glyphs import glyph_icon, verdict_glyph, verdict_word
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme
from widgets.theme.tokens import PHASES, Tokens

_MARKED, _RECENT = Choice("mine", FAVOURITES), Choice("mine", RECENT)


class LibraryFilters(QWidget):
    """Knows which exercises are left over.

    Signals:
        changed(): other exercises are left over.
        grid_toggled(bool): large pictures, or a list.
    """

    changed = Signal()
    grid_toggled = Signal(bool)

    def __init__(
        self,
        cards: ExerciseCards,
        words: CardWords,
        groups: SearchGroups,
        kept: KeptExercises,
        theme: Theme,
        *,
        with_retired: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._kept, self._words = theme, kept, words
        everything = [card.exercise for card in cards.all() if card.exercise is not None]
        exercises = [one for one in everything if with_retired or not one.retired]
        self._index = LibraryIndex(exercises, groups)
        self._facets = LibraryFacets(self._index, groups)
        self._facet_words = FacetWords(groups, words, self)
        self._ticked: frozenset[Choice] = frozenset()
        self._has_verdicts = False
        self.search = SearchField(self.tr("Search exercises"), theme)
        self.phase = QComboBox(self)
        self.verdict = QComboBox(self)
        self.more = QToolButton(self)
        self.favourites = QToolButton(self)
        self.recent = QToolButton(self)
        self.grid = QToolButton(self)
        self.count = plain_label("", "hint", wrap=True)
        self.nothing = plain_label("", "hint", wrap=True)
        self.popup = FacetsPopup(self._facet_words, self)
        self._fill()
        self._lay_out()
        self._connect()
        self._note_mine()

    def show_verdicts(self, verdicts: Mapping[str, Verdict], *, patient_open: bool) -> None:
        """Narrow by what the rules say for this patient."""
        self._facets.note_verdicts(verdicts)
        self._has_verdicts = bool(verdicts)
        self.verdict.setEnabled(patient_open)

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.phase.setCurrentIndex(0)
        self.verdict.setCurrentIndex(0)
        self.favourites.setChecked(False)
        self.recent.setChecked(False)
        self._take_ticked(frozenset())

    def left_over(self) -> tuple[str, ...]:
        """The exercises left over, in the order of the library; says how many there are."""
        found = self._index.find(self.search.text())
        ids = self._index.ids_of(found.bits & self._facets.kept(self._chosen()))
        every = len(self._index.ids)
        said = counted(len(ids), self.tr("1 exercise"), self.tr("{n} exercises"))
        if len(ids) != every:
            said = self.tr("{n} of {every} exercises").format(n=len(ids), every=every)
        if found.read_as:
            nearest = ", ".join(dict.fromkeys(found.read_as.values()))
            said = self.tr("Nearest: {words} · {said}").format(words=nearest, said=said)
        self.count.setText(said)
        self.nothing.setVisible(not ids)
        self.nothing.setText(self._way_out())
        return ids

    def _way_out(self) -> str:
        """What to do when nothing is left over."""
        if self._chosen() == {_MARKED} and not self._kept.favourites:
            return self.tr("No favourites yet. Right-click an exercise to mark it.")
        return self.tr("Nothing found. Try a shorter word or other filters.")

    def _chosen(self) -> set[Choice]:
        chosen = set(self._ticked)
        phase, verdict = self.phase.currentData(), self.verdict.currentData()
        if phase:
            chosen.add(Choice("phase", phase))
        if verdict and self._has_verdicts:
            chosen.add(Choice("verdict", verdict))
        return chosen

    def _fill(self) -> None:
        self.search.setToolTip(
            self.tr("Name, other name, muscle or part of the body, equipment, position")
        )
        self.phase.addItem(self.tr("All phases"), "")
        for phase in PHASES:
            self.phase.addItem(self._words.phase_word(phase), phase)  # type: ignore[arg-type]
        self.phase.setAccessibleName(self.tr("Phase"))
        self.verdict.addItem(self.tr("All verdicts"), "")
        for word in VERDICTS:
            self.verdict.addItem(verdict_word(word), word)
        self.verdict.setAccessibleName(self.tr("Verdict for this patient"))
        self.more.setText(self.tr("Filters"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setToolTip(self.tr("Part of the body, equipment, position and kind of work"))
        for button, said in (
            (self.favourites, self.tr("Only favourites")),
            (self.recent, self.tr("Only exercises used lately")),
            (self.grid, self.tr("Large pictures")),
        ):
            button.setCheckable(True)
            button.setMinimumSize(24, 24)
            button.setToolTip(said)
            button.setAccessibleName(said)
        self._dress(self._theme.tokens)

    def _lay_out(self) -> None:
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        for box in (self.phase, self.verdict):
            boxes.addWidget(box, 1)
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        for button in (self.favourites, self.recent, self.grid):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(boxes)
        layout.addLayout(buttons)
        layout.addWidget(self.count)
        layout.addWidget(self.nothing)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.changed)
        self.phase.currentIndexChanged.connect(self.changed)
        self.verdict.currentIndexChanged.connect(self.changed)
        self.more.clicked.connect(self._open_popup)
        self.popup.chosen_changed.connect(self._take_ticked)
        self.favourites.toggled.connect(lambda on: self._tick(_MARKED, on=on))
        self.recent.toggled.connect(lambda on: self._tick(_RECENT, on=on))
        self.grid.toggled.connect(self.grid_toggled)
        self._kept.changed.connect(self._note_mine)
        self._theme.changed.connect(self._dress)

    def _open_popup(self) -> None:
        self.popup.fill(self._facets, self._ticked)
        self.popup.open_below(self.more)

    def _tick(self, choice: Choice, *, on: bool) -> None:
        one = frozenset((choice,))
        self._take_ticked(self._ticked | one if on else self._ticked - one)

    def _take_ticked(self, ticked: frozenset[Choice]) -> None:
        if ticked == self._ticked:
            return
        self._ticked = ticked
        self.favourites.setChecked(_MARKED in ticked)
        self.recent.setChecked(_RECENT in ticked)
        count = len(ticked)
        self.more.setText(
            self.tr("Filters ({count})").format(count=count) if count else self.tr("Filters")
        )
        self.changed.emit()

    def _note_mine(self) -> None:
        self._facets.note_mine(self._kept.favourites, self._kept.recent)
        if any(choice.facet == "mine" for choice in self._ticked):
            self.changed.emit()

    def _dress(self, tokens: Tokens) -> None:
        self.more.setIcon(icon(Icon.FILTER, tokens, size=16))
        self.favourites.setIcon(icon(Icon.STAR, tokens, size=16))
        self.recent.setIcon(icon(Icon.CLOCK, tokens, size=16))
        self.grid.setIcon(icon(Icon.GRID, tokens, size=16))
        for row, word in enumerate(VERDICTS, start=1):
            self.verdict.setItemIcon(row, glyph_icon(verdict_glyph(word), tokens))
