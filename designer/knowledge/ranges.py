"""Compares a dose with the figures that the guide gives for the exercise."""

from collections.abc import Iterator

from designer.model.dose import Dose, DoseRange, Range

RANGED_FIELDS = ("sets", "reps", "holds", "hold_s", "duration_s")


def ranges_of(figures: DoseRange) -> Iterator[tuple[str, Range]]:
    """Each field for which the guide gives a range."""
    for field in RANGED_FIELDS:
        given: Range | None = getattr(figures, field)
        if given is not None:
            yield field, given


def fields_above(dose: Dose, figures: DoseRange) -> Iterator[tuple[str, float, Range]]:
    """Each field of ``dose`` above the guide’s upper figure: field, its value, the range.

    Below a range is always allowed (clinical-spec 0.3). A blank field is unknown and never above.
    """
    for field, given in ranges_of(figures):
        value: float | None = getattr(dose, field)
        if value is not None and given.high is not None and value > given.high:
            yield field, value, given


def in_words(given: Range) -> str:
    """``6-10``, ``at least 6`` or ``at most 10``."""
    if given.low is None:
        return f"at most {given.high:g}" if given.high is not None else "any"
    if given.high is None:
        return f"at least {given.low:g}"
    return f"{given.low:g}-{given.high:g}"
