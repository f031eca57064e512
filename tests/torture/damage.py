"""Damaged files: none may open as good.

A clinic's patient files, its library and its index are flipped, cut, emptied, zeroed, and their
records removed, repeated and moved. A patient file or the library must then be refused and named,
or hold everything (when only what was never acknowledged is affected); the index is derived, so
whatever happens to it every answer must stay the same. No damaged file may be changed by reading.
"""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from designer.store.errors import Corrupt
from designer.store.port import LIBRARY
from tests.torture.folders import scratch
from tests.torture.result import Result, Tally
from tests.torture.systems import OurFolder, Ours, Stock, Unreadable
from tests.torture.workload import PATIENTS, State, workload

Harm = Callable[[random.Random, bytes], bytes]


def _flipped_bit(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def _other_bytes(dice: random.Random, data: bytes) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(1, 40)
    return data[:at] + dice.randbytes(length) + data[at + length :]


def _cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data))]


def _cut_between_records(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[: dice.randrange(len(lines))])


def _front_cut(dice: random.Random, data: bytes) -> bytes:
    return data[dice.randrange(1, len(data)) :]


def _emptied(_dice: random.Random, _data: bytes) -> bytes:
    return b""


def _zeroed_sector(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data)) // 512 * 512
    return data[:at] + bytes(min(512, len(data) - at)) + data[at + 512 :]


def _all_zeros(_dice: random.Random, data: bytes) -> bytes:
    return bytes(len(data))


def _record_removed(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[dice.randrange(len(lines))]
    return b"".join(lines)


def _record_repeated(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return b"".join(lines)


def _records_swapped(dice: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    a, b = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def _something_behind(dice: random.Random, data: bytes) -> bytes:
    return data + dice.randbytes(dice.randrange(1, 60))


def _zeros_behind(dice: random.Random, data: bytes) -> bytes:
    return data + bytes(dice.randrange(1, 1_200))


_HARMS: tuple[Harm, ...] = (
    _flipped_bit,
    _other_bytes,
    _cut,
    _cut_between_records,
    _front_cut,
    _emptied,
    _zeroed_sector,
    _all_zeros,
    _record_removed,
    _record_repeated,
    _records_swapped,
    _something_behind,
    _zeros_behind,
)


def run(*, long: bool) -> Iterator[Result]:
    """Yield the lines of the table."""
    files = {
        "patient files": [f"patients/{owner}.journal" for owner in PATIENTS],
        "the library": ["library.journal"],
        "the index": ["index.journal"],
    }
    with scratch() as folder:
        clinics = [_made(folder / f"{number}", number) for number in range(6 if long else 1)]
        for what, paths in files.items():
            yield _harmed(clinics, what, paths, tries=5_000 if long else 60)
        yield _control(folder / "stock", tries=1_000 if long else 60)


def _made(folder: Path, seed: int) -> tuple[Path, State]:
    """A clinic of which some files were folded and some were not."""
    work = workload(seed, 42)
    opened = Ours().open(folder)
    for step in work.steps:
        opened.do(step)
    return folder, work.states[-1]


def _control(folder: Path, tries: int) -> Result:
    """The same harm to stock TinyDB: some of it opens as good."""
    tally = Tally("damage, control: stock JSONStorage")
    dice = random.Random(1)
    work = workload(1, 42)
    opened = Stock().open(folder)
    for step in work.steps:
        opened.do(step)
    while tally.tried < tries:
        path = folder / f"{dice.choice(PATIENTS)}.json"
        good = path.read_bytes()
        path.write_bytes(dice.choice(_HARMS)(dice, good))
        try:
            same = opened.read() == work.states[-1]
            tally.add(None if same else "opened as good")
        except Unreadable:
            tally.add(None)
        path.write_bytes(good)
    return tally.control("opened as good")


def _harmed(clinics: list[tuple[Path, State]], what: str, paths: list[str], tries: int) -> Result:
    tally = Tally(f"damage to {what}")
    dice = random.Random(what)
    outcomes: Counter[str] = Counter()
    while tally.tried < tries:
        folder, state = dice.choice(clinics)
        path, harm = dice.choice(paths), dice.choice(_HARMS)
        good = (folder / path).read_bytes()
        bad = harm(dice, good)
        if bad == good:
            continue
        place = folder.with_name("harmed")
        shutil.copytree(folder, place)
        (place / path).write_bytes(bad)
        failure = _judged(place, path, state, outcomes)
        tally.add(failure and f"{harm.__name__} in {path}: {failure}")
        shutil.rmtree(place)
    return tally.result(", ".join(f"{count:,} {said}" for said, count in outcomes.most_common()))


def _judged(place: Path, path: str, state: State, outcomes: Counter[str]) -> str | None:
    bad = (place / path).read_bytes()
    opened = Ours().open(place)
    named = {damage.owner for damage in opened.store.damaged()}
    owner = Path(path).stem
    if owner == "index":
        outcomes["answered as before"] += 1
        return _same_answers(opened, state)
    if (place / path).read_bytes() != bad:
        return "looking changed the file"
    try:
        documents = opened.store.query(owner)
    except Corrupt:
        outcomes["refused and named"] += 1
        return _others_usable(opened, owner, named, state)
    bodies = {document.key: document.body or b"" for document in documents}
    outcomes["harmless"] += 1
    if bodies != state[owner]:
        return "OPENED AS GOOD"
    return "named though it is whole" if named else None


def _same_answers(opened: OurFolder, state: State) -> str | None:
    try:
        found: Mapping[str, object] = opened.read()
    except (Unreadable, AssertionError) as error:
        return str(error)
    return None if found == state else "other documents are found"


def _others_usable(opened: OurFolder, owner: str, named: set[str], state: State) -> str | None:
    if named != {owner}:
        return f"damaged() names {sorted(named)}"
    listed = {line.id for line in opened.store.patients()}
    if listed != state.keys() - {owner, LIBRARY}:
        return "the list is another"
    for other in state.keys() - {owner}:
        bodies = {document.key: document.body for document in opened.store.query(other)}
        if bodies != state[other]:
            return f"{other} is no longer whole"
    return None
