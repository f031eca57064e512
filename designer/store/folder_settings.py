"""``clinic.json``: what is settled about a clinic's folder as such, beside what it holds.

Plain JSON that a person can mend with an editor: it says where the backups are, which must be
found when nothing else can be read.
"""

from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from designer.store import disk, migrations
from designer.store.errors import Corrupt, StoreError, TooNew

NAME = "clinic.json"
FORMAT = "home-program-clinic"


class FolderSettings(msgspec.Struct, frozen=True, kw_only=True):
    """``backups``: where they are kept, empty for beside the clinic's folder.

    ``accepted``: the kind of unsuitable place that somebody who knows chose to use all the same.
    ``library``: the clinic has one; when its file is missing, and the index too, it was lost.
    """

    format: str = FORMAT
    version: int = 1  # of the journals in the folder; see designer/store/migrations.py
    backups: str = ""
    accepted: str = ""
    library: bool = False


_READ = msgspec.json.Decoder(FolderSettings)


def read_settings(folder: Path) -> FolderSettings:
    """The folder's settings; the usual ones when there are none yet.

    Raises TooNew for a clinic of a newer version than this program's, Corrupt or NotRead.
    """
    path = folder / NAME
    try:
        data, _ = disk.read_from(path, 0)
    except FileNotFoundError:
        return FolderSettings()  # the first version wrote no such file
    remedy = "correct it with an editor, or delete it to go back to the usual settings"
    try:
        settings = _READ.decode(data)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Corrupt(path, "(it is no such JSON)", remedy) from error
    if settings.format != FORMAT or settings.version < 1:
        raise Corrupt(path, "(it holds something else than its name says)", remedy)
    if settings.version > migrations.VERSION:
        raise TooNew(path, f"clinic version {settings.version}")
    return settings


def write_settings(folder: Path, settings: FolderSettings) -> None:
    """Keep the settings. Raises ReadOnly, NotWritten or OutcomeUnknown."""
    data = msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n"
    disk.replace(folder / NAME, data)


def had_library(folder: Path) -> bool:
    """Whether a library was ever saved there, as far as anybody can tell."""
    with suppress(StoreError):
        return read_settings(folder).library
    return False


def note_library(folder: Path) -> None:
    """Remember that there is a library, which must be on the disk itself. Raises a StoreError."""
    settings = read_settings(folder)
    if not settings.library:
        write_settings(folder, replace(settings, library=True))


def backups_place(folder: Path, settings: FolderSettings) -> Path:
    """Where the clinic's backups are: the chosen folder, else one beside the clinic's.

    Beside, so that every computer that shares the clinic's folder shares its backups too, and a
    clinic moved or deleted as a folder leaves them behind.
    """
    if settings.backups:
        return Path(settings.backups)
    folder = folder.absolute()
    return folder.with_name(f"{folder.name}-backups") if folder.name else folder / "backups"
