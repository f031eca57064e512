"""What came before each flare and each improvement, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.progress.response import WINDOW_DAYS, Turn
from widgets.common.dates import shown_date
from widgets.common.emptying import empty
from widgets.common.labels import plain_label
from widgets.theme.theme import set_kind

_MOST = 12  # the newest; more would push everything else off the page


class TurnsView(QWidget):
    """A row for each turn, the newest first.

    Signals:
        entry_activated(str): show this entry.
    """

    entry_activated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._turns: tuple[Turn, ...] | None = None

    def show_turns(self, turns: Sequence[Turn]) -> None:
        """Show these instead of the ones before."""
        if self._turns == tuple(turns):
            return
        self._turns = tuple(turns)
        empty(self._column)
        for turn in reversed(self._turns[-_MOST:]):
            self._column.addWidget(self._row(turn))
        left = len(self._turns) - _MOST
        if left > 0:
            more = self.tr("and {n} earlier").format(n=left)
            self._column.addWidget(plain_label(more, "hint"))

    def words_of(self, turn: Turn) -> str:
        """A turn as a sentence."""
        on = shown_date(turn.on)
        what = (
            self.tr("▲ Flare on {date}.").format(date=on)
            if turn.kind == "flare"
            else self.tr("▼ Better from {date}: {what}.").format(date=on, what=turn.text)
        )
        if not turn.before:
            none = self.tr("Nothing new is recorded in the {n} days before.")
            return f"{what} {none.format(n=WINDOW_DAYS)}"
        before = self.tr("In the {n} days before: {what}.")
        return f"{what} {before.format(n=WINDOW_DAYS, what='; '.join(turn.before))}"

    def _row(self, turn: Turn) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        words = self.words_of(turn)
        line.addWidget(plain_label(words, wrap=True), 1)
        if turn.entry_id:
            show = QPushButton(self.tr("Show the entry"))
            set_kind(show, "quiet")
            show.setAccessibleName(self.tr("Show the entry: {what}").format(what=words))
            show.clicked.connect(lambda: self.entry_activated.emit(turn.entry_id))
            line.addWidget(show)
        return row
