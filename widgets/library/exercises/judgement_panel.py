"""Beside the form: how each diagnosis would judge the exercise, and how hard its text reads."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.exercise import Coaching, Exercise
from designer.reading import reading_level
from designer.safety.judging import Judgement
from widgets.common.counts import counted
from widgets.common.labels import as_tooltip, plain_label
from widgets.common.plain_table import dress_to_read
from widgets.library.exercises.judge import Judged
from widgets.theme.glyphs import (
    glyph_icon,
    severity_glyph,
    severity_word,
    verdict_glyph,
    verdict_word,
)
from widgets.theme.theme import Theme, set_role

WIDTH_PX = 400
LAST_WEEK = 13


class JudgementPanel(QFrame):
    """Shows what the validator said last.

    Signals:
        week_chosen(int): the exercise is to be judged in this progression week.
    """

    week_chosen = Signal(int)

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._theme = library, theme
        self._said: tuple[Judgement, ...] = ()
        set_role(self, "surface")
        self.state = plain_label("", "strong", wrap=True)
        self.problems = plain_label("", "error", wrap=True)
        self.week = QSpinBox()
        self.week.setRange(1, LAST_WEEK)
        self.week.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.week.setAccessibleName(self.tr("Judged in progression week"))
        self.week.valueChanged.connect(self.week_chosen)
        self.table = QTableWidget(0, 2)
        self.why = plain_label("", "hint", wrap=True)
        self.reading = plain_label("", wrap=True)
        self._dress()
        self._lay_out()
        self.table.currentCellChanged.connect(self._say_why)
        theme.changed.connect(self._paint)

    def show_judged(self, judged: Judged, fields: Sequence[str] = ()) -> None:
        """Show the verdicts, or what is missing, in ``fields`` too, before it can be saved."""
        told = [f"{one.message} {one.remedy}".strip() for one in judged.problems]
        told += fields
        if told:
            left = len(told)
            one, many = self.tr("1 field to look at"), self.tr("{n} fields to look at")
            words = self.tr("Not ready: {what}")
            self.state.setText(words.format(what=counted(left, one, many)))
            self.problems.setText("\n".join(dict.fromkeys(told[:4])))
        else:
            self.state.setText(self.tr("Ready to save"))
        self.problems.setVisible(bool(told))
        self._said = tuple(sorted(judged.judgements, key=_order))
        self._fill()

    def show_reading(self, english: Coaching, spanish: Coaching) -> None:
        """Say how hard the patient's text is to read in both languages."""
        lines = [
            self._level(self.tr("English"), _text(english), "en"),
            self._level(self.tr("Spanish"), _text(spanish), "es"),
        ]
        self.reading.setText("\n".join(lines))

    def show_week(self, exercise: Exercise | None) -> None:
        """Begin with the exercise's own earliest week."""
        self.week.blockSignals(True)
        self.week.setValue((exercise.first_week if exercise else None) or 1)
        self.week.blockSignals(False)

    def _level(self, name: str, text: str, language: str) -> str:
        level = reading_level(text, language)
        if level.score is None:
            return self.tr("{language}: no text yet").format(language=name)
        said = self.tr("easy to read") if level.easy else self.tr("hard to read: shorten")
        words = self.tr("{language}: {said} ({scale} {score})").format(
            language=name,
            said=said,
            scale=self.tr("grade") if language == "en" else self.tr("score"),
            score=f"{max(0.0, level.score):.1f}",
        )
        hard = [] if level.easy else [span.text for span in level.long_words[:3]]
        return (
            f"{words}\n{self.tr('Long words: {words}').format(words=', '.join(hard))}"
            if hard
            else words
        )

    def _word(self, one: Judgement) -> str:
        if one.severity is not None:
            return severity_word(one.severity)
        return verdict_word("not-assessed") if one.missing else self.tr("Nothing")

    def _fill(self) -> None:
        self.table.setRowCount(len(self._said))
        for row, one in enumerate(self._said):
            diagnosis = self._library.diagnoses.get(one.diagnosis)
            name = diagnosis.name if diagnosis is not None else one.diagnosis
            word = self._word(one)
            for column, text in enumerate((name, word)):
                item = QTableWidgetItem(text)
                item.setToolTip(as_tooltip(self._library.readable(one.message)))
                self.table.setItem(row, column, item)
        self._paint()
        if self._said:
            self.table.setCurrentCell(0, 0)
        self._say_why(0)

    def _say_why(self, row: int, *_rest: int) -> None:
        one = self._said[row] if 0 <= row < len(self._said) else None
        if one is None:
            self.why.setText("")
        elif one.severity is None:
            nothing = self.tr("No rule blocks or cautions here.")
            missing = self.tr("Not assessed without: {facts}").format(facts=", ".join(one.missing))
            self.why.setText(missing if one.missing else nothing)
        else:
            message = self._library.readable(one.message)
            self.why.setText(f"{message} ({', '.join(one.rule_ids[:5])})")

    def _paint(self, *_tokens: object) -> None:
        for row, one in enumerate(self._said):
            item = self.table.item(row, 1)
            waits = "not-assessed" if one.missing else "suits"
            glyph = verdict_glyph(waits) if one.severity is None else severity_glyph(one.severity)
            if item is not None:
                item.setIcon(glyph_icon(glyph, self._theme.tokens))

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Verdict for each diagnosis"))
        table.setHorizontalHeaderLabels([self.tr("Diagnosis"), self.tr("The rules say")])
        dress_to_read(table)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.problems)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Each diagnosis, in week"), "caption"), 1)
        head.addWidget(self.week)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        unjudged = self.tr(
            "For somebody with this diagnosis, every confirmation met, no red flag and no log."
        )
        column.addWidget(plain_label(unjudged, "hint", wrap=True))
        self.why.setMinimumHeight(48)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.why)
        column.addWidget(plain_label(self.tr("Reading level of the patient's text"), "caption"))
        column.addWidget(self.reading)


def _order(one: Judgement) -> int:
    return 0 if one.severity is None else -one.severity.rank - 1


def _text(words: Coaching) -> str:
    parts = (words.setup, words.steps, words.breathing, words.feels_like, words.stop_when)
    return "\n".join(part for part in parts if part)
