"""Words on the screen write an ellipsis in one way: right behind the last letter, as one sign."""

import re
from pathlib import Path

import pytest

WIDGETS = Path(__file__).parents[2] / "widgets"
ODD = re.compile(r'[ ]…["\']|\w\.\.\.["\']')


def odd(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if ODD.search(line)]


@pytest.mark.parametrize("line", ['tr("Backups …")', 'tr("Saving...")'])
def test_an_odd_ellipsis_is_found(line: str) -> None:
    assert odd(line)


def test_no_text_has_an_odd_ellipsis() -> None:
    found = {path.name: odd(path.read_text("utf-8")) for path in WIDGETS.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}
