"""A record whose every text holds markup, and a search for places that would read it as markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QTabBar,
    QWidget,
)

from designer.model.record import PatientRecord

MARK = "<b>x</b>&amp;"
NOT_WRITTEN_BY_PEOPLE = {
    "id", "exercise_id", "rule_id", "template_id", "program_id", "entry_ids", "fact", "facts",
    "flag", "diagnoses", "icd10", "allowed", "forbidden", "present", "absent", "permitted",
    "goals_met", "layout", "fingerprint", "measure", "to", "kind",
}  # fmt: skip
ROWS, COLUMNS = 60, 8


def marked(record: PatientRecord) -> PatientRecord:
    """The same record with the mark in front of every text that somebody wrote."""
    result = _marked(record)
    assert isinstance(result, PatientRecord)
    return result


def _marked(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_marked(one) for one in value)
    if not isinstance(value, Struct):
        return value
    hints = get_type_hints(type(value))
    changed: dict[str, Any] = {}
    for name, hint in hints.items():
        old = getattr(value, name)
        if name not in NOT_WRITTEN_BY_PEOPLE and (hint is str or str in get_args(hint)):
            texts = isinstance(old, tuple)
            changed[name] = tuple(f"{MARK}{one}" for one in old or ("",)) if texts else (
                f"{MARK}{old or ''}"
            )  # fmt: skip
        elif isinstance(old, Struct | tuple):
            changed[name] = _marked(old)
    return replace(value, **changed)


def read_as_markup(root: QWidget) -> list[str]:
    """Every part of a window that would show the mark otherwise than as it is written."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        where = " < ".join(_line(widget))
        found += [f"{what}: {text[:80]!r} in {where}" for what, text in _wrong_in(widget)]
    for action in root.findChildren(QAction):
        if MARK in action.toolTip():
            found.append(f"tooltip of the action {action.text()!r}")
        if _loses_and(action.text()):
            found.append(f"action {action.text()!r}")
    return found


def shows_mark(root: QWidget) -> bool:
    """Whether the mark stands anywhere in a window; a search that finds nothing proves little."""
    labels = (label.text() for label in root.findChildren(QLabel) if label.isVisible())
    return any(MARK in text for text in labels)


def _wrong_in(widget: QWidget) -> Iterator[tuple[str, str]]:
    if MARK in widget.toolTip():
        yield "tooltip", widget.toolTip()
    if MARK in widget.whatsThis():
        yield "what's this", widget.whatsThis()
    if isinstance(widget, QLabel) and MARK in widget.text() and not _is_literal(widget):
        yield "label", widget.text()
    if isinstance(widget, QAbstractButton) and _loses_and(widget.text()):
        yield "button", widget.text()
    if isinstance(widget, QTabBar):
        texts = (widget.tabText(index) for index in range(widget.count()))
        yield from (("tab", text) for text in texts if _loses_and(text))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _wrong_in_rows(widget)


def _is_literal(label: QLabel) -> bool:
    """A label reads markup unless told not to; one that names a field eats each single &."""
    return label.textFormat() is Qt.TextFormat.PlainText and label.buddy() is None


def _wrong_in_rows(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    for row in range(min(ROWS, model.rowCount(QModelIndex()))):
        for column in range(COLUMNS):
            tip = model.index(row, column, QModelIndex()).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and MARK in tip:
                yield f"tooltip of row {row}", tip


def _loses_and(text: str) -> bool:
    """A single & in a button or menu underlines the next letter and is gone."""
    return MARK in text


def _line(widget: QWidget) -> Iterator[str]:
    at: object = widget
    while isinstance(at, QWidget):
        yield type(at).__name__
        at = at.parent()
