"""Which folders a clinic may lie in, and why not in the others.

Two computers that share a clinic rely on two things of the drive: a lock that one holds keeps the
other out, and a file that was put in place is seen whole. Local disks and Windows shares (SMB) give
both. NFS and file systems in user space promise neither in every set-up. Programs that synchronise
folders copy files behind the program's back and settle two versions by making a second file.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from designer.store import disk
from designer.store.errors import UnsuitableFolder
from designer.store.folder_settings import read_settings, write_settings


class Mount(NamedTuple):
    """A drive in the folder tree: where, and of which file system."""

    point: Path
    kind: str


class Surroundings(NamedTuple):
    """What the system says of its drives; handed in by tests."""

    home: Path
    environment: Mapping[str, str]
    mounts: Callable[[], str]  # as /proc/mounts has them, or macOS's mount prints them; else empty
    volume: Callable[[Path], tuple[str, str]]  # Windows: the drive's file system and label


# In the folder or above it.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_DATABASE = re.compile(r"\._?sync_\w+\.db")  # Nextcloud's
# Directly in the home folder, as their installers call them.
_NAMES = (
    (re.compile(r"Dropbox( \(.*\))?"), "Dropbox"),
    (re.compile(r"OneDrive( - .*)?"), "OneDrive"),
    (re.compile(r"Google ?Drive|My Drive"), "Google Drive"),
    (re.compile(r"iCloud ?Drive"), "iCloud"),
    (re.compile(r"Nextcloud"), "Nextcloud"),
    (re.compile(r"ownCloud"), "ownCloud"),
    (re.compile(r"Box|Box Sync"), "Box"),
    (re.compile(r"p[cC]loud ?Drive"), "pCloud"),
    (re.compile(r"MEGA(sync)?"), "MEGA"),
)
_CLOUD_STORAGE = (  # what macOS gives to such programs; the first word of the folder names them
    ("Dropbox", "Dropbox"),
    ("OneDrive", "OneDrive"),
    ("GoogleDrive", "Google Drive"),
    ("Box", "Box"),
)
_LOCAL_FUSE = ("fuse.ntfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.mergerfs")
_NETWORK = ("9p", "afs", "ceph", "davfs", "glusterfs", "lustre", "ncpfs", "webdav")


def unsuitable(folder: Path, around: Surroundings | None = None) -> UnsuitableFolder | None:
    """Why a clinic should not lie in ``folder``, which need not exist yet; None: it may."""
    around = around or here()
    for place in {folder.absolute(), _real(folder)}:
        program = _synchronised_by(place, around)
        if program:
            return _synchronised(folder, program)
    return _of_drive(folder, _real(folder), around)


def check_place(folder: Path, *, anyway: bool = False, around: Surroundings | None = None) -> None:
    """Raise UnsuitableFolder for a folder that a clinic should not lie in.

    ``anyway``: use it all the same and remember so in the folder; it is not asked again as long as
    it is unsuitable for the same reason.
    """
    found = unsuitable(folder, around)
    if found is None:
        return
    settings = read_settings(folder)
    if settings.accepted == found.kind:
        return
    if not anyway:
        raise found
    disk.make_folder(folder)
    write_settings(folder, msgspec.structs.replace(settings, accepted=found.kind))


def _real(folder: Path) -> Path:
    """Where the folder is behind links."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError):
        return folder.absolute()


# Synchronised folders


def _synchronised_by(folder: Path, around: Surroundings) -> str:
    for root, program in _known_roots(around):
        if folder.is_relative_to(root):
            return program
    if folder.is_relative_to(around.home) and folder != around.home:
        program = _by_name(folder.relative_to(around.home))
        if program:
            return program
    for parent in (folder, *folder.parents):
        program = _by_marker(parent, around.home)
        if program:
            return program
    return ""


def _known_roots(around: Surroundings) -> Iterator[tuple[Path, str]]:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if around.environment.get(name):
            yield Path(around.environment[name]), "OneDrive"
    yield around.home / "Library" / "Mobile Documents", "iCloud"
    given = [around.environment.get(name) for name in ("APPDATA", "LOCALAPPDATA")]
    settings = [around.home / ".dropbox", *(Path(data) / "Dropbox" for data in given if data)]
    for place in settings:
        for root in _dropbox_roots(place / "info.json"):
            yield root, "Dropbox"


