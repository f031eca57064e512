"""Packs that are right, and ways to make them wrong."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import cache
from io import BytesIO

import msgspec
from msgspec.structs import replace
from PIL import Image

from designer.figures.book import load_figures
from designer.figures.editing import complete
from designer.figures.own import write_figure
from designer.knowledge.library import Library, load_library
from designer.model.exercise import Exercise
from designer.model.picture import OwnPicture
from designer.packs.contents import Manifest
from designer.packs.writing import Chosen, write_pack
from designer.pictures.photo import open_photo, prepare
from resources.paths import folder, knowledge_folder
from templates.catalogue import load_catalogue
from templates.clinic_templates import copied as copied_template

MANIFEST = Manifest(format="home-program-pack/1", made_by="Lake Clinic", made_on=date(2026, 3, 2))
_NAMES = (
    "../manifest.json", "/etc/passwd", "C:\\x.json", "exercises/../../x.json", "exercises/1.json",
    "exercises/001.JSON", "pictures/001.svg", "pictures/001.xml", "library.journal", "a\x00b.json",
    "exercises/001.json/", "templates\\001.json", "x" * 4_000, "rules/001.json",
    "pictures/999.png", "manifest.json", "con.json", "exercises/٠٠١.json", "\u202ejson.exe",
    "pictures/001.pickle",
)  # fmt: skip
_VALUES: tuple[object, ...] = (
    None, "", 0, -1, 1e308, True, [], {}, "x" * 20_000, [[]] * 50, {"a": {"b": 1}}, "\ud800",
    "9" * 400, "../x", "pictures/001.png", "draft", "approved", "home-program-pack/2",
    "<img src=x>", "\u0000",
)  # fmt: skip


@cache
def knowledge() -> Library:
    """The shipped library."""
    return load_library(knowledge_folder())


@cache
def own_exercise() -> Exercise:
    """An exercise of another clinic."""
    shipped = knowledge().exercise("dead-bug")
    return replace(
        shipped, id="own-slow-bug", name="Slow bug", other_names=(), provenance={}, clinics_own=True
    )


@cache
def good_pack() -> bytes:
    """Two exercises, one with a figure and one with a photo, and a template that needs one."""
    library = knowledge()
    slow, second = own_exercise(), replace(own_exercise(), id="own-other-bug", name="Other bug")
    figure = load_figures(folder("figures")).posed("dead-bug")
    photo = prepare(open_photo(_picture("JPEG", 300, 200)))
    pictures = (
        OwnPicture(id=slow.id, figure=write_figure(complete(figure)) if figure is not None else ""),
        OwnPicture(id=second.id, photo=photo.photo, words="Somebody on the floor"),
    )
    shipped = next(iter(load_catalogue(library).templates.values()))
    template = copied_template(shipped, "C-01", "Our own week")
    rows = (replace(template.rows[0], exercise_id=slow.id, lane=slow.lane), *template.rows[1:])
    chosen = Chosen((slow, second), (replace(template, rows=rows),), pictures)
    return write_pack(chosen, MANIFEST, lambda _name: photo.content)


def files_of(pack: bytes) -> dict[str, bytes]:
    """The entries of a pack that is right."""
    with zipfile.ZipFile(BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Any entries at all; names may stand twice."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files:
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = method
            archive.writestr(info, data)
    return made.getvalue()


def hostile(dice: random.Random) -> bytes:
    """A pack that was made wrong in one or several ways."""
    return dice.choice(_WAYS)(dice)


def _picture(kind: str, width: int, height: int) -> bytes:
    made = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(made, kind)
    return made.getvalue()


def _flipped(dice: random.Random) -> bytes:
    data = bytearray(good_pack())
    for _ in range(dice.choice((1, 1, 2, 8, 60))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _cut(dice: random.Random) -> bytes:
    data = good_pack()
    at = dice.randrange(len(data))
    return dice.choice((data[:at], data[at:], data[:at] + data[at + dice.randrange(1, 90) :]))


def _bad_directory(dice: random.Random) -> bytes:
    """Bytes changed in the headers only: sizes, offsets, flags, methods, checksums."""
    data = bytearray(good_pack())
    marks = [
        at for sign in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for at in _finds(data, sign)
    ]
    for _ in range(dice.choice((1, 1, 3))):
        at = dice.choice(marks) + dice.randrange(4, 46)
        if at + 4 <= len(data):
            wild = (0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF, dice.randrange(1 << 32))
            struct.pack_into("<L", data, at, dice.choice(wild))
    return bytes(data)


def _finds(data: bytearray, sign: bytes) -> list[int]:
    found, at = [], data.find(sign)
    while at >= 0:
        found.append(at)
        at = data.find(sign, at + 1)
    return found


def _names(dice: random.Random) -> bytes:
    files = list(files_of(good_pack()).items())
    at = dice.randrange(len(files))
    name = dice.choice(_NAMES)
    if dice.random() < 0.5:
        files[at] = (name, files[at][1])
    else:
        files.insert(at, (name, dice.choice(files)[1]))
    return zipped(files)


def _json(dice: random.Random) -> bytes:
    """One value somewhere in one JSON file is another one."""
    files = files_of(good_pack())
    name = dice.choice([one for one in files if one.endswith(".json")])
    data = msgspec.json.decode(files[name])
    place = data
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = dice.choice(keys)
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or dice.random() < 0.3:
            place[key] = deepcopy(dice.choice(_VALUES))
            if isinstance(place, dict) and dice.random() < 0.2:
                place["\u0000new" if dice.random() < 0.5 else "provenance"] = dice.choice(_VALUES)
            break
        place = inner
    files[name] = _encoded(data)
    return zipped(list(files.items()))


def _encoded(data: object) -> bytes:
    import json

    return json.dumps(data).encode("utf-8", "surrogatepass")


def _figure(dice: random.Random) -> bytes:
    """The figure's own JSON with a joint, a number or its end changed."""
    files = files_of(good_pack())
    name = next(one for one in files if one.startswith("exercises/"))
    data = msgspec.json.decode(files[name])
    figure = data["exercise"] and (data.get("picture") or {}).get("figure", "")
    for _ in range(dice.choice((1, 2, 5))):
        at = dice.randrange(max(1, len(figure)))
        put = dice.choice(("9", "-", "1e9", "NaN", "{", "]", '"', "null", "", "[[[["))
        figure = figure[:at] + put + figure[at + dice.randrange(3) :]
    data.setdefault("picture", {})["figure"] = figure
    files[name] = _encoded(data)
    return zipped(list(files.items()))


