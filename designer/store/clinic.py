"""The clinic as the window and the command line use it: whole records in, whole records out."""

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from platformdirs import user_data_path

from designer.model.patient import Patient
from designer.model.picture import OwnPicture
from designer.model.record import PatientRecord
from designer.store.bodies import NOTHING_READ, Revisions
from designer.store.changes import NOTHING, Parts, difference, expected_by
from designer.store.digests import DigestFile, Digests, DigestsInMemory
from designer.store.errors import Corrupt, Invalid, NotFound, StoreError
from designer.store.library import LIBRARY_KINDS, ClinicLibrary, join_library, split_library
from designer.store.library_history import (
    VERSION,
    ItemKind,
    ItemVersion,
    Whose,
    newest_numbers,
    read_versions,
    versions_of,
)
from designer.store.photos import PhotoFolder, Photos, PhotosInMemory
from designer.store.port import LIBRARY, AuditEntry, Change, Clock, Damage, Listing, Store
from designer.store.records import join, split
from designer.store.summary import PatientSummary
from designer.store.tinydb_store import TinyDBStore
from designer.store.waiting_packs import FOLDER, PackFolder, PacksInMemory, WaitingPacks


class LoadedRecord(msgspec.Struct, frozen=True):
    """A record as it was read, with what ``Clinic.save`` needs to notice changes by others."""

    record: PatientRecord
    revisions: Revisions


class LoadedLibrary(msgspec.Struct, frozen=True):
    """The clinic's own settings and exercises, likewise."""

    library: ClinicLibrary
    revisions: Revisions


class _KnownLibrary(NamedTuple):
    stamp: Hashable  # of the file that it was read from
    loaded: LoadedLibrary


