"""A date is shown as everywhere else, and read however it cannot be mistaken."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.common.dates import english_of, shown_date
from widgets.common.fields import DateField
from widgets.common.reading import read_date
from widgets.theme.theme import Theme


@pytest.mark.parametrize(
    "typed",
    ["2 Mar 2026", "2 march 2026", "2. Mar. 2026", "Mar 2, 2026", "2mar2026", "2026-03-02"],
)
def test_a_date_that_cannot_be_mistaken_is_read(typed: str) -> None:
    assert read_date(typed) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "typed", ["02/03/2026", "2 Ma 2026", "31 Feb 2026", "2 Mars 2026", "2 3 2026", "2 Mar 26"]
)
def test_a_date_that_can_be_mistaken_is_none(typed: str) -> None:
    assert read_date(typed) is None


def test_a_date_typed_in_another_form_stands_there_as_everywhere_else(
    qtbot: QtBot, theme: Theme
) -> None:
    field = DateField(theme)
    qtbot.addWidget(field)
    field.show_value(date(1980, 5, 2))
    assert field._line.text() == "2 May 1980"
    field._line.clear()
    QTest.keyClicks(field._line, "1980-05-03")
    field._line.editingFinished.emit()
    assert (field._line.text(), field.value()) == ("3 May 1980", date(1980, 5, 3))
    field._line.clear()
    QTest.keyClicks(field._line, "soon")
    field._line.editingFinished.emit()
    assert field._line.text() == "soon"  # what cannot be read is left for the hand to mend


def test_months_are_english_in_any_country() -> None:
    german = english_of(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert (german.language(), german.decimalPoint()) == (QLocale.Language.English, ",")
    before = QLocale()
    QLocale.setDefault(german)
    try:
        assert shown_date(date(2026, 3, 2)) == "2 Mar 2026"
    finally:
        QLocale.setDefault(before)
