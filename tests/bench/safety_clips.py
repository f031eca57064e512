"""The rules about single items for CLIPS: a production for each level."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from designer.safety.conditions import AllOf, Condition
from designer.safety.conditions.exercise import Attribute
from tests.bench.safety_translation import Facts, Hits, Level, Translator

_LISTS = ("a_resists", "p_diagnoses")
_DROPPED = 1_000  # the number of the item that is dropped


class _ClipsWords:
    def __init__(self) -> None:
        self.used: set[str] = set()

    def _slot(self, name: str) -> str:
        self.used.add(name)
        return f"?{name}"

    def all_of(self, parts: list[str]) -> str:
        return parts[0] if len(parts) == 1 else f"(and {' '.join(parts)})"

    def any_of(self, parts: list[str]) -> str:
        return parts[0] if len(parts) == 1 else f"(or {' '.join(parts)})"

    def negated(self, part: str) -> str:
        return f"(not {part})"

    def is_one_of(self, name: str, values: Iterable[object]) -> str:
        slot = self._slot(name)
        return self.any_of([f"(eq {slot} {symbol(value)})" for value in values])

    def holds_one_of(self, name: str, values: Iterable[object]) -> str:
        slot = self._slot(name)
        return self.any_of([f"(neq (member$ {symbol(v)} {slot}) FALSE)" for v in values])

    def compared(self, name: str, operator: str, other: object) -> str:
        right = self._slot(other) if isinstance(other, str) else repr(other)
        sign = "=" if operator == "==" else operator
        return f"({sign} {self._slot(name)} {right})"

    def absent(self, name: str) -> str:
        return f"(eq {self._slot(name)} nil)"


def symbol(value: object) -> str:
    """A value as a CLIPS symbol; a word gets a letter in front, since “3” would be a number."""
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"w-{value}"


class Clips:
    """CLIPS: a production for each level, a fact for each item and one for the patient."""

    def __init__(self, levels: list[Level]) -> None:
        self.words = _ClipsWords()
        self.translator = Translator(self.words)
        self._levels = levels
        self._said = [self._production(n, level) for n, level in enumerate(levels)]

    def _production(self, number: int, level: Level) -> tuple[str, set[str]]:
        """Plain attributes stand in the pattern, where Rete is quick; the rest is a test."""
        constraints: dict[str, str] = {}
        rest: list[Condition] = []
        for part in level.when.of if isinstance(level.when, AllOf) else (level.when,):
            plain = isinstance(part, Attribute) and part.name != "resists"
            if plain and isinstance(part, Attribute) and f"a_{part.name}" not in constraints:
                constraints[f"a_{part.name}"] = "|".join(map(symbol, part.any_of))
            else:
                rest.append(part)
        self.words.used = set()
        test = self.translator.say(AllOf(of=tuple(rest))) if rest else ""
        used = self.words.used

        def slot(name: str) -> str:
            variable = f"$?{name}" if name in _LISTS else f"?{name}"
            return f"({name} {variable}{'&' + constraints[name] if name in constraints else ''})"

        mine = sorted(n for n in {*used, *constraints} if not n.startswith("p_"))
        patients = sorted(n for n in used if n.startswith("p_"))
        production = (
            f"(defrule r{number} (item (n ?n) {' '.join(map(slot, mine))})"
            + (f" (patient {' '.join(map(slot, patients))})" if patients else "")
            + (f" (test {test})" if test else "")
            + f" => (assert (hit (n ?n) (level {number}))))"
        )
        return production, used | set(constraints)

    def open(self, patient: Facts, first: Facts) -> ClipsPatient:
        """A CLIPS environment with the rules and the patient."""
        used = set[str]().union(*(used for _, used in self._said))
        return ClipsPatient(self._levels, [text for text, _ in self._said], used, patient, first)


class ClipsPatient:
    """The rules in memory for one patient."""

    def __init__(
        self,
        levels: list[Level],
        productions: list[str],
        used: set[str],
        patient: Facts,
        item: Facts,
    ) -> None:
        import clips

        self._levels, self._used = levels, used
        self._environment = clips.Environment()
        for name, facts in (("patient", patient), ("item", item)):
            slots = " ".join(
                f"({'multislot' if slot in _LISTS else 'slot'} {slot})"
                for slot in facts
                if slot in used
            )
            extra = "(slot n)" if name == "item" else ""
            self._environment.build(f"(deftemplate {name} {extra} {slots})")
        self._environment.build("(deftemplate hit (slot n) (slot level))")
        for production in productions:
            self._environment.build(production)
        self._template = self._environment.find_template("item")
        self._patient = _slots(patient, used)

    def asker(self, items: list[Facts]) -> Callable[[], Hits]:
        """Begin anew and ask about all items."""
        ready = [{"n": n, **_slots(item, self._used)} for n, item in enumerate(items)]

        def ask() -> Hits:
            self._environment.reset()
            self._environment.find_template("patient").assert_fact(**self._patient)
            for slots in ready:
                self._template.assert_fact(**slots)
            self._environment.run()
            return self._hits()

        return ask

    def dropper(self, item: Facts) -> tuple[Callable[[], Hits], Callable[[], None]]:
        """Add one item to those that are there, and take it away again."""
        slots = {"n": _DROPPED, **_slots(item, self._used)}

        def drop() -> Hits:
            self._template.assert_fact(**slots)
            self._environment.run()
            return self._hits()

        def undo() -> None:
            for fact in list(self._environment.facts()):
                if fact.template.name in {"item", "hit"} and fact["n"] == _DROPPED:
                    fact.retract()

        return drop, undo

    def _hits(self) -> Hits:
        hits = self._environment.find_template("hit").facts()
        return {
            (fact["n"], self._levels[fact["level"]].rule, self._levels[fact["level"]].number)
            for fact in hits
        }


def _slots(facts: Facts, used: set[str]) -> Facts:
    return {name: _clips_value(value) for name, value in facts.items() if name in used}


def _clips_value(value: object) -> object:
    if isinstance(value, list):
        return [_symbol(symbol(str(word))) for word in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return _symbol(symbol(value))
    return value


@cache
def _symbol(text: str) -> object:
    import clips

    return clips.Symbol(text)
