"""The nearest angles that bring a point where it is wanted, inside limits: damped least squares.

A handful of unknowns and residuals, so plain loops are quicker than a matrix library.
"""

from collections.abc import Callable, Sequence

from designer.figures.body import Range

Residuals = Callable[[list[float]], list[float]]
_STEP = 0.5  # degrees, for the slopes
_MOST = 25.0  # degrees that one round may turn a joint
_ENOUGH = 1e-8  # square metres: a tenth of a millimetre is seen by nobody
_TRIES_IN_VAIN = 3


def solve(
    start: Sequence[float], limits: Sequence[Range], residuals: Residuals, rounds: int = 10
) -> list[float]:
    """Angles (degrees) near ``start`` that make the squares of the residuals least.

    Every angle stays inside its range; the best that was found is returned.
    """
    best = [_clamped(angle, limit) for angle, limit in zip(start, limits, strict=True)]
    base = residuals(best)
    error, damping, in_vain = _square(base), 1e-6, 0
    for _ in range(rounds):
        slopes = [_slope(best, limits, k, base, residuals) for k in range(len(best))]
        step = _normal_step(slopes, base, damping)
        tried = [
            _clamped(angle + max(-_MOST, min(_MOST, by)), limit)
            for angle, by, limit in zip(best, step, limits, strict=True)
        ]
        found = residuals(tried)
        reached = _square(found)
        if reached < error:
            settled = error - reached < _ENOUGH
            best, base, error, damping, in_vain = tried, found, reached, damping / 4, 0
            if settled:
                break
        else:
            damping, in_vain = damping * 12, in_vain + 1
            if in_vain == _TRIES_IN_VAIN:
                break
    return best


def _slope(
    at: list[float],
    limits: Sequence[Range],
    k: int,
    base: list[float],
    residuals: Residuals,
) -> list[float]:
    step = _STEP if at[k] + _STEP <= limits[k].high else -_STEP
    moved = [*at]
    moved[k] += step
    return [(after - before) / step for after, before in zip(residuals(moved), base, strict=True)]


def _normal_step(slopes: list[list[float]], base: list[float], damping: float) -> list[float]:
    """Solve (JᵀJ + damping) step = -Jᵀr by elimination."""
    count = len(slopes)
    rows = [
        [
            *(sum(a * b for a, b in zip(one, other, strict=True)) for other in slopes),
            -sum(a * b for a, b in zip(one, base, strict=True)),
        ]
        for one in slopes
    ]
    for k in range(count):
        rows[k][k] += damping + 1e-9
    for k in range(count):
        lead = max(range(k, count), key=lambda row: abs(rows[row][k]))
        rows[k], rows[lead] = rows[lead], rows[k]
        for row in range(k + 1, count):
            share = rows[row][k] / rows[k][k]
            for column in range(k, count + 1):
                rows[row][column] -= share * rows[k][column]
    step = [0.0] * count
    for k in reversed(range(count)):
        rest = sum(rows[k][column] * step[column] for column in range(k + 1, count))
        step[k] = (rows[k][count] - rest) / rows[k][k]
    return step


def _clamped(angle: float, limit: Range) -> float:
    return min(limit.high, max(limit.low, angle))


def _square(residuals: list[float]) -> float:
    return sum(r * r for r in residuals)
