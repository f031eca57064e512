"""The card over the window while the clinic's folder takes its time."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.common.labels import plain_label
from widgets.state.waiting import Waiting


class WaitCard(QObject):
    """Shows the card as long as something is waited for."""

    def __init__(self, waiting: Waiting, window: QWidget) -> None:
        super().__init__(window)
        self._waiting = waiting
        self._window = window
        self.card: QDialog | None = None
        waiting.began.connect(self._show)
        waiting.ended.connect(self._hide)

    def _show(self, said: str) -> None:
        self._hide()
        card = QDialog(QApplication.activeModalWidget() or self._window)
        card.setWindowTitle(said)
        card.setWindowModality(Qt.WindowModality.ApplicationModal)
        words = plain_label(
            self.tr(
                "The clinic’s folder takes longer to answer than usual. Another workstation may be "
                "writing there. Nothing is lost meanwhile."
            ),
            wrap=True,
        )
        words.setMinimumWidth(360)
        stop = QPushButton(self.tr("Stop waiting"))
        stop.setToolTip(self.tr("Leave everything open as it is"))
        stop.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(stop)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(said, "subheading"))
        column.addWidget(words)
        column.addSpacing(16)
        column.addLayout(row)
        card.setAccessibleName(said)
        card.setAccessibleDescription(words.text())
        stop.clicked.connect(card.reject)
        card.rejected.connect(self._waiting.stop)
        self.card = card
        card.show()

    def _hide(self) -> None:
        card, self.card = self.card, None
        if card is not None:
            card.hide()
            card.deleteLater()
