"""The coded demands of an exercise in words: their names, what they mean, their values."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from PySide6.QtCore import QCoreApplication

from designer.model import vocabulary


class TermWords(NamedTuple):
    """One coded field. ``choices`` are (value, text)."""

    field: str
    label: str
    hint: str
    choices: Sequence[tuple[str, str]]


def tr(text: str) -> str:
    return QCoreApplication.translate("ExerciseTerms", text)


def value_words(value: object) -> str:
    """A coded value as people read it."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    words = {
        "-": tr("does not apply"),
        "none": tr("none"),
        "per-side": tr("one side at a time"),
        "asymmetric-load": tr("weight on one side"),
        "single-leg": tr("on one leg"),
        "multi": tr("several directions"),
        "sport-or-labour": tr("sport or heavy work"),
        "repeated-lift": tr("repeated lifts"),
        "incline": tr("uphill"),
        "bodyweight": tr("body weight only"),
        "avoid": tr("restricted list"),
        "1": tr("Phase 1"),
        "2": tr("Phase 2"),
        "3": tr("Phase 3"),
    }
    return words.get(str(value), str(value).replace("-", " "))


def identity_terms() -> tuple[TermWords, ...]:
    """Kind and phase, which are asked for beside the demands."""
    return (
        _term("kind", tr("Kind of work"), tr("Decides the lane on the board."), vocabulary.Kind),
        _term(
            "phase",
            tr("Phase"),
            tr("The phase of the program it belongs to. Later phases wait for their gate."),
            vocabulary.Phase,
        ),
    )


def demand_terms() -> tuple[TermWords, ...]:
    """What the rules reason about, in the order of the form."""
    demand, level = vocabulary.Demand, vocabulary.Level
    high_ext = tr("How much the low back arches. High: also when it stays arched for long.")
    return (
        _term("pattern", tr("Movement"), tr("What kind of movement it is."), vocabulary.Pattern),
        _term("position", tr("Position"), tr("How the body is placed."), vocabulary.Position),
        _term(
            "flex",
            tr("Bending forward"),
            tr("How much the low back bends, moving or held. High: loaded or near its end."),
            demand,
        ),
        _term("ext", tr("Arching back"), high_ext, demand),
        _term("rot", tr("Turning"), tr("How much the trunk turns."), demand),
        _term("side", tr("Bending sideways"), tr("How much the trunk bends to a side."), demand),
        _term(
            "sym",
            tr("Sides"),
            tr("Both alike, in turn, one at a time, weight on one side, or on one leg."),
            vocabulary.Symmetry,
        ),
        _term(
            "load",
            tr("Outside load"),
            tr("Weights and bands count, the body itself does not."),
            vocabulary.LoadClass,
        ),
        _term("lever", tr("Lever"), tr("Long: arms or legs far from the trunk."), vocabulary.Lever),
        _term("impact", tr("Impact"), tr("Steps and landings. Brisk walking is low."), demand),
        _term(
            "breath_hold_risk",
            tr("Risk of holding the breath"),
            tr("How easily people hold their breath while they do it."),
            level,
        ),
        _term(
            "spine_load",
            tr("Load on the spine"),
            tr("Lying on the back or side and hands and knees are low."),
            level,
        ),
        _term(
            "bias",
            tr("Direction that it suits"),
            tr("Flexion friendly: eases backs that bending eases. Extension friendly: arching."),
            vocabulary.Bias,
        ),
        _term(
            "nerve", tr("Pull on the sciatic nerve"), tr("Straight legs and slumps pull."), demand
        ),
        _term("ballistic", tr("Ballistic"), tr("Thrown, swung or jerked."), bool),
        _term("end_range", tr("To the end of the range"), tr("Moves as far as it goes."), bool),
        _term("task", tr("Made for"), tr("What it trains beyond the drill."), vocabulary.Task),
    )


def resists_choices() -> Sequence[tuple[str, str]]:
    """The directions against which the trunk can hold."""
    return [(value, value_words(value)) for value in get_args(vocabulary.Resists)]


def _term(field: str, label: str, hint: str, values: object) -> TermWords:
    if values is bool:
        return TermWords(field, label, hint, [("no", tr("no")), ("yes", tr("yes"))])
    choices = [(value, value_words(value)) for value in get_args(values)]
    return TermWords(field, label, hint, choices)
