"""One exercise on a page: verdict, steps, coaching, dose, demands, easier and harder."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.access import Command
from designer.knowledge.library import Library
from designer.knowledge.sides import without_signs
from designer.model.exercise import Coaching, Exercise
from designer.model.finding import Verdict
from widgets.common.glossary import Glossary
from widgets.common.labels import plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.figures.shelf import FigureShelf
from widgets.library.exercise_words import ExerciseWords
from widgets.library.exercises.keeping_buttons import KeepingButtons
from widgets.library.picture_buttons import PictureButtons
from widgets.theme.glyphs import verdict_glyph, verdict_word
from widgets.theme.theme import Theme, set_kind, set_role

_COLUMN_PX = 640
_GAP_PX = 16
_FIGURE_PX = 280
_TWO_COLUMNS_FROM_PX = 800  # narrower, as at 200 %, and everything stands one below the other
_THREE_COLUMNS_FROM_PX = 1800
_PLACES = {  # which cards of `_cards` each column holds, by the number of columns
    1: ((0, 1, 2, 3, 4, 5),),
    2: ((0, 1, 2, 3), (4, 5)),
    3: ((0, 1), (4, 2, 3), (5,)),
}


class ExerciseView(QScrollArea):
    """Shows one exercise.

    Signals:
        exercise_requested(str): the easier or harder one was clicked.
        edit_requested(str), photo_requested(str), photo_removal_requested(str),
        reset_requested(str): somebody wishes another picture of this exercise.
        change_requested(str), copy_requested(str): it is to be edited, or a copy of it.
        retirement_requested(str, bool): it is to be offered no longer (True), or again.
    """

    exercise_requested = Signal(str)
    edit_requested = Signal(str)
    photo_requested = Signal(str)
    photo_removal_requested = Signal(str)
    reset_requested = Signal(str)
    change_requested = Signal(str)
    copy_requested = Signal(str)
    retirement_requested = Signal(str, bool)

    def __init__(
        self,
        library: Library,
        theme: Theme,
        figures: FigureShelf,
        parent: QWidget | None = None,
        why_not: Callable[[Command], str] = lambda _command: "",
    ) -> None:
        """``why_not`` says why whoever works here may not use a command; "": may."""
        super().__init__(parent)
        self._why_not = why_not
        self._picture_buttons: PictureButtons | None = None
        self._keeping_buttons: KeepingButtons | None = None
        self._library, self._theme, self._figures = library, theme, figures
        self._words = ExerciseWords(self)
        self._glossary = Glossary(library.glossary)
        self._shown: tuple[str, Verdict | None] | None = None
        self._inside: QWidget | None = None
        self._row: QHBoxLayout | None = None
        self._cards: Sequence[QWidget] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Exercise"))
        figures.changed.connect(self._show_again)

    def show_exercise(self, exercise_id: str, verdict: Verdict | None) -> None:
        """Show this exercise, with the verdict for the open patient if there is one."""
        if self._shown == (exercise_id, verdict):
            return
        self._shown = (exercise_id, verdict)
        self._picture_buttons = self._keeping_buttons = None  # those of the exercise before go
        exercise = self._library.exercise(exercise_id)
        body, inside = QWidget(), QWidget()
        self._inside = inside
        outer = QHBoxLayout(body)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addWidget(inside, 1)
        outer.addStretch()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._head(exercise, verdict))
        if self._figures.is_in_use:
            column.addWidget(self._figure(exercise))
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP_PX)
        column.addLayout(self._row)
        column.addStretch()
        self._cards = self._made_cards(exercise)
        self._arrange()
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._row is not None and self._row.count() != self._column_count():
            self._arrange()

    def _column_count(self) -> int:
        if self.width() >= _THREE_COLUMNS_FROM_PX:
            return 3
        return 2 if self.width() >= _TWO_COLUMNS_FROM_PX else 1

    def _arrange(self) -> None:
        """Put the cards into as many columns as there is room for."""
        row, count = self._row, self._column_count()
        if row is None or self._inside is None:
            return
        while (item := row.takeAt(0)) is not None:
            if (old := item.layout()) is not None:
                old.deleteLater()
        widest = max(2, count) * (_COLUMN_PX + _GAP_PX) - _GAP_PX
        self._inside.setMaximumWidth(widest)  # wider, and the columns would drift apart
        for places in _PLACES[count]:
            stack = QVBoxLayout()
            stack.setSpacing(_GAP_PX)
            for place in places:
                stack.addWidget(self._cards[place])
            stack.addStretch()
            row.addLayout(stack, 1)

    def _head(self, exercise: Exercise, verdict: Verdict | None) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(plain_label(exercise.name, "title", wrap=True))
        column.addWidget(self._keeping(exercise))
        if exercise.other_names:
            also = self.tr("Also called: {names}").format(names=", ".join(exercise.other_names))
            column.addWidget(plain_label(also, "hint", wrap=True))
        if verdict is not None:
            row = QHBoxLayout()
            row.setSpacing(12)
            badge = SeverityBadge(
                self._theme, verdict_glyph(verdict.word), verdict_word(verdict.word)
            )
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(plain_label(self._why(verdict), wrap=True), 1)
            column.addLayout(row)
        return head

    def _keeping(self, exercise: Exercise) -> QWidget:
        """Whose exercise it is, and what can be done with it."""
        buttons = KeepingButtons(exercise)
        buttons.change_requested.connect(self.change_requested)
        buttons.copy_requested.connect(self.copy_requested)
        buttons.retirement_requested.connect(self.retirement_requested)
        self._keeping_buttons = buttons
        self.show_access()
        return buttons

    def _figure(self, exercise: Exercise) -> QWidget:
        card = QFrame()
        set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 8, 16, 8)
        if self._figures.has(exercise.id):
            column.addWidget(self._figure_view(exercise))
        else:
            nothing = self.tr("This exercise has no picture yet. Pose a figure or use a photo.")
            column.addWidget(plain_label(nothing, "hint", wrap=True))
        buttons = PictureButtons(exercise.id, self._figures.book)
        buttons.edit_requested.connect(self.edit_requested)
        buttons.photo_requested.connect(self.photo_requested)
        buttons.photo_removal_requested.connect(self.photo_removal_requested)
        buttons.reset_requested.connect(self.reset_requested)
        self._picture_buttons = buttons
        self.show_access()
        column.addWidget(buttons)
        return card

    def show_access(self) -> None:
        """Somebody else works here, or in another role."""
        if self._picture_buttons is not None:
            self._picture_buttons.show_access(self._why_not("edit picture"))
        if self._keeping_buttons is not None:
            self._keeping_buttons.show_access(self._why_not("edit exercise"))

    def _figure_view(self, exercise: Exercise) -> QWidget:
        from widgets.figures.figure_view import FigureView  # noqa: PLC0415  # for a quick start

        tokens = self._theme.tokens
        view = FigureView(self._figures.book, self._figures.painter, tokens)
        view.setMinimumHeight(_FIGURE_PX)
        words = self._figures.book.words(exercise.id)  # of the clinic's own photo
        said = self.tr("Photo: {words}").format(words=words) if words else ""
        said = said or self.tr("Picture: {name}").format(name=exercise.name)
        view.show_exercise(exercise.id, said)
        view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        view.allow_motion(self._theme.motion.allowed)
        view.play(once=True)
        self._theme.changed.connect(view.set_tokens)
        self._theme.motion.changed.connect(view.allow_motion)
        return view

    def _show_again(self) -> None:
        """The clinic changed a picture: show the same exercise with it."""
        if self._shown is not None:
            shown, self._shown = self._shown, None
            self.show_exercise(*shown)

    def _why(self, verdict: Verdict) -> str:
        why = verdict.reason or self.tr("No rule speaks against it for this patient.")
        if verdict.rule_ids:
            why += f" ({', '.join(verdict.rule_ids)})"
        missing = [self._library.confirmations.get(fact) for fact in verdict.not_assessed]
        names = [kind.name for kind in missing if kind is not None]
        if names:
            why += " " + self.tr("Not yet confirmed: {facts}.").format(facts=", ".join(names))
        return why

    def _made_cards(self, exercise: Exercise) -> Sequence[QWidget]:
        words = self._words
        return (
            self._text_card(self.tr("As the patient reads it"), exercise.patient_text),
            self._table_card(self.tr("Dose"), words.dose_rows(exercise), self._no_dose()),
            self._neighbours_card(exercise),
            self._sources_card(exercise),
            self._text_card(self.tr("For you"), exercise.coaching),
            self._table_card(self.tr("What it asks of the body"), words.attribute_rows(exercise)),
        )

    def _explained(self, text: str) -> QWidget:
        label = plain_label(text, wrap=True)
        self._glossary.explain(label, text)
        return label

    def _no_dose(self) -> str:
        return self.tr("The guide gives no figure, and we have no house value.")

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        set_role(card, "card")
        card.setMaximumWidth(_COLUMN_PX)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(2)
        column.addWidget(plain_label(title, "subheading"))
        column.addSpacing(6)
        return card, column

    def _text_card(self, title: str, text: Coaching) -> QWidget:
        card, column = self._card(title)
        parts = (
            (self.tr("Setup"), text.setup),
            (self.tr("Steps"), without_signs(text.steps)),
            (self.tr("Breathing"), text.breathing),
            (self.tr("Feels like"), text.feels_like),
            (self.tr("Stop or regress when"), text.stop_when),
        )
        for name, said in parts:
            if said:
                column.addWidget(plain_label(name, "hint"))
                column.addWidget(self._explained(said))
                column.addSpacing(6)
        return card

    def _table_card(
        self, title: str, rows: Sequence[tuple[str, str, str]], nothing: str = ""
    ) -> QWidget:
        card, column = self._card(title)
        if not rows:
            column.addWidget(plain_label(nothing, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (name, value, origin) in enumerate(rows):
            grid.addWidget(plain_label(name, "hint"), number, 0)
            grid.addWidget(self._explained(value), number, 1)
            grid.addWidget(plain_label(origin, "hint"), number, 2)
        column.addLayout(grid)
        return card

    def _neighbours_card(self, exercise: Exercise) -> QWidget:
        card, column = self._card(self.tr("Easier and harder"))
        for name, ids in (
            (self.tr("Easier"), exercise.easier),
            (self.tr("Harder"), exercise.harder),
        ):
            column.addWidget(plain_label(name, "hint"))
            if not ids:
                column.addWidget(plain_label("–"))
            for exercise_id in ids:
                column.addWidget(self._link(exercise_id), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _link(self, exercise_id: str) -> QPushButton:
        button = QPushButton(self._library.exercise(exercise_id).name)
        set_kind(button, "quiet")
        button.clicked.connect(lambda: self.exercise_requested.emit(exercise_id))
        return button

    def _sources_card(self, exercise: Exercise) -> QWidget:
        card, column = self._card(self.tr("Where it comes from"))
        for code in exercise.passages:
            passage = self._library.passages.get(code)
            if passage is not None:
                column.addWidget(plain_label(f"{code}  {passage.label}", wrap=True))
        week = exercise.first_week
        if week is not None:
            text = self.tr("Earliest progression week: {week} ({origin})").format(
                week=week, origin=self._words.origin(exercise, "first_week")
            )
            column.addWidget(plain_label(text, wrap=True))
        if exercise.equipment:
            text = self.tr("Equipment: {names}").format(names=", ".join(exercise.equipment))
            column.addWidget(plain_label(text, wrap=True))
        return card
