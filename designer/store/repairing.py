"""Mending a clinic folder: what a check found and can be put right, with nothing thrown away.

Whatever is replaced is kept in ``damaged/``. A damaged patient file comes back from the newest good
backup, or from its own sound beginning where that holds more saved changes. Photos that nothing
shows go only once a new backup has them.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from designer.store import disk, frames, staged
from designer.store.backups import Backups, GoodCopy, Step, silent
from designer.store.backups.restoring import Piece, Restoring, restored_from
from designer.store.backups.taking import owners_in
from designer.store.checking import Checking, CheckReport, Kind, Trouble
from designer.store.database import OwnerDatabase
from designer.store.errors import Corrupt, NotRead, StoreError
from designer.store.index import Index, entry_of
from designer.store.lock import FolderLock
from designer.store.photos import PhotoFolder
from designer.store.port import Clock
from designer.store.unused_photos import take_out
from designer.text import Texts

Way = Literal[
    "from backup",
    "from itself",
    "put aside",
    "cut",
    "written anew",
    "finished",
    "taken out",
    "none",
]


_WAYS: dict[Kind, Way] = {
    "torn": "cut",
    "older": "written anew",
    "index": "written anew",
    "unfinished": "finished",
    "leftover": "put aside",
    "backup": "written anew",
    "no backup": "written anew",
    "unused photos": "taken out",
}


class Mend(msgspec.Struct, frozen=True):
    """How one trouble is put right; ``none``: it cannot be, and the sentence says what remains."""

    trouble: Trouble
    way: Way
    sentence: str
    piece: bytes = b""  # what takes the file's place
    about: str = ""  # for the audit


class Repairing:
    """One repair of the clinic in ``folder`` by ``actor``: ``plan`` first, then ``mend``.

    What is found and would be done is said in ``words``.
    """

    def __init__(self, folder: Path, clock: Clock, actor: str, words: Texts) -> None:
        self._folder = folder
        self._clock = clock
        self._actor = actor
        self._words = words
        self._backups = Backups(folder, clock)
        self._lock = FolderLock(folder / ".lock", 5.0)

    def plan(self, step: Step = silent) -> tuple[CheckReport, tuple[Mend, ...]]:
        """What is wrong and what would be done about it; changes nothing."""
        report = Checking(self._folder, self._clock, self._words).check(step)
        return report, tuple(self._planned(trouble) for trouble in report.troubles)

    def _planned(self, trouble: Trouble) -> Mend:
        match trouble.kind:
            case "damaged":
                return self._from_best(trouble)
            case "photo":
                content = self._photo(trouble.path.name)
                if content is None:
                    return self._mend(trouble, "none", "no-photo")
                return self._mend(trouble, "from backup", "photo", content)
        way = _WAYS.get(trouble.kind, "none")
        return self._mend(trouble, way, "left" if way == "none" else trouble.kind.replace(" ", "-"))

    def _mend(
        self,
        trouble: Trouble,
        way: Way,
        text: str,
        piece: bytes = b"",
        about: str = "",
        **fields: str | float,
    ) -> Mend:
        """``text`` as in ``said.repair.do``; it may name the file and the fields."""
        said = self._words(f"said.repair.do.{text}", name=trouble.path.name, **fields)
        return Mend(trouble, way, said, piece, about)

    def _from_best(self, trouble: Trouble) -> Mend:
        """From the backup or from its own beginning, whichever holds more."""
        good = self._newest_good(trouble.owner)
        own, commits = _sound_beginning(trouble.path, trouble.owner)
        if good is not None and good.copy.commits >= commits:
            return self._mend(
                trouble,
                "from backup",
                "restored",
                self._backups.read(good),
                restored_from(good.backup),
                at=f"{good.backup.at:%Y-%m-%d %H:%M}",
                n=good.copy.commits,
            )
        if own:
            about = f"mended: the first {commits} saved changes were kept"
            return self._mend(trouble, "from itself", "beginning", own, about, n=commits)
        return self._mend(trouble, "none", "nothing-left")

    def _newest_good(self, owner: str) -> GoodCopy | None:
        try:
            return self._backups.newest_good(owner)
        except StoreError:
            return None  # the check names what is wrong with the backups

    def _photo(self, name: str) -> bytes | None:
        try:
            return self._backups.photo(name)
        except StoreError:
            return None

    def mend(self, mends: Sequence[Mend], step: Step = silent) -> CheckReport:
        """Do what was planned and check again.

        Raises a StoreError; what was mended until then stays mended.
        """
        disk.make_folder(self._folder / "patients")
        with self._lock.held():
            staged.finish(self._folder)
            at = self._clock()
            restoring = Restoring(self._folder, at, self._actor)
            files = [mend for mend in mends if mend.piece and mend.trouble.kind == "damaged"]
            restoring.mend([Piece(m.trouble.owner, m.piece, m.about) for m in files])
            for mend in mends:
                self._mend_file(mend, at)
            if any(mend.way != "none" for mend in mends):
                self._build_index(at)
        kinds = {mend.trouble.kind for mend in mends}
        if kinds & {"backup", "no backup"}:
            self._backups.set_aside_unreadable()
        if kinds & {"backup", "no backup", "unused photos"}:
            self._backups.take("repair", step)
        if "unused photos" in kinds:  # last: the backup just made has them
            take_out(self._folder, self._lock, self._clock(), self._photo)
        return Checking(self._folder, self._clock, self._words).check(step)

    def _mend_file(self, mend: Mend, at: datetime) -> None:
        path = mend.trouble.path
        match mend.trouble.kind:
            case "torn":
                self._cut(path, mend.trouble.owner, at)
            case "older":
                database = OwnerDatabase(path, mend.trouble.owner)
                database.refresh()
                database.storage.bring_up_to_date()
            case "leftover":
                self._put_aside(path, at)
            case "photo" if mend.piece:
                self._put_aside(path, at)
                PhotoFolder(path.parent).write(path.name, mend.piece)

    def _cut(self, path: Path, owner: str, at: datetime) -> None:
        database = OwnerDatabase(path, owner)
        database.refresh()
        end = database.storage.file.end
        rest, _ = disk.read_from(path, end)
        if rest:
            disk.make_folder(self._folder / staged.DAMAGED)
            kept = staged.aside_name(owner, at).replace(".journal", ".end")
            disk.replace(self._folder / staged.DAMAGED / kept, rest)
            disk.append(path, end, b"", durable=True)

    def _put_aside(self, path: Path, at: datetime) -> None:
        if path.exists():
            disk.make_folder(self._folder / staged.DAMAGED)
            kept = f"{path.stem}-{at:%Y%m%dT%H%M%S.%f}{path.suffix}"
            disk.move(path, self._folder / staged.DAMAGED / kept)

    def _build_index(self, at: datetime) -> None:
        """From the files; what it remembers of a file that still cannot be read is kept."""
        path = self._folder / "index.journal"
        index = Index(path)
        usable = index.refresh()
        if not usable:
            self._put_aside(path, at)
        entries = dict(index.entries) if usable else {}
        for owner in owners_in(self._folder):
            database = OwnerDatabase(staged.journal_path(self._folder, owner), owner)
            try:
                database.refresh()
                entry = entry_of(owner, database)
            except (FileNotFoundError, Corrupt, NotRead):
                continue
            known = entries.get(owner)
            if entry is not None and (
                known is None or known.witness.commits <= entry.witness.commits
            ):
                entries[owner] = entry
        index.rebuild(entries.values())


class _First(msgspec.Struct):
    """What is needed of a file's first record."""

    owner: str


class _Counted(msgspec.Struct):
    """What is needed of a commit."""

    n: int


def _sound_beginning(path: Path, owner: str) -> tuple[bytes, int]:
    """The whole records before the damage, and how many commits they hold; nothing: b"" and 0."""
    try:
        data, _ = disk.read_from(path, 0)
    except (FileNotFoundError, NotRead):
        return b"", 0
    end = len(data)
    with suppress(frames.Damaged, msgspec.MsgspecError):
        try:
            end = frames.scan(data, 0).end
        except frames.Damaged as damage:
            end = damage.offset
        first, *records = frames.scan(data[:end], 0).payloads or [b""]
        whose = msgspec.json.decode(first, type=_First).owner
        commits = msgspec.json.decode(records[-1], type=_Counted).n if records else 0
        if commits and whose == owner:  # without any, the damage is in what was folded
            return data[:end], commits
    return b"", 0
