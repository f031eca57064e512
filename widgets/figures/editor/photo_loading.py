"""Opens a photo away from the screen's thread: a camera's picture takes half a second."""

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.errors import DesignerError
from designer.pictures.errors import PhotoError
from designer.pictures.photo import MOST_BYTES, OpenedPhoto, open_photo


class PhotoLoader(QObject):
    """Reads one file at a time.

    Signals:
        opened(OpenedPhoto, bytes): the photo, and a PNG of it to look at.
        failed(str): the sentence that says why it cannot be used.
    """

    opened = Signal(object, object)
    failed = Signal(str)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="photo")
        self._wanted: Path | None = None
        self._done.connect(self._tell)

    def load(self, path: Path) -> None:
        """Ask for a photo; the answer comes as a signal, that of the newest question only."""
        self._wanted = path
        self._worker.submit(self._work, path)

    def close(self) -> None:
        """End the worker; no answer comes after this."""
        self._wanted = None
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(self, path: Path) -> None:
        answer: object
        try:
            opened = open_photo(_read(path))
            answer = opened, opened.png()
        except DesignerError as error:
            answer = error
        except Exception:  # or the dialog would wait for ever
            logging.getLogger(__name__).exception("The photo could not be opened.")
            answer = PhotoError("The picture could not be opened.", "Choose another one.")
        self._done.emit(path, answer)

    def _tell(self, path: Path, answer: object) -> None:
        if path != self._wanted:
            return
        if isinstance(answer, PhotoError):
            self.failed.emit(f"{answer.message} {answer.remedy}")
        elif isinstance(answer, tuple) and isinstance(answer[0], OpenedPhoto):
            self.opened.emit(*answer)


def _read(path: Path) -> bytes:
    """The file's content, never more than a photo may have. Raises PhotoError."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise PhotoError(f"The file cannot be read ({reason}).", "Choose another one.") from error
