"""Explains the words of the field where they stand: as a tooltip on the text that uses them."""

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from designer.model.knowledge import Term
from widgets.common.labels import as_tooltip

_MOST = 3  # explanations in one tooltip; more would not be read


class Glossary:
    """Finds the terms of the glossary (clinical-spec 7) in a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {}
        for term in terms:
            for word in (term.plain, *_names(term.standard)):
                self._terms.setdefault(word.casefold(), term)
        # Longest first, so that "front plank" is not explained as "plank".
        words = sorted(self._terms, key=len, reverse=True)
        self._pattern = re.compile(r"\b(" + "|".join(map(re.escape, words)) + r")(?:s|es)?\b")

    def terms_in(self, text: str) -> tuple[Term, ...]:
        """The terms that ``text`` uses, each once, in the order of the text."""
        found = (self._terms[match.group(1)] for match in self._pattern.finditer(text.casefold()))
        return tuple(dict.fromkeys(found))

    def explain(self, widget: QWidget, text: str) -> None:
        """Give ``widget`` a tooltip where ``text`` holds a term; else leave it alone."""
        lines = [_line(term) for term in self.terms_in(text)[:_MOST]]
        if lines:
            widget.setToolTip(as_tooltip("\n".join(lines)))


def _names(standard: str) -> list[str]:
    """The standard names, which stand side by side in the table, without what is in brackets."""
    plain = re.sub(r"\(.*?\)", "", standard)
    return [name.strip() for name in plain.split(",") if name.strip()]


def _line(term: Term) -> str:
    if term.standard.casefold() == term.plain.casefold():
        return f"{term.plain}: {term.meaning}"
    return f"{term.plain} ({term.standard}): {term.meaning}"