def _pictures(dice: random.Random) -> bytes:
    files = files_of(good_pack())
    name = next(one for one in files if one.startswith("pictures/"))
    data = bytearray(files[name])
    kind = dice.randrange(6)
    if kind == 0:
        data = bytearray(
            png_header(dice.choice((1, 60_000, 4_000, 0)), dice.choice((60_000, 5_001, 1)))
        )
    elif kind == 1:
        data = bytearray(b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///x'/></svg>")
    elif kind == 2:
        data = bytearray(b"\x80\x04cposix\nsystem\n(S'true'\ntR.")
    elif kind == 3:
        del data[dice.randrange(len(data)) :]
    else:
        for _ in range(dice.choice((1, 5, 50))):
            data[dice.randrange(len(data))] = dice.randrange(256)
    files[name] = bytes(data)
    return zipped(list(files.items()), zipfile.ZIP_STORED)


def png_header(width: int, height: int) -> bytes:
    """The beginning of a PNG that announces this size, and nearly nothing behind it."""
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    body = b"IDAT" + zlib.compress(b"\0" * 99)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(one) - 4) + one + struct.pack(">L", zlib.crc32(one))
        for one in (chunk, body, b"IEND")
    )


def _bombs(dice: random.Random) -> bytes:
    files = list(files_of(good_pack()).items())
    kind = dice.randrange(5)
    if kind == 0:  # one that unpacks to much
        files.append(("exercises/900.json", b" " * dice.choice((600_000, 3_000_000))))
        return zipped(files)
    if kind == 1:  # very many
        more = [(f"templates/{number:03}.json", b"{}") for number in range(2, 600)]
        return zipped(files + more)
    if kind == 2:  # deep
        deep = b"[" * dice.choice((60, 5_000, 200_000)) + b"]"
        return zipped([*files, ("exercises/901.json", deep)], zipfile.ZIP_STORED)
    if kind == 3:  # every entry is the first one
        return overlapping(dice.choice((2, 100, 450)))
    return zipped([*files, ("exercises/902.json", b"[" + b"1," * 250_000 + b"1]")])


