"""Hazard H8, wrong dose or unit: what is printed can be read back as the dose that was meant."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from designer.model.dose import Dose
from designer.model.vocabulary import Pattern
from designer.text import Texts, load_texts
from exports.handout.content.dose_words import dose_in_words, duration_in_words
from resources.paths import folder

ENGLISH = load_texts(folder("text"), "en")


@pytest.mark.parametrize(
    ("dose", "pattern", "words"),
    [
        (Dose(sets=1, holds=5, hold_s=10), "brace", "Hold 10 seconds. Do it 5 times."),
        (
            Dose(sets=1, holds=3, hold_s=10, side="each"),
            "side-plank",
            "Hold 10 seconds. Do it 3 times on each side.",
        ),
        (Dose(sets=1, reps=8), "rock", "Do it 8 times."),
        (Dose(reps=1), "rock", "Do it 1 time."),
        (
            Dose(reps=8, side="both"),
            "slide",
            "Do it 8 times in all, counting both sides.",
        ),
        (
            Dose(sets=1, reps=6, hold_s=5, side="each"),
            "press-hold",
            "Do it 6 times on each side. Hold each one for 5 seconds.",
        ),
        (
            Dose(sets=2, reps=6, rest_s=90, load_kg=2.5),
            "hinge",
            (
                "Do it 6 times. That is 1 set. Do 2 sets. Rest for 90 seconds between sets. "
                "Use a weight of 2.5 kg."
            ),
        ),
        (
            Dose(sets=2, duration_s=20, side="each"),
            "carry",
            "Carry it for 20 seconds. Do it with each hand. That is 1 set. Do 2 sets.",
        ),
        (Dose(duration_s=600), "walk", "Walk for 10 minutes."),
        (
            Dose(duration_s=300, bouts=2, break_min=1),
            "walk",
            (
                "Walk for 5 minutes. Do this 2 times. Rest for 1 minute in between. "
                "The rests do not count."
            ),
        ),
        (
            Dose(reps=8, times_per_day=3),
            "rock",
            "Do it 8 times. Do all of this 3 times a day.",
        ),
        (Dose(), "stretch", "As your therapist showed you."),
    ],
)
def test_a_dose_reads_as_a_patient_would_say_it(dose: Dose, pattern: Pattern, words: str) -> None:
    assert dose_in_words(dose, pattern, ENGLISH).text == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (2.5, "2.5 seconds"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (120, "2 minutes"),
        (150, "2 minutes 30 seconds"),
        (181, "3 minutes 1 second"),
        (1200, "20 minutes"),
        (86_400, "1440 minutes"),
    ],
)
def test_a_time_is_never_left_to_be_worked_out(seconds: float, words: str) -> None:
    assert duration_in_words(seconds, ENGLISH) == words


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(hold_s=0, reps=8), "Do it 8 times."),
        (Dose(holds=3, hold_s=1e-9), "Do it 3 times."),
        (Dose(reps=8, load_kg=0), "Do it 8 times. Use no weight."),
        (Dose(reps=8, load_kg=0.001, load_level="light"), "Do it 8 times. Use a light weight."),
        (Dose(reps=8, distance_m=0.001, duration_s=0.4), "Do it 8 times."),
        (Dose(reps=8, brace_pct=30), "Tighten your belly only a little: about 30% of full effort."),
        (Dose(reps=8, brace_pct=100), "Tighten your belly with about 100% of full effort."),
    ],
)
def test_h8_no_figure_is_printed_that_nobody_could_follow(dose: Dose, words: str) -> None:
    said = dose_in_words(dose, "slide", ENGLISH).text
    assert said.endswith(words)
    assert " 0 " not in said


# -- reading back ------------------------------------------------------------------------------
# Written from the wording alone, so that a slip in the texts or in the code shows.

_TIME = r"(?:(\d+) minutes? (\d+) seconds?|(\d+) minutes?|([\d.]+) seconds?)"
_SIDES = {
    "in all, counting both sides": "both",
    "on each side": "each",
    "on your left side": "left",
    "on your right side": "right",
}
_SIDE_SENTENCES = {
    "Use both sides": "both",
    "Do it on each side": "each",
    "Do it on your left side only": "left",
    "Do it on your right side only": "right",
    "Use both hands": "both",
    "Do it with each hand": "each",
    "Do it with your left hand only": "left",
    "Do it with your right hand only": "right",
}


def _seconds(match: re.Match[str]) -> float:
    minutes, seconds, whole_minutes, only_seconds = match.groups()[-4:]
    if minutes:
        return int(minutes) * 60 + int(seconds)
    return int(whole_minutes) * 60 if whole_minutes else float(only_seconds)


def _number(match: re.Match[str]) -> float:
    return float(match[1])


Reading = Callable[[re.Match[str]], object]
_SENTENCES: tuple[tuple[str, str, Reading], ...] = (
    (rf"Hold {_TIME}", "hold_s", _seconds),
    (rf"Hold each one for {_TIME}", "hold_s", _seconds),
    (r"Then hold (\d+) times?", "holds", _number),
    (
        rf"(?:Keep going|Breathe like this|Carry it|Walk|Run|Ride|Row) for {_TIME}",
        "duration_s",
        _seconds,
    ),
    (r"Go ([\d.]+) meters?", "distance_m", _number),
    (r"Do this (\d+) times?", "bouts", _number),
    (rf"Rest for {_TIME} in between", "break_s", _seconds),
    (r"Do (\d+) sets?", "sets", _number),
    (rf"Rest for {_TIME} between sets", "rest_s", _seconds),
    (r"Do all of this (\d+) times? a day", "times_per_day", _number),
    (r"Use a weight of ([\d.]+) kg", "load_kg", _number),
    (r"Use a step ([\d.]+) cm high", "step_height_cm", _number),
    (r"Lift to ([\d.]+) degrees from the floor, no higher", "angle_deg", _number),
    (
        r"Tighten your belly (?:only a little: about|with about) ([\d.]+)% of full effort",
        "brace_pct",
        _number,
    ),
    (
        r"It should feel like ([\d.]+) out of 10, where 10 is as hard as you can",
        "effort_0_10",
        _number,
    ),
)


def read_back(text: str) -> dict[str, object]:
    """The figures and the side that the sentences state."""
    found: dict[str, object] = {}
    for sentence in re.split(r"(?<=[a-z)])\.\s*|(?<=\.)\s+(?=[A-Z])", text):
        if times := re.fullmatch(r"Do it (\d+) times?(?: (.+))?", sentence):
            found["count"] = float(times[1])
            if times[2]:
                found["side"] = _SIDES[times[2]]
        elif sentence in _SIDE_SENTENCES:
            found["side"] = _SIDE_SENTENCES[sentence]
        else:
            for pattern, name, reading in _SENTENCES:
                if match := re.fullmatch(pattern, sentence):
                    assert name not in found, f"{name} is said twice: {text}"
                    found[name] = reading(match)
    return found


def meant(dose: Dose, pattern: Pattern) -> dict[str, object]:
    """What the paper has to say about ``dose``: a zero says nothing but for a rest."""
    empty = ("hold_s", "duration_s", "distance_m", "load_kg", "step_height_cm", "break_min")
    zeros = [n for n in (*empty, "brace_pct", "effort_0_10") if getattr(dose, n) == 0]
    dose = replace(dose, **dict.fromkeys(zeros))
    names = (
        "hold_s", "duration_s", "distance_m", "times_per_day", "rest_s", "load_kg",
        "step_height_cm", "angle_deg", "brace_pct", "effort_0_10", "side", "bouts",
    )  # fmt: skip
    facts: dict[str, object] = {name: getattr(dose, name) for name in names}
    facts["count"] = dose.reps if dose.reps is not None else dose.holds
    facts["holds"] = dose.holds if dose.reps is not None else None
    facts["break_s"] = None if dose.break_min is None else dose.break_min * 60
    work = (dose.reps, dose.holds, dose.hold_s, dose.duration_s, dose.distance_m)
    said = dose.sets is not None and (dose.sets > 1 or not any(f is not None for f in work))
    cardio = pattern in {"walk", "run", "cycle", "row-machine"}
    if said and cardio and dose.bouts is None:
        facts["bouts"] = dose.sets
    elif said:
        facts["sets"] = dose.sets
    return {name: value for name, value in facts.items() if value is not None}


COUNTS = st.none() | st.integers(1, 1000)
HALVES = st.integers(0, 200).map(lambda half: half / 2)
DOSES = st.builds(
    Dose,
    sets=COUNTS,
    reps=COUNTS,
    holds=COUNTS,
    hold_s=st.none() | st.integers(0, 600).map(float),
    duration_s=st.none() | st.integers(0, 7200).map(float),
    distance_m=st.none() | HALVES,
    times_per_day=COUNTS,
    side=st.none() | st.sampled_from(("both", "left", "right", "each")),
    rest_s=st.none() | st.integers(0, 600).map(float),
    load_kg=st.none() | HALVES,
    effort_0_10=st.none() | st.integers(0, 20).map(lambda half: half / 2),
    brace_pct=st.none() | st.integers(0, 100).map(float),
    angle_deg=st.none() | st.integers(0, 180).map(float),
    step_height_cm=st.none() | HALVES,
    bouts=COUNTS,
    break_min=st.none() | st.integers(0, 60).map(float),
    band=st.none() | st.sampled_from(("very-light", "light", "medium", "heavy")),
    support=st.none() | st.booleans(),
)
PATTERNS = st.sampled_from(("slide", "carry", "walk", "breath", "press-hold", "row-machine"))


@given(DOSES, PATTERNS)
def test_every_dose_can_be_read_back_from_its_words(dose: Dose, pattern: Pattern) -> None:
    assert read_back(dose_in_words(dose, pattern, ENGLISH).text) == meant(dose, pattern)


def test_reading_back_notices_a_wrong_text() -> None:
    """The check above can fail: a text that says the wrong side is found."""
    wrong = {key: ENGLISH._entries[key] for key in ENGLISH}
    wrong["dose.times.left"] = wrong["dose.times.right"]
    dose = Dose(reps=8, side="left")
    words = dose_in_words(dose, "slide", Texts("en", wrong)).text
    assert read_back(words) != meant(dose, "slide")


WORDY = (
    ("load_level", ("none", "light", "moderate", "heavy")),
    ("band", ("very-light", "light", "medium", "heavy")),
    ("braced", (True, False)),
    ("block_height", ("knee", "mid-shin", "below-mid-shin", "floor")),
    ("breath", ("free", "out-on-effort", "held")),
    ("intensity", ("easy", "moderate", "vigorous")),
    ("trunk_range", ("neutral", "past-neutral", "end-range")),
    ("support", (True, False)),
    ("side", ("both", "left", "right", "each")),
)


@pytest.mark.parametrize(("field", "values"), WORDY)
def test_every_choice_has_words_of_its_own(field: str, values: tuple[object, ...]) -> None:
    plain = Dose(reps=8)
    words = {
        dose_in_words(Dose(reps=8, **{field: value}), "hinge", ENGLISH).text  # type: ignore[arg-type]
        for value in values
    }
    assert len(words) == len(values)
    assert dose_in_words(plain, "hinge", ENGLISH).text not in words


def test_a_weight_in_kilograms_keeps_its_rating() -> None:
    words = dose_in_words(Dose(reps=5, load_kg=4, load_level="light"), "hinge", ENGLISH).text
    assert words.endswith("Use a weight of 4 kg. It counts as light.")


def test_every_field_of_a_dose_is_either_read_back_or_has_words() -> None:
    """A field that is added to the dose must not stay silent on paper."""
    read = {name for _, name, _ in _SENTENCES} | {"reps", "holds", "side", "sets", "bouts"}
    read = (read - {"break_s"}) | {"break_min"}
    assert set(Dose.__struct_fields__) == read | {field for field, _ in WORDY}
