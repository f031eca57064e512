"""Which patients a change of the library touched, as long as nobody has looked at it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from designer.model.library_change import ChangedPlan, LibraryChange
from designer.store.clinic import Clinic
from designer.store.errors import StoreError
from designer.store.library import ClinicLibrary


class Touched(NamedTuple):
    """What one change of the library did to one patient's program."""

    change: LibraryChange
    plan: ChangedPlan


def touched(changes: Iterable[LibraryChange]) -> dict[str, tuple[Touched, ...]]:
    """By patient, the newest change first; what somebody has looked at is left out."""
    found: dict[str, list[Touched]] = {}
    for change in sorted(changes, key=lambda one: one.on, reverse=True):
        for plan in change.plans:
            if not plan.seen_by:
                found.setdefault(plan.patient_id, []).append(Touched(change, plan))
    return {patient: tuple(every) for patient, every in found.items()}


class UnseenChanges:
    """Sorts the changes again only when the library is another."""

    def __init__(self, clinic: Clinic) -> None:
        self._clinic = clinic
        self._library: ClinicLibrary | None = None
        self._known: Mapping[str, tuple[Touched, ...]] = {}

    def all(self) -> Mapping[str, tuple[Touched, ...]]:
        """By patient. Empty when the library cannot be read: whoever opens it is told."""
        try:
            library = self._clinic.library().library
        except StoreError:
            return {}
        if library is not self._library:
            self._library, self._known = library, touched(library.changes)
        return self._known

    def mark_seen(self, patient_id: str, who: str, why: str) -> None:
        """Note that ``who`` looked at every change for a patient. Raises StoreError."""

        def seen(library: ClinicLibrary) -> ClinicLibrary:
            for change in library.changes:
                plan = change.plan(patient_id)
                if plan is not None and not plan.seen_by:
                    library = library.with_change(change.seen(patient_id, who))
            return library

        self._clinic.change_library(seen, why)
