"""The units in which people read and type weights and lengths; what is stored stays metric."""

from typing import Literal

from designer.model.base import Value

KG_IN_LB = 0.45359237
CM_IN_INCH = 2.54
M_IN_FOOT = 0.3048

Quantity = Literal["weight", "height", "distance"]

# What one of each unit is in the stored unit of its quantity: kg, cm, m. Spellings are lower case.
_FACTORS: dict[Quantity, dict[str, float]] = {
    "weight": {"kg": 1, "g": 0.001, "lb": KG_IN_LB, "lbs": KG_IN_LB},
    "height": {"cm": 1, "mm": 0.1, "in": CM_IN_INCH, '"': CM_IN_INCH, "inch": CM_IN_INCH},
    "distance": {"m": 1, "km": 1000, "ft": M_IN_FOOT, "feet": M_IN_FOOT, "yd": 0.9144},
}


class Units(Value, frozen=True, kw_only=True):
    """Kilograms or pounds; centimetres and metres, or inches and feet."""

    weight: Literal["kg", "lb"] = "kg"
    length: Literal["cm", "in"] = "cm"

    def name(self, quantity: Quantity) -> str:
        """The unit's sign: kg, lb, cm, in, m or ft."""
        if quantity == "weight":
            return self.weight
        metric = self.length == "cm"
        if quantity == "height":
            return "cm" if metric else "in"
        return "m" if metric else "ft"

    def factor(self, quantity: Quantity) -> float:
        """What one of the unit is in the stored unit (kg, cm, m)."""
        return _FACTORS[quantity][self.name(quantity)]

    def shown(self, quantity: Quantity, stored: float) -> float:
        """A stored figure as people read it: to a tenth where it had to be converted, feet whole.

        ``stored`` is in kg, cm or m.
        """
        factor = self.factor(quantity)
        if factor == 1:
            return stored
        return round(stored / factor, 0 if quantity == "distance" else 1)

    def told(self, quantity: Quantity, stored: float) -> str:
        """A stored figure with its unit, such as "11 lb"; the signs are the same everywhere."""
        return f"{self.shown(quantity, stored):g} {self.name(quantity)}"


METRIC = Units()
US = Units(weight="lb", length="in")


def quantity_of(field: str) -> Quantity | None:
    """What a field of a record measures, such as ``load_kg``; None where people choose no unit."""
    if field.endswith("_kg"):
        return "weight"
    if field.endswith("_cm"):
        return "height"
    return "distance" if field.startswith("distance_m") else None


def stored_figure(text: str, quantity: Quantity, units: Units) -> float | None:
    """What a typed text means in the stored unit; None where it cannot be read.

    A unit behind the figure wins over the chosen one: "10 lb" is read anywhere.
    """
    words = text.strip().lower().replace(",", ".")
    figure = words.rstrip("abcdefghijklmnopqrstuvwxyz\"' ")
    unit = words[len(figure) :].strip()
    factor = _FACTORS[quantity].get(unit) if unit else units.factor(quantity)
    try:
        typed = float(figure)
    except ValueError:
        return None
    return None if factor is None else typed * factor
