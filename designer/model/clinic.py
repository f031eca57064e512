"""Who the clinic is, as its papers say it."""

from designer.model.base import ShortText, Value


class ClinicIdentity(Value, frozen=True, kw_only=True):
    """The clinic's name and how patients reach it; a missing phone is printed as not recorded."""

    name: ShortText = ""
    phone: ShortText = ""
