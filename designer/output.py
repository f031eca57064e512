"""Writing the file that a user asked for, by command or by window: whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from designer.errors import DesignerError


class OutputError(DesignerError):
    """The file cannot be written there; the message says why."""


def check_ending(path: Path, *endings: str) -> None:
    """Raise OutputError where the name promises another kind of file than would be written."""
    if path.suffix.casefold() not in endings:
        listed = ", ".join(endings[:-1]) + (" or " if endings[1:] else "") + endings[-1]
        raise OutputError(f"{path}: it is written as {listed}; end the name with that.")


def check_folder(path: Path) -> None:
    """Make the folder, or raise OutputError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write ``path`` in one step. Raises OutputError; what was there before is there then."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """As ``write_whole``, for what need not be in memory at once. Raises what a piece raises."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.writelines(pieces)
                file.close()
                os.replace(file.name, path)  # noqa: PTH105 (the same, without another object)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError | ValueError) -> OutputError:
    reason = (getattr(error, "strerror", None) or "not a valid path").lower()
    return OutputError(f"{path}: cannot be written ({reason}); choose another place.")
