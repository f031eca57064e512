"""The object graph of the window: the clinic, the library, its rules, and where they lie."""

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from designer.knowledge.library import Library
    from designer.safety import Checker, RuleSet
    from designer.store.library import ClinicLibrary
    from widgets.state.services import Services


def open_window(arguments: Namespace) -> int:
    """Show the window until it is closed; the exit code. The clinic is opened behind it."""
    from widgets.app import run

    folder: Path | None = arguments.clinic

    def invented() -> "Services":
        # A folder of its own: invented patients never stand among real ones.
        own = folder if arguments.demo and folder is not None else _demonstration_folder()
        return demonstration(own)

    if arguments.demo:
        return run(invented, None, layout_file())
    return run(lambda: services(folder, anyway=arguments.anyway), invented, layout_file())


def layout_file() -> "Path":
    """Where the sizes of windows and panels are kept, apart from the clinic's data."""
    from platformdirs import user_config_path

    return user_config_path("HomeProgramDesigner", appauthor=False) / "layout.ini"


def demonstration(folder: "Path") -> "Services":
    """The demonstration clinic in ``folder``, made when there is none yet."""
    from msgspec.structs import replace

    from designer.demo import build_demo_clinic, demo_details
    from resources.paths import folder as resource_folder

    made = services(folder, invented=True)
    if not made.clinic.patients():
        demo = resource_folder("demo")
        build_demo_clinic(made.clinic, made.library, demo, made.today())
        details = demo_details(demo)
        made.clinic.change_library(
            lambda own: replace(own, settings=replace(own.settings, identity=details))
        )
    return made


def _demonstration_folder() -> "Path":
    from designer.store.clinic import default_folder

    return default_folder().with_name("HomeProgramDesigner-demonstration")


def services(folder: "Path | None", *, invented: bool = False, anyway: bool = False) -> "Services":
    """What the windows work with, on the clinic in ``folder`` or the user's own."""
    from datetime import datetime
    from functools import cache
    from uuid import uuid4

    from designer.knowledge.library import load_library
    from designer.store.backups import Backups
    from designer.store.clinic import default_folder, system_clock
    from designer.store.errors import StoreError
    from designer.store.library import ClinicLibrary
    from designer.store.opening import open_safely
    from resources.paths import folder as resource_folder
    from resources.paths import knowledge_folder
    from templates.catalogue import load_catalogue
    from templates.clinic_templates import ClinicTemplates
    from widgets.state.late_checker import LateChecker
    from widgets.state.services import Services

    # Invented patients may lie anywhere: nothing is lost with them.
    clinic = open_safely(folder, anyway=anyway or invented)
    unread = ""
    try:
        own = clinic.library().library
    except StoreError as error:
        # It is named among the damaged files, and the patients are usable; printing waits.
        own, unread = ClinicLibrary(), str(error)
    library, wrong = load_library(knowledge_folder()).with_usable(own.exercises)
    problems: list[str] = []
    home = folder or default_folder()
    shipped_rules = cache(lambda: _lasting_rules(library, home, problems.append))
    checker = LateChecker(lambda: _clinic_checker(library, shipped_rules(), own, unread))
    return Services(
        clinic=clinic,
        library=library,
        checker=checker,
        warm=checker.warm,
        templates=ClinicTemplates(load_catalogue(library), clinic),
        now=lambda: datetime.now().astimezone().replace(tzinfo=None),
        new_id=lambda: str(uuid4()),
        layout_file=layout_file(),
        figures_folder=resource_folder("figures"),
        rule_problems=lambda: tuple(problems),
        own_problems=tuple(str(problem) for problem in wrong),
        shipped_rules=shipped_rules,
        backups=Backups(home, system_clock),
        data_folder=home,
        demonstration=invented,
    )


def _lasting_rules(
    library: "Library", folder: "Path", tell: "Callable[[str], object]"
) -> "RuleSet":
    """The rules of a window: badly written ones give way to the last good ones, and are told.

    The last good rules are kept in the clinic's ``folder``.
    """
    from designer.safety.upkeep.keeping import load_rules_or_last_good
    from resources.paths import rules_folder

    keep = folder / "last-good-rules.json"
    loaded = load_rules_or_last_good(rules_folder(), library, keep, rules_folder())
    # From the folder itself a problem says only that a copy could not be kept: no harm today.
    for problem in loaded.problems if loaded.origin != "folder" else ():
        tell(problem)
    return loaded.rules


def _clinic_checker(
    library: "Library", shipped: "RuleSet", own: "ClinicLibrary", unread: str
) -> "Checker":
    """The validator with the clinic's own rules; one that cannot be used is named among them.

    ``unread`` says why there are none to be had; "" where they were read.
    """
    from msgspec.structs import replace

    from designer.safety import Checker
    from designer.safety.upkeep.clinic_rules import with_clinic_rules

    rules = with_clinic_rules(shipped, own.rules, own.stricter, library)
    return Checker(library, replace(rules, unread=unread))
