"""Photos from anywhere: what is accepted comes out small, upright and bare; the rest is refused."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from designer.pictures.errors import PhotoError
from designer.pictures.photo import LEAST_PX, Crop, open_photo, prepare


def picture(width: int = 400, height: int = 300, kind: str = "JPEG", **options: Any) -> bytes:
    buffer = BytesIO()
    image = Image.new("RGB", (width, height), (200, 40, 40))
    image.paste((20, 20, 220), (0, 0, width // 2, height))
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG whose head announces many pixels and that holds none."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    buffer = BytesIO()
    frames = [Image.new("RGB", (200, 200), (shade, 0, 0)) for shade in (0, 100, 200)]
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


REFUSED = {
    "text": b"This is no picture at all, but a letter.",
    "nothing": b"",
    "GIF": moving("GIF"),
    "moving PNG": moving("PNG"),
    "cut JPEG": picture()[:700],
    "cut PNG": picture(kind="PNG")[:-40],
    "one pixel": picture(1, 1, "PNG"),
    "100 megapixels": bomb(10_000, 10_000),
    "a billion pixels": bomb(60_000, 60_000),
    "40 MB": b"\x89PNG" + bytes(40_000_001),
    "BMP": picture(kind="BMP"),
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_usable_photo_is_refused_with_a_remedy(raw: bytes) -> None:
    with pytest.raises(PhotoError) as caught:
        open_photo(raw)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy.endswith(".")


def test_where_and_when_it_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif[0x8769] = {0x9003: "2026:01:02 03:04:05"}
    raw = picture(exif=exif, comment=b"Rivera, A.")
    assert b"Secret Camera" in raw
    kept = prepare(open_photo(raw)).content
    for secret in (b"Secret", b"2026:01", b"Rivera", b"Exif"):
        assert secret not in kept


def test_a_photo_taken_sideways_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    opened = open_photo(picture(400, 200, exif=exif))
    assert (opened.image.width, opened.image.height) == (200, 400)


def test_the_frame_cuts_and_the_rest_is_made_small() -> None:
    made = prepare(open_photo(picture(4000, 3000)), Crop(0.5, 0, 1, 1))
    assert (made.photo.width_px, made.photo.height_px) == pytest.approx((800, 1200), abs=2)
    with Image.open(BytesIO(made.content)) as image:
        assert image.format == "JPEG"
        red, _, blue = image.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
    assert red > blue  # the right half


def test_too_little_is_no_photo() -> None:
    opened = open_photo(picture(400, 400))
    with pytest.raises(PhotoError, match="pixels"):
        prepare(opened, Crop(0, 0, (LEAST_PX - 5) / 400, 1))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "I;16", "1"])
def test_every_kind_of_png_becomes_plain_colours(mode: str) -> None:
    buffer = BytesIO()
    Image.new(mode, (200, 200)).save(buffer, "PNG")
    made = prepare(open_photo(buffer.getvalue()))
    with Image.open(BytesIO(made.content)) as image:
        assert image.mode == "RGB"


def test_the_name_is_that_of_the_content() -> None:
    one, same = (prepare(open_photo(picture())) for _ in range(2))
    other = prepare(open_photo(picture()), Crop(0, 0, 0.5, 1))
    assert one.photo.file == same.photo.file != other.photo.file
