"""H-20: sleep, warmth and cold; grams of protein only for whom they are confirmed."""

import pytest

from designer.model.patient import Confirmation
from exports.handout.content.blocks import Outline, Statement
from exports.handout.content.options import HandoutOptions
from exports.handout.content.parts import COMFORT, parts_of
from tests.exports.samples import SIX, outline_of, record_of, week_of, with_patient

MET = (Confirmation(fact="protein-ok", state="met"),)


def comfort(language: str = "en", **patient: object) -> tuple[str, Outline]:
    record = with_patient(record_of(week_of(SIX)), **patient)
    outline = outline_of(record, options=HandoutOptions(language=language, extra=(COMFORT,)))
    blocks = [block for section in outline.sections for block in section.blocks]
    [said] = [one for one in blocks if isinstance(one, Statement) and one.id == COMFORT]
    return " ".join(part.text for part in said.parts), outline


@pytest.mark.parametrize(
    ("language", "protein"), [("en", "Protein about 80-128 g a day"), ("es", "80-128 g de prote")]
)
def test_protein_is_printed_in_grams_for_whom_it_is_confirmed(language: str, protein: str) -> None:
    words, outline = comfort(language, confirmations=MET, weight_kg=80.0)
    assert protein in words
    assert "{" not in words
    assert parts_of(outline).recovery
    assert parts_of(outline).protein


@pytest.mark.parametrize(
    "patient",
    [
        {"weight_kg": 80.0},
        {"confirmations": MET, "weight_kg": None},
        {"confirmations": (Confirmation(fact="protein-ok", state="not-met"),), "weight_kg": 80.0},
    ],
)
def test_no_figure_without_confirmation_and_weight(patient: dict[str, object]) -> None:
    words, outline = comfort(**patient)  # type: ignore[arg-type]
    assert words.startswith("Sleep 7-9 hours. Warmth")
    assert " g " not in words
    assert not parts_of(outline).protein


def test_it_is_printed_only_when_asked_for() -> None:
    outline = outline_of(record_of(week_of(SIX)))
    assert not parts_of(outline).recovery
