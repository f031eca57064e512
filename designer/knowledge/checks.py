"""Checks between the entries of the library: references, ranges, order, marks.

Each check is a function that yields problems and changes nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from designer.knowledge.contents import Contents, file_of
from designer.knowledge.errors import Problem
from designer.knowledge.order import find_circle
from designer.knowledge.ranges import fields_above, in_words, ranges_of
from designer.model.dose import Dose
from designer.model.exercise import Attributes, Coaching, Exercise

TICKED_ID = re.compile(r"`([^`]+)`")
_NESTED = {"attributes": Attributes, "coaching": Coaching, "start_dose": Dose}


def check_contents(contents: Contents) -> Iterator[Problem]:
    """Everything that is wrong between the entries."""
    yield from _twice(contents)
    yield from check_exercises(contents, contents.exercises)
    yield from _references(contents)
    yield from _ticked_ids(contents)
    yield from _sources(contents)


def check_exercises(contents: Contents, exercises: Iterable[Exercise]) -> Iterator[Problem]:
    """What is wrong with ``exercises``, which stand among those of ``contents``."""
    exercise_ids = {exercise.id for exercise in contents.exercises}
    diagnosis_ids = {diagnosis.id for diagnosis in contents.diagnoses}
    passages = {passage.code for passage in contents.passages}
    for exercise in exercises:
        file = file_of(exercise)
        dx = [entry.diagnosis for entry in exercise.dx_first_week]
        yield from _unknown(file, exercise.id, "easier", exercise.easier, exercise_ids)
        yield from _unknown(file, exercise.id, "harder", exercise.harder, exercise_ids)
        yield from _unknown(file, exercise.id, "dx_first_week", dx, diagnosis_ids)
        yield from _unknown(file, exercise.id, "passages", exercise.passages, passages)
        yield from _figures(exercise)
        yield from _marks(exercise)
    circle = find_circle(contents.exercises)
    if circle:
        first = next(e for e in contents.exercises if e.id == circle[0])
        yield Problem(
            file=file_of(first),
            entry=first.id,
            field="harder",
            message=f"The order from easier to harder runs in a circle: {' → '.join(circle)}.",
            remedy="Take out one of these links, in “easier” or in “harder”.",
        )


def _figures(exercise: Exercise) -> Iterator[Problem]:
    for field, given in ranges_of(exercise.guide_dose):
        if given.low is not None and given.high is not None and given.low > given.high:
            yield Problem(
                file=file_of(exercise),
                entry=exercise.id,
                field=f"guide_dose.{field}",
                message=f"The lower figure {given.low:g} is above the upper figure {given.high:g}.",
                remedy="Exchange the two.",
            )
    for field, value, given in fields_above(exercise.start_dose, exercise.guide_dose):
        yield Problem(
            file=file_of(exercise),
            entry=exercise.id,
            field=f"start_dose.{field}",
            message=f"{value:g} is above the guide’s range {in_words(given)}.",
            remedy="Use a figure inside the range or below it.",
        )


def _marks(exercise: Exercise) -> Iterator[Problem]:
    """Provenance may only be claimed for fields that exist."""
    for path in exercise.provenance:
        owner, _, field = path.partition(".")
        names = _NESTED[owner].__struct_fields__ if owner in _NESTED else ()
        known = owner in Exercise.__struct_fields__ and (not field or field in names)
        if not known:
            yield Problem(
                file=file_of(exercise),
                entry=exercise.id,
                field=f"provenance.{path}",
                message="There is no such field.",
                remedy="Correct its spelling or take it out.",
            )


def _twice(contents: Contents) -> Iterator[Problem]:
    lists: dict[str, list[str]] = {
        "exercises": [e.id for e in contents.exercises],
        "patterns.json": [p.id for p in contents.patterns],
        "screens.json": [t.id for t in contents.tasks],
        "diagnoses.json": [d.id for d in contents.diagnoses],
        "red-flags.json": [f.id for f in contents.red_flags],
        "procedures.json": [p.id for p in contents.procedures],
        "confirmations.json": [c.id for c in contents.confirmations],
        "passages.json": [p.code for p in contents.passages],
        "ladder.json": [str(w.prog_week) for w in contents.ladder],
        "handout-text.json": [b.id for b in contents.handout_blocks],
        "general-limits.json": [x.id for x in contents.limits],
        "glossary.json": [t.plain for t in contents.glossary],
    }
    for file, ids in lists.items():
        for entry, count in Counter(ids).items():
            if count > 1:
                yield Problem(
                    file=file,
                    entry=entry,
                    message=f"This entry stands {count} times.",
                    remedy="Keep one of them, or give the other an id of its own.",
                )
    names = Counter(e.name.casefold() for e in contents.exercises)
    for exercise in contents.exercises:
        if names[exercise.name.casefold()] > 1:
            yield Problem(
                file=file_of(exercise),
                entry=exercise.id,
                field="name",
                message=f"Another exercise is called “{exercise.name}” as well.",
                remedy="Give one of them a name of its own.",
            )


def _references(contents: Contents) -> Iterator[Problem]:
    exercises = {exercise.id for exercise in contents.exercises}
    passages = {passage.code for passage in contents.passages}
    weeks = {week.prog_week for week in contents.ladder}
    flags = {flag.id for flag in contents.red_flags}
    for diagnosis in contents.diagnoses:
        file, entry = "diagnoses.json", diagnosis.id
        yield from _unknown(file, entry, "variant_ids", diagnosis.variant_ids, exercises)
        yield from _unknown(file, entry, "passages", diagnosis.passages, passages)
    for flag in contents.red_flags:
        yield from _unknown("red-flags.json", flag.id, "passages", flag.passages, passages)
        signs = tuple(sign for group in flag.together for sign in group)
        yield from _unknown("red-flags.json", flag.id, "together", signs, flags)
    for pattern in contents.patterns:
        yield from _unknown("patterns.json", pattern.id, "passages", pattern.passages, passages)
    for task in contents.tasks:
        yield from _unknown("screens.json", task.id, "passages", task.passages, passages)
    for fact in contents.education:
        yield from _unknown("education.json", fact.topic, "passages", fact.passages, passages)
    for limit in contents.limits:
        yield from _unknown("general-limits.json", limit.id, "passages", limit.passages, passages)
    for week in contents.ladder:
        file, entry = "ladder.json", str(week.prog_week)
        yield from _unknown(file, entry, "adds", week.adds, exercises)
        yield from _unknown(file, entry, "starts", week.starts, exercises)
        if week.step_back_to is not None and week.step_back_to not in weeks:
            yield from _unknown(file, entry, "step_back_to", [str(week.step_back_to)], set())
    for row in contents.house.values:
        entry = row.topic or ", ".join(row.exercise_ids)
        yield from _unknown("house-values.json", entry, "exercise_ids", row.exercise_ids, exercises)


def _ticked_ids(contents: Contents) -> Iterator[Problem]:
    """Texts name ids between back-ticks; each must be known, or nobody could show its name."""
    known = {e.id for e in contents.exercises} | {d.id for d in contents.diagnoses}
    known |= {c.id for c in contents.confirmations} | {f.id for f in contents.red_flags}
    texts = [
        (file_of(e), e.id, field, text)
        for e in contents.exercises
        for field, text in (("week_note", e.week_note), ("start_position", e.start_position))
    ]
    texts += [
        ("diagnoses.json", d.id, field, str(getattr(d, field)))
        for d in contents.diagnoses
        for field in ("prefers", "restricts", "tolerance_hints", "cardio", "allowed_variants")
    ]
    texts += [("ladder.json", str(w.prog_week), "adds_text", w.adds_text) for w in contents.ladder]
    texts += [("house-values.json", row.topic, "text", row.text) for row in contents.house.values]
    for file, entry, field, text in texts:
        if "`" in text:
            yield from _unknown(file, entry, field, TICKED_ID.findall(text), known)


def _sources(contents: Contents) -> Iterator[Problem]:
    """What the guide does not say must name where it comes from."""
    without = [("diagnoses.json", d.id) for d in contents.diagnoses if not (d.covered or d.source)]
    without += [
        ("red-flags.json", f.id) for f in contents.red_flags if f.beyond_guide and not f.source
    ]
    for file, entry in without:
        yield Problem(
            file=file,
            entry=entry,
            field="source",
            message="It goes beyond the guide and names no source.",
            remedy="Name the source.",
        )


def _unknown(
    file: str, entry: str, field: str, named: Iterable[str], known: set[str]
) -> Iterator[Problem]:
    for name in named:
        if name not in known:
            yield Problem(
                file=file,
                entry=entry,
                field=field,
                message=f"“{name}” is not known.",
                remedy="Correct its spelling, or add what it names.",
            )
