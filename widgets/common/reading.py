"""What people type into date and number fields, read forgivingly but never guessed."""

import math
import re
from datetime import date

from widgets.common.dates import month_named

_ISO = re.compile(r"(?P<year>\d{4})[-./ ](?P<month>\d{1,2})[-./ ](?P<day>\d{1,2})")
_MONTH = r"(?P<month>[^\W\d_]{3,}\.?)"
_LETTERS = (
    re.compile(rf"(?P<day>\d{{1,2}})[-. ]*{_MONTH}[-, ]*(?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH}[- ]*(?P<day>\d{{1,2}})[-, ]+(?P<year>\d{{4}})"),
)


def read_date(text: str) -> date | None:
    """A date with the month in letters, or year first; else None.

    2 Mar 2026, March 2, 2026, 2026-03-02. But 02/03/2026 is two different days in two countries, so
    it is none here.
    """
    found = next((m for form in (_ISO, *_LETTERS) if (m := form.fullmatch(text.strip()))), None)
    if found is None:
        return None
    month = int(found["month"]) if found["month"].isdigit() else month_named(found["month"])
    try:
        return date(int(found["year"]), month or 0, int(found["day"]))
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
