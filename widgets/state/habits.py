"""The clinic's habits that windows follow: units, and what is enough for a day and a week."""

import logging
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from designer.model.budget import Budget
from designer.model.units import Units
from designer.store.clinic import Clinic
from designer.store.errors import StoreError
from designer.store.library import ClinicLibrary, ClinicSettings


class Habits(QObject):
    """Reads the habits when they are first asked for, and stores what is chosen.

    Signals:
        changed(): the units or the budget are others now.
    """

    changed = Signal()

    def __init__(
        self,
        clinic: Clinic,
        save_apart: Callable[[Callable[[], object]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clinic, self._save_apart = clinic, save_apart
        self._read: tuple[Units, Budget] | None = None

    @property
    def units(self) -> Units:
        """In which weights and lengths are shown and typed."""
        return self._known()[0]

    @property
    def budget(self) -> Budget:
        """What is enough for a day and a week."""
        return self._known()[1]

    def set_units(self, units: Units) -> None:
        """Store other units. Raises StoreError; then the old ones stay."""
        if units != self.units:
            self._store(units, self.budget)

    def set_budget(self, budget: Budget) -> None:
        """Store another budget. Raises StoreError; then the old one stays."""
        if budget != self.budget:
            self._store(self.units, budget)

    def follow_clinic(self) -> None:
        """Read again, because the clinic's details were changed."""
        before = self._read
        self._read = None
        if before is not None and before != self._known():
            self.changed.emit()

    def _known(self) -> tuple[Units, Budget]:
        if self._read is None:
            try:
                settings = self._clinic.library().library.settings
            except StoreError:
                logging.getLogger(__name__).exception("The clinic's habits are the usual ones.")
                settings = ClinicSettings()
            self._read = settings.identity.units, settings.budget
        return self._read

    def _store(self, units: Units, budget: Budget) -> None:
        def changed(library: ClinicLibrary) -> ClinicLibrary:
            identity = replace(library.settings.identity, units=units)
            settings = replace(library.settings, identity=identity, budget=budget)
            return replace(library, settings=settings)

        self._save_apart(lambda: self._clinic.change_library(changed))
        self._read = units, budget
        self.changed.emit()
