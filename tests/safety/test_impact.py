"""What a change of the library does to plans: found quickly, and exactly what judging all finds."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest
from msgspec.structs import replace

from designer.files.reading import read_program_file
from designer.knowledge.library import Library, load_library
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.safety import Checker, RuleSet, Stricter, load_rules
from designer.safety.rules.drafting import AttributeRow, RuleDraft, WeeksRow, rule_of
from designer.safety.upkeep.comparing import Comparison, TemplateWeek, said_by
from designer.safety.upkeep.impact import Impact, impact
from resources.paths import folder, knowledge_folder, rules_folder
from templates.catalogue import expand, load_catalogue

TODAY = date(2026, 3, 4)


class Records:
    """Some records, and one that cannot be read."""

    def __init__(self, *records: PatientRecord | None) -> None:
        self._records = records

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[PatientRecord | None]:
        return iter(self._records)


@cache
def before() -> Checker:
    library = load_library(knowledge_folder())
    return Checker(library, load_rules(rules_folder(), library))


@cache
def weeks() -> tuple[TemplateWeek, ...]:
    numbers = count()
    found = load_catalogue(before().library).templates.values()
    return tuple(
        TemplateWeek(
            t.id,
            t.name,
            expand(t, t.first_prog_week, lambda: str(next(numbers))).week,
            t.first_prog_week,
            t.diagnoses,
        )
        for t in found
    )


@cache
def patients() -> tuple[PatientRecord, ...]:
    """The three invented patients, with a program that ends after ``TODAY``."""
    files = [folder("demo") / f"case-{letter}.json" for letter in "abc"]
    return tuple(
        _current(read_program_file(file, before().library, TODAY).record) for file in files
    )


def _current(record: PatientRecord) -> PatientRecord:
    program = record.program
    assert program is not None
    start = TODAY - timedelta(weeks=len(program.weeks) // 2)
    shifted = tuple(
        replace(week, start_date=start + timedelta(weeks=n)) for n, week in enumerate(program.weeks)
    )
    return replace(record, programs=(replace(program, start_date=start, weeks=shifted),))


def with_rule(*rows: AttributeRow | WeeksRow, severity: Severity = Severity.CAUTION) -> RuleSet:
    draft = RuleDraft(rows=rows, severity=severity, message="m", reason="r", source="s")
    return before().rules.with_own([rule_of(draft, "CR-001")])


def with_demand(exercise_id: str, **changed: object) -> Library:
    """The library in which a clinic's copy of an exercise stands in its place."""
    library = before().library
    shipped = library.exercises[exercise_id]
    attributes = replace(shipped.attributes, **changed)
    contents = library._contents
    exercises = tuple(
        replace(one, attributes=attributes) if one.id == exercise_id else one
        for one in contents.exercises
    )
    return Library(replace(contents, exercises=exercises))


def changes() -> list[Checker]:
    library, rules = before().library, before().rules
    return [
        Checker(library, with_rule(AttributeRow("pattern", ("dead-bug",)))),
        Checker(library, with_rule(AttributeRow("load", ("light", "moderate")), WeeksRow(1, 9))),
        Checker(library, rules.with_stricter([_stricter("R-069")])),
        Checker(library, rules.with_stricter([_stricter("R-128")])),
        Checker(with_demand("dead-bug", flex="high", ballistic=True), rules),
        Checker(with_demand("bridge-symmetrical", ext="high"), rules),
        Checker(with_demand("clam-no-band", rot="high", end_range=True), rules),
    ]


def _stricter(rule_id: str) -> Stricter:
    rule = before().rules.rule(rule_id)
    new = Severity.BLOCK if rule.severity is not Severity.BLOCK else Severity.HARD_BLOCK
    return Stricter(rule=rule_id, reason="ours", severity=new)


def look(after: Checker, *records: PatientRecord | None) -> Impact:
    return impact(before(), after, weeks(), Records(*records), TODAY)


@pytest.mark.parametrize("number", range(7))
def test_the_quick_way_finds_what_judging_everything_finds(number: int) -> None:
    after = changes()[number]
    found = look(after, *patients())
    compare = Comparison(before(), after)
    slow = {
        one.id
        for one in weeks()
        if said_by(before().check_template(one.week, one.prog_week, one.diagnoses))
        != said_by(after.check_template(one.week, one.prog_week, one.diagnoses))
    }
    slow_programs = set()
    for record in patients():
        assert record.program is not None
        first = record.program.index_on(TODAY)
        old, new = (
            said_by(checker.open(record, TODAY).check_program(first))
            for checker in (before(), after)
        )
        if old != new:
            slow_programs.add(record.patient.id)
    assert {one.id for one in found.templates} == slow
    assert {one.id for one in found.programs} == slow_programs
    assert compare.exercises or compare.rules


def test_some_of_these_changes_touch_templates_and_some_touch_programs() -> None:
    found = [look(after, *patients()) for after in changes()]
    assert any(one.templates for one in found)
    assert any(one.programs for one in found)


def test_old_and_new_verdict_and_the_rule_are_named() -> None:
    rules = with_rule(AttributeRow("pattern", ("dead-bug",)), severity=Severity.BLOCK)
    found = look(Checker(before().library, rules), *patients())
    assert found.templates
    for one in found.templates:
        assert one.after is Severity.BLOCK
        assert {v.rule_id for v in one.verdicts} == {"CR-001"}
        assert all(v.before is None and v.after is Severity.BLOCK for v in one.verdicts)
        exercises = before().library.exercises
        assert all(exercises[v.exercise_id].attributes.pattern == "dead-bug" for v in one.verdicts)


def test_a_new_exercise_changes_nothing() -> None:
    shipped = before().library.exercise("dead-bug")
    own = replace(shipped, id="own", name="Own", other_names=(), provenance={})
    after = Checker(before().library.with_own([own]), before().rules)
    found = look(after, *patients())
    assert (found.templates, found.programs) == ((), ())


def test_archived_and_finished_programs_are_passed_over() -> None:
    record = patients()[0]
    archived = replace(record, patient=replace(record.patient, archived=True))
    assert record.program is not None
    long_ago = TODAY - timedelta(weeks=60)
    over = tuple(
        replace(week, start_date=long_ago + timedelta(weeks=n))
        for n, week in enumerate(record.program.weeks)
    )
    program = replace(record.program, start_date=long_ago, weeks=over)
    finished = replace(record, programs=(program,))
    found = look(changes()[0], archived, finished, None, record)
    assert found.programs_judged == 1
    assert found.unread == 1


def test_it_can_be_called_off_and_says_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    found = impact(
        before(),
        changes()[0],
        weeks(),
        Records(*patients()),
        TODAY,
        lambda done, of: told.append((done, of)),
        lambda: len(told) >= 3,
    )
    assert found.cancelled
    assert found.templates_judged == 3
    total = len(weeks()) + len(patients())
    assert told == [(1, total), (2, total), (3, total)]
