"""Items of a waiting pack in words: how they stand to ours, and all that they would bring."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QObject

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.packs.looking import LookedAt, State
from designer.store.library_history import FieldChange
from widgets.common.counts import counted
from widgets.library.exercises.terms import TermWords, demand_terms, identity_terms, value_words
from widgets.theme.glyphs import severity_word

_MOST = 30  # lines of one sort; further ones are counted


class PackWords(QObject):
    """Says what an admin looks at before accepting."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._theirs: dict[str, str] = {}

    def know(self, items: Iterable[LookedAt]) -> None:
        """Call exercises that only the pack has by their names."""
        exercises = [one.exercise for one in items if one.exercise is not None]
        self._theirs = {one.id: one.name for one in exercises}

    def take_library(self, library: Library) -> None:
        """Say names with another library."""
        self._library = library

    def kind(self, item: LookedAt) -> str:
        """What sort of thing it is."""
        return self.tr("Exercise") if item.kind == "exercise" else self.tr("Weekly template")

    def state(self, state: State) -> str:
        """How it stands to what is here."""
        words: dict[State, str] = {
            "new": self.tr("new"),
            "same": self.tr("here already"),
            "changed": self.tr("differs from ours"),
            "taken": self.tr("name or number in use"),
            "unfit": self.tr("cannot be taken"),
            "accepted": self.tr("accepted"),
        }
        return words[state]

    def worst(self, item: LookedAt) -> Severity | None:
        """The strictest thing that the rules say about it."""
        said = [one.severity for one in item.judgements if one.severity is not None]
        said += [one.severity for one in item.findings]
        return max(said, key=lambda one: one.rank, default=None)

    def verdict(self, item: LookedAt) -> str:
        """What the rules say, in a few words."""
        worst = self.worst(item)
        if item.state == "unfit":
            return self.tr("not judged")
        if worst is None:
            return self.tr("nothing")
        if item.kind == "template":
            return severity_word(worst)
        count = sum(1 for one in item.judgements if one.severity is worst)
        return self.tr("{severity} for {diagnoses}").format(
            severity=severity_word(worst),
            diagnoses=counted(count, self.tr("1 diagnosis"), self.tr("{n} diagnoses")),
        )

    def what_happens(self, item: LookedAt) -> str:
        """What taking it would do."""
        words: dict[State, str] = {
            "new": self.tr("Nothing here is like it."),
            "same": self.tr("It is here already, just so: there is nothing to take."),
            "changed": self.tr("One of ours has its id and differs, as told below."),
            "taken": self.tr("Its name or id is in use here: it would come under another one."),
            "accepted": self.tr("It was accepted from this pack."),
        }
        return item.problem or words.get(item.state, "")

    def lines(self, item: LookedAt) -> list[str]:
        """Everything about it, a line each; blank lines part the sections."""
        found: list[str] = []
        if item.changes:
            found += [self.tr("Ours → theirs"), *self._most(map(self._change, item.changes)), ""]
        if item.kind == "exercise" and item.exercise is not None:
            found += [*self._judged(item), "", *self._exercise(item.exercise)]
        elif item.template is not None:
            found += [*self._findings(item), "", *self._template(item.template)]
        return found

    def _judged(self, item: LookedAt) -> list[str]:
        found = [self.tr("What the rules say for each diagnosis")]
        by_word: dict[str, list[str]] = {}
        for one in sorted(
            item.judgements, key=lambda one: -one.severity.rank if one.severity else 1
        ):
            if one.severity is not None:
                name = self._library.readable(f"`{one.diagnosis}`")
                said = f"{name} ({', '.join(one.rule_ids[:3])})"
                by_word.setdefault(severity_word(one.severity), []).append(said)
        found += [f"{word}: {', '.join(names)}" for word, names in by_word.items()]
        silent = sum(1 for one in item.judgements if one.severity is None)
        others = counted(silent, self.tr("the other diagnosis"), self.tr("the other {n} diagnoses"))
        rest = self.tr("Nothing for {diagnoses}").format(diagnoses=others)
        return [*found, rest] if silent else found

    def _exercise(self, exercise: Exercise) -> list[str]:
        found = [self.tr("What it asks of the body")]
        terms: list[tuple[TermWords, object]] = [(term, exercise) for term in identity_terms()]
        coded = [*terms, *((term, exercise.attributes) for term in demand_terms())]
        found += [f"{term.label}: {value_words(getattr(of, term.field))}" for term, of in coded]
        words = exercise.words_for_patient
        texts = (words.setup, words.steps, words.breathing, words.feels_like, words.stop_when)
        return [*found, "", self.tr("What the patient reads"), *(one for one in texts if one)]

    def _findings(self, item: LookedAt) -> list[str]:
        if not item.findings:
            return [self.tr("The rules find nothing in it.")]
        said = []
        for one in item.findings:
            names = ", ".join(self._name(key) for key in one.where.exercise_ids[:3])
            message = f"{self._library.readable(one.message)} ({one.rule_id})"
            place = f"{names}: " if names else ""
            said.append(f"{severity_word(one.severity)} · {place}{message}")
        return [self.tr("What the rules find in it"), *self._most(said)]

    def _template(self, template: WeekTemplate) -> list[str]:
        names = [self._library.readable(f"`{one}`") for one in template.diagnoses]
        facts = self.tr("From progression week {week}, for {diagnoses}").format(
            week=template.first_prog_week,
            diagnoses=", ".join(names) or self.tr("any diagnosis without a conflict"),
        )
        rows = [
            self.tr("{exercise}: {days} a week").format(
                exercise=self._name(row.exercise_id),
                days=counted(
                    sum(1 for mark in row.days if mark != "-"),
                    self.tr("1 day"),
                    self.tr("{n} days"),
                ),
            )
            for row in template.rows
        ]
        return [facts, *([template.note] if template.note else []), *self._most(rows)]

    def _name(self, exercise_id: str) -> str:
        known = self._library.exercises.get(exercise_id)
        return known.name if known is not None else self._theirs.get(exercise_id, exercise_id)

    def _change(self, change: FieldChange) -> str:
        field = change.field.replace("_", " ").replace(".", " · ").capitalize()
        return f"{field}: {self._value(change.before)} → {self._value(change.after)}"

    def _value(self, value: Any) -> str:
        if value is None or value in ("", []):
            return self.tr("nothing")
        if isinstance(value, list | dict):
            return msgspec.json.encode(value).decode()[:120]
        return value_words(value) if isinstance(value, bool) else str(value)

    def _most(self, lines: Iterable[str]) -> Sequence[str]:
        found = list(lines)
        if len(found) <= _MOST:
            return found
        return [*found[:_MOST], self.tr("and {n} more").format(n=len(found) - _MOST)]
