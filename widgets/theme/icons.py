"""The one file that knows the icons: our own stroke drawings, coloured from the tokens."""

from enum import StrEnum

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources.paths import folder
from widgets.theme.tokens import Tokens


class Icon(StrEnum):
    """The drawings in resources/icons, by file name."""

    ADD = "add"
    BOARD = "board"
    BOOK = "book"
    CALENDAR = "calendar"
    CHART = "chart"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOCK = "clock"
    CLOSE = "close"
    COPY = "copy"
    DELETE = "delete"
    EDIT = "edit"
    EXPORT = "export"
    FILTER = "filter"
    FOLDER = "folder"
    GRID = "grid"
    HELP = "help"
    IMPORT = "import"
    LIST = "list"
    MINUS = "minus"
    MORE = "more"
    NOTE = "note"
    PAGE = "page"
    PANEL_LEFT = "panel-left"
    PANEL_RIGHT = "panel-right"
    PEOPLE = "people"
    PRINT = "print"
    REDO = "redo"
    REPLACE = "replace"
    SAVE = "save"
    SEARCH = "search"
    SHIELD = "shield"
    STAR = "star"
    UNDO = "undo"


def icon(name: Icon, tokens: Tokens, color: QColor | None = None, size: int = 20) -> QIcon:
    """An icon in ``color`` (the second ink unless told), and greyed out where disabled."""
    made = QIcon()
    svg = (folder("icons") / f"{name}.svg").read_text("utf-8")
    for scale in (1, 2):
        made.addPixmap(_pixmap(svg, color or tokens.second_ink, size, scale))
        disabled = _pixmap(svg, tokens.disabled, size, scale)
        made.addPixmap(disabled, QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: Icon, color: QColor, size: int, scale: int = 2) -> QPixmap:
    """One drawing as a pixmap of ``size`` logical pixels."""
    return _pixmap((folder("icons") / f"{name}.svg").read_text("utf-8"), color, size, scale)


def application_icon() -> QIcon:
    """The program's own icon, in the sizes that desktops ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addFile(str(folder("desktop") / f"{size}.png"), QSize(size, size))
    return made


def _pixmap(svg: str, color: QColor, size: int, scale: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", color.name()).encode()))
    pixmap = QPixmap(QSize(size * scale, size * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
