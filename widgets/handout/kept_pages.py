"""Pictures of pages that look as they did before, so that a change draws only what it changed."""

from collections.abc import Callable, Iterable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from widgets.handout.pdf_pages import page_images, some_page_images

if TYPE_CHECKING:
    from exports.handout.writing.laid_out import LaidOut

Pages = tuple[QImage, ...]

_SHORT = 3  # pages that are written as quickly as a part of them


class KeptPages:
    """The pictures of the last handout; one thread may use it."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[int, int], QImage] = {}  # by look and width in pixels

    def drawn(
        self,
        handout: "LaidOut",
        width_px: int,
        in_view: Iterable[int],
        begun: Callable[[Pages], object],
    ) -> tuple[bytes, Pages]:
        """The handout as a PDF, and pictures of all its pages.

        Of a longer one ``begun`` is told the pages before there is a file, as soon as those in
        view are drawn; others are blank where they changed.
        """
        looks = handout.looks
        ready = {
            number: self._pictures[look, width_px]
            for number, look in enumerate(looks)
            if (look, width_px) in self._pictures
        }
        if len(looks) > _SHORT:
            at_once = [n for n in in_view if n < len(looks) and n not in ready]
            if at_once:
                images = page_images(handout.draft(at_once), width_px)
                ready |= dict(zip(at_once, images, strict=True))
            blank = _blank(handout, width_px)
            begun(tuple(ready.get(number, blank) for number in range(len(looks))))
        pdf = handout.pdf()
        pages = some_page_images(pdf, width_px, ready)
        self._pictures = {(look, width_px): page for look, page in zip(looks, pages, strict=True)}
        return pdf, pages


def _blank(handout: "LaidOut", width_px: int) -> QImage:
    """An empty page of the size that pdfium gives to pictures."""
    scale = width_px / handout.paper.width
    width, height = ceil(handout.paper.width * scale), ceil(handout.paper.height * scale)
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    return image
