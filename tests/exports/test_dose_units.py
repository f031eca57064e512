"""The dose on paper in pounds, inches and feet where the clinic chose them."""

from datetime import date

import pytest
from msgspec.structs import replace

from designer.model.clinic import ClinicIdentity
from designer.model.dose import Dose
from designer.model.units import US, Units
from designer.text import load_texts
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.options import HandoutOptions
from exports.handout.outline import build_outline
from resources.paths import folder
from tests.gui import builders

ENGLISH, SPANISH = (load_texts(folder("text"), language) for language in ("en", "es"))
DOSE = Dose(reps=8, load_kg=5, step_height_cm=20.32, distance_m=9.144)


def test_a_dose_reads_in_the_chosen_units() -> None:
    words = dose_in_words(DOSE, "carry", ENGLISH, US).text
    assert "Use a weight of 11 pounds." in words
    assert "Use a step 8 inches high." in words
    assert "Go 30 feet." in words
    words = dose_in_words(DOSE, "carry", SPANISH, US).text
    assert "Use un peso de 11 libras." in words
    assert "8 pulgadas" in words
    assert "30 pies" in words


@pytest.mark.parametrize("layout", ["week", "glance", "cards-4", "booklet", "pocket"])
def test_every_layout_follows_the_clinics_units(layout: str) -> None:
    week = builders.week(mon="hip-hinge-dowel")
    placed = replace(week.days[0].placements[0], dose=Dose(reps=8, load_kg=5))
    week = week.with_day(0, replace(week.days[0], placements=(placed,)))
    texts = {
        units: str(
            build_outline(
                builders.record(week),
                0,
                builders.library(),
                ClinicIdentity(name="Clinic", phone="1", units=units),
                date(2026, 3, 4),
                HandoutOptions(layout=layout),
            )
        )
        for units in (Units(), US)
    }
    assert "weight of 5 kg" in texts[Units()]
    assert "weight of 11 pounds" in texts[US]
    assert " kg" not in texts[US]
