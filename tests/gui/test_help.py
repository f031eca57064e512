"""Help: every page, every key, and whose work is in the program."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution, requires
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLabel, QListWidget
from pytestqt.qtbot import QtBot

from tests.gui.hands import in_dialog
from widgets.shell.about_dialog import AboutDialog
from widgets.shell.licences import PACKAGES, licences
from widgets.shell.main_window import MainWindow
from widgets.shell.page_help import page_helps
from widgets.shell.pages import PAGES, page_title
from widgets.theme.shortcuts import Shortcut, description, groups
from widgets.theme.theme import Theme

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"[A-Za-z0-9_.-]+")


def said_by(window: MainWindow, command: str) -> list[str]:
    """The words of the dialog that a command opens."""
    words: list[str] = []

    def take(dialog: QDialog) -> None:
        words.extend(label.text() for label in dialog.findChildren(QLabel))
        words.extend(
            widget.item(row).text()
            for widget in dialog.findChildren(QListWidget)
            for row in range(widget.count())
        )

    with in_dialog(QDialog, take):
        getattr(window.actions_, command).trigger()
    return words


def test_each_page_has_five_lines_of_help() -> None:
    helps = {one.name: one for one in page_helps()}
    assert set(helps) == {*(kind.name for kind in PAGES), ""}
    assert all(len(one.lines) == 5 for one in helps.values())


def test_help_begins_with_the_page_in_front(main_window: MainWindow) -> None:
    main_window.show_page("library")
    words = said_by(main_window, "page_help")
    library = next(one for one in page_helps() if one.name == "library")
    assert set(library.lines) <= set(words)
    assert {page_title(kind.name) for kind in PAGES} <= set(words)


def test_every_shortcut_is_in_the_list(main_window: MainWindow) -> None:
    assert {shortcut for _, several in groups() for shortcut in several} == set(Shortcut)
    words = said_by(main_window, "shortcuts")
    assert {description(shortcut) for shortcut in Shortcut} <= set(words)


def needed(name: str) -> set[str]:
    """The packages that one brings along, by name."""
    found = {plain(name)}
    for line in requires(name) or ():
        text, _, marker = line.partition(";")
        match = NAME.match(text.strip())
        if match is not None and "extra" not in marker and "python_version" not in marker:
            found |= needed(match[0])
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_licence_of_every_package_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = [match[0] for line in project["dependencies"] if (match := NAME.match(line))]
    installed: set[str] = set().union(*(needed(name) for name in direct))
    assert installed == {plain(name) for name in PACKAGES}
    assert all(one.licence for one in licences())


def test_the_licences_can_be_read(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog("abc")
    qtbot.addWidget(dialog)
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        assert dialog.text.toPlainText()
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.list.setCurrentRow(names.index(f"tinydb {distribution('tinydb').version}"))
    assert "Permission is hereby granted" in dialog.text.toPlainText()
