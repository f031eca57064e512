"""How every value of the model is made, and the number ranges that fields share."""

from typing import Annotated

from msgspec import Meta, Struct


class Value(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    eq=True,
    gc=False,
):
    """An immutable value: equal by content, blank fields left out when written.

    What cannot change cannot come to hold itself, so the garbage collector passes values over.
    """


Count = Annotated[int, Meta(ge=1, le=1000)]
Seconds = Annotated[float, Meta(ge=0, le=86_400)]
Metres = Annotated[float, Meta(ge=0, le=100_000)]
Kilograms = Annotated[float, Meta(ge=0, le=500)]
Grams = Annotated[float, Meta(ge=0, le=1000)]
Centimetres = Annotated[float, Meta(ge=0, le=300)]
Degrees = Annotated[float, Meta(ge=0, le=180)]
Percent = Annotated[float, Meta(ge=0, le=100)]
Score = Annotated[float, Meta(ge=0, le=10)]
Minutes = Annotated[float, Meta(ge=0, le=1440)]
Hours = Annotated[float, Meta(ge=0, le=10_000)]
ProgressionWeek = Annotated[int, Meta(ge=1, le=13)]
Identity = Annotated[str, Meta(min_length=1, max_length=120)]
ShortText = Annotated[str, Meta(max_length=300)]
LongText = Annotated[str, Meta(max_length=10_000)]
