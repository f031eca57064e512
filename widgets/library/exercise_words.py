"""An exercise in words: ranges, attributes and where each of them comes from."""

from PySide6.QtCore import QObject

from designer.model.dose import DoseRange, Range
from designer.model.exercise import Attributes, Exercise
from widgets.library.exercises.terms import value_words


class ExerciseWords(QObject):
    """Turns the coded fields of an exercise into rows that people read."""

    def origin(self, exercise: Exercise, field: str) -> str:
        """Whether the guide states a field, or we do."""
        if exercise.clinics_own:
            return self.tr("the clinic")
        return {
            "guide": self.tr("guide"),
            "house": self.tr("house value"),
        }.get(exercise.provenance.get(field, "ours"), self.tr("our classification"))

    def dose_rows(self, exercise: Exercise) -> list[tuple[str, str, str]]:
        """Name, figure and origin of each dose figure that is known."""
        rows = [
            (name, figure, self.tr("the clinic") if exercise.clinics_own else self.tr("guide"))
            for name, figure in self._guide_figures(exercise.guide_dose)
        ]
        if exercise.house_dose is not None:
            house = exercise.house_dose
            text = f"{house.text} ({house.reason})" if house.reason else house.text
            rows.append((self.tr("Our value"), text, self.tr("house value")))
        return rows

    def attribute_rows(self, exercise: Exercise) -> list[tuple[str, str, str]]:
        """Name, value and origin of each coded demand: what the rules reason about."""
        names = {
            "pattern": self.tr("Movement"),
            "position": self.tr("Position"),
            "flex": self.tr("Bending forward"),
            "ext": self.tr("Arching back"),
            "rot": self.tr("Turning"),
            "side": self.tr("Bending sideways"),
            "resists": self.tr("Trunk resists"),
            "sym": self.tr("Sides"),
            "load": self.tr("Outside load"),
            "lever": self.tr("Lever"),
            "impact": self.tr("Impact"),
            "ballistic": self.tr("Ballistic"),
            "breath_hold_risk": self.tr("Risk of holding the breath"),
            "spine_load": self.tr("Load on the spine"),
            "bias": self.tr("Direction that it suits"),
            "nerve": self.tr("Pull on the sciatic nerve"),
            "end_range": self.tr("To the end of the range"),
            "task": self.tr("Made for"),
        }
        return [
            (
                name,
                self._value(exercise.attributes, field),
                self.origin(exercise, f"attributes.{field}"),
            )
            for field, name in names.items()
        ]

    def _value(self, attributes: Attributes, field: str) -> str:
        value = getattr(attributes, field)
        if isinstance(value, tuple):
            return ", ".join(value_words(one) for one in value) if value else "–"
        return "–" if value == "-" else value_words(value)  # as the form says it

    def _guide_figures(self, dose: DoseRange) -> list[tuple[str, str]]:
        unit_s = self.tr("s")
        figures = [
            (self.tr("Sets"), _span(dose.sets), ""),
            (self.tr("Repetitions"), _span(dose.reps), ""),
            (self.tr("Holds"), _span(dose.holds), ""),
            (self.tr("Each hold"), _span(dose.hold_s), unit_s),
            (self.tr("Time"), _span(dose.duration_s), unit_s),
        ]
        rows = [(name, f"{span} {unit}".strip()) for name, span, unit in figures if span]
        if rows and dose.per_side:
            rows.append((self.tr("Counted"), self.tr("on each side")))
        if dose.per_side_unclear:
            rows.append(
                (self.tr("Counted"), self.tr("over both sides; the guide can be read both ways"))
            )
        return rows


def _span(span: Range | None) -> str:
    if span is None:
        return ""
    low = "" if span.low is None else f"{span.low:g}"
    high = "" if span.high is None else f"{span.high:g}"
    return low if low == high else f"{low}–{high}"
