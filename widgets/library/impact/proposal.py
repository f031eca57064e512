"""A change of the library that somebody wants to make, before it is made."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from designer.model.library_change import ChangedPlan, LibraryChange
from designer.model.record import PatientRecord
from designer.safety.checking import Checker
from designer.safety.upkeep.comparing import TemplateWeek
from designer.safety.upkeep.impact import Impact, impact
from designer.store.backups import Step
from designer.store.clinic import Clinic
from designer.store.errors import Stopped, StoreError
from designer.store.library import ClinicLibrary
from templates.catalogue import expand
from widgets.state.services import Services


class Proposal(NamedTuple):
    """What is to be changed, and the validator as it would be."""

    what: str  # as the list of changes names it: "Exercise “Wall slide”"
    after: Callable[[], Checker]  # made on a thread of its own
    change: Callable[[ClinicLibrary, str], ClinicLibrary]  # with the reason that is given
    fits: Callable[[ClinicLibrary], bool] = lambda _library: True  # nobody else was quicker


class PatientPrograms:
    """The records of a clinic's patients, read one after the other."""

    def __init__(self, clinic: Clinic) -> None:
        self._clinic = clinic
        self._ids = [line.id for line in clinic.patients() if line.is_active]

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[PatientRecord | None]:
        for patient_id in self._ids:
            try:
                yield self._clinic.load(patient_id).record
            except StoreError:
                yield None


def template_weeks(services: Services) -> list[TemplateWeek]:
    """Every template of the library in its first week."""
    return [
        TemplateWeek(
            template.id,
            template.name,
            expand(template, template.first_prog_week, services.new_id).week,
            template.first_prog_week,
            template.diagnoses,
        )
        for template in services.templates.templates.values()
    ]


def impact_of(services: Services, before: Checker, after: Checker, step: Step) -> Impact:
    """What changes in this clinic. ``step`` hears of each plan, and may raise Stopped."""
    stopped = False

    def tell(done: int, of: int) -> None:
        nonlocal stopped
        try:
            step(done, of)
        except Stopped:
            stopped = True

    return impact(
        before,
        after,
        template_weeks(services),
        PatientPrograms(services.clinic),
        services.today(),
        tell,
        lambda: stopped,
    )


def note_of(services: Services, what: str, reason: str, found: Impact) -> LibraryChange:
    """What is kept of a change, for the people whose patients it touches."""
    return LibraryChange(
        id=services.new_id(),
        on=services.now(),
        what=what[:300],
        reason=reason,
        who=services.clinic.actor,
        plans=tuple(
            ChangedPlan(
                patient_id=one.id, before=one.before, after=one.after, verdicts=one.verdicts
            )
            for one in found.programs
        ),
    )
