"""The quarantine: a pack that was read waits in the clinic until an admin settles it."""

from datetime import datetime

from designer.model.pending_pack import PendingPack
from designer.packs.contents import Pack
from designer.packs.errors import shown_name
from designer.packs.reading import read_pack
from designer.store.clinic import Clinic


def bring(clinic: Clinic, content: bytes, file_name: str, now: datetime) -> PendingPack:
    """Let a pack wait. Raises PackError with nothing kept, or StoreError.

    Nothing the clinic uses is touched: its file lies in a folder of its own, and the library
    notes that it waits.
    """
    pack = read_pack(content)
    waiting = clinic.library().library
    clinic.packs.keep_only({one.id for one in waiting.packs})
    pack_id = clinic.packs.write(content)
    pending = PendingPack(
        id=pack_id,
        file_name=shown_name(file_name),
        made_by=pack.manifest.made_by,
        brought_at=now,
        brought_by=clinic.actor,
    )
    known = waiting.pack(pack_id)
    if known is not None:
        return known  # the same file once more
    clinic.change_library(lambda library: library.with_pack(pending), f"Pack {file_name[:200]}")
    return pending


def waiting_pack(clinic: Clinic, pending: PendingPack) -> Pack:
    """The content of a pack that waits, read as warily as before. Raises as ``bring``."""
    return read_pack(clinic.packs.read(pending.id))


def settle(clinic: Clinic, pack_id: str, why: str = "") -> None:
    """Let it wait no more: all was looked at, or it is not wanted. Raises StoreError."""
    after = clinic.change_library(lambda library: library.without_pack(pack_id), why)
    clinic.packs.keep_only({one.id for one in after.packs})
