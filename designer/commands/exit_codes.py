"""What the command's exit code says. Usage errors count as input that cannot be read."""

from designer.model.vocabulary import Severity

CLEAN = 0  # nothing, or remarks only
CAUTION = 1
BLOCK = 2  # a block, or one that only a clearance lifts
UNREADABLE = 3
CRASHED = 70  # a fault of the program itself (EX_SOFTWARE)


def of_worst(worst: Severity | None) -> int:
    """The code for the strictest open finding."""
    if worst in {Severity.BLOCK, Severity.HARD_BLOCK}:
        return BLOCK
    return CAUTION if worst is Severity.CAUTION else CLEAN
