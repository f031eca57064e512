"""Opens a photo of unknown origin, crops it, and writes it anew: sRGB, small, without metadata.

Only PNG and JPEG are looked at, and the size that the file announces is judged before a pixel is
decoded: a few bytes can announce more than the memory holds.
"""

import hashlib
import warnings
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from designer.model.picture import Photo
from designer.pictures.errors import PhotoError

MOST_BYTES = 40_000_000
MOST_PIXELS = 20_000_000
MOST_PRINT_PIXELS = 12_000_000  # of four colours: decoding takes twice the memory
LEAST_PX = 120  # of a side; less is a blur on paper
_WORK_PX = 2400  # the longer side while it is cropped
_KEPT_PX = 1200  # the longer side as it is stored: 300 dots an inch at 10 cm
_SHRUNK_EARLY = ("L", "LA", "RGB", "RGBA", "CMYK")
_KEPT_BYTES = 600_000  # a PNG above this becomes a JPEG


class Crop(NamedTuple):
    """The part that is kept, in shares of width and height from 0 to 1."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


WHOLE = Crop()


class OpenedPhoto(NamedTuple):
    """A photo that can be used: upright, sRGB, at most 2400 pixels long."""

    image: Image.Image
    drawn: bool  # a drawing or screenshot (PNG), better kept without loss

    def png(self) -> bytes:
        """The whole picture, for the eyes of who crops it."""
        return _written(self.image, "PNG")


class PreparedPhoto(NamedTuple):
    """What is stored: the file's content and what is told of it."""

    photo: Photo
    content: bytes


def open_photo(raw: bytes, least_px: int = LEAST_PX) -> OpenedPhoto:
    """Decode a PNG or JPEG. Raises PhotoError for anything else and anything broken or huge."""
    if len(raw) > MOST_BYTES:
        raise PhotoError("The file is larger than 40 MB.", "Choose a smaller picture.")
    image = _announced(raw)
    if image.width * image.height > MOST_PIXELS:
        raise PhotoError(
            f"The picture has {image.width} x {image.height} pixels, more than 20 million.",
            "Make it smaller first.",
        )
    if image.mode == "CMYK" and image.width * image.height > MOST_PRINT_PIXELS:
        raise PhotoError(
            "The picture has the colours of a printing press and more than 12 million pixels.",
            "Save it as an ordinary (RGB) picture, or make it smaller first.",
        )
    _large_enough(image.width, image.height, least_px)
    drawn = image.format == "PNG"
    # A camera's JPEG may carry a second, small picture; only the first counts there.
    if drawn and getattr(image, "n_frames", 1) > 1:
        raise PhotoError("The picture moves.", "Choose a still one, as PNG or JPEG.")
    return OpenedPhoto(_decoded(image), drawn)


def announced_pixels(raw: bytes) -> int:
    """How many pixels the file says it has; nothing is decoded. Raises PhotoError."""
    image = _announced(raw)
    return image.width * image.height


def prepare(opened: OpenedPhoto, crop: Crop = WHOLE) -> PreparedPhoto:
    """The cropped picture as it is stored. Raises PhotoError when too little is left."""
    image = opened.image
    box = (
        round(crop.left * image.width),
        round(crop.top * image.height),
        round(crop.right * image.width),
        round(crop.bottom * image.height),
    )
    part = image.crop(box)
    _large_enough(part.width, part.height, LEAST_PX)
    part.thumbnail((_KEPT_PX, _KEPT_PX), Image.Resampling.LANCZOS)
    content, ending = _written(part, "PNG") if opened.drawn else b"", "png"
    if not content or len(content) > _KEPT_BYTES:
        content, ending = _written(part, "JPEG"), "jpg"
    name = f"{hashlib.sha256(content).hexdigest()[:32]}.{ending}"
    return PreparedPhoto(Photo(file=name, width_px=part.width, height_px=part.height), content)


def _announced(raw: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # judged right after
            return Image.open(BytesIO(raw), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as error:
        raise PhotoError(
            "The picture announces more pixels than any camera has.", "Choose another one."
        ) from error
    except Exception as error:  # a decoder on foreign bytes raises whatever it likes
        raise PhotoError(
            "This is no picture that can be used.", "Choose a PNG or a JPEG file."
        ) from error


def _decoded(image: Image.Image) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about metadata, which is thrown away
            image.draft("RGB", (_WORK_PX, _WORK_PX))  # JPEG: decode no more than needed
            image.load()
            if image.mode in _SHRUNK_EARLY:  # so that what follows needs little memory
                image.thumbnail((_WORK_PX, _WORK_PX), Image.Resampling.LANCZOS)
            upright = ImageOps.exif_transpose(image)
            plain = _on_white(_srgb(upright))
    except Exception as error:  # as above
        raise PhotoError(
            "The picture is broken: the file ends early or is damaged.",
            "Copy it anew from the camera, or choose another one.",
        ) from error
    plain.thumbnail((_WORK_PX, _WORK_PX), Image.Resampling.LANCZOS)
    plain.info.clear()
    return plain


def _srgb(image: Image.Image) -> Image.Image:
    """Colours as every screen and printer reads them, whatever the camera's profile."""
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "L", "CMYK"}:
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            turned = None  # a profile that nobody can read is as good as none
        if turned is not None:
            return turned
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """Without holes: what is clear becomes white, as it is on paper."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return image.convert("RGB")


def _large_enough(width: int, height: int, least_px: int) -> None:
    if min(width, height) < least_px:
        raise PhotoError(
            f"The picture has only {width} x {height} pixels.",
            f"Choose or keep at least {least_px} on each side.",
        )


def _written(image: Image.Image, kind: str) -> bytes:
    buffer = BytesIO()
    if kind == "JPEG":
        image.save(buffer, kind, quality=86, optimize=True)
    else:
        image.save(buffer, kind, compress_level=6)
    return buffer.getvalue()
