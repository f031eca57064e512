"""What a drag carries: identities, and nothing else."""

from PySide6.QtCore import QByteArray, QMimeData

EXERCISE_MIME = "application/x-home-program-exercise"
"""One exercise id, from the library."""

PLACEMENTS_MIME = "application/x-home-program-placements"
"""Ids of placements of the shown week, one on each line."""


def exercise_mime(exercise_id: str) -> QMimeData:
    """The payload of a drag out of the library."""
    mime = QMimeData()
    mime.setData(EXERCISE_MIME, QByteArray(exercise_id.encode()))
    return mime


def placements_mime(placement_ids: tuple[str, ...]) -> QMimeData:
    """The payload of a drag on the board."""
    mime = QMimeData()
    mime.setData(PLACEMENTS_MIME, QByteArray("\n".join(placement_ids).encode()))
    return mime


def exercise_of(mime: QMimeData) -> str | None:
    """The exercise that a drag carries, if it carries one."""
    return _text(mime, EXERCISE_MIME) or None


def placements_of(mime: QMimeData) -> tuple[str, ...]:
    """The placements that a drag carries; empty when it carries none."""
    return tuple(_text(mime, PLACEMENTS_MIME).splitlines())


def _text(mime: QMimeData, kind: str) -> str:
    if not mime.hasFormat(kind):
        return ""
    return bytes(mime.data(kind).data()).decode(errors="replace")
