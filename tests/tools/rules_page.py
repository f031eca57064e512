"""Writes docs/rules.md: every rule with severity, reason, examples, source and what clears it.

Usage: python -m tests.tools.rules_page
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from designer.knowledge.library import Library, load_library
from designer.safety import Rule, RuleSet, load_rules
from designer.safety.findings import source_of
from designer.safety.rules.rules import Example, Substitutes
from resources.paths import folder, knowledge_folder
from tests.mutate.mutants import read_rules

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
_HEAD = """# The rules

Written by `python -m tests.tools.rules_page` from the rule files; change those, not this page. How
a rule is written: [writing-rules.md](writing-rules.md).

A **hard block** has no override, only a named clearance. A **block** can be overridden with a
reason. A **caution** asks for a look, an **info** only tells. A rule with several levels speaks
with the strictest that holds. A rule that waits for a confirmation nobody recorded is a caution
“not yet confirmed”, unless its examples say otherwise.
"""
_TITLES = {
    "a-screening": "Screening and referral",
    "b-surgery-procedures": "Surgery, procedures, postnatal",
    "c-gates": "Phase gates and progression",
    "d-dose": "Dose limits",
    "e1-disc": "Disc-related pain",
    "e2-facet": "Facet irritation",
    "e3-stenosis": "Spinal stenosis",
    "e4-si-joint": "Sacroiliac joint pain",
    "e5-nerve": "Sciatica and other nerve pain",
    "f-restricted": "Restricted list and higher-demand patterns",
    "g-session": "Session rules",
    "h-week": "Week rules",
    "i-log": "Responses to the log",
    "j-performance": "Athletes and heavy labour",
    "k-not-covered": "Conditions the guide does not cover",
}
_BASIS = {
    "guide": "stated by the guide",
    "derived": "derived from the guide",
    "our reading": "our reading of the guide",
    "beyond the guide": "beyond the guide",
}


def main() -> None:
    """Write the page."""
    library = load_library(knowledge_folder())
    PAGE.write_text(page(library, load_rules(folder("rules"), library)), encoding="utf-8")


def page(library: Library, rules: RuleSet) -> str:
    """The whole page."""
    parts = [_HEAD, f"{len(rules.rules)} rules.\n"]
    for path in sorted(folder("rules").glob("*-*.json")):
        parts.append(f"## {_TITLES.get(path.stem, path.stem)}\n")
        ids = read_rules(path.parent, path.name)
        parts.extend(_rule(rules.rule(id_), library) for id_ in ids)
    return "\n".join(parts)


def _rule(rule: Rule, library: Library) -> str:
    levels = dict.fromkeys(_spoken(level.severity) for level in rule.levels)
    lines = [
        f"### {rule.id} {rule.key}: {', '.join(levels)}\n",
        f"{rule.message}\n",
        *(f"- {level.severity.value}: {level.message}" for level in rule.levels if level.message),
        f"- **Why:** {rule.reason}",
        f"- **Clears or relaxes:** {rule.clears or 'nothing; it holds as long as its case does'}",
    ]
    if offered := _offered(rule.substitutes, library):
        lines.append(f"- **Instead:** {offered}")
    if rule.urgency.value != "none":
        lines.append(f"- **Urgency:** {_spoken(rule.urgency)}")
    source = source_of(rule, library)
    lines.append(f"- **Source** ({_BASIS[rule.basis]})" + (f": {source}" if source else ""))
    lines.extend(_examples(rule.examples))
    return "\n".join(lines) + "\n"


def _spoken(word: str) -> str:
    return str(word).replace("_", " ")


def _offered(substitutes: Substitutes, library: Library) -> str:
    def names(ids: Iterable[str]) -> str:
        return ", ".join(library.exercise(id_).name for id_ in ids)

    lists = [names(substitutes.general)] if substitutes.general else []
    for diagnosis, ids in substitutes.by_diagnosis.items():
        lists.append(f"with {library.diagnoses[diagnosis].name}: {names(ids)}")
    return "; ".join(lists)


def _examples(examples: tuple[Example, ...]) -> list[str]:
    """One line for each answer, with the cases that get it."""
    found: dict[str, list[str]] = {}
    for example in examples:
        if example.severity is not None:
            answer = f"Speaks as {_spoken(example.severity)}"
        elif example.expect == "silent":
            answer = "Stays silent"
        else:
            answer = "Says that a fact is missing"
        found.setdefault(answer, []).append(example.says)
    return [f"- **{answer}:** {'; '.join(cases)}" for answer, cases in found.items()]


if __name__ == "__main__":
    main()
