"""Writing the file a command was asked for: whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from designer.errors import DesignerError


class OutputError(DesignerError):
    """The file cannot be written there; the message says why."""


def write_whole(path: Path, content: bytes) -> None:
    """Write ``path`` in one step: a failure leaves what was there before."""
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(content)
                file.close()
                os.replace(file.name, path)  # noqa: PTH105 (the same, without another object)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "not a valid path").lower()
        message = f"{path}: cannot be written ({reason}); choose another place with -o"
        raise OutputError(message) from error
