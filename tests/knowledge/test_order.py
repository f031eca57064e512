"""The order from easier to harder has no circle, on any set of links."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from designer.knowledge.order import find_circle
from designer.model.exercise import Attributes, Exercise

IDS = tuple("abcdefgh")
LINKS = st.sets(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=14)
BODY = Attributes(pattern="brace", position="supine")


def exercises_with(links: set[tuple[str, str]]) -> list[Exercise]:
    """One exercise for each id; half of the links stand on the easier one, half on the harder."""
    ordered = sorted(links)
    upward = ordered[::2]
    downward = ordered[1::2]
    return [
        Exercise(
            id=id_,
            name=id_,
            kind="stabilise",
            phase="1",
            attributes=BODY,
            harder=tuple(high for low, high in upward if low == id_),
            easier=tuple(low for low, high in downward if high == id_),
        )
        for id_ in IDS
    ]


@given(LINKS)
def test_links_that_only_climb_have_no_circle(links: set[tuple[str, str]]) -> None:
    climbing = {(low, high) for low, high in links if low < high}
    assert find_circle(exercises_with(climbing)) == ()


@given(LINKS)
def test_a_circle_that_is_found_is_one(links: set[tuple[str, str]]) -> None:
    circle = find_circle(exercises_with(links))
    steps = set(itertools.pairwise(circle))
    assert steps <= links
    assert not circle or circle[0] == circle[-1]


@given(LINKS, st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True))
def test_a_circle_that_is_there_is_found(links: set[tuple[str, str]], ring: list[str]) -> None:
    closed = set(zip(ring, [*ring[1:], ring[0]], strict=True))
    assert find_circle(exercises_with(links | closed))
