"""How hard a text is to read: a score for each language, and the places that make it hard."""

from designer.reading.level import ReadingError, ReadingLevel, reading_level
from designer.reading.spans import Span

__all__ = ["ReadingError", "ReadingLevel", "Span", "reading_level"]
