"""A zip file of unknown origin, opened without trust: each entry is judged before it is read.

Only what an honest pack needs is taken: files of known names, stored or deflated, one behind the
other from the first byte to the list at the end. Nothing is ever unpacked to the disk.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

from designer.packs import limits
from designer.packs.errors import (
    DamagedEntry,
    ForbiddenEntry,
    NotAPack,
    PackedTooTightly,
    PackTooLarge,
)

MANIFEST = "manifest.json"
NAME = re.compile(
    r"manifest\.json|(?:exercises|templates|rules)/[0-9]{3}\.json|pictures/[0-9]{3}\.(?:png|jpg)",
    re.ASCII,
)
_END = struct.Struct("<4s4H2LH")  # the last 22 bytes of a zip file without a comment
_LOCAL = struct.Struct("<4s5H3L2H")  # what stands before the content of each entry
_ENCRYPTED, _LATER_SIZES, _PATCHED = 0x01, 0x08, 0x20
_LINK, _FILE_TYPE = 0o120000, 0o170000
_CHUNK = 64 * 1024
_ASK_AGAIN = "Ask for the pack once more."
_EXPORT_AGAIN = "Ask the sender to export it again with this program."


def read_archive(content: bytes) -> Mapping[str, bytes]:
    """Every entry by name, in the order of the names. Raises PackError for all that is odd."""
    _check_end(content)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            _check_places(content, infos, archive.start_dir)
            for info in infos:
                _check_entry(info, content)
            _check_names(infos)
            return _read_all(archive, sorted(infos, key=lambda info: info.filename))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
        UnicodeError,
        ValueError,
    ) as error:
        raise NotAPack("The file is damaged or no pack.", _ASK_AGAIN) from error


def _check_end(content: bytes) -> None:
    """What the zip file says of itself, before its list of entries is read into memory."""
    if len(content) > limits.MAX_PACK_BYTES:
        megabytes = limits.MAX_PACK_BYTES // (1024 * 1024)
        raise PackTooLarge(
            f"The file is larger than {megabytes} MB.", "Export fewer items at a time."
        )
    if len(content) < _END.size:
        raise NotAPack("The file is no pack.", "Choose another file.")
    signature, disk, first_disk, here, entries, size, start, comment = _END.unpack(
        content[-_END.size :]
    )
    if signature != b"PK\x05\x06" or comment:
        raise NotAPack("The file is no pack, or was cut short on its way.", _ASK_AGAIN)
    if disk or first_disk or here != entries or content[-42:-38] == b"PK\x06\x07":
        raise ForbiddenEntry("The file is a zip file in parts or of another kind.", _EXPORT_AGAIN)
    if entries > limits.MAX_ENTRIES or size > limits.MAX_DIRECTORY_BYTES:
        raise PackTooLarge(
            f"The pack has more than {limits.MAX_ENTRIES} entries.", "Export fewer items at a time."
        )
    if start + size + _END.size != len(content):
        raise DamagedEntry("The list of entries is not where the file says.", _ASK_AGAIN)


def _check_entry(info: zipfile.ZipInfo, content: bytes) -> None:
    name = info.orig_filename
    if name != info.filename or not NAME.fullmatch(name):
        raise ForbiddenEntry("No pack has an entry of this name.", _EXPORT_AGAIN, name)
    if info.flag_bits & (_ENCRYPTED | _PATCHED):
        raise ForbiddenEntry("The entry is encrypted.", _EXPORT_AGAIN, name)
    if (info.external_attr >> 16) & _FILE_TYPE == _LINK:
        raise ForbiddenEntry("The entry is a link to another file.", _EXPORT_AGAIN, name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ForbiddenEntry("The entry is packed in a way that is not read.", _EXPORT_AGAIN, name)
    if info.file_size > info.compress_size * limits.MAX_RATIO:
        raise PackedTooTightly(
            f"The entry unpacks to more than {limits.MAX_RATIO} times its size.",
            "Do not use this file.",
            name,
        )
    _check_local(info, content)


def _check_local(info: zipfile.ZipInfo, content: bytes) -> None:
    """What stands before the content must say the same as the list at the end."""
    found = _LOCAL.unpack_from(content, info.header_offset)
    flags, method, crc, packed, size, name_length = (found[at] for at in (2, 3, 6, 7, 8, 9))
    at = info.header_offset + _LOCAL.size
    name = content[at : at + name_length]
    same = flags == info.flag_bits and method == info.compress_type
    sizes = (crc, packed, size) == (info.CRC, info.compress_size, info.file_size)
    if flags & _LATER_SIZES:
        sizes = sizes or (crc, packed, size) == (0, 0, 0)
    if not (same and sizes and name == info.orig_filename.encode()):
        raise DamagedEntry(
            "What stands before it is not what the list of entries says.",
            _ASK_AGAIN,
            info.orig_filename,
        )


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in infos:
        if info.filename in seen:
            raise ForbiddenEntry(
                "The entry stands twice in the pack.", _EXPORT_AGAIN, info.filename
            )
        seen.add(info.filename)
    if MANIFEST not in seen:
        raise NotAPack("The file is a zip file, but no pack.", "Choose another file.")


def _check_places(content: bytes, infos: list[zipfile.ZipInfo], directory: int) -> None:
    """Entries stand one behind the other: what lies in two of them counts twice when unpacked."""
    free_from = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if not free_from <= info.header_offset <= directory - _LOCAL.size:
            raise DamagedEntry(
                "The entry lies inside another one, or outside the file.",
                "Do not use this file.",
                info.orig_filename,
            )
        found = _LOCAL.unpack_from(content, info.header_offset)
        free_from = info.header_offset + _LOCAL.size + found[9] + found[10] + info.compress_size
    if free_from > directory:
        raise DamagedEntry("The last entry is longer than the file.", _ASK_AGAIN)


def _read_all(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    inside = json_inside = 0
    for info in infos:
        allowed = limits.MAX_INSIDE_BYTES - inside
        of_json = info.filename.endswith(".json")
        if of_json:
            left = limits.MAX_JSON_BYTES - json_inside
            allowed = min(allowed, limits.MAX_ENTRY_JSON_BYTES, left)
        found[info.filename] = data = _read(archive, info, allowed)
        inside += len(data)
        json_inside += len(data) if of_json else 0
    return MappingProxyType(found)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowed: int) -> bytes:
    """The content, counted while it is read: the sizes that a file announces prove nothing."""
    too_large = PackTooLarge(
        "With this entry the pack holds more than is read.",
        "Export fewer items at a time.",
        info.filename,
    )
    if info.file_size > allowed:
        raise too_large
    parts: list[bytes] = []
    count = 0
    try:
        with archive.open(info) as stream:
            while part := stream.read(_CHUNK):
                count += len(part)
                if count > allowed:
                    raise too_large
                parts.append(part)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise DamagedEntry("The content is damaged.", _ASK_AGAIN, info.filename) from error
    if count != info.file_size:
        raise DamagedEntry("The content is shorter than announced.", _ASK_AGAIN, info.filename)
    return b"".join(parts)
