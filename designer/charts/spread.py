"""Places for labels beside each other, so that none covers another."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], least_gap: float, low: float, high: float) -> list[float]:
    """The places nearest to ``wanted`` with ``least_gap`` between them, inside ``low`` to ``high``.

    Where there is no room for all, the gaps become smaller.
    """
    if not wanted:
        return []
    gap = min(least_gap, (high - low) / max(1, len(wanted) - 1)) if len(wanted) > 1 else least_gap
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    places: list[float] = []
    for index in order:
        place = max(low, wanted[index])
        places.append(max(place, places[-1] + gap) if places else place)
    limit = high
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], limit)
        limit = places[number] - gap
    found = [0.0] * len(wanted)
    for index, place in zip(order, places, strict=True):
        found[index] = place
    return found
