"""What a finding says, arranged for reading: what, where, why, source."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from designer.knowledge.library import Library
from designer.model.finding import Finding
from designer.model.record import Override
from designer.model.units import METRIC, quantity_of
from designer.model.vocabulary import Urgency
from designer.model.week import Week
from widgets.common.dates import shown_date
from widgets.design.day_names import DayNames
from widgets.design.dose.dose_specs import guide_range
from widgets.design.dose.dose_words import figure
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.marks import exercises_meant, placements_meant


@dataclass(frozen=True, slots=True)
class FindingText:
    """The lines of one finding. Empty lines are not shown."""

    title: str
    urgency: str
    where: str
    message: str
    why: str
    clears: str
    source: str
    override: str


class FindingWords(QObject):
    """Arranges findings in words."""

    def __init__(
        self, library: Library, cards: ExerciseCards, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._cards, self._days = library, cards, DayNames()
        self.units = METRIC

    def text(
        self,
        finding: Finding,
        week: Week,
        override: Override | None,
        noted: Sequence[Override] = (),
    ) -> FindingText:
        """All lines of a finding; ``noted`` was recorded about it and leaves it open."""
        names = self.names(finding, week)
        message = self._library.readable(finding.message)
        return FindingText(
            title=names or message,
            urgency=self._urgency(finding),
            where=self._where(finding, week),
            message=_joined(self._fault(finding, week), message) if names else "",
            why=self._library.readable(finding.why),
            clears=self._clears(finding),
            source=self._source(finding),
            override="\n".join(
                self._decision(one) for one in (*([override] if override else ()), *noted)
            ),
        )

    def _fault(self, finding: Finding, week: Week) -> str:
        """What is planned beside what the guide says, or beside what would pass: the first field.

        Such as "Planned 4 sets; the guide says 2 to 3." Blank where it is not about a dose.
        """
        allowed = next((one.dose for one in finding.remedies if one.kind == "dose"), None)
        found = next((week.find(id_) for id_ in placements_meant(finding, week)), None)
        if allowed is None or found is None:
            return ""
        planned = found[1].dose
        exercise = self._cards.exercise(found[1].exercise_id)
        for field, noun in self._fields().items():
            before, after = getattr(planned, field), getattr(allowed, field)
            if before is None or after is None or before == after:
                continue
            guide = guide_range(exercise, field) if exercise is not None else None
            if guide is not None and guide.high is not None and before > guide.high:
                ends = [guide.low, guide.high]
                shown = [self._figure(field, end) for end in ends if end is not None]
                said = self.tr("Planned {planned} {what}; the guide says {range}.")
                span = self.tr(" to ").join(dict.fromkeys(shown))
                return said.format(planned=self._figure(field, before), what=noun, range=span)
            said = self.tr("Planned {planned} {what}; {allowed} would pass.")
            return said.format(
                planned=self._figure(field, before), what=noun, allowed=self._figure(field, after)
            )
        return ""

    def _figure(self, field: str, stored: float) -> str:
        """A figure of a dose, in the clinic's units."""
        quantity = quantity_of(field)
        return figure(stored if quantity is None else self.units.shown(quantity, stored))

    def _fields(self) -> dict[str, str]:
        """The counted fields of a dose and what they count."""
        return {
            "sets": self.tr("sets"),
            "reps": self.tr("repetitions"),
            "holds": self.tr("holds"),
            "hold_s": self.tr("s of hold"),
            "duration_s": self.tr("s"),
            "times_per_day": self.tr("times a day"),
            "distance_m": self.units.name("distance"),
            "load_kg": self.units.name("weight"),
            "step_height_cm": self.tr("{unit} of step").format(unit=self.units.name("height")),
            "effort_0_10": self.tr("of 10 effort"),
            "brace_pct": self.tr("% brace"),
            "angle_deg": self.tr("degrees"),
        }

    def names(self, finding: Finding, week: Week) -> str:
        """The exercises a finding is about; more than two are counted."""

        def exercise_of(placement_id: str) -> str | None:
            found = week.find(placement_id)
            return found[1].exercise_id if found is not None else None

        names = [self._cards.name(key) for key in exercises_meant(finding, exercise_of)]
        if len(names) > 2:
            more = self.tr("{n} more").format(n=len(names) - 2)
            return ", ".join([*names[:2], more])
        return ", ".join(names)

    def fact(self, fact: str) -> str:
        """The name of a confirmation or of a missing field."""
        return self._library.fact_name(fact)

    def _urgency(self, finding: Finding) -> str:
        """Who has to see the patient first, and how soon (design section 6, point 13)."""
        words = {
            Urgency.PROMPT: self.tr("Refer promptly."),
            Urgency.SAME_DAY: self.tr("Refer the same day."),
            Urgency.EMERGENCY: self.tr("Emergency department now."),
        }
        refer = any(remedy.kind == "refer" for remedy in finding.remedies)
        return words.get(finding.urgency, self.tr("Refer.") if refer else "")

    def _where(self, finding: Finding, week: Week) -> str:
        days = set(finding.where.days)
        for placement_id in placements_meant(finding, week):
            found = week.find(placement_id)
            if found is not None:
                days.add(found[0])
        return self._days.list(tuple(days))

    def _clears(self, finding: Finding) -> str:
        if not finding.clears:
            return ""
        text = self._library.readable(finding.clears)
        return self.tr("Clears with: {what}").format(what=text)

    def _source(self, finding: Finding) -> str:
        rule = self.tr("Rule {id}").format(id=finding.rule_id)
        parts = [rule, finding.basis, finding.source]  # long sources are cut, never the rule
        return " · ".join(part for part in parts if part)

    def _decision(self, decision: Override) -> str:
        patterns = {
            "override": self.tr("Overridden by {who}: {why}"),
            "note": self.tr("Noted by {who}: {why}"),
            "referral": self.tr("Referred to {to} by {who}. {why}"),
        }
        said = (
            patterns[decision.kind]
            .format(who=decision.who, why=decision.why, to=decision.to)
            .strip()
        )
        if decision.until is not None:
            said += " " + self.tr("(until {date})").format(date=shown_date(decision.until))
        return said


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)
