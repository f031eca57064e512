"""Every fact that a rule may read can be entered somewhere: doses, logs and the patient."""

from datetime import date, datetime
from pathlib import Path

from msgspec.structs import fields, replace
from pytestqt.qtbot import QtBot

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import (
    Clearance,
    Confirmation,
    DayOneSigns,
    Identifiers,
    Patient,
    Procedure,
    RedFlagScreen,
    Surgery,
    ToleranceGoals,
)
from designer.safety.answers import OTHER_CLEARANCES, clearances_for
from designer.safety.conditions.patient import (
    Confirmed,
    DiagnosisIs,
    Met,
    RedFlagPresent,
    Refused,
)
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.scene import Case
from tests.gui.clinics import NOW, checker, demo_services, library, open_demo
from widgets.design.dose.dose_specs import DoseSpecs
from widgets.patients.intake.intake_form import IntakeForm
from widgets.progress.entering.log_dialog import LogDialog
from widgets.theme.theme import Theme

# What the window knows by itself: identities, dates, and whose entry it is.
_KNOWN = {"id", "exercise_id", "on", "entered_by", "items", "urgent_checked", "at"}
FULL_ITEM = ItemLog(
    exercise_id="dead-bug",
    pain_before=1,
    pain_peak=4,
    pain_after=2,
    quality=("effort", "sharp"),
    below_knee=True,
    exact_radicular=True,
    form_lost=True,
    form_shaky=True,
    breath_held=True,
    cramp_or_grip=False,
    joint_pain=True,
    end_range=True,
    reps_done=8,
    sets_done=2,
    holds_done=3,
    hold_s_done=10,
    duration_s_done=45,
    distance_m_done=20,
    load_kg=7.5,
    band="light",
    step_height_cm=15,
    block_height="knee",
    note="slow",
)
FULL_DAY = DayLog(
    id="d",
    on=NOW.date(),
    pain_next_day=3,
    linger_hours=30,
    soreness_kind="muscle",
    soreness_site="glutes",
    worst_pain=5,
    leg_pain_worst=2,
    leg_spread_new=False,
    pain_moved_to="toward-back",
    night_pain_woke=False,
    numb_weak=False,
    bowel_bladder=False,
    saddle=False,
    fever=False,
    night_sweats=True,
    trauma=False,
    weight_loss=True,
    headache=True,
    migraine_effort=False,
    walk_min=20,
    stand_min=15,
    sit_min=40,
    sleep_h=7.5,
    protein_g=90,
    weight_kg=70.5,
    heat_before=True,
    ice_after=False,
    medication_taken=True,
    medication_name="as prescribed",
    flare_marked=True,
    note="a note",
)
FULL_SESSION = SessionLog(
    id="s",
    at=NOW.replace(hour=9),
    done="partly",
    minutes=14,
    pain_before=2,
    pain_peak=4,
    pain_after=3,
    quality=("pressure", "burning"),
    below_knee=False,
    exact_radicular=True,
    breath_held=False,
    items=(FULL_ITEM,),
    note="a note",
)


# Not facts about the patient: who it is in the store, and whether it is a demonstration. Codes come
# with a program file and no rule reads them.
_NOT_ASKED = {"id", "invented", "archived", "icd10", "discharges"}


def full_patient() -> Patient:
    """A patient of whom everything is known."""
    return Patient(
        id="p",
        identifiers=Identifiers(name="Rivera, Ana", mrn="0042"),
        birth_date=date(1980, 1, 2),
        diagnoses=("disc-related-pain",),
        profile="labour",
        irritability="moderate",
        onset_date=date(2026, 1, 10),
        surgery=Surgery(
            kind="fusion",
            on=date(2025, 6, 1),
            weeks_ago=3,
            allowed=("breath-reset",),
            forbidden=("sit-up-full",),
            limits_on_file=True,
            limit_kg=5.5,
            limit_until=date(2026, 6, 1),
            discharged=True,
        ),
        procedure=Procedure(
            kind="nerve-block",
            at=datetime(2026, 3, 1, 8, 30),
            hours_ago=12,
            instructions=("Rest today.",),
            ceiling="walking",
            ceiling_until=date(2026, 3, 9),
            leg_pain_before=6.5,
            pain_before=4,
        ),
        red_flags=RedFlagScreen(
            screened_on=date(2026, 2, 1),
            present=("rf-night-pain",),
            absent=tuple(flag for flag in library().red_flags if flag != "rf-night-pain"),
            night_pain="mechanical",
            by="J. Ortiz",
        ),
        clearances=tuple(
            Clearance(flag=flag, on=NOW.date(), by="Dr Li", permitted=("dead-bug",), note="slow")
            for flag in ("rf-night-pain", *OTHER_CLEARANCES)
        ),
        confirmations=tuple(
            Confirmation(fact=fact, state="met", on=NOW.date(), by="J. Ortiz")
            for fact in library().confirmations
        ),
        signs=DayOneSigns(
            breath_held_on_sit_to_stand=True,
            hard_cough_bracing=True,
            single_leg_wobble=False,
            hamstrings_short=True,
            hip_flexors_short=False,
            thoracic_rotation_short=True,
            brace_effort_pct=40,
            single_leg_left_s=12.5,
            single_leg_right_s=14,
        ),
        severe_symptoms=True,
        acute_episode=False,
        fear_of_movement=True,
        pain_ceiling_on=True,
        baseline_pain=3.5,
        pregnancy_weeks=12,
        postnatal_weeks=3,
        weight_kg=71.5,
        goals=("Lift a crate",),
        tolerance_goals=ToleranceGoals(walk_min=30, stand_min=20, sit_min=45),
        therapist="J. Ortiz",
        language="es",
        notes="Line one",
    )


