"""What the windows need from the rest of the program, handed in once by the composition root."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from designer.knowledge.library import Library
from designer.model.units import METRIC, Units
from designer.store.clinic import Clinic
from designer.store.errors import StoreError
from templates.clinic_templates import ClinicTemplates

if TYPE_CHECKING:
    from designer.figures import OwnPictures
    from designer.safety.opening import OpensCases
    from designer.safety.rules.rules import RuleSet
    from designer.store.backups import Backups


@dataclass(frozen=True, slots=True)
class Services:
    """The collaborators of the windows. ``now`` is the clinic's local wall time."""

    clinic: Clinic
    library: Library
    checker: "OpensCases"
    templates: ClinicTemplates
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    layout_file: Path  # an INI file that remembers window sizes, never patient data
    figures_folder: Path | None = None  # the poses of the exercises; none: no pictures
    warm: Callable[[], None] = lambda: None  # begins what the list can do without; see LateChecker
    rule_problems: Callable[[], tuple[str, ...]] = tuple  # what is wrong with the rules on file
    own_problems: tuple[str, ...] = ()  # exercises of the clinic that could not be used
    backups: "Backups | None" = None  # none: of a clinic that needs none
    shipped_rules: Callable[[], "RuleSet"] | None = None  # without the clinic's; none: those given
    data_folder: Path | None = None  # where the clinic lies, to show to people
    demonstration: bool = False  # the demonstration clinic is open: everything is invented

    def today(self) -> date:
        return self.now().date()

    def rules_as_shipped(self) -> "RuleSet":
        """The rules without those of the clinic and without its changes."""
        return self.checker.rules if self.shipped_rules is None else self.shipped_rules()

    def units(self) -> Units:
        """In which the clinic reads weights and lengths; metric where that cannot be read."""
        try:
            return self.clinic.library().library.settings.identity.units
        except StoreError:
            logging.getLogger(__name__).exception("Weights and lengths are shown in metric units.")
            return METRIC

    def own_pictures(self) -> "OwnPictures":
        """The clinic's own pictures; none where its library cannot be read."""
        from designer.figures import OwnPictures  # noqa: PLC0415  # for a quick start

        try:
            pictures = self.clinic.library().library.pictures
        except StoreError:
            logging.getLogger(__name__).exception("The clinic's own pictures are not shown.")
            return OwnPictures()
        return OwnPictures(pictures, self.clinic.photo)
