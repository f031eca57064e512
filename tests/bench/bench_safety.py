"""A week of 56 placements checked, beside a plain interpreter, zen-engine and CLIPS.

The plain interpreter does the whole of our work. The two engines get the rules about single items
only (see safety_translation), so the ratios to them are lower than they ought to be.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from designer.knowledge.library import Library, load_library
from designer.model.log import ItemLog, SessionLog
from designer.model.patient import Confirmation, Patient, RedFlagScreen
from designer.model.program import Program, ProgramWeek
from designer.model.record import PatientRecord
from designer.model.week import Day, Placement, Week
from designer.safety import Checker, load_rules
from designer.safety.case_check import CaseCheck
from designer.safety.engine import CompiledEngine
from designer.safety.facts import Calendar, case_of
from tests.bench.safety_clips import Clips
from tests.bench.safety_translation import Facts, FactSheet, Hits, levels_of
from tests.bench.safety_zen import Zen
from tests.bench.timing import ratio, report, take_turns
from tests.safety.plain_engine import PlainEngine

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 3, 2)
INDEX = 3
NEW = "new"  # the placement that is dropped
ITEMS = (
    "gentle-brace-supine", "hip-flexor-opening", "heel-slide", "dead-bug", "bird-dog",
    "front-plank-knees", "v-up", "walk-daily",
)  # fmt: skip


def main() -> None:
    """Print how long a full check, a check after a drop and all verdicts take."""
    library = load_library(RESOURCES / "knowledge")
    checker = Checker(library, load_rules(RESOURCES / "rules", library))
    record = _record(library)
    week = _week(library)
    kept = checker.open(record, TODAY)
    _same_findings(checker, record, week)
    count = sum(len(day.placements) for day in week.days)
    found = len(kept.check_week(INDEX).findings)
    print(f"{len(checker.rules.rules)} rules, {count} placements, {found} findings with remedies;")
    print("identical findings asserted")
    report(
        "full check",
        take_turns(
            {
                "plain interpreter": lambda: _plain(checker, record).check_week(INDEX, week),
                "compiled, patient just opened": lambda: checker.open(record, TODAY).check_week(
                    INDEX
                ),
                "compiled, every day changed": lambda: kept.check_week(INDEX, _week(library)),
            }
        ),
        "plain interpreter",
    )
    plain = _plain(checker, record)
    plain.check_week(INDEX, week)
    report(
        "after one drop",
        take_turns({
            "plain interpreter": lambda: plain.check_week(INDEX, _dropped(library, week)),
            "compiled": lambda: kept.check_week(INDEX, _dropped(library, week)),
        }, rounds=100),
        "plain interpreter",
    )  # fmt: skip
    report(
        f"verdicts of {len(library.exercises)} exercises, patient just opened",
        take_turns(
            {
                "plain interpreter": lambda: _plain(checker, record).verdicts(),
                "compiled": lambda: checker.open(record, TODAY).verdicts(),
            }
        ),
        "plain interpreter",
    )
    report(
        "reading and compiling the rules",
        take_turns({"both": lambda: Checker(library, load_rules(RESOURCES / "rules", library))}),
        "both",
    )
    _beside_engines(checker)


def _same_findings(checker: Checker, record: PatientRecord, week: Week) -> None:
    compiled = checker.open(record, TODAY)
    plain = _plain(checker, record)
    for one in (week, _dropped(checker.library, week)):
        if compiled.check_week(INDEX, one) != plain.check_week(INDEX, one):
            raise AssertionError("the engines do not agree")
    if compiled.verdicts() != plain.verdicts():
        raise AssertionError("the engines do not agree on verdicts")


def _plain(checker: Checker, record: PatientRecord) -> CaseCheck:
    case = case_of(record, TODAY, checker.library)
    engine = PlainEngine(checker.library, checker.rules, case)
    return CaseCheck(checker.library, checker._compiled, engine, record, case)


def _week(library: Library) -> Week:
    days = [
        Day(
            placements=tuple(
                Placement(id=f"{d}-{n}", exercise_id=i, dose=library.exercise(i).start_dose)
                for n, i in enumerate(ITEMS)
            )
        )
        for d in range(7)
    ]
    return Week(days=(days[0], days[1], days[2], days[3], days[4], days[5], days[6]))


def _dropped(library: Library, week: Week) -> Week:
    clam = library.exercise("clam-no-band")
    placed = Placement(id=NEW, exercise_id=clam.id, dose=clam.start_dose)
    day = week.days[2]
    return week.with_day(2, replace(day, placements=(*day.placements, placed)))


def _record(library: Library) -> PatientRecord:
    facts = ("neutral-found", "talk-test-ok", "pelvis-control")
    patient = Patient(
        id="p",
        diagnoses=("disc-related-pain", "sciatica-nerve-pain"),
        red_flags=RedFlagScreen(screened_on=TODAY),
        confirmations=tuple(Confirmation(fact=fact, state="met", on=TODAY) for fact in facts),
    )
    weeks = tuple(ProgramWeek(prog_week=n + 1, week=_week(library)) for n in range(INDEX + 1))
    sessions = tuple(
        SessionLog(
            id=f"s{n}",
            at=datetime(2026, 1, 1, 10) + timedelta(days=n),
            pain_before=2,
            items=tuple(ItemLog(exercise_id=i, pain_before=2, pain_peak=3) for i in ITEMS),
        )
        for n in range(60)
    )
    program = Program(id="g", start_date=TODAY - timedelta(weeks=INDEX), weeks=weeks)
    return PatientRecord(patient=patient, programs=(program,), sessions=sessions)


class _Peers:
    """The same items asked of zen-engine and CLIPS, after all three gave the same answers."""

    def __init__(self, checker: Checker, record: PatientRecord, days: list[Day]) -> None:
        compiled = checker._compiled
        case = case_of(record, TODAY, checker.library)
        self._levels = levels_of(compiled)
        self._engine = CompiledEngine(compiled, case)
        self._calendar = Calendar(case, record.program)
        zen, clips = Zen(self._levels), Clips(self._levels)
        given = {**zen.translator.given, **clips.translator.given}
        self.count = (len({level.rule for level in self._levels}), len(self._levels), len(given))
        sheet = FactSheet(compiled, case, given)
        self._placed = [(n, p) for n, day in enumerate(days) for p in day.placements]
        items = [self._item(checker.library, sheet, n, p) for n, p in self._placed]
        patient = sheet.patient()
        self.zen = zen.asker(patient, items)
        dropped = [n for n, (_, placed) in enumerate(self._placed) if placed.id == NEW]
        self.new = items[dropped[0]] if dropped else items[0]
        self.zen_one = zen.asker(patient, [self.new])
        self.opened = clips.open(patient, items[0])
        self.clips = self.opened.asker(items)
        self.asked = [
            (checker.library.exercise(p.exercise_id), p.dose, self._calendar.moment(INDEX, n))
            for n, p in self._placed
        ]
        self.asked_new = self.asked[dropped[0]] if dropped else self.asked[0]
        self.expected = self._expected()

    def ours(self) -> int:
        """What the engines do, by our engine: the hits of each item, nothing made of them."""
        hits = self._engine.item_hits
        return sum(len(hits(*asked)) for asked in self.asked)

    def ours_one(self) -> int:
        """What the engines do after a drop: the hits of the new item, judged anew each time."""
        exercise, dose, moment = self.asked_new
        return len(self._engine._item_hits(exercise, dose, self._engine._table(moment)))

    def ours_opening(self) -> int:
        """The same for a patient whose tables are not made yet."""
        engine = CompiledEngine(self._engine.compiled, self._engine.case)
        return sum(len(engine.item_hits(*asked)) for asked in self.asked)

    def _item(self, library: Library, sheet: FactSheet, day: int, placed: Placement) -> Facts:
        moment = self._calendar.moment(INDEX, day)
        return sheet.item(library.exercise(placed.exercise_id), placed.dose, moment)

    def _expected(self) -> Hits:
        """What our rules say outright about each item: the levels that hold."""
        found = set()
        for n, (exercise, dose, moment) in enumerate(self.asked):
            scene = self._engine.scene(moment)._replace(exercise=exercise, dose=dose)
            found |= {
                (n, level.rule, level.number)
                for level in self._levels
                if level.when.judge(scene) is True
            }
            spoken = {h.rule.id for h in self._engine.item_hits(exercise, dose, moment)}
            if spoken != {rule for item, rule, _ in found if item == n}:
                raise AssertionError("our two ways of judging an item do not agree")
        return found


def _beside_engines(checker: Checker) -> None:
    library = checker.library
    record = _all_recorded(library)
    week = _week(library)
    kept = checker.open(record, TODAY)
    peers = _Peers(checker, record, list(_dropped(library, week).days))
    for name, answer in (("zen-engine", peers.zen()), ("CLIPS", peers.clips())):
        if answer != peers.expected:
            raise AssertionError(f"{name} does not agree: {answer ^ peers.expected}")
    rules, levels, given = peers.count
    print(
        f"\nbeside other engines: {rules} of {len(checker.rules.rules)} rules, those about single"
    )
    print(
        f"items ({levels} levels; {given} conditions on log, surgery, procedures given as facts);"
    )
    print(f"{len(peers.expected)} identical hits asserted. Ours: every rule, with remedies.")
    full = take_turns(
        {
            "ours, every day changed": lambda: kept.check_week(INDEX, _week(library)),
            "ours, patient just opened": lambda: checker.open(record, TODAY).check_week(INDEX),
            "ours, only those hits": peers.ours,
            "ours, only those hits, patient just opened": peers.ours_opening,
            "zen-engine": peers.zen,
            "CLIPS": peers.clips,
        }
    )
    report("full check of the week", full, "ours, every day changed")
    for peer in ("zen-engine", "CLIPS"):
        share = ratio(full, peer, "ours, only those hits")
        print(f"  {peer} takes {share:.0f} times as long as we do for those hits alone")
    _drops(kept, library, week, peers)
    _verdicts(checker, record)


def _drops(kept: CaseCheck, library: Library, week: Week, peers: _Peers) -> None:
    drop, undo = peers.opened.dropper(peers.new)
    peers.clips()
    times = take_turns(
        {
            "ours": lambda: kept.check_week(INDEX, _dropped(library, week)),
            "ours, only the new item's hits": peers.ours_one,
            "zen-engine, the new item only": peers.zen_one,
            "CLIPS, the new item only": drop,
        },
        rounds=100,
        before=undo,
    )
    report("after one drop", times, "ours")
    for peer in ("zen-engine, the new item only", "CLIPS, the new item only"):
        share = ratio(times, peer, "ours, only the new item's hits")
        print(f"  {peer.split(',')[0]} takes {share:.0f} times as long as we do for those hits")


def _verdicts(checker: Checker, record: PatientRecord) -> None:
    exercises = checker.library.exercises.values()
    placements = tuple(Placement(id=e.id, exercise_id=e.id, dose=e.start_dose) for e in exercises)
    peers = _Peers(checker, record, [Day(placements=placements)])
    if not peers.zen() == peers.clips() == peers.expected:
        raise AssertionError("the engines do not agree on the library")
    times = take_turns(
        {
            "ours, patient just opened": lambda: checker.open(record, TODAY).verdicts(),
            "ours, only those hits, patient just opened": peers.ours_opening,
            "ours, only those hits": peers.ours,
            "zen-engine": peers.zen,
            "CLIPS": peers.clips,
        }
    )
    report(f"verdicts of {len(placements)} exercises", times, "ours, patient just opened")


def _all_recorded(library: Library) -> PatientRecord:
    """The same patient with every confirmation answered, most of them yes."""
    refused = {"antimovement-steady", "plank-knees-steady"}
    answers = tuple(
        Confirmation(fact=fact, state="not-met" if fact in refused else "met", on=TODAY)
        for fact in library.confirmations
    )
    record = _record(library)
    return replace(record, patient=replace(record.patient, confirmations=answers))
