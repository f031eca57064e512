"""Pictures come in idle moments and never hold up a view."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from resources.paths import folder
from widgets.figures.shelf import FigureShelf
from widgets.theme.theme import Theme


def test_a_picture_arrives_after_it_was_asked_for(qtbot: QtBot) -> None:
    shelf = FigureShelf(folder("figures"), Theme("light"))
    assert shelf.picture("dead-bug", 64) is None
    with qtbot.waitSignal(shelf.arrived):
        pass
    picture = shelf.picture("dead-bug", 64)
    assert picture is not None
    assert picture.width() >= 64
    ink = picture.toImage()
    assert len({ink.pixel(x, y) for x in range(64) for y in range(64)}) > 10


def test_another_theme_is_another_picture(qtbot: QtBot) -> None:
    theme = Theme("light")
    shelf = FigureShelf(folder("figures"), theme)
    shelf.picture("dead-bug", 64)
    with qtbot.waitSignal(shelf.arrived):
        pass
    light = shelf.picture("dead-bug", 64)
    theme.set_mode("dark")
    shelf.picture("dead-bug", 64)
    with qtbot.waitSignal(shelf.arrived):
        pass
    dark = shelf.picture("dead-bug", 64)
    assert light is not None
    assert dark is not None
    assert light.toImage() != dark.toImage()


def test_an_exercise_without_a_figure_is_asked_for_once(qtbot: QtBot) -> None:
    shelf = FigureShelf(folder("figures"), Theme("light"))
    shelf.picture("the-clinics-own", 64)
    with qtbot.waitSignal(shelf.arrived):
        pass
    assert shelf.picture("the-clinics-own", 64) is None
    assert not shelf._wanted


def test_without_a_folder_there_are_no_figures(tmp_path: Path) -> None:
    shelf = FigureShelf(None, Theme("light"))
    assert shelf.picture("dead-bug", 64) is None
    assert not shelf.has("dead-bug")
