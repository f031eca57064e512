"""The port between the program and whatever keeps its documents.

A document belongs to an owner: a patient, by a lower-case UUID, or the clinic's ``LIBRARY``. Its
body is JSON, encoded, without line breaks. Stores look into it only for the patient's summary.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from designer.store.errors import Key
from designer.store.summary import PatientSummary

LIBRARY = "library"

Clock = Callable[[], datetime]  # an aware time


class Document(NamedTuple):
    """A document as stored. A deleted one (tombstone) keeps its revision and has no body."""

    key: Key
    revision: int  # 1 for the first version
    body: bytes | None

    @property
    def deleted(self) -> bool:
        return self.body is None


Packed = bytes | memoryview
"""All documents of a kind as one text, for whoever reads them all: one call instead of hundreds.

A JSON object, ``{"<id>": {"revision": 1, "body": {…}}, …}``; the body of a deleted one is null.
Where an id comes twice, the later one counts, in the place of the first: JSON readers take it so.
"""


class Change(NamedTuple):
    """A new body for a document, or its deletion (None)."""

    key: Key
    body: bytes | None


class AuditEntry(NamedTuple):
    """Who changed which documents when: ids only, never what stands in them."""

    number: int  # 1 for the owner's first commit
    at: datetime
    actor: str
    keys: tuple[Key, ...]
    about: str = ""  # what was done, where it was no plain edit: a restore


class Damage(NamedTuple):
    """A patient file that cannot be used, and what was last known of the patient."""

    owner: str
    path: Path
    sentence: str
    summary: PatientSummary | None


class Listing(NamedTuple):
    """The patient list, and what of it cannot be opened."""

    patients: Sequence[PatientSummary]  # those that can, by name
    damaged: Sequence[Damage]


class Store(Protocol):
    """Documents by owner, kind and id.

    Every method raises a StoreError: NotRead when the system refuses, Corrupt when the owner's
    file is damaged. Threads may share an instance.
    """

    def owners(self) -> Sequence[str]:
        """All owners that have documents, the library included, sorted."""
        ...

    def get(self, owner: str, key: Key) -> Document | None:
        """One document; None when there is none or it was deleted."""
        ...

    def query(self, owner: str, *kinds: str, deleted: bool = False) -> Sequence[Document]:
        """The owner's documents of these kinds (none named: all), from one moment.

        Tombstones are left out unless ``deleted``. An unknown owner has no documents.
        """
        ...

    def packed(self, owner: str, *kinds: str) -> Mapping[str, Packed]:
        """The same, tombstones too, as one text for each kind of which there are documents."""
        ...

    def commit(
        self, owner: str, batch: Sequence[Change], expected: Mapping[Key, int], actor: str
    ) -> Mapping[Key, int]:
        """Write all changes or none, with an audit entry, and return the new revisions.

        ``expected`` holds the revision that each changed document had when it was read; a document
        it leaves out must be new. Other keys may stand there too and are compared alike. Raises
        Conflict, Busy, ReadOnly or NotWritten with nothing written, OutcomeUnknown when it may be.
        """
        ...

    def audit(self, owner: str) -> Sequence[AuditEntry]:
        """Every commit of this owner, oldest first."""
        ...

    def stamp(self, owner: str) -> Hashable:
        """A value that is another one once somebody wrote to this owner; None: nothing there.

        Cheap, and it waits for no other thread, so that it may be asked every few seconds. Raises
        NotRead when the place cannot be reached.
        """
        ...

    def patients(self) -> Sequence[PatientSummary]:
        """Every patient that can be opened, by name. Looks for what others did to the files, which
        may take a while.
        """
        ...

    def damaged(self) -> Sequence[Damage]:
        """The patient files that are damaged, likewise."""
        ...

    def listed(self) -> Listing:
        """The list as it is known, for the screen: with every commit of this instance, and with
        what others did as of the last ``patients``, which belongs on a thread. Waits for nothing
        but the first reading.
        """
        ...
