"""Every field of a log has a control: a form carries its value into a blank log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from msgspec import inspect
from pytestqt.qtbot import QtBot

from designer.model.log import DayLog, ItemLog, SessionLog
from designer.model.units import METRIC, US, Units
from designer.progress.week_sheet import LINES
from widgets.common.blank_spin import BlankSpinBox
from widgets.common.fields import MeasuredField
from widgets.progress.entering.day_form import DayForm, DayMoreForm, UrgentForm
from widgets.progress.entering.items_form import ItemsForm
from widgets.progress.entering.session_form import SessionForm
from widgets.progress.field_words import FieldWords

AT = datetime(2026, 3, 2, 18)
# Set by the window: ids and dates, the items, who enters it, and that all questions were asked;
# the note has one line for session and day.
_BY_THE_WINDOW = {"id", "on", "at", "items", "entered_by", "urgent_checked", "exercise_id", "note"}


def _some(type_: inspect.Type) -> Any:
    match type_:
        case inspect.UnionType(types=types):
            return _some(next(one for one in types if not isinstance(one, inspect.NoneType)))
        case inspect.BoolType():
            return True
        case inspect.FloatType() | inspect.IntType():
            return 5
        case inspect.LiteralType(values=values):
            return values[-1]
        case inspect.VarTupleType(item_type=item):
            return (_some(item),)
        case inspect.StrType():
            return "down-leg"
    raise NotImplementedError(type_)


def _only(name: str, value: object) -> dict[str, Any]:
    return {name: value}


def _fields(of: type) -> list[tuple[str, Any]]:
    kind = inspect.type_info(of)
    assert isinstance(kind, inspect.StructType)
    return [(f.name, _some(f.type)) for f in kind.fields if f.name not in _BY_THE_WINDOW]


@pytest.mark.parametrize("units", [METRIC, US])
@pytest.mark.parametrize(("name", "value"), _fields(DayLog))
def test_every_field_of_a_day(qtbot: QtBot, name: str, value: object, units: Units) -> None:
    blank = DayLog(id="d", on=date(2026, 3, 2))
    day = DayLog(id="d", on=date(2026, 3, 2), **_only(name, value))
    urgent, form, more = UrgentForm(), DayForm(), DayMoreForm(units)
    for part in (urgent, form, more):
        qtbot.addWidget(part)
        part.fill(day)
    assert more.read_into(urgent.read_into(form.read_into(blank))) == day


@pytest.mark.parametrize(("name", "value"), _fields(SessionLog))
def test_every_field_of_a_session(qtbot: QtBot, name: str, value: object) -> None:
    session = SessionLog(id="s", at=AT, **_only(name, value))
    form = SessionForm()
    qtbot.addWidget(form)
    form.fill(session)
    assert form.read_into(SessionLog(id="s", at=AT)) == session


@pytest.mark.parametrize("units", [METRIC, US])
@pytest.mark.parametrize(("name", "value"), _fields(ItemLog))
def test_every_field_of_an_item(qtbot: QtBot, name: str, value: object, units: Units) -> None:
    item = ItemLog(exercise_id="dead-bug", **_only(name, value))
    form = ItemsForm({"dead-bug": "Dead bug"}, units)
    qtbot.addWidget(form)
    form.show_items([ItemLog(exercise_id="dead-bug")])
    (row,) = form.rows
    more = row.open_more()
    if name in more.names:
        more.fill(item)
        assert row.item() == item
    else:
        form.show_items([item])
        (filled,) = form.rows
        blank = ItemLog(exercise_id="dead-bug")
        assert filled.item() == item
        filled._item = blank  # what the row shows is what it gives, not what it was given
        assert filled.item() == item


def test_every_line_of_the_sheet_is_a_field() -> None:
    names = {*SessionLog.__struct_fields__, *DayLog.__struct_fields__}
    assert {line.field for line in LINES} <= names


def test_weights_are_typed_and_told_in_the_units_of_the_clinic(qtbot: QtBot) -> None:
    form = DayMoreForm(US)
    qtbot.addWidget(form)
    field = form.field("weight_kg")
    assert isinstance(field, BlankSpinBox)
    field.setValue(154)
    assert field.text().endswith(" lb")
    assert form.read_into(DayLog(id="d", on=date(2026, 3, 2))).weight_kg == pytest.approx(69.853)
    words = FieldWords({})
    words.units = US
    assert words.value(5, "load_kg") == "11 lb"
    intake = MeasuredField(500, "weight", US)
    qtbot.addWidget(intake)
    intake.show_value(70)
    assert (intake._line.text(), intake.value()) == ("154.3", 70)
    intake._line.setText("155")
    assert intake.value() == pytest.approx(70.307)
