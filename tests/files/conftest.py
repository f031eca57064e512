"""The real library, read once, and a small program file to change."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from designer.files.errors import ProgramFileError
from designer.files.program_file import ProgramCase
from designer.files.reading import read_program_file
from designer.knowledge.library import Library, load_library
from resources.paths import knowledge_folder

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture
def plan() -> dict[str, Any]:
    """A small program file, fresh for each test."""
    mon = [{"exercise": "dead-bug", "dose": {"reps": reps, "side": "each"}} for reps in (8, 6)]
    return {
        "format": "home-program/1",
        "today": "2026-03-02",
        "patient": {"diagnoses": ["disc-related-pain"]},
        "program": {"weeks": [{"prog_week": 3, "days": {"mon": mon}}]},
        "logs": {"sessions": [], "days": []},
    }


Read = Callable[[object], ProgramCase]


@pytest.fixture
def read(library: Library) -> Read:
    """Read a file given as an object, as text or as bytes."""

    def read(content: object) -> ProgramCase:
        if not isinstance(content, bytes):
            text = content if isinstance(content, str) else json.dumps(content)
            content = text.encode()
        return read_program_file(content, library, TODAY)

    return read


@pytest.fixture
def complaint(read: Read) -> Callable[[object], str]:
    """The sentence with which a file is refused."""

    def complaint(content: object) -> str:
        with pytest.raises(ProgramFileError) as refused:
            read(content)
        return str(refused.value)

    return complaint
