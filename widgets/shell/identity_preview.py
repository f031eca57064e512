"""Page 1 of a handout as the clinic's details make it, drawn while they are edited."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from designer.errors import DesignerError
from designer.model.clinic import ClinicIdentity

_WIDTH = 340
_SHEET = 1.41  # height of A4 as a multiple of its width


class IdentityPreview(QLabel):
    """The page; :meth:`show_identity` asks for another one, which comes soon after.

    Signals:
        drawn(): the picture follows the last wish.
    """

    drawn = Signal()
    _done = Signal(object)  # a QImage, or the sentence that says why there is none

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._wish: tuple[ClinicIdentity, str, str] | None = None
        self._busy = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="identity")
        self._soon = QTimer(self, singleShot=True, interval=60)
        self._soon.timeout.connect(self._draw)
        self._done.connect(self._take)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(self.tr("Preview of page 1"))

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, round(_WIDTH * _SHEET))

    def show_identity(self, identity: ClinicIdentity, therapist: str, paper: str) -> None:
        """Draw this once the hand has come to rest."""
        self._wish = (identity, therapist, paper)
        self._soon.start()

    def close_worker(self) -> None:
        """End the worker; nothing is drawn after this."""
        self._soon.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_worker()
        super().closeEvent(event)

    def _draw(self) -> None:
        if self._busy:
            self._soon.start()
            return
        if self._wish is not None:
            self._busy = True
            self._worker.submit(self._work, *self._wish, round(_WIDTH * self.devicePixelRatioF()))

    def _work(self, identity: ClinicIdentity, therapist: str, paper: str, width_px: int) -> None:
        from exports.handout.pdf import write_pdf  # noqa: PLC0415  # reportlab comes with it
        from exports.handout.sample import sample_outline  # noqa: PLC0415
        from widgets.handout.pdf_pages import page_images  # noqa: PLC0415

        answer: object
        try:
            outline = sample_outline(identity, therapist, self._today)
            answer = page_images(write_pdf(outline, paper, colour=True), width_px)[0]
        except DesignerError as error:
            answer = str(error)
        except Exception:  # or the preview would wait for ever
            logging.getLogger(__name__).exception("The sample page could not be drawn.")
            answer = self.tr("The preview could not be drawn; the log has the details.")
        self._done.emit(answer)

    def _take(self, answer: object) -> None:
        self._busy = False
        if isinstance(answer, QImage):
            picture = QPixmap.fromImage(answer)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self.setPixmap(picture)
        else:
            self.setText(str(answer))
        self.drawn.emit()
