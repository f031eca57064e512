"""Fonts without hints draw the same shapes."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import ImageFont

from exports.handout.typefaces.font_hints import without_hints
from resources.paths import folder


@pytest.mark.parametrize("name", ["NotoSans-Regular", "NotoSans-Bold"])
def test_letters_and_accents_keep_their_shape_and_width(name: str) -> None:
    whole = (folder("fonts") / f"{name}.ttf").read_bytes()
    plain = without_hints(whole)
    assert len(plain) < 0.8 * len(whole)
    sizes = [ImageFont.truetype(BytesIO(data), 400) for data in (whole, plain)]
    for character in "AÄéçñøß€½10:;gjWŹǖ":
        # At this size hints move an edge by a pixel at most.
        before, after = (font.getmask(character) for font in sizes)
        assert before.size == pytest.approx(after.size, abs=2)
        covered = [sum(1 for value in mask if value > 127) for mask in (before, after)]
        assert covered[0] == pytest.approx(covered[1], rel=0.02)
        lengths = [font.getlength(character) for font in sizes]
        assert lengths[0] == pytest.approx(lengths[1], abs=1)
