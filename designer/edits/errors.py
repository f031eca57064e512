"""Errors of the edits."""

from designer.errors import DesignerError


class EditError(DesignerError):
    """The edit does not fit this week: what it names is not there, or is there already."""
