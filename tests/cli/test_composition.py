"""What the root builds: the services of the windows, and nothing before it is needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.cli.window import demonstration
from designer.model.patient import Patient
from designer.store.clinic import open_clinic
from designer.store.errors import UnsuitableFolder
from resources.paths import folder
from tests.cli.conftest import Run
from widgets.state.services import Services

ROOT = Path(__file__).parents[2]
LOADED = """
import sys
from designer.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded:", *sorted(name for name in sys.modules if "." not in name))
"""
HEAVY = {"PySide6", "numpy", "pypdfium2", "pyqtgraph", "reportlab", "tinydb", "jsonschema"}


def _loaded_by(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", LOADED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_help_loads_next_to_nothing() -> None:
    assert not _loaded_by("--help") & (HEAVY | {"msgspec", "exports", "widgets"})


def test_validate_loads_neither_screen_nor_paper() -> None:
    loaded = _loaded_by("validate", str(folder("demo") / "case-b.json"))
    assert not loaded & (HEAVY | {"exports", "widgets"})


def test_a_figure_as_svg_loads_neither_screen_nor_paper(tmp_path: Path) -> None:
    loaded = _loaded_by("figure", "bird-dog", "-o", str(tmp_path / "x.svg"))
    assert not loaded & (HEAVY | {"exports", "widgets"})


Opened = tuple[Callable[[], Services], Callable[[], Services] | None]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """What the window is opened with, instead of opening it."""
    import widgets.app

    calls: list[Opened] = []

    def remember(services: Any, demonstration: Any = None, *_: object) -> int:
        calls.append((services, demonstration))
        return 0

    monkeypatch.setattr(widgets.app, "run", remember)
    return calls


def test_without_a_command_the_window_opens_on_the_clinic(
    run: Run, opened: list[Opened], tmp_path: Path
) -> None:
    assert run("--clinic", tmp_path / "clinic").code == 0
    make_services, make_demonstration = opened[0]
    services = make_services()
    assert not services.demonstration
    assert list(services.clinic.patients()) == []
    assert (tmp_path / "clinic").is_dir()
    assert services.now().tzinfo is None
    assert make_demonstration is not None


def test_a_damaged_library_leaves_the_patients_usable(
    run: Run, opened: list[Opened], tmp_path: Path
) -> None:
    folder = tmp_path / "clinic"
    clinic = open_clinic(folder)
    clinic.create(Patient(id="11111111-1111-4111-8111-111111111111"))
    loaded = clinic.library()
    clinic.save_library(loaded.library, loaded.library, loaded.revisions)
    (folder / "library.journal").write_bytes(b"garbage")
    run("--clinic", folder)
    services = opened[0][0]()
    assert len(services.clinic.patients()) == 1
    assert [damage.owner for damage in services.clinic.damaged()] == ["library"]


def test_a_synchronised_folder_is_refused_unless_somebody_knows_better(
    run: Run, opened: list[Opened], tmp_path: Path
) -> None:
    (tmp_path / ".stfolder").mkdir()
    run("--clinic", tmp_path / "clinic")
    with pytest.raises(UnsuitableFolder, match="Syncthing"):
        opened[0][0]()
    assert not (tmp_path / "clinic").exists()
    run("--clinic", tmp_path / "clinic", "--anyway")
    opened[1][0]()
    opened[0][0]()


def test_the_demonstration_has_a_folder_of_its_own(
    run: Run, opened: list[Opened], no_home: Path
) -> None:
    assert run("--demo").code == 0
    services = opened[0][0]()
    again = opened[0][0]()
    assert services.demonstration
    assert len(list(services.clinic.patients())) == 3
    assert len(list(again.clinic.patients())) == 3
    assert list(no_home.rglob("HomeProgramDesigner-demonstration"))
    assert not list(no_home.rglob("HomeProgramDesigner/patients"))


def test_the_demonstration_can_be_made_elsewhere(
    run: Run, opened: list[Opened], tmp_path: Path
) -> None:
    run("--demo", "--clinic", tmp_path / "shown")
    opened[0][0]()
    assert len(list((tmp_path / "shown" / "patients").iterdir())) >= 3


def test_the_invented_clinic_has_a_phone_for_its_papers(tmp_path: Path) -> None:
    made = demonstration(tmp_path / "invented")
    assert made.clinic.library().library.settings.identity.phone
    again = demonstration(tmp_path / "invented")  # what is there stays
    assert len(again.clinic.patients()) == len(made.clinic.patients()) == 3