def blank_fields(value: Value) -> set[str]:
    """The fields of a value that still say nothing."""
    return {f.name for f in fields(value) if getattr(value, f.name) in (None, "", ())} - _KNOWN


def test_every_field_of_a_dose_has_a_control() -> None:
    for exercise in library().exercises.values():
        shown = {spec.name for spec in DoseSpecs().fields(exercise, Dose(), every=True)}
        assert shown == {field.name for field in fields(Dose)}


def test_a_hinge_is_asked_how_far_the_low_back_goes() -> None:
    suits = DoseSpecs().fields(library().exercise("hip-hinge-dowel"), Dose())
    assert "trunk_range" in {spec.name for spec in suits}


def test_every_field_of_the_logs_comes_back_from_the_form(qtbot: QtBot, tmp_path: Path) -> None:
    """The samples are whole; what the form gives back was read from its controls alone."""
    for sample in (FULL_ITEM, FULL_DAY, FULL_SESSION):
        assert not blank_fields(sample)
    workspace = open_demo(qtbot, tmp_path)
    assert workspace.document is not None
    record = workspace.document.record
    full = LogDialog(record, library(), NOW, FULL_SESSION, FULL_DAY)
    qtbot.addWidget(full)
    for row in full.items.rows:
        row.more_button.setChecked(True)
    # The values behind the controls are blanked: only what a control holds can come back.
    full._session = SessionLog(id="s", at=FULL_SESSION.at)
    full._day = DayLog(id="d", on=FULL_DAY.on)
    for row in full.items.rows:
        row._item = ItemLog(exercise_id=row._item.exercise_id)
    session, day = full.result_logs()
    assert session is not None
    assert session.items[0] == FULL_ITEM
    assert replace(session, items=(), urgent_checked=None) == replace(FULL_SESSION, items=())
    # With a session the one note of the window is the session's; the day's stays as it was.
    assert replace(day, note=FULL_DAY.note) == FULL_DAY
    assert workspace.close_patient()


def unsaid(value: object, place: str = "patient") -> list[str]:
    """Every field, nested ones too, that says no more than a blank patient would."""
    if isinstance(value, tuple):
        inner = [unsaid(one, place) for one in value]
        return sorted(set.intersection(*map(set, inner))) if inner else [place]
    if isinstance(value, Value):
        return [
            told
            for field in fields(value)
            if field.name not in _NOT_ASKED
            for told in unsaid(getattr(value, field.name), f"{place}.{field.name}")
        ]
    return [place] if value in (None, "") else []


def form_on(qtbot: QtBot, tmp_path: Path) -> IntakeForm:
    form = IntakeForm(demo_services(tmp_path), Theme())
    qtbot.addWidget(form)
    return form


def test_every_fact_about_a_patient_comes_back_from_the_intake_form(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """What the form gives back to a patient of whom nothing is known stood in its controls."""
    full = full_patient()
    # The notes of a confirmation come with its finding; nothing in the rules reads them.
    assert unsaid(full) == ["patient.confirmations.note"]
    form = form_on(qtbot, tmp_path)
    form.show_patient(full, new=False)
    blank = Patient(id="p")
    for section in form.sections:
        blank = section.applied(blank)
    assert blank == full


def test_every_word_that_a_rule_asks_for_can_be_recorded(qtbot: QtBot, tmp_path: Path) -> None:
    form = form_on(qtbot, tmp_path)
    facts, flags, diagnoses, cleared = set[str](), set[str](), set[str](), set[str]()
    everything = Case(
        today=NOW.date(),
        patient=full_patient(),
        log=LogFacts((), (), NOW.date(), {}),
        diagnoses=frozenset(),
        flags=frozenset(library().red_flags) | set(OTHER_CLEARANCES),
    )
    for rule in checker().rules.rules:
        facts.update(rule.confirms)
        cleared.update(clearances_for(rule, everything))
        for condition in rule.conditions():
            match condition:
                case Confirmed() | Met():
                    facts.update(condition.facts)
                case Refused():
                    facts.update(condition.any_of)
                case RedFlagPresent():
                    flags.update(condition.any_of)
                case DiagnosisIs():
                    diagnoses.update(condition.any_of)
    assert facts
    assert facts <= set(form.confirmations._facts)
    assert len(cleared) > len(OTHER_CLEARANCES)
    assert cleared <= form.clearances.flags
    # A sign that only the log raises is answered there, and cleared here.
    assert flags - set(OTHER_CLEARANCES) <= set(form.red_flags._flags)
    told_otherwise = {"under-18", "severe-symptoms", "acute-episode", "pregnancy"}
    assert diagnoses - told_otherwise <= set(library().diagnoses)
