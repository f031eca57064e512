"""Reads the pages of a finished PDF: as pictures for preview and printer, as text to read back."""

from collections.abc import Callable
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


def first_page_images(pdf: bytes, width_px: int, count: int) -> tuple[QImage, ...]:
    """The first ``count`` pages; the others blank, in their size."""
    drawn = 0
    blanks: dict[int, QImage] = {}  # one for each height: a picture is shared, not copied

    def image(page: Any) -> QImage:
        nonlocal drawn
        drawn += 1
        if drawn <= count:
            return _image(page, width_px)
        width, height = page.get_size()
        height_px = round(width_px * height / width)
        if height_px not in blanks:
            blanks[height_px] = QImage(width_px, height_px, QImage.Format.Format_Grayscale8)
            blanks[height_px].fill(255)
        return blanks[height_px]

    return _of_each_page(pdf, image)


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as a reader finds it."""
    return _of_each_page(pdf, _text)


def page_sizes_pt(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    return _of_each_page(pdf, lambda page: page.get_size())


def _of_each_page(pdf: bytes, ask: Callable[[Any], Answer]) -> tuple[Answer, ...]:
    import pypdfium2  # noqa: PLC0415  # 3 MB that only this page needs

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_asked(document[number], ask) for number in range(len(document)))
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
