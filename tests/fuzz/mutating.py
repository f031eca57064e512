"""Small changes to a file, as a fuzzer makes them: bits, bytes, numbers, pieces, other files.

Bytes changed at random mostly leave no JSON, which is refused at the door. So half of the changes
to JSON are made to its values: then it is read further.
"""

from __future__ import annotations

import json
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

from tests.torture.pack_corpus import zipped

_WORDS = (
    b"null", b"true", b"-1", b"0", b"1e999", b"9" * 30, b'""', b"[]", b"{}", b"[[", b'"\\ud800"',
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b",", b";", b'"', b"2026-02-30", b"NaN",
)  # fmt: skip
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_STRING = re.compile(rb'"[^"]{1,40}"')


def mutated(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """The file with one to four changes; ``other`` is a file to take pieces from."""
    if dice.random() < 0.5:
        return _values_changed(dice, data, other)
    for _ in range(dice.randint(1, 4)):
        data = dice.choice((_byte, _byte, _piece, _word, _number, _string, _spliced))(
            dice, data, other
        )
    return data[:200_000]


_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1e999, 10**30, "", [], {}, 0.5, 14, "2026-02-30", "\ud800", "x" * 400,
)  # fmt: skip


def _values_changed(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """The same for the values of JSON; a changed byte where it is none, or too deep."""
    try:
        return _with_other_values(dice, json.loads(data), json.loads(other))
    except (ValueError, RecursionError):
        return _byte(dice, data, other)


def _with_other_values(dice: random.Random, whole: Any, other: Any) -> bytes:
    """One to four values go, or are put somewhere, perhaps over others: known and strange ones."""
    for _ in range(dice.randint(1, 4)):
        places = list(_places(whole))
        if not places:
            break
        holder, key = dice.choice(places)
        strange = [box[at] for box, at in _places(other)] or [None]
        value = deepcopy(dice.choice((holder[key], dice.choice(_VALUES), dice.choice(strange))))
        if dice.random() < 0.25:
            del holder[key]
        elif isinstance(holder, list):
            holder.insert(key, value)
        else:
            holder[dice.choice((key, key, *holder))] = value
    return json.dumps(whole).encode()[:200_000]


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value in it, by what holds it and where."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


def mutated_pack(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """A change of the zip file itself, or of what one of its entries holds."""
    if dice.random() < 0.3:
        return mutated(dice, data, other)
    warnings.simplefilter("ignore", UserWarning)  # of names that stand twice
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = [(one.filename, archive.read(one)) for one in archive.infolist()[:60]]
        if not files or sum(len(content) for _, content in files) > 500_000:
            return mutated(dice, data, other)
        at = dice.randrange(len(files))
        name, content = files[at]
        if dice.random() < 0.1:
            name = mutated(dice, name.encode(), other).decode("latin-1")[:60] or "x"
        else:
            content = mutated(dice, content, dice.choice(files)[1])
        files[at] = name, content
        return zipped(files, dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError):
        return mutated(dice, data, other)
    except NotImplementedError:
        return mutated(dice, data, other)


def _byte(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    if not data:
        return b"\0"
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def _piece(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    """A piece goes, or stands twice."""
    at, long = dice.randrange(len(data) + 1), dice.randrange(1, 64)
    return dice.choice((data[:at] + data[at + long :], data[: at + long] + data[at:]))


def _word(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(_WORDS) + data[at + dice.randrange(4) :]


def _number(dice: random.Random, data: bytes, _other: bytes) -> bytes:
    return _put(dice, data, _NUMBER, dice.choice((b"0", b"-1", b"14", b"1e308", b"9" * 20, b"0.5")))


def _string(dice: random.Random, data: bytes, other: bytes) -> bytes:
    words = _STRING.findall(other[:20_000]) or [b'""']
    return _put(dice, data, _STRING, dice.choice(words))


def _put(dice: random.Random, data: bytes, what: re.Pattern[bytes], word: bytes) -> bytes:
    start = dice.randrange(len(data) + 1)
    found = what.search(data, start) or what.search(data)
    return data if found is None else data[: found.start()] + word + data[found.end() :]


def _spliced(dice: random.Random, data: bytes, other: bytes) -> bytes:
    cut, other_cut = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    return data[:cut] + other[other_cut : other_cut + 2_000] + data[cut:]
