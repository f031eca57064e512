"""Figures on the screen: cached while scrolling, right in both themes, moving only when allowed."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from designer.figures import FigureBook, load_figures
from resources.paths import folder
from widgets.figures import painter as painting
from widgets.figures.figure_view import FigureView
from widgets.figures.painter import FigurePainter
from widgets.theme.tokens import Tokens, read_tokens


@pytest.fixture(scope="module")
def book() -> FigureBook:
    return load_figures(folder("figures"))


@pytest.fixture
def light(qapp: object) -> Tokens:
    return read_tokens(folder("themes") / "light.json")


@pytest.fixture
def dark(qapp: object) -> Tokens:
    return read_tokens(folder("themes") / "dark.json")


def test_a_pixmap_is_made_once_for_each_size_and_theme(
    book: FigureBook, light: Tokens, dark: Tokens
) -> None:
    figures = FigurePainter(book)
    first = figures.pixmap("dead-bug", 96, 1.0, light)
    assert first is not None
    assert figures.pixmap("dead-bug", 96, 1.0, light) is first
    assert figures.pixmap("dead-bug", 96, 1.0, dark) is not first
    sharp = figures.pixmap("dead-bug", 96, 2.0, light)
    assert sharp is not None
    assert (sharp.width(), sharp.devicePixelRatio()) == (192, 2.0)


@pytest.mark.parametrize(("exercise", "alone"), [("open-book", True), ("hip-hinge-dowel", False)])
def test_a_low_picture_shows_the_end_alone_where_positions_stand_below_each_other(
    book: FigureBook, light: Tokens, exercise: str, alone: bool
) -> None:
    figures = FigurePainter(book)
    low, whole = figures.pixmap(exercise, 84, 1.0, light, height=34), QPixmap(84, 34)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    figures.paint(painter, QRectF(0, 0, 84, 34), exercise, light, "end" if alone else "card")
    painter.end()
    assert low is not None
    assert low.toImage() == whole.toImage()


def test_the_cache_keeps_to_its_room(book: FigureBook, light: Tokens) -> None:
    figures = FigurePainter(book, pixels=4 * 96 * 96)
    first = figures.pixmap("dead-bug", 96, 1.0, light)
    for exercise in book.ids[:10]:
        figures.pixmap(exercise, 96, 1.0, light)
    assert len(figures._pixmaps) <= 4
    assert figures.pixmap("dead-bug", 96, 1.0, light) is not first


def test_nothing_is_converted_again_while_scrolling(
    book: FigureBook, light: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    figures = FigurePainter(book)
    calls: list[object] = []
    real = painting.strokes_of

    def counted(*values: object) -> object:
        calls.append(values)
        return real(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(painting, "strokes_of", counted)
    for _ in range(5):
        for exercise in book.ids[:12]:
            figures.pixmap(exercise, 72, 1.0, light)
    assert len(calls) == 12


def test_an_unknown_exercise_paints_nothing(book: FigureBook, light: Tokens) -> None:
    figures = FigurePainter(book)
    assert figures.pixmap("no-such-thing", 96, 1.0, light) is None
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert not figures.paint(painter, QRectF(0, 0, 10, 10), "no-such-thing", light)
    painter.end()


@pytest.mark.expects_log("No picture: .*my-drill.*wrist-right")
def test_a_figure_that_cannot_be_solved_is_logged_once_and_left_out(
    tmp_path: Path, light: Tokens
) -> None:
    reach = {"right_arm": {"reach": {"to": [3, 1, 0]}}, "rest": {"feet": 0}}
    (tmp_path / "mine.json").write_text(
        json.dumps({"figures": {"my-drill": {"positions": [reach]}}}), "utf-8"
    )
    figures = FigurePainter(load_figures(tmp_path))
    assert figures.pixmap("my-drill", 96, 1.0, light) is None
    assert figures.pixmap("my-drill", 96, 1.0, light) is None


def test_a_figure_fills_its_place_and_no_more(book: FigureBook, light: Tokens) -> None:
    pixmap = FigurePainter(book).pixmap("walk-daily", 200, 1.0, light)
    assert pixmap is not None
    image = pixmap.toImage()
    inked = [(x, y) for x in range(200) for y in range(200) if image.pixelColor(x, y).alpha() > 0]
    tops = [y for _, y in inked]
    assert min(tops) < 15
    assert max(tops) > 180


def hover(view: FigureView, *, inside: bool) -> None:
    if inside:
        place = QPointF(5, 5)
        view.enterEvent(QEnterEvent(place, place, place))
    else:
        view.leaveEvent(QEvent(QEvent.Type.Leave))


def test_a_figure_moves_under_the_pointer_only(
    qtbot: QtBot, book: FigureBook, light: Tokens
) -> None:
    view = FigureView(book, FigurePainter(book), light)
    qtbot.addWidget(view)
    view.show_exercise("dead-bug", "Dead bug")
    view.resize(200, 200)
    still = view.grab().toImage()
    hover(view, inside=True)
    assert view.is_moving()
    assert view.grab().toImage() != still
    hover(view, inside=False)
    assert not view.is_moving()
    assert view.grab().toImage() == still
    assert view.accessibleName() == "Dead bug"


def test_motion_can_be_off_and_a_hold_never_moves(
    qtbot: QtBot, book: FigureBook, light: Tokens
) -> None:
    view = FigureView(book, FigurePainter(book), light)
    qtbot.addWidget(view)
    view.show_exercise("front-plank-toes", "Plank")
    hover(view, inside=True)
    assert not view.is_moving()
    view.show_exercise("dead-bug", "Dead bug")
    view.allow_motion(False)
    hover(view, inside=True)
    assert not view.is_moving()


def test_the_phase_goes_there_and_back(qtbot: QtBot, book: FigureBook, light: Tokens) -> None:
    view = FigureView(book, FigurePainter(book), light)
    qtbot.addWidget(view)
    phases = [view.phase(t) for t in range(0, 4001, 100)]
    assert phases[0] == phases[-1] == 0
    assert max(phases) == 1
    assert all(abs(a - b) < 0.12 for a, b in pairwise(phases))


def test_a_figure_can_move_once_and_then_rest(
    qtbot: QtBot, book: FigureBook, light: Tokens
) -> None:
    view = FigureView(book, FigurePainter(book), light)
    qtbot.addWidget(view)
    view.show_exercise("anti-rotation-speed", "Press at speed")  # 1.6 seconds there and back
    view.play(once=True)
    assert view.is_moving()
    qtbot.waitUntil(lambda: not view.is_moving(), timeout=4000)
