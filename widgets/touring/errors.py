"""What can go wrong on the tour."""

from designer.errors import DesignerError


class TourError(DesignerError):
    """A step of the tour did not do what it should."""
