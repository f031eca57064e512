"""``figure``: the picture of an exercise as a file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from tests.cli.conftest import Run

STYLES = ("card", "pair", "start", "end")


@pytest.mark.parametrize("asked", ["bird-dog", "Bird dog", "BIRD DOG"])
def test_a_figure_is_asked_for_by_id_or_name(run: Run, tmp_path: Path, asked: str) -> None:
    out = tmp_path / "bird.svg"
    result = run("figure", asked, "-o", out)
    assert result.code == 0, result.err
    assert result.out == f"{out}: Bird dog\n"
    tree = ET.parse(out)  # noqa: S314 - our own text
    assert tree.findtext("{http://www.w3.org/2000/svg}title") == "Bird dog"
    assert [path.name for path in tmp_path.iterdir()] == ["bird.svg"]


def test_styles_and_themes_differ(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    seen = set()
    for style in STYLES:
        for theme in ("light", "dark", "grey"):
            assert (
                run("figure", "dead-bug", "-o", out, "--style", style, "--theme", theme).code == 0
            )
            seen.add(out.read_text("utf-8"))
    assert len(seen) == 12


@pytest.mark.usefixtures("qapp")
def test_a_png_has_the_size_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "X.PNG"
    for size in (16, 300):
        assert run("figure", "walk-daily", "-o", out, "--size", str(size)).code == 0
        image = QImage(str(out))
        assert max(image.width(), image.height()) == size
    image = QImage(str(out))
    colours = {image.pixelColor(x, 150).name() for x in range(image.width())}
    assert len(colours) > 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("birdog", "-o", "x.png"), '"birdog" is no known exercise; did you mean "Bird dog"?'),
        (("qqqqzz", "-o", "x.png"), '"qqqqzz" is no known exercise; the command exercises lists'),
        (("", "-o", "x.png"), '"" is no known exercise'),
        (("bird-dog", "-o", "x.gif"), "x.gif: a figure is written as .svg or .png"),
        (("bird-dog", "-o", "x"), "x: a figure is written as .svg or .png"),
        (("bird-dog", "-o", "x.png", "--size", "9"), "'9' is not a number of pixels from 16"),
        (("bird-dog", "-o", "x.png", "--size", "99999999999"), "is not a number of pixels"),
        (("bird-dog", "-o", "x.png", "--theme", "pink"), "invalid choice: 'pink'"),
        (("bird-dog",), "the following arguments are required: -o"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_sentence(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("figure", *arguments)
    assert result.code == 3
    assert said in result.err
    assert result.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
