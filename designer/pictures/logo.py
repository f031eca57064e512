"""A clinic's logo: opened with the same care as a photo, and kept small enough for a letterhead."""

from io import BytesIO

from PIL import Image

from designer.pictures.photo import open_photo

LEAST_PX = 24  # a logo may be a narrow band
_KEPT_PX = (560, 200)  # 300 dots an inch at the size at which it is printed


def clean_logo(raw: bytes) -> bytes:
    """The logo as a small PNG on white, without metadata. Raises PhotoError."""
    image = open_photo(raw, LEAST_PX).image
    image.thumbnail(_KEPT_PX, Image.Resampling.LANCZOS)
    made = BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()
