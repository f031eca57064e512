"""For whom a report is."""

from typing import Literal

Audience = Literal["patient", "referrer"]
AUDIENCES: tuple[Audience, ...] = ("patient", "referrer")
