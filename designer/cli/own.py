"""What a clinic has of its own, for the subcommands that are told one with ``--clinic``."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from designer.figures import OwnPictures
from designer.knowledge.library import Library
from designer.model.clinic import ClinicIdentity
from designer.safety import RuleSet

if TYPE_CHECKING:
    from designer.store.clinic import Clinic
    from designer.store.library import ClinicLibrary


class ClinicsOwn:
    """Read when it is first asked for, in a ``folder`` that holds a clinic; nothing without one.

    Asking raises a StoreError where the clinic's library cannot be read: to go on with less than
    its rules would judge too mildly.
    """

    def __init__(self, folder: Path | None = None, *, anyway: bool = False) -> None:
        self._folder, self._anyway = folder, anyway
        self.told: list[str] = []  # what of the clinic's own could not be used, in sentences

    @cached_property
    def clinic(self) -> "Clinic | None":
        """The clinic; None where nobody named one."""
        if self._folder is None:
            return None
        from designer.store.opening import open_safely

        return open_safely(self._folder, anyway=self._anyway)

    @cached_property
    def things(self) -> "ClinicLibrary":
        """The library of the clinic."""
        from designer.store.library import ClinicLibrary

        return ClinicLibrary() if self.clinic is None else self.clinic.library().library

    @property
    def identity(self) -> ClinicIdentity:
        """What stands at the head of its papers."""
        return ClinicIdentity() if self.clinic is None else self.things.settings.identity

    @property
    def pictures(self) -> OwnPictures:
        """Its figures and photos."""
        if self.clinic is None:
            return OwnPictures()
        return OwnPictures(self.things.pictures, self.clinic.photo)

    def joined_library(self, shipped: Library) -> Library:
        """The shipped exercises and its own."""
        if self.clinic is None:
            return shipped
        library, wrong = shipped.with_usable(self.things.exercises)
        self.told += [str(problem) for problem in wrong]
        return library

    def joined_rules(self, shipped: RuleSet, library: Library) -> RuleSet:
        """The shipped rules and its own, with what it made stricter."""
        if self.clinic is None:
            return shipped
        from designer.safety.upkeep.clinic_rules import with_clinic_rules

        rules = with_clinic_rules(shipped, self.things.rules, self.things.stricter, library)
        self.told += [one.why for one in rules.left_out]
        return rules
