"""Weights and lengths in the units that people read, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model.units import METRIC, US, Quantity, Units, quantity_of, stored_figure


@pytest.mark.parametrize(
    ("text", "quantity", "units", "stored"),
    [
        ("10", "weight", METRIC, 10),
        ("10", "weight", US, 4.5359237),
        ("10 lb", "weight", METRIC, 4.5359237),
        ("5kg", "weight", US, 5),
        ("7,5", "weight", METRIC, 7.5),
        ("8", "height", US, 20.32),
        ("8 in", "height", METRIC, 20.32),
        ('8"', "height", METRIC, 20.32),
        ("20 cm", "height", US, 20),
        ("30 ft", "distance", METRIC, 9.144),
        ("30", "distance", US, 9.144),
        ("10 km", "weight", METRIC, None),
        ("ten", "weight", METRIC, None),
        ("", "weight", METRIC, None),
    ],
)
def test_what_is_typed_is_read_in_either_unit(
    text: str, quantity: Quantity, units: Units, stored: float | None
) -> None:
    assert stored_figure(text, quantity, units) == pytest.approx(stored)


@given(st.floats(0, 500), st.sampled_from((METRIC, US)))
def test_what_is_shown_is_within_half_a_tenth_of_what_is_stored(kg: float, units: Units) -> None:
    back = stored_figure(repr(units.shown("weight", kg)), "weight", units)
    assert back == pytest.approx(kg, abs=0.0500001 * units.factor("weight"))


def test_metric_figures_stay_as_they_are() -> None:
    assert METRIC.shown("weight", 12.34) == 12.34
    assert (US.shown("weight", 5), US.shown("height", 20), US.shown("distance", 20)) == (
        11.0,
        7.9,
        66,
    )


def test_fields_of_a_record_say_what_they_measure() -> None:
    assert [quantity_of(name) for name in ("load_kg", "limit_kg", "step_height_cm")] == [
        "weight",
        "weight",
        "height",
    ]
    assert (quantity_of("distance_m_done"), quantity_of("hold_s")) == ("distance", None)
    assert (US.told("weight", 5), METRIC.told("weight", 5)) == ("11 lb", "5 kg")
