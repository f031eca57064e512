"""Reads lists of entries from JSON files, and says of each bad entry what is wrong with it."""

import re
from pathlib import Path
from typing import TypeVar

import msgspec

from designer.knowledge.errors import Problem
from designer.model.base import Value

Entry = TypeVar("Entry", bound=Value)

# The first of these that an entry has is what a message calls it.
_NAME_FIELDS = ("id", "code", "prog_week", "plain", "topic", "names", "name")
_PATH = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>.*)`)?$", re.DOTALL)
_NAMED_FIELD = re.compile(r"field `(?P<name>[^`]+)`")


def read_entries(
    folder: Path, name: str, kind: type[Entry], problems: list[Problem]
) -> tuple[Entry, ...]:
    """The entries of the list in ``folder/name``; what cannot be read is added to ``problems``."""
    raw_entries = _decode(folder, name, list[msgspec.Raw], problems)
    decoder = msgspec.json.Decoder(kind)
    entries = []
    for number, raw in enumerate(raw_entries or (), start=1):
        try:
            entries.append(decoder.decode(raw))
        except msgspec.ValidationError as error:
            problems.append(_problem(name, _name_of(raw, number), str(error)))
    return tuple(entries)


def read_one(folder: Path, name: str, kind: type[Entry], problems: list[Problem]) -> Entry | None:
    """The single value in ``folder/name``, or None with the reason added to ``problems``."""
    return _decode(folder, name, kind, problems)


_Read = TypeVar("_Read")


def _decode(folder: Path, name: str, kind: type[_Read], problems: list[Problem]) -> _Read | None:
    try:
        return msgspec.json.decode((folder / name).read_bytes(), type=kind)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        problems.append(
            Problem(
                file=name,
                message=f"The file cannot be read ({reason}).",
                remedy="Install the program again, or restore the file.",
            )
        )
    except msgspec.ValidationError as error:
        problems.append(_problem(name, "", str(error)))
    except msgspec.DecodeError as error:
        problems.append(
            Problem(file=name, message=f"This is not JSON ({error}).", remedy="Mend the file.")
        )
    return None


def _problem(name: str, entry: str, text: str) -> Problem:
    """Turn msgspec's sentence into a problem that names the field."""
    match = _PATH.match(text)
    what, path = (match["what"], match["path"] or "") if match else (text, "")
    named = _NAMED_FIELD.search(what)
    field = ".".join(part for part in (path, named["name"] if named else "") if part)
    if "unknown field" in what:
        remedy = "Correct its spelling or take it out."
    elif "missing required" in what:
        remedy = "Add it."
    elif "enum" in what:
        remedy = "Use one of the words of the closed list."
    else:
        remedy = "Correct the value."
    return Problem(file=name, entry=entry, field=field, message=f"{what}.", remedy=remedy)


def _name_of(raw: msgspec.Raw, number: int) -> str:
    value = msgspec.json.decode(raw)
    if isinstance(value, dict):
        for key in _NAME_FIELDS:
            if key in value:
                return str(value[key])
    return f"entry {number}"
