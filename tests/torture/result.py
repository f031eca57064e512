"""What a part of the torture says at its end."""

from typing import NamedTuple


class Result(NamedTuple):
    """One line of the table: what was done to the store, how often, and what went wrong."""

    what: str
    tried: int
    failures: list[str]  # the first few, in words
    failed: int
    note: str = ""


class Tally:
    """Counts tries and failures; keeps the first failures in words."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.tried = 0
        self.failed = 0
        self.failures: list[str] = []

    def add(self, failure: str | None) -> None:
        """One more try; None when all was as promised."""
        self.tried += 1
        if failure is not None:
            self.failed += 1
            if len(self.failures) < 5:
                self.failures.append(failure)

    def result(self, note: str = "", *, at_least: int = 1) -> Result:
        """The line; fewer tries than ``at_least`` are a failure too."""
        if self.tried < at_least:
            self.failed += 1
            self.failures.append(f"only {self.tried} tries, {at_least} wanted")
        return Result(self.what, self.tried, self.failures, self.failed, note)

    def control(self, note: str) -> Result:
        """The line of a control: storage that is known to be bad, which must have been caught."""
        missed = [] if self.failed else ["nothing was found wrong with it: this harness is blind"]
        said = f"caught {self.failed:,} times, as it must be; {note}"
        return Result(self.what, self.tried, missed, len(missed), said)
