"""Names as they are spoken on patients' papers."""

from __future__ import annotations

import pytest

from exports.handout.content.names import given_name_first


@pytest.mark.parametrize(
    ("recorded", "spoken"),
    [
        ("Rivera, Ana", "Ana Rivera"),
        ("O'Neil-Díaz,  María José", "María José O'Neil-Díaz"),
        ("Ana Rivera", "Ana Rivera"),
        ("Smith, Jr.", "Smith, Jr."),
        ("Rivera, Ana, MD", "Rivera, Ana, MD"),
        ("Example, Beatrix (invented)", "Example, Beatrix (invented)"),
        ("Rivera,", "Rivera,"),
        (", Ana", ", Ana"),
        ("Rivera, 0042", "Rivera, 0042"),
        ("", ""),
    ],
)
def test_only_a_plain_last_comma_first_is_turned(recorded: str, spoken: str) -> None:
    assert given_name_first(recorded) == spoken
