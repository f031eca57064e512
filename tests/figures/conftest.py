"""The shipped figures, read once."""

from __future__ import annotations

import pytest

from designer.figures import FigureBook, load_figures
from resources.paths import folder


@pytest.fixture(scope="session")
def book() -> FigureBook:
    return load_figures(folder("figures"))
