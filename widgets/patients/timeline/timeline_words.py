"""Events of a patient's timeline in words: what happened, in a few."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from designer.knowledge.library import Library
from designer.model.decision import Decision
from designer.model.outcome import Outcome
from designer.model.patient import Clearance, Confirmation, Procedure, RedFlagScreen, Surgery
from designer.model.program import Program, ProgramWeek
from designer.model.record import REPORT, Override, PrintRecord
from designer.model.review import Review
from designer.progress.series import pain_peak
from designer.timeline import Event, Logged
from widgets.patients.timeline.timeline_details import TimelineDetails, step_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineWords", text)


class TimelineWords:
    """Says events, with the names that the library knows."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._details = TimelineDetails()
        self._by_subject: dict[type, Callable[[Any], str]] = {
            Review: _review,
            Surgery: lambda s: _tr("Surgery: {kind}").format(kind=s.kind or _tr("not named")),
            Procedure: self._procedure,
            RedFlagScreen: self._screen,
            Clearance: lambda c: _tr("Cleared: {name}").format(name=self._flag(c.flag)),
            Confirmation: self._confirmation,
            Decision: lambda d: _tr("Decided: {step}").format(step=step_name(d.decided)),
            Override: self._override,
            PrintRecord: _printed,
            Logged: _logged,
            Outcome: self._outcome,
        }

    def title(self, event: Event) -> str:
        """A few words, such as "Printed: week 3"."""
        said = self._by_subject.get(type(event.subject))
        if said is not None:
            return said(event.subject)
        if isinstance(event.subject, ProgramWeek):
            return _week(event)
        if isinstance(event.subject, Program) and event.kind == "program":
            return _program(event.subject)
        return _plain(event)

    def detail(self, event: Event) -> str:
        """What belongs to it, on one line; "" for nothing."""
        parts = [self._details.said(event)]
        if event.who:
            parts.append(_tr("by {who}").format(who=event.who))
        return " · ".join(" ".join(part.split()) for part in parts if part)

    def _procedure(self, procedure: Procedure) -> str:
        kinds = self._library.procedures
        kind = kinds[procedure.kind].name if procedure.kind in kinds else procedure.kind
        return _tr("Procedure: {kind}").format(kind=kind or _tr("not named"))

    def _screen(self, screen: RedFlagScreen) -> str:
        if not screen.present:
            return _tr("Red-flag screen: nothing present")
        names = ", ".join(self._flag(flag) for flag in screen.present)
        return _tr("Red flags present: {names}").format(names=names)

    def _confirmation(self, fact: Confirmation) -> str:
        kinds = self._library.confirmations
        name = kinds[fact.fact].name if fact.fact in kinds else fact.fact
        text = _tr("Confirmed: {name}") if fact.state == "met" else _tr("Not met: {name}")
        return text.format(name=name)

    def _override(self, override: Override) -> str:
        texts = {
            "override": _tr("Override of {rule}"),
            "note": _tr("Note on {rule}"),
            "referral": _tr("Referral, {rule}"),
        }
        title = texts[override.kind].format(rule=override.rule_id)
        exercise = self._library.exercises.get(override.exercise_id)
        name = exercise.name if exercise is not None else override.exercise_id
        return f"{title}: {name}" if name else title

    def _outcome(self, outcome: Outcome) -> str:
        known = self._library.outcome_measures.get(outcome.measure)
        name = known.name if known is not None else outcome.measure
        return _tr("{name}: {score}").format(name=name, score=f"{outcome.score:g}")

    def _flag(self, flag_id: str) -> str:
        if flag_id == "surgery":
            return _tr("surgery")
        known = self._library.red_flags.get(flag_id)
        return known.name if known is not None else flag_id


def _review(review: Review) -> str:
    titles = {"intake": _tr("Intake"), "review": _tr("Review"), "edit": _tr("Intake edited")}
    return titles[review.kind]


def _printed(printed: PrintRecord) -> str:
    if printed.is_report:
        for_patient = printed.layout == f"{REPORT}patient"
        return (
            _tr("Printed: progress report for the patient")
            if for_patient
            else _tr("Printed: progress report for who referred")
        )
    layout = printed.layout.replace("-", " ")
    text = _tr("Printed: week {week}, {layout}")
    return text.format(week=printed.week_index + 1, layout=layout)


def _program(program: Program) -> str:
    count = len(program.weeks)
    if count == 1:
        return _tr("Program began: 1 week")
    return _tr("Program began: {count} weeks").format(count=count)


def _week(event: Event) -> str:
    number = event.place.week + 1 if event.place is not None else 0
    text = _tr("Week {number} began")
    if event.kind == "step-back":
        text = _tr("Stepped back: week {number} began")
    return text.format(number=number)


def _logged(logged: Logged) -> str:
    parts = []
    if count := len(logged.sessions):
        one = _tr("1 session")
        parts.append(one if count == 1 else _tr("{count} sessions").format(count=count))
    if count := len(logged.days):
        one = _tr("1 day")
        parts.append(one if count == 1 else _tr("{count} days").format(count=count))
    peaks = [worst for s in logged.sessions if (worst := pain_peak(s)) is not None]
    peaks += [day.worst_pain for day in logged.days if day.worst_pain is not None]
    if peaks:
        parts.append(_tr("worst pain {score}").format(score=f"{max(peaks):g}"))
    return _tr("Logged: {parts}").format(parts=", ".join(parts))


def _plain(event: Event) -> str:
    titles = {
        "taken-in": _tr("Taken in"),
        "onset": _tr("Onset of this episode"),
        "flare": _tr("Flare"),
        "log-edit": _tr("Log entry changed"),
        "saved": _tr("Changes saved"),
        "restored": _tr("Restored from a backup"),
        "program-end": _tr("Program ended"),
        "discharge": _tr("Discharged"),
        "readmission": _tr("Care taken up again"),
    }
    return titles.get(event.kind, event.kind)
