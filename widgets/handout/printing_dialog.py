"""Says how far a print is while it goes on, and calls it off."""

import logging
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.store.errors import Stopped
from designer.store.progress import Step
from widgets.common.labels import plain_label
from widgets.common.work import Work

_WIDTH = 360


class PrintingDialog(QDialog):
    """Runs ``paint`` on a thread of its own: a page takes a quarter of a second.

    For half of that Qt keeps the interpreter, so the screen answers between pages.
    """

    def __init__(self, paint: Callable[[Step], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._error: DesignerError | None = None
        self.setWindowTitle(self.tr("Printing"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._now = plain_label(self.tr("Getting the pages ready…"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)  # nobody knows yet
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(_WIDTH)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._now)
        column.addWidget(self.bar)
        column.addSpacing(8)
        column.addLayout(row)
        self.work = Work(self)
        self.work.progressed.connect(self._show_step)
        self.work.finished.connect(self._finish)
        self.work.failed.connect(self._fail)

    def run(self) -> bool:
        """Print; whether all pages went out. Raises DesignerError where the printer fails."""
        self.work.start(self._painted)
        done = self.exec() == QDialog.DialogCode.Accepted.value
        if self._error is not None:
            raise self._error
        return done

    def reject(self) -> None:
        """Call it off; closes once the page that is under way is done."""
        if not self.work.is_running:
            super().reject()
            return
        self.work.stop()
        self.cancel.setEnabled(False)
        self._now.setText(self.tr("Stopping…"))

    def _painted(self, step: Step) -> None:
        try:
            self._paint(step)
        except DesignerError:
            raise
        except Exception as error:  # or the window would stay for ever
            logging.getLogger(__name__).exception("A paper could not be printed.")
            raise DesignerError(
                self.tr("The paper could not be printed; the log has the details.")
            ) from error

    def _show_step(self, done: int, of: int) -> None:
        if not self.cancel.isEnabled():
            return
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        if done < of:
            self._now.setText(self.tr("Page {n} of {of}").format(n=done + 1, of=of))

    def _finish(self, _nothing: object) -> None:
        self.accept()

    def _fail(self, error: DesignerError) -> None:
        if not isinstance(error, Stopped):
            self._error = error
        self.reject()
