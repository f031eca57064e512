"""How much a day and a week may hold before the program says so: a hint, never a limit.

The guide aims at sessions of 10 to 15 minutes (spec A-41). Henry 1999 (15 people of 67 to 82 years)
saw two exercises performed better than eight, and five no different from either. The figures for a
week are ours: five such sessions.
"""

from typing import Annotated

from msgspec import Meta

from designer.model.base import Value

Most = Annotated[int, Meta(ge=1, le=1000)]


class Budget(Value, frozen=True, kw_only=True):
    """What a clinic thinks is enough. Minutes count without cardio."""

    day_min: Most = 15
    day_items: Most = 7
    week_min: Most = 75

    def of_day(self, minutes: int, items: int) -> tuple["Use", "Use"]:
        """Minutes and items of a day against the budget."""
        return (
            Use(used=minutes, budget=self.day_min),
            Use(used=items, budget=self.day_items),
        )

    def of_week(self, minutes: int) -> "Use":
        """Minutes of a week against the budget."""
        return Use(used=minutes, budget=self.week_min)


class Use(Value, frozen=True, kw_only=True):
    """How much of one budget is used."""

    used: int
    budget: int

    @property
    def share(self) -> float:
        """1 is exactly the budget."""
        return self.used / self.budget

    @property
    def over(self) -> int:
        """By how much the budget is passed; 0 within it."""
        return max(0, self.used - self.budget)
