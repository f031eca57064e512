"""Each shipped template, at its own week for its own patient, gives no block and no caution.

A false alarm in our own templates would teach therapists to click alarms away. What may speak all
the same is listed by name with the reason, and is silent once its question is answered.
"""

import itertools
from datetime import date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Confirmation, DayOneSigns, Patient, Procedure, RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.safety import Checker, flat, load_rules
from resources.paths import folder
from templates.catalogue import TemplateCatalogue, expand

MONDAY = date(2026, 3, 2)
QUIET_SESSIONS = 8  # more than any rule asks for
# The template of the week before, where it is another one (clinical-spec 4.2, 4.3).
BEFORE = {
    "T-01": "T-01b", "T-01b": "T-01c", "T-02": "T-04", "T-04": "T-03", "T-05": "T-04",
    "T-06": "T-05", "T-07": "T-05", "T-08": "T-05", "T-09": "T-05", "T-11": "T-10",
    "T-12": "T-11", "T-14": "T-13", "T-16": "T-15",
}  # fmt: skip
# Right to ask until the patient's answer is logged (design 6.43).
ASKS_UNTIL_ANSWERED = {
    "T-11": {"R-032"},  # the first loaded week after the injection: until a clean session since
    "T-14": {"R-091"},  # walks of 2 x 8 min: more than the 10 min we assume without an answer
}
CASES = [
    *[(f"T-{n:02}", None) for n in range(1, 19) if n != 6],
    ("T-01b", None),
    ("T-01c", None),
    *[("T-06", week) for week in (9, 10, 11, 12)],
    ("T-09", 13),
]


@pytest.fixture(scope="module")
def checker(library: Library) -> Checker:
    return Checker(library, load_rules(folder("rules"), library))


def own_patient(template: WeekTemplate, library: Library) -> Patient:
    """The patient the template is made for, with everything a clinician can confirm."""
    diagnoses = template.diagnoses or ("chronic-low-back-pain",)
    procedure = None
    if template.id == "T-17":
        procedure = _procedure(MONDAY)
    elif template.id == "T-11":
        procedure = _procedure(MONDAY - timedelta(days=7))
    return Patient(
        id="p",
        diagnoses=diagnoses,
        profile=template.profile or "general",
        irritability="low",
        procedure=procedure,
        red_flags=RedFlagScreen(screened_on=MONDAY),
        signs=DayOneSigns(
            hamstrings_short=False, hip_flexors_short=False, thoracic_rotation_short=False
        ),
        baseline_pain=5,
        confirmations=tuple(
            Confirmation(fact=fact, state="met", on=MONDAY) for fact in library.confirmations
        ),
    )


def _procedure(on: date) -> Procedure:
    return Procedure(
        kind="epidural injection",
        at=datetime.combine(on, time(10)),
        instructions=("No exercise on the first day.",),
        pain_before=5,
        leg_pain_before=6,
    )


def quiet_log(weeks: list[ProgramWeek], until: date = MONDAY) -> tuple[SessionLog, ...]:
    """Sessions every second day before ``until`` in which everything of these weeks went well."""
    ids = dict.fromkeys(p.exercise_id for week in weeks for _, p in week.week.placements())
    items = tuple(
        ItemLog(exercise_id=id_, pain_before=2, pain_peak=3, hold_s_done=10) for id_ in ids
    )
    last = datetime.combine(until, time(18)) - timedelta(days=1)
    return tuple(
        SessionLog(
            id=f"s{n}",
            at=last - timedelta(days=2 * n),
            done="yes",
            pain_before=2,
            items=items,
            urgent_checked=True,
        )
        for n in range(QUIET_SESSIONS)
    )


def own_record(
    template: WeekTemplate,
    prog_week: int,
    catalogue: TemplateCatalogue,
    library: Library,
    *,
    week_before: bool,
) -> PatientRecord:
    """The template as the current week of its patient, after a quiet course."""
    numbers = itertools.count()

    def new_id() -> str:
        return f"i{next(numbers)}"

    weeks = [expand(template, prog_week, new_id, MONDAY)]
    earlier = catalogue.templates[BEFORE.get(template.id, template.id)]
    if prog_week > catalogue.templates["T-06"].first_prog_week:
        earlier = catalogue.templates["T-06"]
    if prog_week > earlier.first_prog_week:
        before = expand(earlier, prog_week - 1, new_id, MONDAY - timedelta(days=7))
        sessions = quiet_log([weeks[0], before])
        if week_before:
            weeks.insert(0, before)
    else:
        sessions = quiet_log(weeks)
    start = MONDAY - timedelta(weeks=prog_week - 1)
    pains = tuple(
        DayLog(id=f"d{n}", on=MONDAY - timedelta(days=n), worst_pain=3, sleep_h=8, stand_min=30)
        for n in range(1, 8)
    )
    return PatientRecord(
        patient=own_patient(template, library),
        programs=(Program(id="g", start_date=start, weeks=tuple(weeks)),),
        sessions=sessions if prog_week > 1 else (),
        days=pains if prog_week > 1 else (),
    )


def alarms(checker: Checker, record: PatientRecord) -> dict[str, str]:
    """The blocks and cautions about the last week, by rule."""
    assert record.program is not None
    report = checker.open(record, MONDAY).check_week(len(record.program.weeks) - 1)
    return {
        finding.rule_id: f"{finding.severity} {finding.message} {finding.where.exercise_ids}"
        for finding in flat(report.findings)
        if finding.severity is not Severity.INFO
    }


@pytest.mark.parametrize("week_before", [False, True], ids=["alone", "after-a-week"])
@pytest.mark.parametrize(("template_id", "prog_week"), CASES)
def test_h1_a_template_at_its_own_week_for_its_own_patient_is_clean(
    checker: Checker,
    catalogue: TemplateCatalogue,
    library: Library,
    template_id: str,
    prog_week: int | None,
    week_before: bool,
) -> None:
    template = catalogue.templates[template_id]
    week = prog_week or template.first_prog_week
    record = own_record(template, week, catalogue, library, week_before=week_before)
    assert alarms(checker, record) == {}


@pytest.mark.parametrize("template_id", ASKS_UNTIL_ANSWERED)
def test_what_is_right_to_ask_until_the_answer_is_logged(
    checker: Checker, catalogue: TemplateCatalogue, library: Library, template_id: str
) -> None:
    template = catalogue.templates[template_id]
    answered = own_record(template, template.first_prog_week, catalogue, library, week_before=False)
    unanswered = replace(answered, days=(), sessions=())
    asked = set(alarms(checker, unanswered))
    assert asked == ASKS_UNTIL_ANSWERED[template_id]


def test_every_shipped_template_is_judged(catalogue: TemplateCatalogue) -> None:
    assert {template_id for template_id, _ in CASES} == set(catalogue.templates)
