"""docs/architecture.md names every folder of code, so that a newcomer finds each on the map."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = sorted(
    file.parent.relative_to(ROOT)
    for package in ("designer", "widgets")
    for file in (ROOT / package).rglob("__init__.py")
)


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_the_map_names_the_folder(folder: Path) -> None:
    inside_another = len(folder.parts) > 2  # stands in the line of the folder around it
    name = folder.name if inside_another else folder.as_posix()
    assert f"{name}/`" in PAGE
