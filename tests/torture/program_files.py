"""Hostile program files: each is read, or refused with our own error, and costs little."""

from __future__ import annotations

import json
import random
import resource
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date

from designer.files.errors import ProgramFileError
from designer.files.reading import read_program_file
from resources.paths import folder
from tests.torture.pack_corpus import knowledge
from tests.torture.result import Result, Tally

_TODAY = date(2026, 3, 31)
_MOST_S = 5.0
_MOST_MB = 300
_VALUES: tuple[object, ...] = (
    None, "", 0, -1, 1e308, 10**400, True, [], {}, "x" * 20_000, [[]] * 50, "2026-02-30",
    "0001-01-01", "9999-12-31", "\ud800", "<b>&amp;", "=1+1", "dead-bug", "no-such",
    "home-program/2", "\u0000\u202e",
)  # fmt: skip


def corpus() -> list[bytes]:
    """The demonstration patients, as program files."""
    return [path.read_bytes() for path in sorted(folder("demo").glob("*.json"))]


def run(*, long: bool) -> Iterator[Result]:
    """Read files that were made to be wrong."""
    tally, dice = Tally("hostile program files"), random.Random(20261122)
    slowest = 0.0
    good = corpus()
    knowledge()
    for _ in range(5_500 if long else 60):
        data = dice.choice(_WAYS)(dice, dice.choice(good))
        start = time.monotonic()
        tally.add(_read(data))
        slowest = max(slowest, time.monotonic() - start)
    for heavy in _heavy() if long else ():
        start = time.monotonic()
        tally.add(_read(heavy))
        slowest = max(slowest, time.monotonic() - start)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if slowest > _MOST_S:
        tally.add(f"one took {slowest:.1f} s")
    if long and megabytes > _MOST_MB:
        tally.add(f"{megabytes:.0f} MB were taken")
    note = f"slowest {slowest * 1_000:.0f} ms, {megabytes:.0f} MB with the program"
    yield tally.result(note, at_least=60)


def _read(data: bytes) -> str | None:
    try:
        case = read_program_file(data, knowledge(), _TODAY)
    except ProgramFileError as error:
        return None if str(error) and error.problems else "an error that says nothing"
    except Exception as error:  # noqa: BLE001 - what a hostile file must never bring about
        return f"{type(error).__name__}: {error}"
    shipped = knowledge().exercises
    kept = all(case.library.exercises[one] == exercise for one, exercise in shipped.items())
    return None if kept else "a shipped exercise became another one"


def _bytes(dice: random.Random, good: bytes) -> bytes:
    data = bytearray(good)
    for _ in range(dice.choice((1, 2, 10, 100))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _cut(dice: random.Random, good: bytes) -> bytes:
    at = dice.randrange(len(good))
    return dice.choice((good[:at], good[at:], good[:at] + good[at // 2 :]))


def _value(dice: random.Random, good: bytes) -> bytes:
    """One value somewhere is another one, or stands under another key."""
    data = json.loads(good)
    for _ in range(dice.choice((1, 1, 3))):
        place = data
        while isinstance(place, dict | list) and place:
            key = dice.choice(list(place) if isinstance(place, dict) else range(len(place)))
            inner = place[key]
            if not isinstance(inner, dict | list) or not inner or dice.random() < 0.25:
                place[key] = deepcopy(dice.choice(_VALUES))
                if isinstance(place, dict) and dice.random() < 0.2:
                    place[dice.choice(("id", "format", "\u0000", "rules"))] = inner
                break
            place = inner
    return json.dumps(data).encode("utf-8", "surrogatepass")


def _repeated(dice: random.Random, good: bytes) -> bytes:
    """A piece of the text stands twice: keys, brackets, half an object."""
    start = dice.randrange(len(good))
    piece = good[start : start + dice.randrange(1, 400)]
    return good[:start] + piece * dice.choice((2, 3, 50)) + good[start:]


_WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _bytes, _cut, _value, _value, _value, _repeated,
)  # fmt: skip


def _heavy() -> Iterator[bytes]:
    """Files as large as is read at all."""
    yield b"[" * 2_000_000
    yield b'{"format":"home-program/1","program":' + b'{"weeks":[' * 100_000
    yield b'{"format":"home-program/1","today":"' + b"x" * 5_000_000 + b'"}'
    yield b'{"format":"home-program/1","x":[' + b"1," * 199_000 + b"1]}"
    yield b'{"format":"home-program/1","program":{"weeks":[' + b"{}," * 90_000 + b"{}]}}"
    session = b'{"at":"2026-03-02T08:30","items":[{"exercise":"nobody knows it"}]},'
    many = session * 30_000
    yield b'{"format":"home-program/1","program":{},"logs":{"sessions":[' + many[:-1] + b"]}}"
    yield bytes(random.Random(1).randbytes(5_000_000))
