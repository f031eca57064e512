"""A change of the preview draws what it changed, and first what the eye sees."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from exports.handout.pdf import write_pages
from tests.exports.samples import SIX, outline_of, record_of, week_of
from widgets.handout.kept_pages import KeptPages, Pages
from widgets.handout.pages_view import PagesView
from widgets.handout.pdf_pages import page_images
from widgets.theme.theme import Theme

WIDTH = 300


def drawn(kept: KeptPages, note: str, in_view: range, begun: list[Pages]) -> Pages:
    """The pages of a handout whose exercises carry the note."""
    written = write_pages(outline_of(record_of(week_of(SIX, note=note))))
    pages = kept.drawn(written.pdf, written.looks, WIDTH, in_view, begun.append)
    assert pages == page_images(written.pdf, WIDTH)
    return pages


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


def test_nothing_is_begun_where_all_is_in_view() -> None:
    begun: list[Pages] = []
    drawn(KeptPages(), "", range(100), begun)
    assert begun == []


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
