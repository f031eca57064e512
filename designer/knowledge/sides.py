"""Steps of an exercise that are for the second side only.

A line of the patient's steps that begins with the sign ``↔`` is done when both sides are trained.
Where a week plans one side alone it is left out, so that the paper does not say "left side only"
and "change sides" together. The sign itself is never printed.
"""

SIGN = "↔"


def without_signs(steps: str) -> str:
    """The steps as they are read where both sides are trained, or nobody planned a side."""
    return "\n".join(line.removeprefix(SIGN).lstrip() for line in steps.split("\n"))


def for_one_side(steps: str) -> str:
    """The steps where one side alone is trained."""
    return "\n".join(line for line in steps.split("\n") if not line.startswith(SIGN))
