"""The entry in the menu of applications: it is put there whole, and taken out without a trace."""

from __future__ import annotations

import os
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from resources.paths import folder
from tests.tools.icons import SIZES, drawn

ROOT = Path(__file__).parents[2]


def call(data: Path, *arguments: str, program: str = "") -> None:
    environment = os.environ | {"XDG_DATA_HOME": str(data), "PROGRAM": program}
    subprocess.run([ROOT / ".ci" / "desktop", *arguments], env=environment, check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are Linux's")
def test_the_menu_entry_comes_and_goes(tmp_path: Path) -> None:
    program = tmp_path / "a folder" / "home-program-designer"
    call(tmp_path / "data", program=str(program))
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capitals
    entry.read(tmp_path / "data" / "applications" / "home-program-designer.desktop", "utf-8")
    section = entry["Desktop Entry"]
    assert section["Exec"] == f'"{program}"'
    assert section["Path"] == str(program.parent)
    assert section["StartupWMClass"] == "home-program-designer"
    assert len(list((tmp_path / "data" / "icons").rglob("*.png"))) == len(SIZES)
    call(tmp_path / "data", "--remove")
    assert not [path for path in (tmp_path / "data").rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_the_drawing_in_every_size(size: int, qapp: QApplication) -> None:
    kept = QImage(str(folder("desktop") / f"{size}.png"))
    assert kept.size() == QSize(size, size)
    argb = QImage.Format.Format_ARGB32_Premultiplied
    # The images are held, because their bytes go with them.
    one, other = kept.convertToFormat(argb), drawn(size).convertToFormat(argb)
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    # Another processor may round an edge another way; another drawing differs everywhere.
    assert sum(abs(left - right) for left, right in pairs) / (size * size * 4) < 1
