"""What the store's tests share: a clock that stands still, a few documents, each kind of store."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from designer.model.patient import Identifiers, Patient
from designer.store.errors import Key
from designer.store.journal import JournalStorage
from designer.store.memory import MemoryStore
from designer.store.port import Change, Document, Packed, Store
from designer.store.tinydb_store import TinyDBStore

OWNER = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def clock() -> datetime:
    return NOW


def log(name: str, text: str = "") -> Change:
    """A document of kind ``session``."""
    return Change(Key("session", name), b'{"value": {"note": "%s"}}' % (text or name).encode())


def patient(owner: str = OWNER, name: str = "Rivera, A.") -> Change:
    """The document that makes an owner a patient of the list."""
    value = Patient(id=owner, identifiers=Identifiers(name=name))
    return Change(Key("patient", owner), msgspec.json.encode({"value": value}))


class _Stored(msgspec.Struct):
    revision: int
    body: msgspec.Raw


def unpacked(packed: Mapping[str, Packed]) -> list[Document]:
    """The documents that stand in the texts."""
    found = []
    for kind, text in packed.items():
        for name, one in msgspec.json.decode(text, type=dict[str, _Stored]).items():
            body = bytes(one.body)
            found.append(Document(Key(kind, name), one.revision, None if body == b"null" else body))
    return found


Opener = Callable[[], Store]


@pytest.fixture(params=["memory", "folder", "folder opened anew"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens the store under test; ``opened anew`` has nothing in memory each time."""
    if request.param == "memory":
        memory = MemoryStore(clock)
        return lambda: memory
    if request.param == "folder":
        store = TinyDBStore(tmp_path / "clinic", clock)
        return lambda: store
    return lambda: TinyDBStore(tmp_path / "clinic", clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "clinic"


def journal_of(folder: Path, owner: str = OWNER) -> Path:
    return folder / "patients" / f"{owner}.journal"


@pytest.fixture
def store(folder: Path) -> TinyDBStore:
    """A clinic of two patients."""
    store = TinyDBStore(folder, clock)
    store.commit(OWNER, [patient(OWNER, "Rivera, A."), log("a")], {}, "Anna")
    store.commit(OTHER, [patient(OTHER, "Smith, B."), log("b")], {}, "Anna")
    return store


def ids(store: TinyDBStore, owner: str = OWNER) -> set[str]:
    return {document.key.id for document in store.query(owner, "session")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of three commits."""
    path = tmp_path / "patient.journal"
    journal = JournalStorage(path, OWNER)
    journal.create({"log": {"1": {"pain": 1}}}, b"null")
    journal.append({"log": {"2": {"pain": 2}}})
    journal.append({"log": {"3": {"pain": 3, "note": "stiff after the garden ☐"}}})
    return path
