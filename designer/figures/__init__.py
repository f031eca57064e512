"""Pictures of exercises, posed from joint angles and drawn as vectors. See docs/figures.md."""

from designer.figures.book import FigureBook, Style, load_figures
from designer.figures.drawing import Drawing, Shape, mirrored
from designer.figures.errors import FigureError
from designer.figures.own import OwnPictures
from designer.figures.render_svg import svg

__all__ = [
    "Drawing",
    "FigureBook",
    "FigureError",
    "OwnPictures",
    "Shape",
    "Style",
    "load_figures",
    "mirrored",
    "svg",
]
