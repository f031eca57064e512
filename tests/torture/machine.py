"""Random use of the port, step by step beside a model of plain dictionaries.

Two instances on one folder, either of which may be opened anew at any time, and the store in
memory: all must answer as the model does, whoever wrote. hypothesis looks for the shortest sequence
that does not.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from designer.store import index, journal
from designer.store.errors import Conflict, Key
from designer.store.memory import MemoryStore
from designer.store.port import LIBRARY, Change, Store
from designer.store.tinydb_store import TinyDBStore
from tests.store.conftest import unpacked
from tests.torture.result import Result, Tally
from tests.torture.systems import now
from tests.torture.workload import PATIENTS, patient

_OWNERS = (*PATIENTS[:2], LIBRARY)
_KEYS = tuple(Key(kind, name) for kind in ("session", "week") for name in ("a", "é ☐", "_default"))

owners = st.sampled_from(_OWNERS)
which = st.integers(0, 2)
batches = st.lists(
    st.tuples(st.sampled_from(_KEYS), st.none() | st.integers(0, 600)),
    min_size=1,
    max_size=3,
    unique_by=lambda pair: pair[0],
)


class PortMachine(RuleBasedStateMachine):
    """The rules; ``steps`` counts what was done over all examples."""

    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self._small = [
            mock.patch.object(journal, "_FOLD_AT", 4),
            mock.patch.object(index, "_FOLD_AT", 5),
        ]
        for patch in self._small:
            patch.start()
        self._memory = MemoryStore(now)
        self._instances = [TinyDBStore(self._folder / "clinic", now) for _ in range(2)]
        self._bodies: dict[str, dict[Key, bytes | None]] = {}
        self._revisions: dict[str, dict[Key, int]] = {}
        self._commits: dict[str, list[tuple[str, tuple[Key, ...]]]] = {}

    def teardown(self) -> None:
        for patch in self._small:
            patch.stop()
        shutil.rmtree(self._folder)

    def _stores(self) -> Sequence[Store]:
        return [self._memory, *self._instances]

    def _commit(self, owner: str, batch: list[Change], expected: dict[Key, int], by: int) -> None:
        """Both kinds of store take the change, and the model with them."""
        for store in (self._memory, self._instances[by % 2]):
            written = store.commit(owner, batch, expected, f"by {by}")
            assert written == {key: expected.get(key, 0) + 1 for key, _ in batch}
            shown = {line.id for line in store.listed().patients}
            assert owner in shown | {LIBRARY}, "the screen knows at once what was saved here"
        for key, body in batch:
            self._bodies.setdefault(owner, {})[key] = body
            self._revisions.setdefault(owner, {})[key] = expected.get(key, 0) + 1
        keys = tuple(key for key, _ in batch)
        self._commits.setdefault(owner, []).append((f"by {by}", keys))

    def _known(self, owner: str) -> dict[Key, int]:
        return self._revisions.get(owner, {})

    @rule(owner=owners, pairs=batches, by=which)
    def change(self, owner: str, pairs: list[tuple[Key, int | None]], by: int) -> None:
        """Commit with the right revisions."""
        PortMachine.steps += 1
        batch = [Change(key, None if n is None else _body(n)) for key, n in pairs]
        if owner != LIBRARY and owner not in self._bodies:
            batch.append(patient(owner, by))
        known = self._known(owner)
        self._commit(owner, batch, {key: known[key] for key, _ in batch if key in known}, by)

    @rule(owner=owners, number=st.integers(0, 99), by=which)
    def rename(self, owner: str, number: int, by: int) -> None:
        """Change what the list shows."""
        PortMachine.steps += 1
        if owner != LIBRARY:
            change, known = patient(owner, number), self._known(owner)
            expected = {change.key: known[change.key]} if change.key in known else {}
            self._commit(owner, [change], expected, by)

    @rule(owner=owners, pairs=batches, off=st.sampled_from([-1, 1, 7]), by=which)
    def stale(self, owner: str, pairs: list[tuple[Key, int | None]], off: int, by: int) -> None:
        """Commit with a revision that is not the one that is there."""
        PortMachine.steps += 1
        known = self._known(owner)
        expected = {key: known.get(key, 0) for key, _ in pairs}
        expected[pairs[0][0]] = max(0, expected[pairs[0][0]] + off)
        if expected[pairs[0][0]] == known.get(pairs[0][0], 0):
            return
        for store in self._stores():
            with pytest.raises(Conflict) as caught:
                store.commit(owner, [Change(key, b"{}") for key, _ in pairs], expected, "stale")
            assert caught.value.keys == (pairs[0][0],)

    @rule(by=which)
    def open_anew(self, by: int) -> None:
        """An instance ends and another one starts."""
        PortMachine.steps += 1
        self._instances[by % 2] = TinyDBStore(self._folder / "clinic", now)

    @rule(by=which)
    def lose_the_index(self, by: int) -> None:
        """Somebody deletes the derived file, as the documentation allows."""
        PortMachine.steps += 1
        (self._folder / "clinic" / "index.journal").unlink(missing_ok=True)

    @rule(owner=owners)
    def documents(self, owner: str) -> None:
        """Everything of one owner, in every store."""
        PortMachine.steps += 1
        known, bodies = self._known(owner), self._bodies.get(owner, {})
        everything = {(key, known[key], body) for key, body in bodies.items()}
        living = {line for line in everything if line[2] is not None}
        for store in self._stores():
            assert {tuple(found) for found in store.query(owner, deleted=True)} == everything
            assert {tuple(found) for found in store.query(owner)} == living
            weeks = {line for line in living if line[0].kind == "week"}
            assert {tuple(found) for found in store.query(owner, "week")} == weeks
            assert set(unpacked(store.packed(owner))) == everything

    @rule(owner=owners, key=st.sampled_from(_KEYS))
    def one_document(self, owner: str, key: Key) -> None:
        """One document or none, in every store."""
        PortMachine.steps += 1
        wanted = self._bodies.get(owner, {}).get(key)
        for store in self._stores():
            found = store.get(owner, key)
            assert (None if found is None else found.body) == wanted

    @rule(owner=owners)
    def audit(self, owner: str) -> None:
        """Every commit is told, in order."""
        PortMachine.steps += 1
        wanted = self._commits.get(owner, [])
        for store in self._stores():
            entries = store.audit(owner)
            assert [entry.number for entry in entries] == list(range(1, len(wanted) + 1))
            assert [(entry.actor, set(entry.keys)) for entry in entries] == [
                (actor, set(keys)) for actor, keys in wanted
            ]

    @rule()
    def the_list(self) -> None:
        """Owners and patients, and no damage."""
        PortMachine.steps += 1
        for store in self._stores():
            assert set(store.owners()) == self._bodies.keys()
            assert {line.id for line in store.listed().patients} <= self._bodies.keys()
            assert {line.id for line in store.patients()} == self._bodies.keys() - {LIBRARY}
            for line in store.patients():
                body = self._bodies[line.id][Key("patient", line.id)] or b""
                assert b'"%s"' % line.name.encode() in body
            assert not store.damaged()
            assert store.listed() == (store.patients(), [])


def _body(length: int) -> bytes:
    return b'{"value":{"text":"%s"}}' % (b"x" * length)


def run(*, long: bool) -> Iterator[Result]:
    """Yield the line of the table."""
    tally = Tally("steps of random use beside a model")
    wanted = 10_000 if long else 100
    failure: Callable[[BaseException], str] = repr
    said: str | None = None
    PortMachine.steps = 0
    while said is None and PortMachine.steps < wanted:
        try:
            run_state_machine_as_test(PortMachine, settings=_settings(long=long))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            said = failure(error)
    for _ in range(PortMachine.steps - 1):
        tally.add(None)
    tally.add(said)
    yield tally.result("2 instances on a folder, and the store in memory", at_least=wanted)


def _settings(*, long: bool) -> Any:
    return settings(
        max_examples=60 if long else 3,
        stateful_step_count=50,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
