"""From the text of a cell to the value of a field."""

import re
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from designer.model.base import Value

_WORDS_OF = {
    True: frozenset(("yes", "y", "true", "1", "x", "ja", "si", "sí", "✓")),
    False: frozenset(("no", "n", "false", "0", "nein", "-")),
}
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_RANGE = re.compile(r"Expected `(?P<kind>\w+)` (?P<limit><=|>=|<|>) (?P<bound>-?[\d.]+)")


class CellError(ValueError):
    """What is wrong with a cell, and what to write instead; the cell itself is not quoted."""


def bare_text(cell: str) -> str:
    """What a cell says, without blanks around it or the mark that keeps a formula from running."""
    text = cell.lstrip()
    if text.startswith("'") and text[1:].startswith(_FORMULA):
        text = text[1:]  # as our own table writes what could be run as a formula
    return text.strip()


def value_of(kind: type[Value], field: str, text: str) -> object:
    """The value of a field from the bare text of its cell. Raises CellError."""
    hint = _hints(kind)[field]
    raw = _raw(_bare(hint), text)
    try:
        return msgspec.convert(raw, hint)
    except msgspec.ValidationError as error:
        raise CellError(_said(str(error))) from error


def _raw(bare: Any, text: str) -> object:
    if bare is bool:
        return _truth(text)
    if bare in {int, float}:
        return _number(text, whole=bare is int)
    if get_origin(bare) is tuple:
        return [word for word in re.split(r"[\s,;/]+", text.casefold()) if word]
    if get_origin(bare) is Literal:
        return _word(bare, text)
    return text


def _truth(text: str) -> bool:
    for truth, words in _WORDS_OF.items():
        if text.casefold() in words:
            return truth
    raise CellError("write yes or no")


def _number(text: str, *, whole: bool) -> int | float:
    if not _NUMBER.fullmatch(text):
        if text.startswith(_FORMULA):
            raise CellError("this is a formula; write the number itself")
        raise CellError("write a number")
    number = float(text.replace(",", "."))
    if not whole:
        return number
    if not number.is_integer():
        raise CellError("write a whole number")
    return int(number)


def _word(bare: Any, text: str) -> str:
    words = [str(word) for word in get_args(bare)]
    folded = text.casefold().replace(" ", "-")
    if folded not in words:
        raise CellError(f"write one of: {', '.join(words)}")
    return folded


def _said(message: str) -> str:
    """A range that msgspec found broken, in plain words."""
    match = _RANGE.search(message)
    if match is None:
        return "this is longer than the field holds; shorten it"
    more = "at most" if match["limit"].startswith("<") else "at least"
    return f"write {more} {float(match['bound']):g}"


@cache
def _hints(kind: type[Value]) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _bare(hint: Any) -> Any:
    """The type inside ``Annotated`` and ``| None``."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in {Union, types.UnionType}:
        inner = [part for part in get_args(hint) if part is not type(None)]
        return _bare(inner[0])
    return hint
