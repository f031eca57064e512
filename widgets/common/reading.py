"""What people type into date and number fields, read forgivingly but never guessed."""

import math
import re
from datetime import date

_ISO = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")


def read_date(text: str) -> date | None:
    """A date written year first, with ``-``, ``.``, ``/`` or a blank between; else None.

    02/03/2026 is two different days in two countries, so it is none here.
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_number(text: str) -> float | None:
    """A number with point or comma; None for anything else."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def written_number(number: float) -> str:
    """Without a useless .0."""
    return f"{number:g}" if number != int(number) else str(int(number))
