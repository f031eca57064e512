"""The compiled engine says what the naive one says, for any patient and any week."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.model.dose import Dose
from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.patient import Confirmation, Patient, Procedure, RedFlagScreen, Surgery
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.vocabulary import FactState
from designer.model.week import Day, Placement, Week
from designer.safety import Checker
from designer.safety.engine import CompiledEngine
from designer.safety.facts import Calendar, case_of
from designer.safety.outcomes import Hit
from designer.safety.scene.totals import DayTotals, Item, WeekTotals
from tests.safety.cases import TODAY
from tests.safety.plain_engine import PlainEngine

DOSES = st.sampled_from(
    [
        Dose(),
        Dose(reps=8, side="each"),
        Dose(reps=13, side="each"),
        Dose(holds=4, hold_s=10),
        Dose(holds=4, hold_s=31),
        Dose(duration_s=600),
        Dose(duration_s=2400, bouts=2),
        Dose(sets=4, reps=6, rest_s=0, load_level="heavy", band="heavy", load_kg=20),
        Dose(angle_deg=46, braced=False, brace_pct=50, breath="held"),
    ]
)


@st.composite
def records(draw: st.DrawFn, checker: Checker) -> PatientRecord:
    library = checker.library
    ids = st.sampled_from(list(library.exercises))

    def a_day(prefix: str) -> Day:
        chosen = draw(st.lists(st.tuples(ids, DOSES), max_size=4))
        return Day(
            placements=tuple(
                Placement(id=f"{prefix}-{n}", exercise_id=id_, dose=dose)
                for n, (id_, dose) in enumerate(chosen)
            )
        )

    def a_week(number: int) -> ProgramWeek:
        days = [a_day(f"{number}-{d}") for d in range(7)]
        week = Week(days=(days[0], days[1], days[2], days[3], days[4], days[5], days[6]))
        return ProgramWeek(prog_week=draw(st.integers(1, 13)), week=week)

    states: st.SearchStrategy[FactState | None] = st.sampled_from(["met", "not-met", None])
    facts = [(fact, draw(states)) for fact in library.confirmations]
    patient = Patient(
        id="p",
        diagnoses=tuple(draw(st.sets(st.sampled_from(list(library.diagnoses)), max_size=3))),
        profile=draw(st.sampled_from(["general", "athlete", "labour"])),
        irritability=draw(st.sampled_from([None, "low", "high"])),
        red_flags=RedFlagScreen(
            screened_on=draw(st.sampled_from([None, TODAY])),
            present=tuple(draw(st.sets(st.sampled_from(list(library.red_flags)), max_size=1))),
        ),
        confirmations=tuple(Confirmation(fact=f, state=s) for f, s in facts if s is not None),
        surgery=draw(st.sampled_from([None, Surgery(kind="fusion", weeks_ago=5)])),
        procedure=draw(st.sampled_from([None, Procedure(kind="epidural", hours_ago=30)])),
    )
    start = TODAY - timedelta(days=draw(st.sampled_from([0, 13, 14, 27, 28, 84, 85])))
    return PatientRecord(
        patient=patient,
        programs=(Program(id="g", start_date=start, weeks=(a_week(0), a_week(1))),),
        sessions=tuple(draw(st.lists(_sessions(ids), max_size=4))),
        days=tuple(draw(st.lists(_days(), max_size=3))),
    )


def _sessions(ids: st.SearchStrategy[str]) -> st.SearchStrategy[SessionLog]:
    item = st.builds(
        ItemLog,
        exercise_id=ids,
        pain_before=st.sampled_from([None, 2]),
        pain_peak=st.sampled_from([None, 3, 6]),
        pain_after=st.sampled_from([None, 6]),
        below_knee=st.sampled_from([None, False, True]),
        breath_held=st.sampled_from([None, True]),
        joint_pain=st.sampled_from([None, True]),
    )
    when = st.integers(0, 30).map(lambda n: datetime(2026, 3, 2, 10) - timedelta(days=n))
    return st.builds(
        SessionLog,
        id=st.uuids().map(str),
        at=when,
        items=st.lists(item, max_size=2).map(tuple),
        pain_before=st.sampled_from([None, 1]),
        pain_after=st.sampled_from([None, 2, 7]),
        below_knee=st.sampled_from([None, False, True]),
        quality=st.sampled_from([(), ("effort",), ("sharp",)]),
    )


def _days() -> st.SearchStrategy[DayLog]:
    return st.builds(
        DayLog,
        id=st.uuids().map(str),
        on=st.integers(0, 20).map(lambda n: TODAY - timedelta(days=n)),
        leg_pain_worst=st.sampled_from([None, 2]),
        flare_marked=st.sampled_from([None, True]),
        linger_hours=st.sampled_from([None, 30]),
        soreness_kind=st.sampled_from([None, "joint"]),
        leg_spread_new=st.sampled_from([None, True]),
        pain_moved_to=st.sampled_from(["", "toward-back"]),
        stand_min=st.sampled_from([None, 5]),
    )


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 2, 20)])
@given(data=st.data())
@settings(max_examples=20)
def test_h1_compiled_and_plain_engine_agree(
    checker: Checker, day: date, data: st.DataObject
) -> None:
    record = data.draw(records(checker))
    case = case_of(record, day, checker.library)
    compiled = CompiledEngine(checker._compiled, case)
    plain = PlainEngine(checker.library, checker.rules, case)
    assert record.program is not None
    moment = Calendar(case, record.program).moment(1, 0)
    assert compiled.patient_hits(moment) == plain.patient_hits(moment)
    totals = []
    for week in record.program.weeks:
        days = tuple(_totals(checker, one) for one in week.week.days)
        totals.append(WeekTotals(days, week.prog_week))
        for one in days:
            assert compiled.day_hits(one, moment) == plain.day_hits(one, moment)
            for item in one.items:
                args = (item.exercise, item.placement.dose, moment)
                assert _sorted(compiled.item_hits(*args)) == _sorted(plain.item_hits(*args))
    assert compiled.week_hits(totals[1], totals[0], moment) == plain.week_hits(
        totals[1], totals[0], moment
    )


def _totals(checker: Checker, day: Day) -> DayTotals:
    shelf = checker._compiled.shelf
    items = tuple(
        Item(p, shelf.by_id[p.exercise_id], shelf.bits[p.exercise_id]) for p in day.placements
    )
    return DayTotals(day, items)


def _sorted(hits: tuple[Hit, ...]) -> list[Hit]:
    return sorted(hits, key=lambda hit: hit.rule.id)
