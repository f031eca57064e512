"""What belongs to an event of the timeline: the second line of its row."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from designer.model.decision import Decision
from designer.model.log import DayLog
from designer.model.log_edit import LogEdit
from designer.model.outcome import Outcome
from designer.model.patient import Clearance, Confirmation, Discharge
from designer.model.program import Program, ProgramWeek
from designer.model.record import Override
from designer.model.review import Review
from designer.store.port import AuditEntry
from designer.timeline import Event, Logged, Saved
from widgets.common.dates import shown_date


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineDetails", text)


class TimelineDetails:
    """Says the details of events; who did it is said by others."""

    def __init__(self) -> None:
        self._by_subject: dict[type, Callable[[Any], str]] = {
            Review: _review,
            Decision: _decision,
            Override: _override,
            Program: lambda program: str(program.ended_why or program.note),
            ProgramWeek: lambda w: _tr("progression week {week}").format(week=w.prog_week),
            Logged: lambda of: _tr("week of {date}").format(date=shown_date(of.monday)),
            LogEdit: _edited,
            Saved: _saved,
            AuditEntry: lambda entry: str(entry.about),
            **dict.fromkeys((Clearance, Confirmation, Discharge, Outcome, DayLog), _note),
        }

    def said(self, event: Event) -> str:
        """One line or several; "" for nothing."""
        said = self._by_subject.get(type(event.subject))
        return said(event.subject) if said is not None else ""


def _note(value: Any) -> str:
    return str(value.note)


def _review(review: Review) -> str:
    changes = [f"{change.fact}: {change.was} → {change.now}" for change in review.changes]
    if review.kind == "review" and not changes:
        changes = [_tr("nothing changed")]
    return "; ".join([*changes, *([review.note] if review.note else [])])


def _decision(decision: Decision) -> str:
    advised = ""
    if decision.advised != decision.decided:
        advised = _tr("advised: {step}").format(step=step_name(decision.advised))
    return "; ".join(part for part in (advised, decision.why) if part)


def _override(override: Override) -> str:
    until = ""
    if override.until is not None:
        until = _tr("until {date}").format(date=shown_date(override.until))
    return "; ".join(part for part in (override.why, until, override.note) if part)


def _edited(edit: LogEdit) -> str:
    if edit.session is not None:
        return _tr("session of {date}").format(date=shown_date(edit.session.at.date()))
    if edit.outcome is not None:
        return _tr("score of {date}").format(date=shown_date(edit.outcome.on))
    return _tr("log of {date}").format(date=shown_date(edit.day.on if edit.day else None, "–"))


def _saved(saved: Saved) -> str:
    names = {
        "patient": _tr("facts"),
        "program": _tr("course of weeks"),
        "week": _tr("weeks"),
        "session": _tr("logged sessions"),
        "day": _tr("logged days"),
        "override": _tr("overrides"),
        "print": _tr("prints"),
        "outcome": _tr("scores"),
        "decision": _tr("decisions"),
        "log-edit": _tr("history of the log"),
        "review": _tr("history of the intake"),
    }
    parts = ", ".join(names.get(kind, kind) for kind in saved.kinds)
    if saved.times == 1:
        return parts
    return _tr("{parts}; {times} times").format(parts=parts, times=saved.times)


def step_name(step: str) -> str:
    """A next step in a word or two."""
    steps = {
        "refer": _tr("refer"),
        "step-back": _tr("step back"),
        "hold": _tr("hold"),
        "advance": _tr("advance"),
    }
    return steps[step]
