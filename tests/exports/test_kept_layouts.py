"""What was laid out before is not laid out again; that must never show."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from exports.handout.content.blocks import Graphic
from exports.handout.layout_kinds import LAYOUTS
from exports.handout.setting import layout
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import NORMAL, PAPERS, Style
from exports.handout.typefaces.fonts import fonts
from tests.exports.layouts import layout_of
from tests.exports.samples import SIX
from tests.exports.test_layouts import record

STYLES = (
    NORMAL,
    replace(NORMAL, figure_scale=0.6),
    replace(NORMAL, grid_figure=2.0),
    replace(NORMAL, log_row=1.7),
    replace(NORMAL, body=12),
)


def setting_of(style: Style) -> Setting:
    paper = PAPERS["A4"]
    return Setting(style, paper.text_width, fonts(), 700)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_block_that_is_kept_looks_as_one_laid_out_anew(name: str) -> None:
    outline = layout_of(name, record(SIX, name))
    blocks = [b for s in outline.sections for b in s.blocks if not isinstance(b, Graphic)]
    layout.forget_layouts()
    for style in (*STYLES, *STYLES):
        for block in blocks:
            anew = tuple(layout._laid_out(block, setting_of(style)))
            assert layout._block(block, setting_of(style)) == anew
