"""Where the sentences and words of a text are, so that an editor can point at them."""

import re
from collections.abc import Collection

from designer.model.base import Value

# A sentence ends at a stop or semicolon that a space follows (so Flesch counted), or with the line:
# a step, or an item of a list. A colon ends none: it would make long lists look easy.
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…;]+[\"”’')]*(?=\s|$)|(?=\n|$))")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’-][^\W_]+)*")


class Span(Value, frozen=True, kw_only=True):
    """A piece of a text: ``text[start:end]``."""

    start: int
    end: int
    text: str


def words_in(text: str) -> tuple[Span, ...]:
    """The words and numbers of ``text``."""
    return tuple(_span(match) for match in _WORD.finditer(text))


def sentences_in(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``; what holds no word is none."""
    return tuple(_trimmed(match) for match in _SENTENCE.finditer(text) if _WORD.search(match[0]))


def without_names(text: str, names: Collection[str]) -> str:
    """``text`` with blanks in place of ``names``, so that positions stay what they were."""
    longest_first = sorted((name for name in names if name.strip()), key=len, reverse=True)
    for name in longest_first:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        text = whole.sub(lambda match: " " * len(match[0]), text)
    return text


def _trimmed(match: re.Match[str]) -> Span:
    lead = len(match[0]) - len(match[0].lstrip())
    return Span(start=match.start() + lead, end=match.end(), text=match[0][lead:])


def _span(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end(), text=match[0])
