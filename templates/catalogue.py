"""The catalogue of weekly templates: reads them, checks them, finds them, makes weeks of them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from designer.knowledge.errors import KnowledgeError, Problem
from designer.knowledge.library import Library
from designer.knowledge.reading import read_one
from designer.model.program import ProgramWeek
from designer.model.template import TemplateRow, WeekTemplate
from designer.model.vocabulary import Profile
from designer.model.week import Day, Placement, Week
from templates.checks import check_templates

SHIPPED = Path(__file__).resolve().parent / "data"


class TemplateCatalogue:
    """Weekly templates by id, in the order of their ids; nothing can be changed."""

    def __init__(self, templates: Iterable[WeekTemplate]) -> None:
        self._templates: Mapping[str, WeekTemplate] = MappingProxyType(
            {template.id: template for template in templates}
        )

    @property
    def templates(self) -> Mapping[str, WeekTemplate]:
        """Every template by its id."""
        return self._templates

    def find(self, text: str) -> WeekTemplate | None:
        """The template with this id or name, upper or lower case; None when there is none."""
        wanted = _folded(text)
        for template in self.templates.values():
            if wanted in {_folded(template.id), _folded(template.name)}:
                return template
        return None

    def for_diagnoses(
        self, diagnoses: Iterable[str], profile: Profile = "general"
    ) -> tuple[WeekTemplate, ...]:
        """Templates made for one of ``diagnoses`` first, then those for any diagnosis.

        Templates made for other diagnoses or for another profile are left out. Whether a template
        suits the patient is for the rules to say.
        """
        wanted = set(diagnoses)
        fitting = [t for t in self.templates.values() if t.profile in {None, profile}]
        own = [t for t in fitting if wanted.intersection(t.diagnoses)]
        general = [t for t in fitting if not t.diagnoses]
        return (*own, *general)


def load_catalogue(library: Library, folder: Path = SHIPPED) -> TemplateCatalogue:
    """The templates in ``folder``. Raises ``KnowledgeError`` with everything that is wrong."""
    problems: list[Problem] = []
    read = [
        read_one(folder, path.name, WeekTemplate, problems)
        for path in sorted(folder.glob("*.json"))
    ]
    if problems:
        raise KnowledgeError(problems)
    return checked_catalogue([template for template in read if template is not None], library)


def checked_catalogue(templates: Iterable[WeekTemplate], library: Library) -> TemplateCatalogue:
    """A catalogue of ``templates``. Raises ``KnowledgeError`` with everything that is wrong."""
    templates = tuple(templates)
    problems = tuple(check_templates(templates, library))
    if problems:
        raise KnowledgeError(problems)
    return TemplateCatalogue(templates)


def expand(
    template: WeekTemplate,
    prog_week: int,
    new_id: Callable[[], str],
    start_date: date | None = None,
) -> ProgramWeek:
    """The template as a week of a program: one placement for each marked day of each row.

    ``prog_week`` (1-13) decides which rows take part: the ladder lets some of them begin later.
    """
    rows = [row for row in template.rows if _takes_part(row, prog_week)]

    def day(index: int) -> Day:
        return Day(
            placements=tuple(
                Placement(
                    id=new_id(),
                    exercise_id=row.exercise_id,
                    dose=row.dose,
                    session=row.session or template.session,
                    note=row.note,
                )
                for row in rows
                if row.days[index] != "-"
            )
        )

    return ProgramWeek(
        prog_week=prog_week,
        start_date=start_date,
        week=Week(days=(day(0), day(1), day(2), day(3), day(4), day(5), day(6))),
        template_id=template.id,
        template_version=template.version,
    )


def _takes_part(row: TemplateRow, prog_week: int) -> bool:
    begun = row.from_week is None or prog_week >= row.from_week
    ended = row.to_week is not None and prog_week > row.to_week
    return begun and not ended


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
