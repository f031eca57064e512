"""Which buttons a finding offers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from designer.model.finding import Finding, Remedy
from designer.model.vocabulary import Severity
from widgets.design.day_names import DayNames


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the buttons of a card ask for."""

    remedy: Callable[[Finding, Remedy], object]
    dose: Callable[[Finding], object]
    override: Callable[[Finding], object]
    withdraw: Callable[[Finding], object]
    more: Callable[[], object]


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """A button before it is made: what it says and what it does."""

    text: str
    do: Callable[[], object] | None = None
    tip: str = ""
    quiet: bool = False
    choices: tuple[Remedy, ...] = ()  # opens a menu of replacements instead


class FindingButtons(QObject):
    """Chooses the buttons of a finding: mending first, overriding last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days = DayNames(self)

    def specs(
        self, wishes: Wishes, finding: Finding, folded: int, *, has_more: bool
    ) -> tuple[ButtonSpec, ...]:
        """The buttons in their order."""
        if finding.is_open:
            specs = [*self._mending(wishes, finding), *self._overriding(wishes, finding)]
        else:
            specs = [ButtonSpec(self.tr("Withdraw"), partial(wishes.withdraw, finding))]
        if has_more:
            text = self.tr("More ({n})").format(n=folded) if folded else self.tr("More")
            specs.append(ButtonSpec(text, wishes.more, quiet=True))
        return tuple(specs)

    def _mending(self, wishes: Wishes, finding: Finding) -> list[ButtonSpec]:
        by_kind: dict[str, list[Remedy]] = {}
        for remedy in finding.remedies:
            by_kind.setdefault(remedy.kind, []).append(remedy)
        specs: list[ButtonSpec] = []

        def offer(text: str, remedy: Remedy, tip: str = "") -> None:
            specs.append(ButtonSpec(text, partial(wishes.remedy, finding, remedy), tip))

        if replacements := by_kind.get("replace"):
            specs.append(ButtonSpec(self.tr("Replace with"), choices=tuple(replacements)))
        for remedy in by_kind.get("dose", ()):
            offer(self.tr("Lower the dose"), remedy, remedy.text)
        for remedy in by_kind.get("confirm", ()):
            refused = Remedy(kind="not-met", fact=remedy.fact)
            offer(self.tr("Confirm"), remedy, self.tr("Record as met, today"))
            offer(self.tr("Not met"), refused, self.tr("Record as not met, today"))
        for remedy in (*by_kind.get("screen", ()), *by_kind.get("clearance", ())):
            offer(self.tr("Open intake"), remedy, remedy.text)
        for remedy in (*by_kind.get("move", ()), *by_kind.get("reorder", ())):
            offer(self._place_text(remedy), remedy, remedy.text)
        if not {"dose", "confirm"} & set(by_kind) and finding.where.placement_ids:
            specs.append(ButtonSpec(self.tr("Change dose"), partial(wishes.dose, finding)))
        for remedy in by_kind.get("remove", ()):
            offer(self.tr("Remove"), remedy, remedy.text)
        return specs

    def _place_text(self, remedy: Remedy) -> str:
        if remedy.day is None:
            return self.tr("Put in order")
        return self.tr("Move to {day}").format(day=self._days.short(remedy.day))

    def _overriding(self, wishes: Wishes, finding: Finding) -> list[ButtonSpec]:
        """A block and a caution can be overridden with a reason; a hard block never."""
        if finding.severity not in (Severity.BLOCK, Severity.CAUTION):
            return []
        return [ButtonSpec(self.tr("Override…"), partial(wishes.override, finding))]
