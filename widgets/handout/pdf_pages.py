"""Reads the pages of a finished PDF: as pictures for preview and printer, as text to read back."""

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtGui import QImage

Answer = TypeVar("Answer")

# pdfium is one library for the whole process and must not be called from two threads at once: the
# preview's worker and the printer's thread meet here. No lock of one object could part them.
_PDFIUM = Lock()


def page_images(pdf: bytes, width_px: int) -> tuple[QImage, ...]:
    """Each page as a picture of this width in pixels."""
    return _of_each_page(pdf, lambda page: _image(page, width_px))


def page_image(pdf: bytes, number: int, width_px: int) -> QImage:
    """The page of this number, from 0, as a picture of this width in pixels."""
    return _of_document(
        pdf, lambda document: _asked(document[number], lambda page: _image(page, width_px))
    )


def page_count(pdf: bytes) -> int:
    """How many pages there are."""
    return _of_document(pdf, len)


def some_page_images(pdf: bytes, width_px: int, ready: Mapping[int, QImage]) -> tuple[QImage, ...]:
    """As ``page_images``, but pages that are ``ready`` are not even opened."""

    def image(document: Any, number: int) -> QImage:
        if number in ready:
            return ready[number]
        return _asked(document[number], lambda page: _image(page, width_px))

    return _of_document(
        pdf, lambda document: tuple(image(document, n) for n in range(len(document)))
    )


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as a reader finds it."""
    return _of_each_page(pdf, _text)


def page_sizes_pt(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    return _of_each_page(pdf, lambda page: page.get_size())


def _of_each_page(pdf: bytes, ask: Callable[[Any], Answer]) -> tuple[Answer, ...]:
    return _of_document(
        pdf, lambda document: tuple(_asked(document[n], ask) for n in range(len(document)))
    )


def _of_document(pdf: bytes, ask: Callable[[Any], Answer]) -> Answer:
    import pypdfium2  # noqa: PLC0415  # 3 MB that only this page needs

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return ask(document)
        finally:
            document.close()


def _asked(page: Any, ask: Callable[[Any], Answer]) -> Answer:
    try:
        return ask(page)
    finally:
        page.close()


def _text(page: Any) -> str:
    text_page = page.get_textpage()
    try:
        return str(text_page.get_text_bounded())
    finally:
        text_page.close()


def _image(page: Any, width_px: int) -> QImage:
    bitmap = page.render(scale=width_px / page.get_width(), rev_byteorder=True)
    kind = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBX8888,
    }[bitmap.n_channels]
    try:
        # copy(): the picture must outlive pdfium's buffer
        return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
    finally:
        bitmap.close()
