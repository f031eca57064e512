"""All figures on one sheet, to be looked at.

Usage: python -m tests.tools.contact_sheet -o FOLDER [--size 240] [--style card] [--theme light]
       [--columns 8] [--names/--blind] [ID...]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from designer.figures import FigureBook, load_figures, svg
from resources.paths import folder
from widgets.figures.painter import FigurePainter
from widgets.theme.tokens import Tokens, read_tokens

CAPTION = 22


def main() -> None:
    """Write the sheet, in parts of at most 24 figures when they are large."""
    options = _options()
    application = QGuiApplication([])
    book = load_figures(folder("figures"))
    ids = options.ids or list(book.ids)
    theme = "light" if options.theme == "print" else options.theme
    tokens = read_tokens(folder("themes") / f"{theme}.json")
    options.output.mkdir(parents=True, exist_ok=True)
    each = options.columns * options.rows if options.rows else len(ids)
    for part, start in enumerate(range(0, len(ids), each), start=1):
        sheet = _sheet(book, ids[start : start + each], tokens, options, start)
        name = f"sheet-{options.theme}-{options.size}-{part}.png"
        sheet.save(str(options.output / name))
        sys.stdout.write(f"{options.output / name}\n")
    del application


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*")
    parser.add_argument("-o", "--output", type=Path, default=Path("build/contact-sheet"))
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--rows", type=int, default=0, help="start a new sheet after so many rows")
    parser.add_argument("--style", default="card")
    parser.add_argument("--theme", default="light", choices=("light", "dark", "print"))
    parser.add_argument("--blind", action="store_true", help="numbers in place of names")
    return parser.parse_args()


def _sheet(
    book: FigureBook, ids: list[str], tokens: Tokens, options: argparse.Namespace, first: int
) -> QImage:
    size, columns = options.size, min(options.columns, len(ids))
    rows = -(-len(ids) // columns)
    image = QImage(columns * size, rows * (size + CAPTION), QImage.Format.Format_RGB32)
    image.fill(tokens.surface)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("Noto Sans")
    font.setPixelSize(11)
    painter.setFont(font)
    figures = FigurePainter(book)
    for number, exercise in enumerate(ids):
        x, y = number % columns * size, number // columns * (size + CAPTION)
        box = QRectF(x + 6, y + 6, size - 12, size - 12)
        if options.theme == "print":
            _print_colours(painter, box, book, exercise, options)
        else:
            figures.paint(painter, box, exercise, tokens, options.style)
        painter.setPen(QPen(QColor(tokens.second_ink)))
        caption = str(first + number + 1) if options.blind else exercise
        place = QRectF(x, y + size, size, CAPTION)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, caption)
        painter.setPen(QPen(tokens.line))
        painter.drawRect(QRectF(x, y, size, size + CAPTION))
    painter.end()
    return image


def _print_colours(
    painter: QPainter, box: QRectF, book: FigureBook, exercise: str, options: argparse.Namespace
) -> None:
    drawing = book.drawing(exercise, options.style)
    if drawing is not None:
        renderer = QSvgRenderer(QByteArray(svg(drawing, "grey").encode()))
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        renderer.render(painter, box)


if __name__ == "__main__":
    main()
