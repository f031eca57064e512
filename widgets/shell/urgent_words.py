"""Urgent signs in words. What to do comes from the data; only the frame around it stands here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from designer.model.vocabulary import Urgency

if TYPE_CHECKING:  # the rules come with it; see urgent_watch
    from designer.safety.urgent import UrgentSign


class UrgentWords(QObject):
    """Says who must see the patient, how soon, and why. Signs come most urgent first."""

    def heading(self, urgency: Urgency) -> str:
        """How soon, in a word or two."""
        words = {
            Urgency.EMERGENCY: self.tr("Emergency"),
            Urgency.SAME_DAY: self.tr("Same day"),
            Urgency.PROMPT: self.tr("Prompt referral"),
        }
        return words.get(urgency, self.tr("Stop"))

    def to_do(self, signs: Sequence[UrgentSign]) -> str:
        """What to do first: the responses to the most urgent signs."""
        first = [sign for sign in signs if sign.urgency is signs[0].urgency]
        said = [response for sign in first for response in sign.responses]
        return _lines(_sentence(one) for one in said or [sign.message for sign in first])

    def recorded(self, signs: Sequence[UrgentSign]) -> str:
        """All the signs that were recorded."""
        names = dict.fromkeys(name for sign in signs for name in sign.names)
        return self.tr("Recorded: {signs}.").format(signs="; ".join(names)) if names else ""

    def reasons(self, signs: Sequence[UrgentSign]) -> str:
        """What the rules say and why, a line for each."""
        return _lines(f"{sign.message} {sign.why}".strip() for sign in signs)

    def clears(self, signs: Sequence[UrgentSign]) -> str:
        """What has to be on file before exercises are offered again."""
        said = dict.fromkeys(sign.clears for sign in signs if sign.clears)
        pattern = self.tr("No exercise and no substitute is offered until this is on file: {what}.")
        return pattern.format(what="; ".join(said)) if said else ""

    def sources(self, signs: Sequence[UrgentSign]) -> str:
        """The rules and where they come from."""
        rule = self.tr("Rule {id}")
        return _lines(f"{rule.format(id=sign.rule_id)} · {sign.source}" for sign in signs)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _sentence(words: str) -> str:
    """A phrase of the data as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."
