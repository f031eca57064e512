"""A dose in a patient's words: short sentences, digits, nothing left to work out.

Every field that is set says something, so that what the therapist chose can be read back from the
paper. The one exception is a single set: "Do it 8 times." already says it.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from designer.model.base import Value
from designer.model.dose import Dose
from designer.model.units import METRIC, Units
from designer.model.vocabulary import Pattern
from designer.text import Texts

# Patterns whose word for "keep going" differs; the texts have one entry for each.
_GOING = frozenset({"breath", "carry", "walk", "run", "cycle", "row-machine"})
_CARDIO = frozenset({"walk", "run", "cycle", "row-machine"})

# The least figure of each field that says anything; a rest of 0 seconds is a figure like another.
_LEAST = {
    "hold_s": 0.5,
    "duration_s": 0.5,
    "distance_m": 0.5,
    "load_kg": 0.05,
    "step_height_cm": 0.5,
    "break_min": 0.01,
    "effort_0_10": 0.05,
    "brace_pct": 0.5,
}
_LITTLE_PCT = 40  # of the hardest brace; above it a rule asks for less (design 6.38)


class DoseWords(Value, frozen=True, kw_only=True):
    """A dose as sentences: ``main`` says what and how often, ``details`` say how."""

    main: tuple[str, ...]
    details: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All sentences in one line."""
        return " ".join((*self.main, *self.details))


def dose_in_words(dose: Dose, pattern: Pattern, texts: Texts, units: Units = METRIC) -> DoseWords:
    """The sentences for ``dose`` of an exercise that moves like ``pattern``."""
    dose = _without_zeros(dose)
    main = (*_work(dose, pattern, texts, units), *_repeats(dose, pattern, texts))
    details = (*_load(dose, texts, units), *_manner(dose, texts))
    if not main and not details:
        main = (texts("dose.none"),)
    return DoseWords(main=main, details=details)


def _without_zeros(dose: Dose) -> Dose:
    """The dose without figures that nobody could follow: no hold of 0 seconds, no 0 meters.

    Less than half of what the paper can print counts as nothing; no weight is said in words.
    """
    nothing = {name: None for name, least in _LEAST.items() if (getattr(dose, name) or 0) < least}
    if dose.load_kg is not None and "load_kg" in nothing and dose.load_level is None:
        dose = replace(dose, load_level="none")
    return replace(dose, **nothing)


def duration_in_words(seconds: float, texts: Texts) -> str:
    """A time as it is read off a clock: 90 seconds, 1 minute, 2 minutes 30 seconds."""
    minutes, rest_s = divmod(seconds, 60)
    if minutes == 0 or (seconds <= 120 and rest_s):
        return texts("time.seconds", n=seconds)
    in_minutes = texts("time.minutes", n=minutes)
    if not rest_s:
        return in_minutes
    in_seconds = texts("time.seconds", n=rest_s)
    return texts("time.minutes-seconds", minutes=in_minutes, seconds=in_seconds)


def _work(dose: Dose, pattern: Pattern, texts: Texts, units: Units) -> Iterator[str]:
    """One set: hold, count, time and distance, and on which side."""
    side_said = False
    if dose.hold_s is not None:
        key = "dose.hold" if dose.reps is None else "dose.hold-each"
        hold = texts(key, time=duration_in_words(dose.hold_s, texts))
    else:
        hold = ""
    if hold and dose.reps is None:
        yield hold
    count = dose.reps if dose.reps is not None else dose.holds
    if count is not None:
        yield texts(f"dose.times.{dose.side or 'any'}", n=count)
        side_said = True
    if hold and dose.reps is not None:
        yield hold
    if dose.reps is not None and dose.holds is not None:
        yield texts("dose.also-hold", n=dose.holds)
    if dose.duration_s is not None:
        key = f"dose.keep-going.{pattern if pattern in _GOING else 'any'}"
        yield texts(key, time=duration_in_words(dose.duration_s, texts))
    if dose.distance_m is not None:
        key = "dose.distance" if units.length == "cm" else "dose.distance-ft"
        yield texts(key, n=units.shown("distance", dose.distance_m))
    if dose.side is not None and not side_said:
        yield texts(f"dose.{'hand' if pattern == 'carry' else 'side'}.{dose.side}")


def _repeats(dose: Dose, pattern: Pattern, texts: Texts) -> Iterator[str]:
    """How often the whole is done, with which rests."""
    if dose.bouts is not None:
        yield texts("dose.bouts", n=dose.bouts)
    if dose.break_min is not None:
        yield texts("dose.break", time=duration_in_words(dose.break_min * 60, texts))
        if dose.duration_s is not None:
            yield texts("dose.rests-extra")
    if dose.sets is not None and (dose.sets > 1 or _says_no_count(dose)):
        walks = pattern in _CARDIO and dose.bouts is None
        yield texts("dose.bouts" if walks else "dose.sets", n=dose.sets)
    if dose.rest_s is not None:
        yield texts("dose.rest", time=duration_in_words(dose.rest_s, texts))
    if dose.times_per_day is not None:
        yield texts("dose.times-per-day", n=dose.times_per_day)


def _says_no_count(dose: Dose) -> bool:
    """True if a single set would otherwise leave no trace on the paper."""
    work = (dose.reps, dose.holds, dose.hold_s, dose.duration_s, dose.distance_m)
    return all(figure is None for figure in work)


def _load(dose: Dose, texts: Texts, units: Units) -> Iterator[str]:
    """Weight, band, step and blocks."""
    if dose.load_kg is not None:
        yield texts(f"dose.weight.{units.weight}", n=units.shown("weight", dose.load_kg))
        if dose.load_level is not None and dose.load_level != "none":
            yield texts(f"dose.load-feels.{dose.load_level}")
    elif dose.load_level is not None:
        yield texts(f"dose.weight.{dose.load_level}")
    if dose.band is not None:
        yield texts(f"dose.band.{dose.band}")
    if dose.step_height_cm is not None:
        key = "dose.step" if units.length == "cm" else "dose.step-in"
        yield texts(key, n=units.shown("height", dose.step_height_cm))
    if dose.block_height is not None:
        yield texts(f"dose.blocks.{dose.block_height}")


def _manner(dose: Dose, texts: Texts) -> Iterator[str]:
    """How hard, how high, how to breathe, what to hold on to."""
    if dose.angle_deg is not None:
        yield texts("dose.angle", n=dose.angle_deg)
    if dose.brace_pct is not None:
        little = dose.brace_pct <= _LITTLE_PCT
        yield texts("dose.brace-pct" if little else "dose.brace-pct-more", n=dose.brace_pct)
    if dose.braced is not None:
        yield texts(f"dose.braced.{'yes' if dose.braced else 'no'}")
    if dose.effort_0_10 is not None:
        yield texts("dose.effort", n=dose.effort_0_10)
    if dose.breath is not None:
        yield texts(f"dose.breath.{dose.breath}")
    if dose.intensity is not None:
        yield texts(f"dose.intensity.{dose.intensity}")
    if dose.trunk_range is not None:
        yield texts(f"dose.trunk-range.{dose.trunk_range}")
    if dose.support is not None:
        yield texts(f"dose.support.{'yes' if dose.support else 'no'}")
