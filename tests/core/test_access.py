"""Who may do what: by the role of whoever works here, and never so that nobody may."""

from __future__ import annotations

import pytest

from designer.access import may
from designer.model.clinic import Person

ADMIN = Person(name="A. Adams", role="admin")
OTHER = Person(name="T. Tan", role="therapist")


@pytest.mark.parametrize(
    ("actor", "people", "allowed"),
    [
        ("A. Adams", (ADMIN, OTHER), True),
        ("T. Tan", (ADMIN, OTHER), False),
        ("", (ADMIN, OTHER), True),  # nobody named
        ("Somebody else", (ADMIN, OTHER), True),  # not on the list
        ("T. Tan", (OTHER,), True),  # nobody has the role
    ],
)
def test_the_role_of_whoever_works_here_decides(
    actor: str, people: tuple[Person, ...], allowed: bool
) -> None:
    assert may("edit picture", actor, people) is allowed
