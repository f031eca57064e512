"""A journal's file for tests: opened, looked into, damaged, refused."""

import errno
from pathlib import Path
from typing import Any

from designer.store.errors import Corrupt
from designer.store.journal import JournalStorage
from tests.store.conftest import OWNER


def opened(path: Path) -> JournalStorage:
    journal = JournalStorage(path, OWNER)
    journal.refresh()
    return journal


def logs(path: Path) -> list[str]:
    return sorted(opened(path).read()["log"])


def assert_corrupt(path: Path, content: bytes, what: str) -> None:
    path.write_bytes(content)
    said = ""
    try:
        opened(path)
    except Corrupt as error:
        said = str(error)
    assert path.name in said, f"opened as good: {what}"
    assert path.read_bytes() == content, "the damaged file was changed"


def failing(*_arguments: object, **_options: object) -> Any:
    raise OSError(errno.EIO, "Input/output error")
