"""Which buttons a finding offers."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from designer.model.finding import Finding, Remedy
from designer.model.units import Units
from designer.model.vocabulary import Severity
from designer.safety.answers import SURGERY
from widgets.design.day_names import DayNames
from widgets.design.dose.dose_words import DoseWords

# Remedies with one button each that are about no dose and no fact, in their order.
ELSEWHERE = (
    "screen",
    "clearance",
    "log",
    "move",
    "reorder",
    "week-before",
    "handout",
    "dose-form",
    "refer",
    "note",
)


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
    looks: bool = False  # that menu is filled when it opens, with what suits instead

    @property
    def has_menu(self) -> bool:
        return bool(self.choices) or self.looks

    def looks_like(self, other: "ButtonSpec") -> bool:
        """Whether nobody could tell the two buttons from each other."""
        return replace(self, do=None) == replace(other, do=None)

    def serves_as(self, other: "ButtonSpec") -> bool:
        """Whether it becomes the other by another text; a menu is filled when it opens."""
        return self.has_menu == other.has_menu and self.quiet == other.quiet


class FindingButtons(QObject):
    """Chooses the buttons of a finding: mending first; overriding last, and only under More."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days = DayNames(self)
        self._doses = DoseWords(self)

    def show_units(self, units: Units) -> None:
        """From now on say doses in these."""
        self._doses.units = units

    def specs(
        self, wishes: Wishes, finding: Finding, folded: int, *, has_more: bool, open_: bool = False
    ) -> tuple[ButtonSpec, ...]:
        """The buttons in their order; ``open_``: those under More are shown as well."""
        overriding: list[ButtonSpec] = []
        if finding.is_open:
            specs = self._mending(wishes, finding)
            overriding = self._overriding(wishes, finding)
        else:
            specs = [ButtonSpec(self.tr("Withdraw"), partial(wishes.withdraw, finding))]
        if open_:
            specs += [*overriding, ButtonSpec(self.tr("Less"), wishes.more, quiet=True)]
        elif has_more or overriding:
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

        replacements = by_kind.get("replace")
        if replacements:
            specs.append(ButtonSpec(self.tr("Replace with"), choices=tuple(replacements)))
        for remedy in by_kind.get("dose", ()):
            to = self._doses.full(remedy.dose) if remedy.dose is not None else remedy.text
            offer(self._text(remedy), remedy, self.tr("To {dose}").format(dose=to))
        if not replacements and _replaceable(finding):
            tip = self.tr("What suits this patient instead")
            specs.append(ButtonSpec(self.tr("Replace with"), tip=tip, looks=True))
        for remedy in by_kind.get("confirm", ()):
            refused = Remedy(kind="not-met", fact=remedy.fact)
            offer(self.tr("Confirm"), remedy, self.tr("Record as met, today"))
            offer(self.tr("Not met"), refused, self.tr("Record as not met, today"))
        for remedy in (one for kind in ELSEWHERE for one in by_kind.get(kind, ())):
            offer(self._text(remedy), remedy, remedy.text)
        if not {"dose", "confirm", "dose-form"} & set(by_kind) and finding.where.placement_ids:
            specs.append(ButtonSpec(self.tr("Change dose"), partial(wishes.dose, finding)))
        for remedy in by_kind.get("remove", ()):
            offer(self._text(remedy), remedy, remedy.text)
        return specs

    def _text(self, remedy: Remedy) -> str:
        """What the button of a remedy says."""
        day = self._days.short(remedy.day) if remedy.day is not None else ""
        if remedy.kind == "clearance" and remedy.fact:
            surgeon = self.tr("Surgeon’s limits…")
            return surgeon if remedy.fact == SURGERY else self.tr("Record clearance…")
        texts = {
            "dose": self.tr("Lower the dose"),
            "screen": self.tr("Open intake"),
            "clearance": self.tr("Open intake"),
            "log": self.tr("Open the log"),
            "dose-form": self.tr("Enter the dose"),
            "refer": self.tr("Refer…"),
            "note": self.tr("Note…"),
            "move": self.tr("Move to {day}").format(day=day),
            "reorder": self.tr("Put in order"),
            "week-before": self.tr("Back to the week before"),
            "handout": self.tr("Open handout"),
            "remove": self.tr("Remove"),
        }
        return texts[remedy.kind]

    def _overriding(self, wishes: Wishes, finding: Finding) -> list[ButtonSpec]:
        """A block and a caution can be overridden with a reason; a hard block never."""
        if finding.severity not in (Severity.BLOCK, Severity.CAUTION):
            return []
        return [ButtonSpec(self.tr("Override…"), partial(wishes.override, finding))]


def _replaceable(finding: Finding) -> bool:
    """One exercise that something else may stand in for; after a stop nothing is offered."""
    return (
        finding.severity in (Severity.BLOCK, Severity.CAUTION)
        and bool(finding.where.placement_ids)
        and len(finding.where.exercise_ids) == 1
    )
