"""Draws the program's icon in its sizes anew: ``python -m tests.tools.icons``."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources.paths import folder

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def drawn(size: int) -> QImage:
    """The drawing in one size, pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(folder("desktop") / "home-program-designer.svg")).render(painter)
    painter.end()
    return image


def main(target: Path | None = None) -> None:
    """Write every size."""
    for size in SIZES:
        drawn(size).save(str((target or folder("desktop")) / f"{size}.png"))


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    main()
