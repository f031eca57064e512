"""A change of the preview draws what it changed, and first what the eye sees."""

from __future__ import annotations

from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDFCatalog_IsTagged
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from exports.handout.pdf import lay_out
from tests.exports.samples import SIX, outline_of, record_of, squeezed, week_of
from widgets.handout.kept_pages import KeptPages, Pages
from widgets.handout.pages_view import PagesView
from widgets.handout.pdf_pages import page_images
from widgets.theme.theme import Theme

WIDTH = 300
GREY = QImage.Format.Format_Grayscale8


def drawn(kept: KeptPages, note: str, in_view: range, begun: list[Pages]) -> Pages:
    """The pages of a handout whose exercises carry the note."""
    handout = lay_out(outline_of(record_of(week_of(SIX, note=note))))
    pdf, pages = kept.drawn(handout, WIDTH, in_view, begun.append)
    whole = page_images(pdf, WIDTH)
    assert [page.size() for page in pages] == [page.size() for page in whole]
    assert all(alike(page, other) for page, other in zip(pages, whole, strict=True))
    return pages


def alike(page: QImage, other: QImage) -> bool:
    """Whether two pages look the same but for the softened edges of lines."""
    one, two = (image.scaled(60, 80).convertToFormat(GREY) for image in (page, other))
    points = [(x, y) for x in range(60) for y in range(80)]
    return all(abs(one.pixelColor(*p).red() - two.pixelColor(*p).red()) < 60 for p in points)


def is_blank(page: QImage) -> bool:
    empty = QImage(page.size(), page.format())
    empty.fill(0xFFFFFF)
    return page == empty.convertToFormat(page.format())


def test_only_pages_that_look_otherwise_are_drawn_anew() -> None:
    kept = KeptPages()
    before = drawn(kept, "", range(2), [])
    after = drawn(kept, "slowly", range(2), [])
    assert after[0] is before[0]  # the signs
    assert any(page is not before[n] for n, page in enumerate(after[: len(before)]))
    again = drawn(kept, "slowly", range(2), [])
    assert all(page is known for page, known in zip(again, after, strict=True))


def test_pages_in_view_come_first_and_the_others_are_blank_until_then() -> None:
    begun: list[Pages] = []
    pages = drawn(KeptPages(), "", range(2, 3), begun)
    (beginning,) = begun
    assert [n for n, page in enumerate(beginning) if not is_blank(page)] == [2]
    assert [page.size() for page in beginning] == [page.size() for page in pages]


def test_a_page_that_is_kept_is_there_from_the_beginning() -> None:
    kept, begun = KeptPages(), list[Pages]()
    drawn(kept, "", range(2), begun)
    drawn(kept, "", range(1), begun)
    assert not any(is_blank(page) for page in begun[1])


def test_a_draft_looks_like_the_page_and_has_no_tree() -> None:
    handout = lay_out(outline_of(record_of(week_of(SIX))))
    with PdfDocument(handout.draft([2])) as draft, PdfDocument(handout.pdf()) as whole:
        assert len(draft) == 1
        said = (document[n].get_textpage() for document, n in ((draft, 0), (whole, 2)))
        assert len({squeezed(text.get_text_range()) for text in said}) == 1
        assert not FPDFCatalog_IsTagged(draft.raw)
        assert FPDFCatalog_IsTagged(whole.raw)


def test_the_view_says_which_pages_are_in_it(qtbot: QtBot) -> None:
    view = PagesView(Theme("light"))
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    assert view.in_view == range(2)
    page = QImage(400, 560, QImage.Format.Format_Grayscale8)
    view.show_pages([page] * 9)
    assert view.in_view.start == 0
    assert len(view.in_view) <= 2
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.in_view.stop == 9
    assert view.in_view.start >= 7
