"""What outlives a window, such as the theme, asks nothing more of its parts once they are gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from widgets.common.fields import DateField
from widgets.handout.pages_view import PagesView
from widgets.theme.theme import Theme


@pytest.mark.parametrize("make", [DateField, PagesView])
def test_the_theme_changes_after_a_part_went(
    make: Callable[[Theme], QWidget], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *fault: faults.append(fault))
    make(theme).deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.set_mode("dark" if theme.mode == "light" else "light")
    assert faults == []
