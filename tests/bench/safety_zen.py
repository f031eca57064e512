"""The rules about single items for zen-engine: a decision table with a row for each level."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from tests.bench.safety_translation import Facts, Hits, Level, Translator


class _ZenWords:
    def all_of(self, parts: list[str]) -> str:
        return f"({' and '.join(parts)})"

    def any_of(self, parts: list[str]) -> str:
        return f"({' or '.join(parts)})"

    def negated(self, part: str) -> str:
        return f"not ({part})"

    def is_one_of(self, name: str, values: Iterable[object]) -> str:
        return f"{name} in {json.dumps(list(values))}"

    def holds_one_of(self, name: str, values: Iterable[object]) -> str:
        return f"some({name}, # in {json.dumps(list(values))})"

    def compared(self, name: str, operator: str, other: object) -> str:
        return f"{name} {operator} {other}"

    def absent(self, name: str) -> str:
        return f"{name} == null"


class Zen:
    """Zen-engine: one decision table with a row for each level, asked for all items at once."""

    def __init__(self, levels: list[Level]) -> None:
        import zen

        self.translator = Translator(_ZenWords())
        rows = [
            {"_id": str(n), "c": self.translator.say(level.when), "o": str(n)}
            for n, level in enumerate(levels)
        ]
        table = {
            "hitPolicy": "collect",
            "inputField": "items",
            "outputPath": "hits",
            "executionMode": "loop",
            "inputs": [{"id": "c", "name": "when"}],
            "outputs": [{"id": "o", "name": "level", "field": "n"}],
            "rules": rows,
        }
        nodes = [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "t", "type": "decisionTableNode", "name": "rules", "content": table},
            {"id": "out", "type": "outputNode", "name": "out"},
        ]
        edges = [
            {"id": "1", "sourceId": "in", "targetId": "t"},
            {"id": "2", "sourceId": "t", "targetId": "out"},
        ]
        self._levels = levels
        self._decision = zen.ZenEngine().create_decision(
            json.dumps({"nodes": nodes, "edges": edges})
        )

    def asker(self, patient: Facts, items: list[Facts]) -> Callable[[], Hits]:
        """Ask about all items; their facts are made ready here."""
        ready = {"items": [{**patient, **item} for item in items]}

        def ask() -> Hits:
            found = self._decision.evaluate(ready)["result"]["hits"]
            return {
                (n, self._levels[hit["n"]].rule, self._levels[hit["n"]].number)
                for n, hits in enumerate(found)
                for hit in hits
            }

        return ask
