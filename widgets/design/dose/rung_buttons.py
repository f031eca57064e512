"""Two buttons: the easier and the harder exercise, each with its verdict for this patient."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.labels import as_tooltip
from widgets.design.ladder import Rung, Rungs
from widgets.design.verdict_words import VerdictWords
from widgets.theme.glyphs import glyph_icon, verdict_glyph
from widgets.theme.shortcuts import Shortcut, keys_text
from widgets.theme.theme import Theme


class RungButtons(QWidget):
    """Offers the first rung of each direction; the card's menu offers all of them.

    Signals:
        chosen(exercise_id): put this one in the place of the selected one.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, fact_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, VerdictWords(fact_name, self)
        self._rungs = Rungs()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.easier, self.harder = RungButton(), RungButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.easier)
        column.addWidget(self.harder)
        self.easier.clicked.connect(lambda: self._choose(self._rungs.easier))
        self.harder.clicked.connect(lambda: self._choose(self._rungs.harder))
        theme.changed.connect(self._dress)

    def show_rungs(self, rungs: Rungs) -> None:
        """Offer these; a direction without a link is not shown."""
        if rungs != self._rungs:
            self._rungs = rungs
            self._dress()

    def any(self) -> bool:
        return bool(self._rungs.easier or self._rungs.harder)

    def _dress(self, _tokens: object = None) -> None:
        easier, harder = self.tr("Easier: {name}"), self.tr("Harder: {name}")
        self._show(self.easier, self._rungs.easier, easier, Shortcut.EASIER)
        self._show(self.harder, self._rungs.harder, harder, Shortcut.HARDER)

    def _show(
        self, button: "RungButton", rungs: tuple[Rung, ...], pattern: str, key: Shortcut
    ) -> None:
        button.setVisible(bool(rungs))
        if not rungs:
            return
        first = rungs[0]
        text = pattern.format(name=first.name)
        said = self._words.sentence(first.verdict)
        button.show_text(text)
        button.setIcon(self._icon(verdict_glyph(first.verdict.word)))
        button.setAccessibleName(f"{text}, {said}")
        button.setToolTip(as_tooltip(f"{text} ({keys_text(key)})\n{said}"))

    def _icon(self, glyph: str) -> QIcon:
        """Drawn once for each shape and theme: the buttons change with every card selected."""
        key = (glyph, self._theme.tokens.name)
        if key not in self._icons:
            self._icons[key] = glyph_icon(glyph, self._theme.tokens)
        return self._icons[key]

    def _choose(self, rungs: tuple[Rung, ...]) -> None:
        if rungs:
            self.chosen.emit(rungs[0].exercise_id)


class RungButton(QPushButton):
    """A button whose text is cut where it does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setIconSize(QSize(16, 16))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(28)
        self.setStyleSheet("text-align: left;")

    def show_text(self, text: str) -> None:
        """Show another text; an ampersand in it is a letter."""
        self._text = text
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - self.iconSize().width() - 36
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._text, mode, room).replace("&", "&&"))
