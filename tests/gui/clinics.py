"""Real services on a real clinic folder, for tests of pages: the three invented patients in it."""

import atexit
import shutil
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from uuid import uuid4

from designer.demo import build_demo_clinic
from designer.knowledge.library import Library, load_library
from designer.safety import Checker, load_rules
from designer.store.clinic import open_clinic
from resources.paths import folder, knowledge_folder, rules_folder
from templates.catalogue import load_catalogue
from templates.clinic_templates import ClinicTemplates
from widgets.state.services import Services
from widgets.state.workspace import Workspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot  # the benches do without

NOW = datetime(2026, 3, 4, 20, 30)


@cache
def library() -> Library:
    return load_library(knowledge_folder())


@cache
def checker() -> Checker:
    return Checker(library(), load_rules(rules_folder(), library()))


@cache
def _demonstration() -> Path:
    """The demonstration clinic, built once for all tests: it is what most of them wait for."""
    made = Path(mkdtemp(prefix="demonstration-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    clinic = open_clinic(made, actor="Test therapist")
    build_demo_clinic(clinic, library(), folder("demo"), NOW.date())
    return made


def demo_services(tmp_path: Path) -> Services:
    """Services on a clinic in ``tmp_path`` that holds the demonstration patients."""
    made = _demonstration()
    shutil.copytree(made, tmp_path / "clinic", dirs_exist_ok=True)
    clinic = open_clinic(tmp_path / "clinic", actor="Test therapist")
    return Services(
        clinic=clinic,
        library=library(),
        checker=checker(),
        templates=ClinicTemplates(load_catalogue(library()), clinic),
        now=lambda: NOW,
        new_id=lambda: str(uuid4()),
        layout_file=tmp_path / "layout.ini",
        figures_folder=folder("figures"),
        demonstration=True,
    )


def open_demo(qtbot: "QtBot", tmp_path: Path, number: int = 0) -> Workspace:
    """A workspace with one of the demonstration patients open; whoever asks closes it."""
    workspace = Workspace(demo_services(tmp_path))
    workspace.open_patient(workspace.services.clinic.patients()[number].id)
    return workspace
