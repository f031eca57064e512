"""The look: contrast measured from the tokens, shapes that differ, roles that Qt knows."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from designer.model.vocabulary import Severity
from resources.paths import folder
from widgets.theme.glyphs import Glyph, paint_glyph, severity_glyph, severity_word
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, description, keys
from widgets.theme.stylesheet import stylesheet
from widgets.theme.theme import Theme, set_role
from widgets.theme.tokens import Tokens, contrast, read_tokens

BOTH = pytest.mark.parametrize("name", ["light", "dark"])
TEXT = ("ink", "second_ink", "accent", "block", "caution", "info", "fine")
GROUNDS = ("paper", "surface", "sunken")


def tokens(name: str) -> Tokens:
    return read_tokens(folder("themes") / f"{name}.json")


def test_contrast_of_black_on_white_is_that_of_the_standard() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@BOTH
def test_text_can_be_read_on_every_ground(name: str) -> None:
    theme = tokens(name)
    pairs = [*product(TEXT, GROUNDS)]
    pairs += [(color, f"{color}_soft") for color in ("accent", "block", "caution", "info", "fine")]
    pairs += [("ink", f"{c}_soft") for c in ("accent", "block", "caution", "info", "fine")]
    pairs += [
        ("second_ink", "accent_soft"),
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
    ]
    poor = {
        pair: ratio
        for pair in pairs
        if (ratio := contrast(getattr(theme, pair[0]), getattr(theme, pair[1]))) < 4.5
    }
    assert not poor


@BOTH
def test_borders_of_fields_and_lines_of_charts_stand_out(name: str) -> None:
    theme = tokens(name)
    grounds = (theme.surface, theme.paper)
    assert all(contrast(theme.field_line, ground) >= 3 for ground in grounds)
    assert all(contrast(line, ground) >= 3 for line in theme.series for ground in grounds)


@BOTH
def test_the_style_sheet_leaves_no_token_unfilled(name: str) -> None:
    sheet = stylesheet(tokens(name), folder("themes"))
    assert "$" not in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert folder("themes").joinpath(path.rsplit("/", 1)[1]).is_file(), path


def test_a_role_changes_the_size_of_a_label(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("Rivera")
    qtbot.addWidget(label)
    label.show()
    set_role(label, "title")
    assert label.font().pixelSize() == theme.tokens.title_px


def test_dark_is_applied_and_told(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.changed) as changed:
        theme.set_mode("dark")
    assert changed.args is not None
    assert changed.args[0].is_dark
    assert qapp.palette().window().color() == tokens("dark").paper


def test_each_shape_is_told_apart_without_colour() -> None:
    def outline(name: str) -> bytes:
        image = QImage(32, 32, QImage.Format.Format_Alpha8)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_glyph(painter, QRectF(0, 0, 32, 32), name, QColor("black"))
        painter.end()
        return bytes(image.constBits())

    pictures = {glyph: outline(glyph) for glyph in Glyph}
    for one, other in combinations(Glyph, 2):
        unlike = sum(a != b for a, b in zip(pictures[one], pictures[other], strict=True))
        assert unlike > 60, (one, other)


def test_every_severity_has_a_shape_and_a_word() -> None:
    assert len({severity_glyph(severity) for severity in Severity}) == len(Severity)
    assert len({severity_word(severity) for severity in Severity}) == len(Severity)


def test_every_icon_is_drawn(theme: Theme) -> None:
    for name in Icon:
        image = icon(name, theme.tokens).pixmap(20, 20).toImage()
        inked = sum(
            image.pixelColor(x, y).alpha() > 0
            for x in range(image.width())
            for y in range(image.height())
        )
        assert inked > 8, name
    files = {path.stem for path in folder("icons").glob("*.svg")}
    assert files == {name.value for name in Icon}


def test_no_two_commands_share_a_shortcut() -> None:
    taken: dict[str, Shortcut] = {}
    for shortcut in Shortcut:
        assert description(shortcut)
        for sequence in keys(shortcut):
            assert taken.setdefault(sequence.toString(), shortcut) is shortcut