def overlapping(number: int) -> bytes:
    """A list of entries that all lead to the same content."""
    data = good_pack()
    start = int.from_bytes(data[-6:-2], "little")
    first = data[start : data.find(b"PK\x01\x02", start + 4)]
    name_at, length = 46, struct.unpack_from("<H", first, 28)[0]
    assert first[name_at : name_at + length]
    directory = b"".join(
        first[:28] + struct.pack("<H", 18) + first[30:46] + b"exercises/%03d.json" % at
        for at in range(number)
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(directory), start, 0)
    return data[:start] + directory + end


def _encrypted_or_linked(dice: random.Random) -> bytes:
    data = bytearray(good_pack())
    at = dice.choice(_finds(data, b"PK\x01\x02"))
    kind = dice.randrange(4)
    if kind == 0:
        data[at + 8] |= 1
    elif kind == 1:
        struct.pack_into("<L", data, at + 38, 0o120777 << 16)
    elif kind == 2:
        struct.pack_into("<H", data, at + 10, dice.choice((1, 6, 12, 14, 93, 99)))
    else:
        struct.pack_into("<H", data, at + 8, 0x08)
    return bytes(data)


_WAYS: tuple[Callable[[random.Random], bytes], ...] = (
    _flipped, _cut, _bad_directory, _names, _json, _json, _figure, _pictures, _bombs,
    _encrypted_or_linked,
)  # fmt: skip


def heavy(*, long: bool) -> list[tuple[str, Callable[[], bytes]]]:
    """Packs as large as the limits let through, by name."""
    found: list[tuple[str, Callable[[], bytes]]] = [("overlapping", lambda: overlapping(450))]
    if long:
        found += [
            ("three PNGs of 20 million pixels", lambda: _photos("PNG", "RGBA", 3)),
            ("three grey PNGs with holes", lambda: _photos("PNG", "LA", 3)),
            ("three palette PNGs", lambda: _photos("PNG", "P", 3)),
            ("three progressive CMYK JPEGs", lambda: _photos("JPEG", "CMYK", 3)),
            ("three progressive JPEGs", lambda: _photos("JPEG", "RGB", 3)),
            ("490 exercises with figures", lambda: _many(490)),
            ("8 MB of short strings", lambda: _strings(b'"ab",')),
            ("8 MB of empty lists", lambda: _strings(b"[],")),
            ("8 MB of numbers", lambda: _strings(b"1,")),
        ]
    return found


def _photos(kind: str, mode: str, number: int) -> bytes:
    noise = Image.effect_noise((50, 40), 90).resize((5_000, 4_000), 0).convert("RGB")
    image = noise.quantize(64) if mode == "P" else noise.convert(mode)
    made = BytesIO()
    options: dict[str, object] = {"compress_level": 6} if kind == "PNG" else {"progressive": True}
    image.save(made, kind, **options)
    data = made.getvalue()[: 6 * 1024 * 1024]
    files = {name: one for name, one in files_of(good_pack()).items() if name[0] != "p"}
    entry = msgspec.json.decode(files["exercises/002.json"])
    ending = "png" if kind == "PNG" else "jpg"
    for at in range(1, number + 1):
        entry["exercise"] |= {"id": f"own-{at}", "name": f"Bug {at}"}
        entry["picture"] = {"photo": f"pictures/{at:03}.{ending}"}
        files[f"exercises/{at:03}.json"] = _encoded(entry)
        files[f"pictures/{at:03}.{ending}"] = data
    return zipped(list(files.items()), zipfile.ZIP_STORED)


def _many(number: int) -> bytes:
    files = {"manifest.json": files_of(good_pack())["manifest.json"]}
    entry = msgspec.json.decode(files_of(good_pack())["exercises/001.json"])
    for at in range(1, number + 1):
        entry["exercise"] |= {"id": f"own-{at}", "name": f"Bug {at}"}
        files[f"exercises/{at:03}.json"] = _encoded(entry)
    return zipped(list(files.items()))


def _strings(value: bytes) -> bytes:
    files = {"manifest.json": files_of(good_pack())["manifest.json"]}
    one = b'{"exercise":{"other_names":[' + value * (150_000 // len(value)) + b'""]}}'
    for at in range(1, 50):
        files[f"exercises/{at:03}.json"] = one
    return zipped(list(files.items()), zipfile.ZIP_STORED)
