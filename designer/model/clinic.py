"""Who the clinic is, as its papers say it."""

from typing import Annotated, Literal

from msgspec import Meta

from designer.model.base import ShortText, Value
from designer.model.units import Units

Role = Literal["therapist", "clinician", "admin"]


class Person(Value, frozen=True, kw_only=True):
    """Somebody who works at the clinic; the name stands under what they change."""

    name: ShortText = ""
    role: Role = "therapist"


# A logo is kept re-encoded and small: it is printed two fingers wide.
Logo = Annotated[bytes, Meta(max_length=400_000)]


class ClinicIdentity(Value, frozen=True, kw_only=True):
    """The clinic's name and how patients reach it; a missing phone is printed as not recorded."""

    name: ShortText = ""
    phone: ShortText = ""
    letterhead: tuple[ShortText, ...] = ()  # address and such, below the name
    accent: ShortText = ""  # the colour of headings, "#RRGGBB"; blank: the program's own
    units: Units = Units()  # in which its papers and windows give weights and lengths
    logo: Logo = b""  # a PNG made by ``designer.pictures.logo``
