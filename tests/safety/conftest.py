"""The shipped library and rules, read once for all safety tests."""

from pathlib import Path

import pytest

from designer.knowledge.library import Library, load_library
from designer.safety import Checker, load_rules

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(RESOURCES / "knowledge")


@pytest.fixture(scope="session")
def checker(library: Library) -> Checker:
    return Checker(library, load_rules(RESOURCES / "rules", library))
