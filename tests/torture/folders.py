"""Where the torture puts its clinics."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory; ours below it is made afresh


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards, in memory where there is such a thing.

    What a killed process or a refused call leaves behind does not depend on the disk below.
    """
    parent = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="torture-", dir=parent) as name:
        yield Path(name)
