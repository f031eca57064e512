"""A template on the board is judged just as the shipped ones are."""

from itertools import count

from designer.model.patient import Patient
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.safety import Checker
from templates.catalogue import TemplateCatalogue
from templates.stages import stages
from tests.gui.builders import catalogue

NUMBERS = count()


def test_each_stage_is_judged_in_its_own_week(checker: Checker) -> None:
    shipped: TemplateCatalogue = catalogue()
    for template in shipped.templates.values():
        weeks = tuple(
            ProgramWeek(prog_week=stage.from_week, week=stage.week)
            for stage in stages(template, lambda: str(next(NUMBERS)))
        )
        record = PatientRecord(
            patient=Patient(id="template", diagnoses=template.diagnoses),
            programs=(Program(id="template", weeks=weeks),),
        )
        case = checker.open_template(record)
        for index, stage in enumerate(weeks):
            wanted = checker.check_template(stage.week, stage.prog_week, template.diagnoses)
            assert case.check_week(index) == wanted
            assert case.check_week(index, stage.week) == wanted
