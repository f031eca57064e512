"""Why a patient stands in the caseload, and how the rows are chosen and put in order."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from designer.caseload.cells import cell, judged_words
from designer.caseload.library_changes import touched
from designer.caseload.reasons import reasons_of
from designer.caseload.rows import (
    COLUMNS,
    CaseRow,
    case_rows,
    chosen,
    counts,
    freshness_of,
    in_order,
    rates,
    waiting,
)
from designer.model.library_change import ChangedPlan, LibraryChange
from designer.model.vocabulary import Severity, Urgency
from designer.safety.overriding import Rate
from designer.store.digest import Digest, End, RuleRate
from designer.store.summary import PatientSummary, WeekRun
from tests.caseload.cases import NOW, TODAY, checker, demo, digest_of, library
from tests.words import WORDS

BASE = digest_of(demo()[0])
RULES = checker().rules.version


def line(**fields: object) -> PatientSummary:
    values: dict[str, object] = {
        "id": "a",
        "name": "Rivera, Ana",
        "mrn": "0042",
        "birth_date": date(1980, 1, 1),
        "diagnoses": ("spinal-stenosis",),
        "last_change": NOW,
        "invented": False,
        "archived": False,
        "last_log": TODAY,
        "course": (WeekRun(TODAY - timedelta(days=21), 12),),
    } | fields
    return PatientSummary.of(**values)  # type: ignore[arg-type]


def quiet(**fields: object) -> Digest:
    """A digest that gives no reason."""
    plain = {
        "id": "a",
        "step": "hold",
        "last_flare": None,
        "flare_open": False,
        "stops": 0,
        "blocks": 0,
        "cautions": 0,
        "ends": (),
        "rates": (),
    }
    return replace(BASE, **(plain | fields))


def words(of: PatientSummary, digest: Digest | None) -> list[str]:
    return [one.words for one in reasons_of(of, digest, library(), TODAY)]


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("of", "digest", "expected"),
    [
        (line(), quiet(), []),
        (line(last_log=days(-6)), quiet(), []),
        (line(last_log=days(-7)), quiet(), ["Nothing logged for 7 days."]),
        (line(last_log=None), None, ["Never logged in the 21 days since the program began."]),
        (line(course=()), quiet(), ["No program yet."]),
        (
            line(course=(WeekRun(days(-21), 3),)),
            quiet(),
            ["The program ended on 3 Mar 2026."],
        ),
        (
            line(course=(WeekRun(days(-20), 3),)),
            quiet(),
            ["The program ends on 4 Mar 2026, today."],
        ),
        (
            line(course=(WeekRun(days(-20), 3),)),
            quiet(step="advance", headline="Ready for progression week 4."),
            [
                "The program ends on 4 Mar 2026, today.",
                "A good week, and the last: review, extend or discharge.",
            ],
        ),
        (line(course=(WeekRun(days(1), 3),), last_log=None), quiet(), []),
        (
            line(),
            quiet(last_flare=days(-1), flare_open=True),
            ["Flare on 3 Mar 2026, not settled yet."],
        ),
        (
            line(),
            quiet(last_flare=days(-13)),
            ["Flare on 19 Feb 2026, settled since."],
        ),
        (line(), quiet(last_flare=days(-14)), []),
        (line(), quiet(blocks=2, worst="Too early."), ["2 open blocks: Too early."]),
        (
            line(),
            quiet(screened_on=None),
            ["No red-flag screen is recorded: nothing can be printed."],
        ),
        (
            line(),
            quiet(ends=(End("override", "R-075", days(5)),)),
            ["The override of R-075 ends on 9 Mar 2026, in 5 days."],
        ),
        (line(), quiet(ends=(End("override", "R-075", days(7)),)), []),
        (
            line(),
            quiet(ends=(End("limits", "", days(-30)),)),
            ["The surgeon's limit ended on 2 Feb 2026."],
        ),
        (line(), quiet(ends=(End("ceiling", "", days(-31)),)), []),
        (line(), quiet(step="advance", headline="Ready."), ["Ready."]),
    ],
)
def test_each_reason_is_a_sentence(
    of: PatientSummary, digest: Digest | None, expected: list[str]
) -> None:
    assert words(of, digest) == expected


def test_who_stopped_logging_is_not_ready() -> None:
    found = words(line(last_log=days(-9)), quiet(step="advance", headline="Ready."))
    assert found == ["Nothing logged for 9 days."]


def test_the_most_pressing_reason_comes_first() -> None:
    digest = quiet(
        step="refer",
        headline="Emergency department now.",
        urgency=Urgency.EMERGENCY,
        stops=1,
        worst="Stop.",
        last_flare=days(-1),
        flare_open=True,
    )
    kinds = [one.kind for one in reasons_of(line(last_log=days(-8)), digest, library(), TODAY)]
    assert kinds == ["refer", "blocked", "flare", "silent"]


def test_days_are_counted_on_the_day_of_looking_not_of_judging() -> None:
    digest = quiet(ends=(End("override", "R-075", days(5)),))
    later = [one.words for one in reasons_of(line(), digest, library(), days(4))]
    assert "The override of R-075 ends on 9 Mar 2026, in 1 day." in later


def rows(*pairs: tuple[PatientSummary, Digest | None]) -> list[CaseRow]:
    digests = {of.id: digest for of, digest in pairs if digest is not None}
    return case_rows([of for of, _ in pairs], digests, library(), RULES, TODAY)


def test_a_digest_says_when_it_no_longer_holds() -> None:
    fresh = quiet(on=TODAY, rules=RULES, made_from=NOW)
    assert freshness_of(line(), fresh, RULES, TODAY) == "fresh"
    assert freshness_of(line(), None, RULES, TODAY) == "missing"
    changed = line(last_change=NOW + timedelta(seconds=1))
    assert freshness_of(changed, fresh, RULES, TODAY) == "changed"
    assert freshness_of(line(), fresh, "other", TODAY) == "rules"
    assert freshness_of(line(), fresh, RULES, days(1)) == "day"
    [row] = rows((changed, fresh))
    assert judged_words(row, TODAY, WORDS) == "today, changed since"
    assert judged_words(row, days(1), WORDS) == "4 Mar 2026, changed since"


def test_archived_and_discharged_patients_are_left_out_and_wait_for_nothing() -> None:
    archived = line(id="b", archived=True)
    gone = (line(id="c"), quiet(id="c", in_care=False))
    assert [row.line.id for row in rows((line(), quiet()), (archived, None), gone)] == ["a"]
    assert waiting([archived], {}, RULES, TODAY) == []


def test_those_of_whom_least_is_known_are_judged_first() -> None:
    digests = {
        "old": quiet(id="old", on=days(-1)),
        "changed": quiet(id="changed", made_from=NOW - timedelta(hours=1)),
        "fresh": quiet(id="fresh"),
    }
    lines = [line(id=id_) for id_ in ("fresh", "old", "changed", "new")]
    found = waiting(lines, digests, RULES, TODAY)
    assert [one.id for one in found] == ["new", "changed", "old"]


def test_rows_are_chosen_by_kind_word_and_rule() -> None:
    silent = line(id="s", name="Okafor, Ben", last_log=days(-9))
    overridden = quiet(id="o", rates=(RuleRate("R-075", 3, 1),))
    other = (line(id="o", name="Novak, Ines"), overridden)
    found = rows((line(), quiet()), (silent, quiet(id="s")), other)
    assert counts(found) == {"silent": 1}
    assert [row.line.id for row in chosen(found, frozenset({"silent"}))] == ["s"]
    assert [row.line.id for row in chosen(found, frozenset(), {"s", "x"})] == ["s"]
    assert chosen(found, frozenset({"silent"}), {"o"}) == []
    assert [row.line.id for row in chosen(found, frozenset(), rule="R-075")] == ["o"]
    assert rates(found) == {"R-075": Rate(3, 1)}


def test_of_equally_pressing_patients_the_one_due_today_comes_first() -> None:
    later = (line(id="l", name="A"), quiet(id="l", ends=(End("override", "R-075", days(1)),)))
    today = (line(id="t", name="B", course=(WeekRun(days(-20), 3),)), quiet(id="t"))
    ordered = in_order(rows(later, today), "why", TODAY)
    assert [row.line.id for row in ordered] == ["t", "l"]


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("descending", [False, True])
def test_blanks_come_last_in_every_order(column: str, descending: bool) -> None:
    blank = line(id="z", name="A", last_log=None, course=())
    known = line(id="y", name="B")
    found = rows((blank, None), (known, quiet(id="y", ends=(End("limits", "", days(3)),))))
    ordered = in_order(found, column, TODAY, descending=descending)  # type: ignore[arg-type]
    if column in {"step", "log", "week", "open", "ends", "judged"}:
        assert [row.line.id for row in ordered] == ["y", "z"]
    assert {cell(row, column, TODAY, WORDS) for row in ordered}  # type: ignore[arg-type]


def test_rows_that_still_hold_are_kept() -> None:
    one, other = line(id="one"), line(id="other")
    digests = {"one": quiet(id="one"), "other": quiet(id="other")}
    before = case_rows([one, other], digests, library(), RULES, TODAY)
    digests["other"] = quiet(id="other", blocks=1, worst="Now.")
    after = case_rows([one, other], digests, library(), RULES, TODAY, before)
    assert after[0] is before[0]
    assert after[1].why == "1 open block: Now."


def change(id_: str, *plans: ChangedPlan, day: int = 0) -> LibraryChange:
    return LibraryChange(id=id_, on=NOW + timedelta(days=day), what="Rule CR-001.", plans=plans)


def test_a_library_change_is_a_reason_until_somebody_has_looked() -> None:
    plan = ChangedPlan(patient_id="a", after=Severity.BLOCK)
    one = change("c", plan)
    [reason] = reasons_of(line(), quiet(), library(), TODAY, touched([one])["a"])
    assert reason.kind == "changed"
    assert reason.words == (
        "A library change altered the verdict, nothing → block: Rule CR-001, 4 Mar 2026."
    )
    assert touched([one.seen("a", "Me")]) == {}


def test_a_stricter_verdict_presses_more_than_a_milder_one() -> None:
    milder = ChangedPlan(patient_id="a", before=Severity.BLOCK, after=Severity.INFO)
    stricter = ChangedPlan(patient_id="a", before=Severity.CAUTION, after=Severity.HARD_BLOCK)
    found = touched([change("old", milder), change("new", stricter, day=1)])["a"]
    assert [one.change.id for one in found] == ["new", "old"]
    ranks = [one.rank for one in reasons_of(line(course=()), quiet(), library(), TODAY, found)]
    assert ranks == [6, 10, 10]


def test_a_row_follows_a_library_change_and_its_being_seen() -> None:
    one, digests = line(), {"a": quiet()}
    changes = touched([change("c", ChangedPlan(patient_id="a", after=Severity.BLOCK))])
    before = case_rows([one], digests, library(), RULES, TODAY)
    told = case_rows([one], digests, library(), RULES, TODAY, before, changes)
    assert counts(told) == {"changed": 1}
    again = case_rows([one], digests, library(), RULES, TODAY, told, changes)
    assert again[0] is told[0]
    seen = case_rows([one], digests, library(), RULES, TODAY, told)
    assert counts(seen) == {}
