"""The columns of the patient list: what stands in each, and what it is sorted by."""

from collections.abc import Callable
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from designer.store.summary import PatientSummary
from widgets.common.dates import shown_date


class Column(IntEnum):
    """In the order in which they stand."""

    PATIENT = 0
    WEEK = 1
    LAST_LOG = 2
    LAST_PRINT = 3
    CHANGED = 4


NOTHING = "–"  # stands where there is nothing to say

Order = tuple[bool, object]


def title(column: Column) -> str:
    """What stands at the head of a column."""
    titles = {
        Column.PATIENT: _tr("Patient"),
        Column.WEEK: _tr("Week"),
        Column.LAST_LOG: _tr("Last entry"),
        Column.LAST_PRINT: _tr("Last print"),
        Column.CHANGED: _tr("Changed"),
    }
    return titles[column]


def sorting(column: Column) -> str:
    """How the order by a column is called."""
    special = {Column.PATIENT: _tr("name"), Column.CHANGED: _tr("last change")}
    return special.get(column) or title(column).lower()


def words(column: Column, patient: PatientSummary, today: date) -> str:
    """The text of a cell; the first column's is the name."""
    match column:
        case Column.PATIENT:
            return patient.name
        case Column.WEEK:
            standing = patient.standing(today)
            if standing is None:
                return NOTHING
            week = NOTHING if standing.week is None else str(standing.week)
            return _tr("{week} of {weeks}").format(week=week, weeks=standing.weeks)
        case Column.LAST_LOG:
            return shown_date(patient.last_log, NOTHING)
        case Column.LAST_PRINT:
            return shown_date(patient.last_print, NOTHING)
    return shown_date(patient.last_change.astimezone().date())


def order_of(column: Column, today: date) -> Callable[[PatientSummary], Order] | None:
    """What to sort by: first whether there is anything, then the thing; None: by name."""
    match column:
        case Column.PATIENT:
            return None
        case Column.WEEK:
            return lambda patient: _week_order(patient, today)
        case Column.LAST_LOG:
            return lambda patient: _date_order(patient.last_log)
        case Column.LAST_PRINT:
            return lambda patient: _date_order(patient.last_print)
    return lambda patient: (True, patient.last_change)


def _week_order(patient: PatientSummary, today: date) -> Order:
    standing = patient.standing(today)
    if standing is None:
        return False, (0, 0)
    return True, (standing.week or 0, standing.weeks)


def _date_order(day: date | None) -> Order:
    return (day is not None, day or date.min)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PatientColumns", text)
