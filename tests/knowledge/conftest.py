"""The shipped library, and a copy of its files that a test may spoil."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.knowledge.library import Library, load_library
from resources.paths import knowledge_folder

Change = Callable[[dict[str, Any]], None]
Spoil = Callable[[str, str, Change], Path]


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Change one entry of one file in a copy of the library; gives the folder of the copy."""
    folder = tmp_path / "knowledge"
    shutil.copytree(knowledge_folder(), folder)
    shutil.copytree(knowledge_folder().parent / "text", tmp_path / "text")

    def change(file: str, entry: str, how: Change) -> Path:
        entries = json.loads((folder / file).read_text("utf-8"))
        how(next(e for e in entries if entry in {e.get("id"), str(e.get("prog_week"))}))
        (folder / file).write_text(json.dumps(entries), encoding="utf-8")
        return folder

    return change
