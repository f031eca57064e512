"""Figures: how many are drawn in a second, and what a frame costs while 1,000 cards scroll by or
a joint is dragged in the editor.

The peer of the screen is Qt's own SVG renderer with the same pictures, kept parsed. Software
raster: the frames are painted into an image, as the offscreen and most remote screens do it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, sin
from time import perf_counter, thread_time

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.figures import FigureBook, load_figures, svg
from resources.paths import folder
from tests.bench.timing import report, take_turns
from widgets.figures.editor.canvas import PoseCanvas
from widgets.figures.editor.draft import PictureDraft
from widgets.figures.editor.words import EditorWords
from widgets.figures.painter import FigurePainter
from widgets.theme.tokens import read_tokens

CARDS = 1_000
CARD = 96  # pixels: height of a card; the picture fills it
COLUMNS = 6
VIEW = (1366, 768)
STEP = 40  # pixels scrolled in a frame
CANVAS = (900, 760)  # pixels of the editor's canvas in a large window
MOVES = 120
DRAGGED = ("front-plank-toes", "bird-dog", "hip-hinge-dowel", "bridge-symmetrical", "pallof-press")


def main() -> None:
    """Print the figures. Usage: python -m tests.bench figures."""
    application = QApplication.instance() or QApplication([])
    book = load_figures(folder("figures"))
    _drawing(book)
    _scrolling(book)
    _editor(book)
    del application


def _drawing(book: FigureBook) -> None:
    where = folder("figures")
    drawings = [found for exercise in book.ids if (found := book.drawing(exercise))]
    segments = sum(len(shape.path) for drawing in drawings for shape in drawing.shapes)
    print(f"{len(drawings)} figures, {segments // len(drawings)} path segments each")

    def fresh() -> None:
        anew = load_figures(where)
        for exercise in anew.ids:
            anew.drawing(exercise)

    times = take_turns(
        {
            "read the files": lambda: load_figures(where),
            "settle and draw": fresh,
            "SVG text": lambda: [svg(drawing) for drawing in drawings],
        },
        rounds=8,
    )
    report(f"all {len(drawings)} figures", times, "settle and draw")
    rate = len(drawings) / min(times["settle and draw"])
    print(f"  {rate:.0f} figures a second, each drawn once in the life of the program")


def _scrolling(book: FigureBook) -> None:
    tokens = read_tokens(folder("themes") / "light.json")
    ids = [book.ids[number % len(book.ids)] for number in range(CARDS)]
    figures = FigurePainter(book)
    renderers = {
        exercise: QSvgRenderer(QByteArray(svg(drawing).encode()))
        for exercise in book.ids
        if (drawing := book.drawing(exercise))
    }

    def cached(painter: QPainter, exercise: str, x: float, y: float) -> None:
        pixmap = figures.pixmap(exercise, CARD, 1.0, tokens)
        if pixmap is not None:
            painter.drawPixmap(QPointF(x, y), pixmap)

    def uncached(painter: QPainter, exercise: str, x: float, y: float) -> None:
        figures.paint(painter, QRectF(x, y, CARD, CARD), exercise, tokens)

    def peer(painter: QPainter, exercise: str, x: float, y: float) -> None:
        renderers[exercise].render(painter, QRectF(x, y, CARD, CARD))

    print(f"scrolling {CARDS:,} cards through {VIEW[0]} x {VIEW[1]}, {STEP} px a frame")
    for name, paint in (("first time", cached), ("from cache", cached), ("paths", uncached),
                        ("QSvgRenderer", peer)):  # fmt: skip
        frames = _frames(ids, paint)
        frames.sort()
        p95 = frames[int(len(frames) * 0.95)]
        print(f"  {name:13} p95 {p95 * 1e3:7.2f} ms   most {frames[-1] * 1e3:7.2f} ms a frame")


def _frames(ids: list[str], paint: Callable[[QPainter, str, float, float], None]) -> list[float]:
    image = QImage(*VIEW, QImage.Format.Format_RGB32)
    height = ceil(len(ids) / COLUMNS) * CARD
    width = VIEW[0] / COLUMNS
    seconds = []
    for top in range(0, height - VIEW[1], STEP):
        start = perf_counter()
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        first = top // CARD * COLUMNS
        last = min(len(ids), ((top + VIEW[1]) // CARD + 1) * COLUMNS)
        for number in range(first, last):
            x, y = number % COLUMNS * width, number // COLUMNS * CARD - top
            paint(painter, ids[number], x, y)
        painter.end()
        seconds.append(perf_counter() - start)
    return seconds


def _editor(book: FigureBook) -> None:
    """From the pointer's move to the painted body.

    ``own`` is the time of our thread alone: what other programs took away does not count.
    """
    print(f"editor: {MOVES} moves of a dragged joint, canvas {CANVAS[0]} x {CANVAS[1]}")
    for exercise in DRAGGED:
        for joint in ("pelvis", "spine3", "wrist-right", "knee-left"):
            moves = _drag(book, exercise, joint)
            wall, own = sorted(one for one, _ in moves), sorted(one for _, one in moves)
            at = int(len(moves) * 0.95)
            print(
                f"  {exercise:19} {joint:12} median {wall[len(wall) // 2] * 1e3:6.2f} ms   "
                f"p95 {wall[at] * 1e3:6.2f} ms   most {wall[-1] * 1e3:6.2f} ms   "
                f"own p95 {own[at] * 1e3:6.2f} ms"
            )


def _drag(book: FigureBook, exercise: str, joint: str) -> list[tuple[float, float]]:
    figure = book.figure(exercise)
    if figure is None:
        return [(0.0, 0.0)]
    tokens = read_tokens(folder("themes") / "light.json")
    canvas = PoseCanvas(PictureDraft(figure), EditorWords(), tokens)
    canvas.resize(*CANVAS)
    canvas.show()
    QApplication.processEvents()
    start = canvas.spot(joint).toPoint()
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, left, no_key, start)
    seconds = []
    for move in range(MOVES):
        to = start + QPoint(round(25 * sin(move / 6)), round(-20 * abs(sin(move / 9))))
        begin, own = perf_counter(), thread_time()
        QTest.mouseMove(canvas, to)
        QApplication.processEvents()
        seconds.append((perf_counter() - begin, thread_time() - own))
    QTest.mouseRelease(canvas, left, no_key, start)
    canvas.close()
    return seconds
