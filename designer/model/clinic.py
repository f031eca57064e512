"""Who the clinic is, as its papers say it."""

from designer.model.base import ShortText, Value


class ClinicIdentity(Value, frozen=True, kw_only=True):
    """The clinic's name and how patients reach it; a blank field is left out on paper."""

    name: ShortText = ""
    phone: ShortText = ""
