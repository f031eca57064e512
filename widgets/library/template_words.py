"""What a template is, in words: its state, what it is for, and how two versions differ."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject

from designer.knowledge.library import Library
from designer.model.template import OwnTemplate, TemplateState, WeekTemplate
from designer.model.units import METRIC, Units
from designer.model.vocabulary import Phase
from templates.difference import FactChange, TemplateDifference
from templates.stages import stage_weeks
from widgets.common.dates import shown_date
from widgets.design.card_words import CardWords
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.mend_words import MendWords

PHASES: tuple[Phase, ...] = ("1", "2", "3", "mobility", "cardio")


class TemplateWords(QObject):
    """Says templates in the reader's language."""

    def __init__(
        self,
        library: Library,
        cards: ExerciseCards,
        parent: QObject | None = None,
        units: Units = METRIC,
    ) -> None:
        super().__init__(parent)
        self._library, self._cards = library, cards
        self._changes = MendWords(cards, self)
        self._card_words = CardWords(cards, self)
        self._changes.show_units(units)
        self._card_words.show_units(units)

    def state(self, state: TemplateState) -> str:
        """A state by itself."""
        words: dict[TemplateState, str] = {
            "draft": self.tr("Draft"),
            "in review": self.tr("In review"),
            "approved": self.tr("Approved"),
            "retired": self.tr("Retired"),
        }
        return words[state]

    def standing(self, template: WeekTemplate, today: date) -> str:
        """The state with who and until when: "Approved by Bo until 4 Mar 2027"."""
        review = template.review
        if template.state == "in review" and review is not None and review.asked_by:
            return self.tr("In review, asked for by {name} on {day}").format(
                name=review.asked_by, day=shown_date(review.asked_on)
            )
        if template.state != "approved" or review is None or not review.by:
            return self.state(template.state)
        pattern = self.tr("Approved by {name} on {day}, until {end}")
        if template.expired(today):
            pattern = self.tr("Approved by {name} on {day}; the approval ran out on {end}")
        return pattern.format(
            name=review.by, day=shown_date(review.on), end=shown_date(review.expires_on)
        )

    def mark(self, own: OwnTemplate, today: date) -> str:
        """A few words for the list: that it is ours, and where it stands."""
        latest = own.latest
        state = self.state(latest.state).lower()
        if latest.state == "approved" and latest.expired(today):
            state = self.tr("approval ran out")
        if own.in_force is not None:
            state = self.tr("{n} approved, {new} {state}").format(
                n=own.in_force.version, new=latest.version, state=state
            )
        return self.tr("ours") + " · " + state

    def diagnoses(self, ids: Iterable[str]) -> str:
        """The names of diagnoses; none: any."""
        known = self._library.diagnoses
        names = [known[one].name if one in known else one for one in ids]
        return ", ".join(names) or self.tr("any diagnosis without a conflict")

    def phase(self, phase: Phase) -> str:
        """One phase."""
        return self._card_words.phase_word(phase)

    def phases_of(self, template: WeekTemplate) -> tuple[Phase, ...]:
        """The phases it is filed under, or those of its exercises."""
        if template.phases:
            return template.phases
        found = {self._cards.card(row.exercise_id).phase for row in template.rows}
        return tuple(phase for phase in PHASES if phase in found)

    def stage(self, from_week: int, name: str) -> str:
        """One stage: "From week 7 · Longer holds"."""
        said = self.tr("From week {n}").format(n=from_week)
        return f"{said} · {name}" if name else said

    def stages(self, template: WeekTemplate) -> str:
        """All stages on one line; "" for a template that is the same week throughout."""
        names = {stage.from_week: stage.name for stage in template.stages}
        weeks = stage_weeks(template)
        if len(weeks) == 1 and not names:
            return ""
        return self.tr("Stages: {stages}").format(
            stages="; ".join(self.stage(week, names.get(week, "")) for week in weeks)
        )

    def facts(self, template: WeekTemplate, today: date) -> str:
        """What it is for, which version, and where it stands."""
        parts = [
            self.tr("From progression week {week}").format(week=template.first_prog_week),
            self.tr("for {diagnoses}").format(diagnoses=self.diagnoses(template.diagnoses)),
            ", ".join(self.phase(phase) for phase in self.phases_of(template)),
            self.tr("version {n}").format(n=template.version),
            self.standing(template, today),
        ]
        return " · ".join(part for part in parts if part)

    def lines(self, difference: TemplateDifference) -> list[str]:
        """Everything that differs, a line each: "Dead bug: 2 × 8 → 2 × 10 /side (Wed)"."""
        said = [self._fact(fact) for fact in difference.facts]
        for stage in difference.stages:
            start = self.tr("From week {n}: ").format(n=stage.from_week) if stage.from_week else ""
            said += [start + self._changes.line(change) for change in stage.changes]
        return said

    def _fact(self, fact: FactChange) -> str:
        names = {
            "name": self.tr("Name"),
            "note": self.tr("Note"),
            "first_prog_week": self.tr("First week"),
            "diagnoses": self.tr("Diagnoses"),
            "phases": self.tr("Phases"),
            "profile": self.tr("Profile"),
            "session": self.tr("Session"),
            "stages": self.tr("Names of stages"),
        }
        return self.tr("{what}: {before} → {after}").format(
            what=names.get(fact.field, fact.field),
            before=self._value(fact.field, fact.before),
            after=self._value(fact.field, fact.after),
        )

    def _value(self, field: str, value: object) -> str:
        if field == "diagnoses" and isinstance(value, tuple):
            return self.diagnoses(value)
        if field == "phases" and isinstance(value, tuple):
            return ", ".join(self.phase(one) for one in value) or self.tr("as its exercises")
        if field == "stages" and isinstance(value, tuple):
            named = [self.stage(one.from_week, one.name) for one in value]
            return "; ".join(named) or self.tr("nothing")
        return str(value) if value not in (None, "") else self.tr("nothing")
