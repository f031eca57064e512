"""Which weekly template belongs to which week of a course, by diagnosis; and the doses on the way.

The stages follow the ladder and the worked cases (clinical-spec 4.2, 4.3); the files are
``courses/paths.json`` and ``courses/aims.json``. The doses are ours, inside the guide's ranges.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from designer.knowledge.errors import KnowledgeError, Problem
from designer.knowledge.reading import read_entries
from designer.model.base import Identity, LongText, ProgressionWeek, ShortText, Value
from designer.model.dose import Dose
from designer.model.patient import Patient
from designer.model.vocabulary import Profile

SHIPPED = Path(__file__).resolve().parent / "courses"


class Stage(Value, frozen=True, kw_only=True):
    """From a progression week on, this template."""

    from_week: ProgressionWeek
    template: Identity


class CoursePath(Value, frozen=True, kw_only=True):
    """A course by its stages. Blank ``diagnoses`` and ``profile``: for everybody."""

    id: Identity
    name: ShortText
    stages: tuple[Stage, ...]
    diagnoses: tuple[Identity, ...] = ()
    profile: Profile | None = None
    after_procedure: bool = False  # only where an injection or block is recorded
    note: LongText = ""
    passages: tuple[str, ...] = ()

    def template_at(self, prog_week: int) -> str:
        """The id of the template in progression week ``prog_week`` (1-13)."""
        begun = [stage for stage in self.stages if stage.from_week <= prog_week]
        return (begun[-1] if begun else self.stages[0]).template


class Aim(Value, frozen=True, kw_only=True):
    """From a progression week on, these figures in the doses of a template's exercises."""

    template: Identity
    prog_week: ProgressionWeek
    doses: dict[Identity, Dose]


class CoursePaths:
    """The courses there are, and the doses on the way."""

    def __init__(self, paths: Iterable[CoursePath], aims: Iterable[Aim]) -> None:
        self.paths: Mapping[str, CoursePath] = {path.id: path for path in paths}
        self._aims = sorted(aims, key=lambda aim: aim.prog_week)

    def fitting(self, patient: Patient) -> tuple[CoursePath, ...]:
        """The courses for a patient, the best first.

        That is the one for most of the diagnoses; then those for any, the patient's profile first.
        """
        wanted, had = set(patient.diagnoses), patient.procedure is not None
        usable = [
            path
            for path in self.paths.values()
            if path.profile in {None, patient.profile} and (had or not path.after_procedure)
        ]
        own = [path for path in usable if wanted.intersection(path.diagnoses)]
        own.sort(key=lambda p: (-len(wanted.intersection(p.diagnoses)), not p.after_procedure))
        general = [path for path in usable if not path.diagnoses]
        general.sort(key=lambda path: path.profile is None)
        return (*own, *general)

    def dose_at(self, template_id: str, exercise_id: str, prog_week: int, dose: Dose) -> Dose:
        """The template's dose with the figures that the progression week aims at."""
        for aim in self._aims:
            if aim.template == template_id and aim.prog_week <= prog_week:
                dose = with_figures(dose, aim.doses.get(exercise_id, Dose()))
        return dose


def with_figures(dose: Dose, figures: Dose) -> Dose:
    """``dose`` with what is stated in ``figures``."""
    stated = {
        name: value
        for name in Dose.__struct_fields__
        if (value := getattr(figures, name)) is not None
    }
    return msgspec.structs.replace(dose, **stated)


@cache  # shipped data, read once
def load_paths(folder: Path = SHIPPED) -> CoursePaths:
    """The courses in ``folder``. Raises ``KnowledgeError`` with everything that is wrong."""
    problems: list[Problem] = []
    paths = read_entries(folder, "paths.json", CoursePath, problems)
    aims = read_entries(folder, "aims.json", Aim, problems)
    if problems:
        raise KnowledgeError(problems)
    return CoursePaths(paths, aims)
