"""Every field that a rule may read can be entered somewhere: doses and logs."""

from pathlib import Path

from msgspec.structs import fields, replace
from pytestqt.qtbot import QtBot

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.log import DayLog, ItemLog, SessionLog
from tests.gui.clinics import NOW, library, open_demo
from widgets.design.dose_specs import DoseSpecs
from widgets.progress.log_dialog import LogDialog

# What the window knows by itself: identities, dates, and whose entry it is.
_KNOWN = {"id", "exercise_id", "on", "entered_by", "items", "urgent_checked", "at"}
FULL_ITEM = ItemLog(
    exercise_id="dead-bug",
    pain_before=1,
    pain_peak=4,
    pain_after=2,
    quality=("sharp",),
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
    items=(FULL_ITEM,),
    note="a note",
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
