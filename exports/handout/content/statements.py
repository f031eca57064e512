"""The H-blocks of the library as statements: fields filled, lists made visible."""

import re
from collections.abc import Mapping
from typing import Literal

from designer.model.knowledge import HandoutBlock
from designer.text import Texts
from exports.handout.content.blocks import Part, Statement
from exports.handout.errors import HandoutError

# They stand on page 1 of every handout and cannot be hidden (clinical-spec section 6).
ALWAYS = ("H-07", "H-09", "H-10")

_TONES: Mapping[str, Literal["stop", "urgent", "call"]] = {
    "H-07": "stop",
    "H-09": "urgent",
    "H-10": "call",
}
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=\S)")
_IF = re.compile(r"\{if ([\w-]+): (.*)\}")  # a sentence that is printed under a condition only
_FIELD = re.compile(r"\{([^{}]*)\}")
_REFERENCE = re.compile(r"\bH-\d\d\b")


def statement(
    block_id: str,
    blocks: Mapping[str, HandoutBlock],
    texts: Texts,
    fields: Mapping[str, str] | None = None,
) -> Statement:
    """The statement ``block_id``. A sentence whose field or condition ``fields`` lacks goes."""
    block = blocks.get(block_id)
    if block is None:
        raise HandoutError(f"The library has no handout text {block_id}; add it there.")
    sentences = [
        filled
        for sentence in _SENTENCE_END.split(block.text.strip())
        if (filled := _filled(sentence, fields or {}, texts)) is not None
    ]
    if not sentences and block_id in ALWAYS:
        raise HandoutError(f"The handout text {block_id} is empty; it must always be printed.")
    return Statement(
        id=block_id,
        title=texts(f"handout.block.{block_id}"),
        parts=tuple(part_of(sentence) for sentence in sentences),
        tone=_TONES.get(block_id, "calm"),
    )


def part_of(sentence: str) -> Part:
    """A sentence taken apart at its colon; semicolons after the colon separate list items."""
    lead, colon, rest = sentence.partition(": ")
    if not colon:
        return Part(text=sentence)
    items = tuple(item.strip() for item in rest.rstrip(".").split(";") if item.strip())
    if len(items) < 2:
        return Part(lead=f"{lead}:", text=_capital(rest))
    return Part(lead=f"{lead}:", items=items)


def _filled(sentence: str, fields: Mapping[str, str], texts: Texts) -> str | None:
    condition = _IF.search(sentence)
    if condition is not None:
        if condition[1] not in fields:
            return None
        sentence = sentence.replace(condition[0], _capital(condition[2]))
    if any(name not in fields for name in _FIELD.findall(sentence)):
        return None
    filled = _FIELD.sub(lambda match: fields[match[1]], sentence)
    return _REFERENCE.sub(lambda match: _title_of(match[0], texts), filled)


def _title_of(block_id: str, texts: Texts) -> str:
    return texts("handout.call.reference", title=texts(f"handout.block.{block_id}"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
