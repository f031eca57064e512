"""Which buttons a finding offers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from designer.model.finding import Finding, Remedy
from designer.model.vocabulary import Severity

if TYPE_CHECKING:
    from widgets.design.finding_card import FindingCard


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """A button before it is made: what it says and what it does."""

    text: str
    do: Callable[[], object] | None = None
    tip: str = ""
    quiet: bool = False
    choices: tuple[Remedy, ...] = ()  # opens a menu of replacements instead


def button_specs(
    card: "FindingCard", finding: Finding, folded: int, *, has_more: bool
) -> tuple[ButtonSpec, ...]:
    """The buttons in their order: mending first, overriding last."""
    if finding.is_open:
        specs = [*_mending(card, finding), *_overriding(card, finding)]
    else:
        specs = [ButtonSpec(_tr("Withdraw"), partial(card.withdraw_requested.emit, finding))]
    if has_more:
        text = _tr("More ({n})").format(n=folded) if folded else _tr("More")
        specs.append(ButtonSpec(text, card.toggle_more, quiet=True))
    return tuple(specs)


def _mending(card: "FindingCard", finding: Finding) -> list[ButtonSpec]:
    by_kind: dict[str, list[Remedy]] = {}
    for remedy in finding.remedies:
        by_kind.setdefault(remedy.kind, []).append(remedy)
    specs: list[ButtonSpec] = []

    def offer(text: str, remedy: Remedy, tip: str = "") -> None:
        specs.append(ButtonSpec(text, partial(card.remedy_requested.emit, finding, remedy), tip))

    if replacements := by_kind.get("replace"):
        specs.append(ButtonSpec(_tr("Replace with"), choices=tuple(replacements)))
    for remedy in by_kind.get("dose", ()):
        offer(_tr("Lower the dose"), remedy, remedy.text)
    for remedy in by_kind.get("confirm", ()):
        refused = Remedy(kind="not-met", fact=remedy.fact)
        offer(_tr("Confirm"), remedy, _tr("Record as met, today"))
        offer(_tr("Not met"), refused, _tr("Record as not met, today"))
    for remedy in (*by_kind.get("screen", ()), *by_kind.get("clearance", ())):
        offer(_tr("Open intake"), remedy, remedy.text)
    for remedy in by_kind.get("reorder", ()):
        offer(_tr("Put in order"), remedy, remedy.text)
    if not {"dose", "confirm"} & set(by_kind) and finding.where.placement_ids:
        specs.append(ButtonSpec(_tr("Change dose"), partial(card.dose_requested.emit, finding)))
    for remedy in by_kind.get("remove", ()):
        offer(_tr("Remove"), remedy, remedy.text)
    return specs


def _overriding(card: "FindingCard", finding: Finding) -> list[ButtonSpec]:
    """A block and a caution can be overridden with a reason; a hard block never."""
    if finding.severity not in (Severity.BLOCK, Severity.CAUTION):
        return []
    return [ButtonSpec(_tr("Override…"), partial(card.override_requested.emit, finding))]


def _tr(text: str) -> str:
    return QCoreApplication.translate("FindingCard", text)
