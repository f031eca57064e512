"""What can be wrong with a photo."""

from designer.figures.errors import FigureError


class PhotoError(FigureError):
    """A photo that cannot be used; the message says why, the remedy what to do."""
