"""The ways to clear a finding, ready to be applied (design 6.39)."""

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.finding import Remedy
from designer.safety.conditions.dose import guide_figure, planned_as
from designer.safety.rules.rules import DoseFix, Rule
from designer.text import Texts

HANDOUT_ACTIONS = frozenset(("breathing-line", "omit-line"))


def confirm(fact: str, library: Library) -> Remedy:
    """Tick the missing fact."""
    text = library.words("remedy.confirm", fact=library.fact_name(fact))
    return Remedy(kind="confirm", fact=fact, text=text)


def replace_with(exercise: Exercise, words: Texts) -> Remedy:
    """Put another exercise in its place."""
    text = words("remedy.replace", name=exercise.name)
    return Remedy(kind="replace", exercise_id=exercise.id, text=text)


def action(name: str, words: Texts) -> Remedy:
    """A remedy without further fields."""
    text = words(f"remedy.action.{name}")
    if name == "diagnosis":
        return Remedy(kind="screen", text=text)
    if name in HANDOUT_ACTIONS:
        return Remedy(kind="handout", fact=name, text=text)
    return Remedy(kind=name, text=text)


def clearance(flag: str, library: Library) -> Remedy:
    """Record who released the patient from a sign; ``surgery``: the surgeon's limits."""
    known = library.red_flags.get(flag)
    about = known.question if known else flag.replace("-", " ")
    return Remedy(kind="clearance", fact=flag, text=library.words("remedy.clear", about=about))


# Where a fact that is no confirmation is entered; anything else on the intake form.
_ENTERED_BY = {"daily pain": "log", "dose": "dose-form", "week before": "week-before"}


def enter(fact: str, library: Library) -> Remedy:
    """The form in which a missing fact can be entered."""
    text = library.words("remedy.enter", fact=library.fact_name(fact))
    return Remedy(kind=_ENTERED_BY.get(fact, "screen"), fact=fact, text=text)


def move(day: int, words: Texts) -> Remedy:
    """Take the items to another day of the week."""
    text = words("remedy.move", day=words(f"date.weekday.{day}"))
    return Remedy(kind="move", day=day, text=text)


def dose_remedy(rule: Rule, exercise: Exercise, dose: Dose, words: Texts) -> Remedy | None:
    """The same item at the allowed dose; the dose given is the whole new dose."""
    changes = {}
    for fix in rule.dose_fixes:
        to = _allowed(fix, exercise)
        field = planned_as(dose, fix.field, exercise)
        now = getattr(dose, field)
        if to is not None and now != to and _lowers(now, to, fix):
            changes[field] = to
    if not changes:
        return None
    told = ", ".join(_told(field, to, words) for field, to in changes.items())
    text = words("remedy.dose", changes=told)
    return Remedy(kind="dose", dose=replace(dose, **changes), text=text)


def _told(field: str, to: object, words: Texts) -> str:
    """One changed field; a field without words of its own by its name."""
    shown = words.number(to) if isinstance(to, int | float) else str(to)
    key = f"remedy.field.{field}"
    return words(key, to=shown) if key in words else f"{field.replace('_', ' ')} {shown}"


def _allowed(fix: DoseFix, exercise: Exercise) -> object:
    if fix.to_guide is None:
        return fix.to
    if fix.to_guide == "house":
        return getattr(exercise.start_dose, fix.field)
    value = guide_figure(exercise, fix.field, fix.to_guide)
    whole = fix.field in {"sets", "reps", "holds"}
    return int(value) if value is not None and whole else value


def _lowers(now: object, to: object, fix: DoseFix) -> bool:
    """A figure is only ever brought down; blank fields are filled by the house value alone."""
    if now is None:
        return fix.to_guide == "house"
    if isinstance(now, int | float) and isinstance(to, int | float) and not isinstance(now, bool):
        return to < now
    return True
