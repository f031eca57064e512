"""What is about to be printed with a week, as far as a safety rule may speak about it."""

from designer.model.base import Value


class HandoutParts(Value, frozen=True, kw_only=True):
    """The parts of a handout that rules judge (R-124, R-129, R-130, R-162, R-164)."""

    breathing: bool = True  # the line on breathing stands on the page
    recovery: bool = False  # the block on warmth, cold and sleep
    protein: bool = False  # the line with grams of protein a day
    medicine: bool = False  # somebody wants a medicine on the plan
