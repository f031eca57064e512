"""What the windows need from the rest of the program, handed in once by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from designer.knowledge.library import Library
from designer.store.clinic import Clinic
from templates.catalogue import TemplateCatalogue
from widgets.state.late_checker import OpensCases


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of the windows. ``now`` is the clinic's local wall time."""

    clinic: Clinic
    library: Library
    checker: OpensCases
    templates: TemplateCatalogue
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    layout_file: Path  # an INI file that remembers window sizes, never patient data
    figures_folder: Path | None = None  # the poses of the exercises; none: no pictures
    warm: Callable[[], None] = lambda: None  # begins what the list can do without; see LateChecker
    rule_problems: Callable[[], tuple[str, ...]] = tuple  # what is wrong with the rules on file
    demonstration: bool = False  # the demonstration clinic is open: everything is invented

    def today(self) -> date:
        return self.now().date()