def _dropbox_roots(info: Path) -> list[Path]:
    """Where Dropbox says that its folders are."""
    with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
        return [Path(one["path"]) for one in json.loads(info.read_bytes()).values()]
    return []


def _by_name(inside: Path) -> str:
    first = inside.parts[0]
    if inside.parts[:2] == ("Library", "CloudStorage") and len(inside.parts) > 2:
        given = inside.parts[2]
        known = (name for start, name in _CLOUD_STORAGE if given.startswith(start))
        return next(known, given.partition("-")[0])
    return next((program for pattern, program in _NAMES if pattern.fullmatch(first)), "")


def _by_marker(parent: Path, home: Path) -> str:
    try:
        names = set(os.listdir(parent))  # noqa: PTH208 - one call for all of them
    except OSError:
        return ""
    if parent == home:
        names.discard(".dropbox")  # Dropbox's own settings, which say nothing of the home folder
    for name in names & _MARKERS.keys():
        return _MARKERS[name]
    if ".sync" in names and (parent / ".sync" / "ID").exists():
        return "Resilio Sync"
    return "Nextcloud" if any(map(_DATABASE.fullmatch, names)) else ""


# Drives


def _of_drive(folder: Path, real: Path, around: Surroundings) -> UnsuitableFolder | None:
    file_system, label = around.volume(real)
    if label == "Google Drive":
        return _synchronised(folder, label)
    kind = file_system.casefold() or _file_system(real, mounts_in(around.mounts()))
    if kind.startswith("nfs"):
        return _network(folder, "nfs", "NFS")
    if kind in _NETWORK:
        return _network(folder, kind, kind)
    if kind.startswith(("fuse.", "macfuse", "osxfuse")) and kind not in _LOCAL_FUSE:
        return _network(folder, kind, f"a file system in user space, {kind.removeprefix('fuse.')}")
    return None


def mounts_in(text: str) -> list[Mount]:
    """The mounts in /proc/mounts, or in what macOS's ``mount`` prints."""
    found = []
    for line in text.splitlines():
        printed = re.fullmatch(r".+ on (/.*) \(([\w.]+)[,)].*", line)
        if printed:
            found.append(Mount(Path(printed[1]), printed[2]))
            continue
        fields = line.split()
        if len(fields) >= 3:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1])
            found.append(Mount(Path(point), fields[2]))
    return found


def _file_system(folder: Path, mounts: list[Mount]) -> str:
    """Of the innermost drive that the folder is on; the last one mounted there counts."""
    kind, depth = "", 0
    for mount in mounts:
        if folder.is_relative_to(mount.point) and len(mount.point.parts) >= depth:
            kind, depth = mount.kind, len(mount.point.parts)
    return kind.casefold()


_OVERRIDE = "If you know that it is safe there, start once with --anyway."


def _synchronised(folder: Path, program: str) -> UnsuitableFolder:
    return UnsuitableFolder(
        folder,
        program.casefold(),
        f"{program} synchronises this folder: it copies files while they are written and keeps two "
        "versions where two computers saved, so that changes can be lost.",
        f"Choose a folder outside {program}, on a local disk or a network share. {_OVERRIDE}",
    )


def _network(folder: Path, kind: str, name: str) -> UnsuitableFolder:
    return UnsuitableFolder(
        folder,
        kind,
        f"The drive is {name}, where the lock that keeps two computers from overwriting each other "
        "may not hold.",
        f"Choose a folder on a local disk or a Windows network share (SMB). {_OVERRIDE}",
    )


# What the system says


def here() -> Surroundings:
    """What the computer says that the program runs on."""
    return Surroundings(Path.home(), os.environ, _mounts, _volume)


def _mounts() -> str:
    text = ""
    with suppress(OSError, RuntimeError, ValueError):
        if sys.platform == "linux":
            text = Path("/proc/self/mounts").read_text("utf-8", "replace")
        elif sys.platform == "darwin":
            import subprocess  # noqa: PLC0415 - costs the start of the window time elsewhere

            told = subprocess.run(["/sbin/mount"], capture_output=True, check=False)
            text = told.stdout.decode("utf-8", "replace")
    return text


def _volume(folder: Path) -> tuple[str, str]:
    found = "", ""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        label, system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        ask = ctypes.windll.kernel32.GetVolumeInformationW
        if ask(f"{folder.drive}\\", label, 261, None, None, None, system, 261):
            found = system.value, label.value
    return found
