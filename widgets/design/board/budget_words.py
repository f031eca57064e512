"""How much of a budget is used, in words: for tooltips, the foot of the week and screen readers."""

from PySide6.QtCore import QObject

from designer.model.budget import Budget, Use


class BudgetWords(QObject):
    """Says budgets. They are hints, so nothing here sounds like an order."""

    def day(self, minutes: Use, items: Use) -> list[str]:
        """A line for minutes and one for items."""
        return [
            self._line(
                minutes, self.tr("{used} of about {budget} min"), self.tr("{over} min more")
            ),
            self._line(items, self.tr("{used} of about {budget} items"), self.tr("{over} more")),
        ]

    def week(self, use: Use, items: int) -> str:
        """The week on one line."""
        said = self._line(
            use, self.tr("Week: {used} of about {budget} min"), self.tr("{over} min more")
        )
        return said + " · " + self.tr("{n} items").format(n=items)

    def legend(self) -> str:
        """What the mark on each bar is."""
        return self.tr("the mark on a bar is the budget")

    def hint(self, budget: Budget) -> str:
        """What the meter is, for its tooltip."""
        return self.tr(
            "About {day} min and {items} items a day, {week} min a week, without cardio: a hint, "
            "not a limit. Click to change it."
        ).format(day=budget.day_min, items=budget.day_items, week=budget.week_min)

    def _line(self, use: Use, pattern: str, more: str) -> str:
        said = pattern.format(used=use.used, budget=use.budget)
        if use.over:
            said += ", " + more.format(over=use.over)
        return said
