"""What a finding says, arranged for reading: what, where, why, source."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from designer.knowledge.library import Library
from designer.model.finding import Finding
from designer.model.record import Override
from designer.model.vocabulary import Urgency
from designer.model.week import Week
from widgets.common.dates import shown_date
from widgets.design.day_names import DayNames
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
            message=message if names else "",
            why=self._library.readable(finding.why),
            clears=self._clears(finding),
            source=self._source(finding),
            override="\n".join(
                self._decision(one) for one in (*([override] if override else ()), *noted)
            ),
        )

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
        known = self._library.confirmations.get(fact)
        return known.name if known is not None else fact.replace("-", " ").replace("_", " ")

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
