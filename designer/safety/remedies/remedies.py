"""The ways to clear a finding, ready to be applied (design 6.39)."""

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.exercise import Exercise
from designer.model.finding import Remedy
from designer.safety.conditions.dose import guide_figure
from designer.safety.rules.rules import DoseFix, Rule

_ACTION_TEXTS = {
    "remove": "Take it out of the week",
    "reorder": "Put the session in order: mobilise, stabilise, load",
    "screen": "Ask and record the red-flag questions",
    "clearance": "Record the doctor's clearance",
    "refer": "Refer",
    "note": "Record a note",
    "log": "Log a session or a day",
    "week-before": "Go back to the week before",
}
_HANDOUT_TEXTS = {
    "breathing-line": "Put the line on breathing on the handout",
    "omit-line": "Leave the line out",
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def confirm(fact: str, library: Library) -> Remedy:
    """Tick the missing fact."""
    kind = library.confirmations.get(fact)
    return Remedy(kind="confirm", fact=fact, text=f"Confirm: {kind.name if kind else fact}")


def replace_with(exercise: Exercise) -> Remedy:
    """Put another exercise in its place."""
    return Remedy(kind="replace", exercise_id=exercise.id, text=f"Replace with {exercise.name}")


def action(name: str) -> Remedy:
    """A remedy without further fields."""
    if name == "diagnosis":
        return Remedy(kind="screen", text="Enter the diagnosis")
    if name in _HANDOUT_TEXTS:
        return Remedy(kind="handout", fact=name, text=_HANDOUT_TEXTS[name])
    return Remedy(kind=name, text=_ACTION_TEXTS[name])


def clearance(flag: str, library: Library) -> Remedy:
    """Record who released the patient from a sign; ``surgery``: the surgeon's limits."""
    known = library.red_flags.get(flag)
    about = known.question if known else flag.replace("-", " ")
    return Remedy(kind="clearance", fact=flag, text=f"{_ACTION_TEXTS['clearance']}: {about}")


# Where a fact that is no confirmation is entered; anything else on the intake form.
_ENTERED_BY = {"daily pain": "log", "dose": "dose-form", "week before": "week-before"}


def enter(fact: str) -> Remedy:
    """The form in which a missing fact can be entered."""
    return Remedy(kind=_ENTERED_BY.get(fact, "screen"), fact=fact, text=f"Enter: {fact}")


def move(day: int) -> Remedy:
    """Take the items to another day of the week."""
    return Remedy(kind="move", day=day, text=f"Move to {_DAYS[day]}")


def dose_remedy(rule: Rule, exercise: Exercise, dose: Dose) -> Remedy | None:
    """The same item at the allowed dose; the dose given is the whole new dose."""
    changes = {}
    for fix in rule.dose_fixes:
        to = _allowed(fix, exercise)
        now = getattr(dose, fix.field)
        if to is not None and now != to and _lowers(now, to, fix):
            changes[fix.field] = to
    if not changes:
        return None
    words = ", ".join(f"{_WORDS.get(name, name)} {_shown(to)}" for name, to in changes.items())
    return Remedy(kind="dose", dose=replace(dose, **changes), text=f"Change the dose: {words}")


_WORDS = {
    "hold_s": "hold (seconds)",
    "reps": "repetitions",
    "brace_pct": "brace (%)",
    "trunk_range": "low back",
    "load_level": "load",
    "effort_0_10": "effort (of 10)",
    "step_height_cm": "step (cm)",
    "load_kg": "load (kg)",
    "rest_s": "rest (seconds)",
    "duration_s": "time (seconds)",
    "block_height": "blocks",
}


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


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
