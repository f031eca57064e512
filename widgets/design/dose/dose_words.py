"""A dose in words: short for a card, whole for a tooltip. A blank field stays unsaid."""

from PySide6.QtCore import QObject

from designer.model.dose import Dose
from designer.model.units import METRIC, Quantity, Units
from widgets.common.counts import counted


class DoseWords(QObject):
    """Says doses in the reader's language and units."""

    def __init__(self, parent: QObject | None = None, units: Units = METRIC) -> None:
        super().__init__(parent)
        self.units = units

    def short(self, dose: Dose) -> str:
        """The dose on one line, such as "2 × 8 /side"."""
        return self._said(dose, self._short_side(dose))

    def _said(self, dose: Dose, side: str) -> str:
        parts = [self._work(dose, side), self._hold_beside_reps(dose), self._load(dose)]
        said = ", ".join(part for part in parts if part)
        return said or self.tr("no dose yet")

    def full(self, dose: Dose) -> str:
        """Everything that is stated, such as "2 × 8 each side, rest 60 s, effort 5 of 10"."""
        extras = (
            (dose.rest_s, self.tr("rest {n} s")),
            (dose.times_per_day, self.tr("{n} times a day")),
            (dose.effort_0_10, self.tr("effort {n} of 10")),
            (dose.brace_pct, self.tr("brace {n} %")),
            (dose.angle_deg, self.tr("{n} degrees")),
            (dose.break_min, self.tr("break {n} min")),
        )
        said = [pattern.format(n=figure(n)) for n, pattern in extras if n is not None]
        if dose.step_height_cm is not None:
            said.append(
                self.tr("step {height}").format(
                    height=self._measured("height", dose.step_height_cm)
                )
            )
        if dose.distance_m is not None:
            said.append(self._measured("distance", dose.distance_m))
        if dose.support:
            said.append(self.tr("with support"))
        return ", ".join([self._said(dose, self._side(dose)), *said])

    def _work(self, dose: Dose, side: str) -> str:
        if dose.duration_s is not None:
            count = dose.bouts if dose.bouts is not None else dose.sets
            return _times(count, self._time(dose.duration_s)) + side
        if dose.reps is not None:
            return _times(dose.sets, str(dose.reps), one=True) + side
        if dose.holds is not None and dose.hold_s is not None:
            holds = f"{dose.holds} × {self._time(dose.hold_s)}"
            return _times(dose.sets, holds) + side
        if dose.holds is not None:
            return counted(dose.holds, self.tr("1 hold"), self.tr("{n} holds")) + side
        if dose.hold_s is not None:
            return self.tr("hold {time}").format(time=self._time(dose.hold_s)) + side
        if dose.distance_m is not None:
            return _times(dose.sets, self._measured("distance", dose.distance_m)) + side
        if dose.sets is not None:
            return counted(dose.sets, self.tr("1 set"), self.tr("{n} sets")) + side
        return ""

    def _hold_beside_reps(self, dose: Dose) -> str:
        if dose.reps is None or dose.hold_s is None or dose.duration_s is not None:
            return ""
        return self.tr("{time} hold").format(time=self._time(dose.hold_s))

    def _load(self, dose: Dose) -> str:
        if dose.load_kg is not None:
            return self._measured("weight", dose.load_kg)
        if dose.band is not None:
            return self.tr("{strength} band").format(strength=dose.band.replace("-", " "))
        return ""

    def _measured(self, quantity: Quantity, stored: float) -> str:
        """A figure with its unit, such as "11 lb"; the signs are the same in every language."""
        shown = self.units.shown(quantity, stored)
        return f"{figure(shown)} {self.units.name(quantity)}"

    def _short_side(self, dose: Dose) -> str:
        return " " + self.tr("/side") if dose.side == "each" else self._side(dose)

    def _side(self, dose: Dose) -> str:
        match dose.side:
            case "each":
                return " " + self.tr("each side")
            case "left":
                return " " + self.tr("left")
            case "right":
                return " " + self.tr("right")
        return ""

    def _time(self, seconds: float) -> str:
        if seconds >= 120 or seconds == 60:
            return self.tr("{n} min").format(n=figure(seconds / 60))
        return self.tr("{n} s").format(n=figure(seconds))


def figure(number: float) -> str:
    """A number without needless decimals."""
    return f"{number:.1f}".rstrip("0").rstrip(".") if number != int(number) else str(int(number))


def _times(count: int | None, what: str, *, one: bool = False) -> str:
    """As in "2 × what"; a single one needs no count, unless ``one`` asks for it."""
    if count is None or (count == 1 and not one):
        return what
    return f"{count} × {what}"
