"""Pictures of pages that look as they did before, so that a change draws only what it changed."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QImage

from widgets.handout.pdf_pages import some_page_images

Pages = tuple[QImage, ...]


class KeptPages:
    """The pictures of the last handout; one thread may use it."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[int, int], QImage] = {}  # by look and width in pixels

    def drawn(
        self,
        pdf: bytes,
        looks: Sequence[int],
        width_px: int,
        in_view: Iterable[int],
        begun: Callable[[Pages], object],
    ) -> Pages:
        """All pages of a PDF with such ``looks``.

        ``begun`` is told the pages that are there as soon as those in view are; others are blank.
        """
        ready = {
            number: self._pictures[look, width_px]
            for number, look in enumerate(looks)
            if (look, width_px) in self._pictures
        }
        missing = {number for number in range(len(looks)) if number not in ready}
        at_once = missing.intersection(in_view)
        pages = some_page_images(pdf, width_px, at_once, ready)
        if missing != at_once:
            begun(pages)
            ready |= {number: pages[number] for number in at_once}
            pages = some_page_images(pdf, width_px, missing, ready)
        self._pictures = {(look, width_px): page for look, page in zip(looks, pages, strict=True)}
        return pages
