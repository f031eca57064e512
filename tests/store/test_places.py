"""Which folders a clinic may lie in."""

import json
from pathlib import Path

import pytest

from designer.store.errors import UnsuitableFolder
from designer.store.folder_settings import read_settings
from designer.store.places import Surroundings, check_place, here, unsuitable

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /mnt/nfs nfs4 rw,vers=4.2 0 0
//server/clinic /mnt/smb cifs rw 0 0
user@host:/ /mnt/ssh fuse.sshfs rw 0 0
/dev/sdb1 /mnt/usb fuseblk rw 0 0
/dev/sdc1 /mnt/ntfs fuse.ntfs-3g rw 0 0
server:/x /mnt/with\\040space nfs rw 0 0
/dev/sdd1 /mnt/nfs/local ext4 rw 0 0
"""
ON_A_MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//anna@server/clinic on /Volumes/clinic (smbfs, nodev, nosuid, mounted by anna)
server:/export on /Volumes/nfs share (nfs, nodev)
"""


def around(home: Path, mounts: str = MOUNTS, **environment: str) -> Surroundings:
    return Surroundings(home, environment, lambda: mounts, lambda _folder: ("", ""))


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/clinic", None),
        ("/mnt/nfs/clinic", "nfs"),
        ("/mnt/with space/clinic", "nfs"),
        ("/mnt/nfs/local/clinic", None),
        ("/mnt/nfs-not/clinic", None),
        ("/mnt/smb/clinic", None),
        ("/mnt/usb/clinic", None),
        ("/mnt/ntfs/clinic", None),
        ("/mnt/ssh/clinic", "fuse.sshfs"),
    ],
)
def test_drives_on_linux(folder: str, kind: str | None, tmp_path: Path) -> None:
    found = unsuitable(Path(folder), around(tmp_path))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/Users/anna/clinic", None),
        ("/Volumes/clinic/data", None),
        ("/Volumes/nfs share/data", "nfs"),
        ("/Users/anna/Library/CloudStorage/OneDrive-Clinic/x", "onedrive"),
        (
            "/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.org/My Drive/x",
            "google drive",
        ),
        ("/Users/anna/Library/CloudStorage/Proton-x/y", "proton"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/x", "icloud"),
        ("/Users/anna/Library/Application Support/HomeProgramDesigner", None),
    ],
)
def test_drives_on_a_mac(folder: str, kind: str | None) -> None:
    found = unsuitable(Path(folder), around(Path("/Users/anna"), ON_A_MAC))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dropbox", "dropbox"),
        ("Dropbox (Clinic)", "dropbox"),
        ("OneDrive - Clinic", "onedrive"),
        ("Google Drive", "google drive"),
        ("iCloudDrive", "icloud"),
        ("Nextcloud", "nextcloud"),
        ("Boxes", None),
        ("Documents", None),
    ],
)
def test_folders_in_the_home_folder_by_name(name: str, kind: str | None, tmp_path: Path) -> None:
    found = unsuitable(tmp_path / name / "clinic", around(tmp_path))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("marker", "kind"),
    [
        (".stfolder", "syncthing"),
        (".dropbox.cache", "dropbox"),
        (".dropbox", "dropbox"),
        (".nextcloudsync.log", "nextcloud"),
        (".sync_f3a1b2.db", "nextcloud"),
        (".tmp.driveupload", "google drive"),
        (".sync/ID", "resilio sync"),
        (".git", None),
    ],
)
def test_folders_by_what_lies_above(marker: str, kind: str | None, tmp_path: Path) -> None:
    path = tmp_path / "shared" / marker
    path.parent.mkdir(parents=True)
    path.touch()
    found = unsuitable(tmp_path / "shared" / "deep" / "clinic", around(tmp_path / "home"))
    assert (found.kind if found else None) == kind


def test_dropboxs_own_settings_do_not_condemn_the_home_folder(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text(
        json.dumps({"personal": {"path": str(tmp_path / "box")}})
    )
    assert unsuitable(tmp_path / "clinic", around(tmp_path)) is None
    found = unsuitable(tmp_path / "box" / "clinic", around(tmp_path))
    assert found is not None
    assert found.kind == "dropbox"


def test_onedrive_by_the_environment_and_google_drive_by_its_drive(tmp_path: Path) -> None:
    documents = tmp_path / "moved" / "Documents"
    found = unsuitable(documents, around(tmp_path, OneDriveCommercial=str(tmp_path / "moved")))
    assert found is not None
    assert found.kind == "onedrive"
    plain = around(tmp_path)._replace(volume=lambda _folder: ("FAT32", "Google Drive"))
    found = unsuitable(Path("/x"), plain)
    assert found is not None
    assert found.kind == "google drive"
    nfs = around(tmp_path)._replace(volume=lambda _folder: ("NFS", ""))
    assert unsuitable(Path("/x"), nfs) is not None


def test_a_link_does_not_hide_the_place(tmp_path: Path) -> None:
    (tmp_path / "home" / "Dropbox").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "home" / "Dropbox")
    assert unsuitable(tmp_path / "link" / "clinic", around(tmp_path / "home")) is not None


def test_the_refusal_has_a_reason_and_a_remedy_and_opens_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "clinic"
    with pytest.raises(UnsuitableFolder, match="Nothing was opened") as refused:
        check_place(folder, around=around(tmp_path))
    assert "Dropbox synchronises" in refused.value.reason
    assert "--anyway" in refused.value.remedy
    assert not folder.exists()


def test_who_knows_better_is_asked_once_for_each_reason(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "clinic"
    here_ = around(tmp_path)
    check_place(folder, anyway=True, around=here_)
    assert read_settings(folder).accepted == "dropbox"
    check_place(folder, around=here_)

    (folder / ".stfolder").mkdir()
    folder.parent.rename(tmp_path / "elsewhere")
    with pytest.raises(UnsuitableFolder, match="Syncthing"):
        check_place(tmp_path / "elsewhere" / "clinic", around=here_)


def test_this_computer_can_be_asked(tmp_path: Path) -> None:
    assert here().home == Path.home()
    unsuitable(tmp_path)