class Clinic:
    """Patients and library of one clinic; ``actor`` is who stands in the audit.

    Every method raises a StoreError whose text may be shown. Patients are known by ``Patient.id``,
    a lower-case UUID.
    """

    def __init__(
        self,
        store: Store,
        actor: str,
        photos: Photos | None = None,
        clock: Clock | None = None,
        digests: Digests | None = None,
        packs: WaitingPacks | None = None,
    ) -> None:
        self._store = store
        self._actor = actor
        self._photos = photos if photos is not None else PhotosInMemory()
        self._clock = clock if clock is not None else system_clock
        self.digests = digests if digests is not None else DigestsInMemory()
        self.packs = packs if packs is not None else PacksInMemory()
        self._known_library: _KnownLibrary | None = None

    @property
    def actor(self) -> str:
        """Who stands in the audit of every commit; "" for nobody in particular."""
        return self._actor

    def act_as(self, actor: str) -> None:
        """From now on somebody else works with this clinic."""
        self._actor = actor

    def patients(self) -> Sequence[PatientSummary]:
        """The patient list, by name, archived ones included. Looks for what others did to the
        files, once for a run and then where something is damaged: not for the screen's thread.
        """
        return self._store.patients()

    def damaged(self) -> Sequence[Damage]:
        """Patient files that cannot be opened, each with a sentence to show; likewise."""
        return self._store.damaged()

    def listed(self) -> Listing:
        """Both as they are known at once, for the screen."""
        return self._store.listed()

    def load(self, patient_id: str) -> LoadedRecord:
        """The patient's record. Raises NotFound, Corrupt or NotRead."""
        packed = self._store.packed(patient_id)
        if not packed:
            raise NotFound(patient_id)
        try:
            return LoadedRecord(*join(patient_id, packed))
        except (msgspec.MsgspecError, LookupError) as error:
            raise _unreadable(patient_id) from error

    def load_if_changed(self, patient_id: str, known: Revisions) -> LoadedRecord | None:
        """The record when somebody wrote to it since ``known`` was read; None otherwise."""
        loaded = self.load(patient_id)
        return None if loaded.revisions.numbers == known.numbers else loaded

    def last_author(self, patient_id: str) -> str:
        """Who made the newest commit on this patient; "" when nobody is named."""
        entries = self._store.audit(patient_id)
        return entries[-1].actor if entries else ""

    def stamp(self, patient_id: str) -> Hashable:
        """Another value once somebody wrote to this patient. Cheap. Raises NotRead."""
        return self._store.stamp(patient_id)

    def save(
        self, before: PatientRecord | None, after: PatientRecord, revisions: Revisions
    ) -> Revisions:
        """Store what differs between the two and return what the next save needs.

        ``before`` and ``revisions`` are those of the last load or save. Raises Conflict when
        another instance changed the same documents, Invalid for a value that cannot be kept,
        Busy, ReadOnly, NotWritten: nothing was saved. OutcomeUnknown: load again and look.
        """
        if before is not None and before.patient.id != after.patient.id:
            raise Invalid("patient", "it belongs to another patient's record")
        old = NOTHING if before is None else split(before)
        return self._commit(after.patient.id, old, split(after), revisions)

    def create(self, record: PatientRecord | Patient) -> LoadedRecord:
        """Store a new patient. Raises Conflict when the id is taken, and what ``save`` raises."""
        if isinstance(record, Patient):
            record = PatientRecord(patient=record)
        return LoadedRecord(record, self.save(None, record, NOTHING_READ))

    def archive(self, patient_id: str, *, archived: bool = True) -> None:
        """Put the patient out of the way, or back. Nothing is deleted."""
        loaded = self.load(patient_id)
        patient = replace(loaded.record.patient, archived=archived)
        self.save(loaded.record, replace(loaded.record, patient=patient), loaded.revisions)

    def audit(self, owner: str) -> Sequence[AuditEntry]:
        """Who changed what of this patient, or of the LIBRARY, oldest first. Raises as ``load``."""
        return self._store.audit(owner)

    def library(self) -> LoadedLibrary:
        """The clinic's settings and its own exercises as they are known: the same object until
        something was written here, or seen by ``look_at_library``. Windows ask for it often.
        """
        known = self._known_library
        return known.loaded if known is not None else self.look_at_library()

    def look_at_library(self) -> LoadedLibrary:
        """The same as it is on the disk now. Raises as ``load``; not for the screen's thread."""
        stamp, known = self._store.stamp(LIBRARY), self._known_library
        if known is not None and known.stamp == stamp:
            return known.loaded
        packed = self._store.packed(LIBRARY, *LIBRARY_KINDS)
        try:
            loaded = LoadedLibrary(*join_library(packed))
        except (msgspec.MsgspecError, LookupError) as error:
            raise _unreadable(LIBRARY) from error
        self._known_library = _KnownLibrary(stamp, loaded)
        return loaded

    def save_library(
        self, before: ClinicLibrary, after: ClinicLibrary, revisions: Revisions, why: str = ""
    ) -> Revisions:
        """As ``save``, for the library. Each changed item leaves a version, with ``why``."""
        old = split_library(before) if revisions.numbers else NOTHING
        new = split_library(after)
        by = Whose(who=self._actor, at=self._clock(), why=why)
        numbers = newest_numbers(self._store.query(LIBRARY, VERSION, deleted=True))
        try:
            return self._commit(LIBRARY, old, new, revisions, versions_of(old, new, numbers, by))
        finally:  # after a conflict, too: what is known is not what is there
            self._known_library = None
            with suppress(StoreError):
                self.look_at_library()

    def history(self, kind: ItemKind | None = None, item_id: str = "") -> tuple[ItemVersion, ...]:
        """Every version of the library's items, newest first; of one kind, or of one item."""
        try:
            found = read_versions(self._store.query(LIBRARY, VERSION))
        except msgspec.MsgspecError as error:
            raise _unreadable(LIBRARY) from error
        return tuple(
            one for one in found if kind in {None, one.kind} and item_id in {"", one.item_id}
        )

    def photo(self, name: str) -> bytes:
        """The content of one of the clinic's photos. Raises NotRead or Corrupt."""
        return self._photos.read(name)

    def keep_photo(self, name: str, content: bytes) -> None:
        """Store a photo; the library names it afterwards. Raises ReadOnly or NotWritten."""
        self._photos.write(name, content)

    def set_picture(self, exercise_id: str, picture: OwnPicture | None) -> None:
        """Show another picture of an exercise; None: the shipped one. Raises as ``save``."""
        self.change_library(lambda library: library.with_picture(exercise_id, picture))

    def change_library(
        self, change: Callable[[ClinicLibrary], ClinicLibrary], why: str = ""
    ) -> ClinicLibrary:
        """Change the library as it is on disk now, and return it. Raises as ``save``."""
        loaded = self.look_at_library()
        after = change(loaded.library)
        self.save_library(loaded.library, after, loaded.revisions, why)
        return after

    def _commit(
        self, owner: str, old: Parts, new: Parts, read: Revisions, also: Sequence[Change] = ()
    ) -> Revisions:
        changes, revisions = difference(old, new, read)
        expected = expected_by(changes, read, owner)
        written = self._store.commit(owner, [*changes, *also], expected, self._actor)
        kept = {key: number for key, number in written.items() if key.kind != VERSION}
        return revisions.after(kept)


def _unreadable(owner: str) -> Corrupt:
    return Corrupt(
        Path(f"{owner}.journal"),
        "or of a newer version",
        "open it with the newest version of this program",
    )


def system_clock() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


def default_folder() -> Path:
    """Where a clinic lives unless the user chose another folder."""
    return user_data_path("HomeProgramDesigner", appauthor=False)


def open_clinic(
    folder: Path | None = None, *, clock: Clock = system_clock, actor: str = ""
) -> Clinic:
    """The clinic in ``folder`` (the user's data folder by default), made on first use.

    Raises ReadOnly when the folder cannot be made or written.
    """
    home = folder or default_folder()
    store = TinyDBStore(home, clock)
    photos, packs = PhotoFolder(home / "pictures"), PackFolder(home / FOLDER)
    return Clinic(store, actor, photos, clock, DigestFile(home), packs)
