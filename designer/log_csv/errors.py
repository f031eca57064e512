"""Errors of a CSV log that cannot be read at all; what is wrong in a line is no error but data."""

from designer.errors import DesignerError


class LogCsvError(DesignerError):
    """The file as a whole cannot be read. The text names place and remedy, and no patient data."""
