"""The pinned dependencies: same on every machine, from wherever that machine gets its packages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / ".ci").glob("requirements*.txt"))


def pins(lock: Path) -> set[str]:
    """Return the `name==version ; marker` parts of a lock file."""
    return set(
        re.findall(r"^([a-z0-9][^\\\n]*?) \\$", lock.read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_the_lock_files_are_there() -> None:
    names = [lock.name for lock in LOCKS]
    assert names == ["requirements-bench.txt", "requirements-dev.txt", "requirements.txt"]
    assert not list(ROOT.glob("**/uv.lock"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_file_has_hashes_and_no_addresses(lock: Path) -> None:
    for line in lock.read_text(encoding="utf-8").splitlines():
        # Anything else, an option or an address, would tie it to one machine or one index.
        assert re.fullmatch(
            r"#.*|    # via.*|    #   .*"
            r"|[a-z0-9-]+==[\w.]+( ; [\w.'<>=! ()]+)? \\"
            r"|    --hash=sha256:[0-9a-f]{64}( \\)?",
            line,
        )
        assert "://" not in line
        assert not re.search(r"\w\.(com|dev|io|net|org)\b", line)


@pytest.mark.parametrize("name", ["requirements-bench.txt", "requirements-dev.txt"])
def test_we_test_and_measure_with_what_users_run(name: str) -> None:
    assert pins(ROOT / ".ci/requirements.txt") <= pins(ROOT / ".ci" / name)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
        "requirements-bench.txt": project["dependency-groups"]["bench"],
    }
    for name, requirements in wanted.items():
        pinned = {pin.partition("==")[0] for pin in pins(ROOT / ".ci" / name)}
        assert {re.split(r"[<>=]", text)[0].lower() for text in requirements} <= pinned


def test_pyside6_stays_below_the_version_that_aborts() -> None:
    """PySide6 6.12.0 aborts on Python 3.11; see test_qt_survives.py."""
    for lock in LOCKS:
        versions = [pin for pin in pins(lock) if pin.startswith(("pyside6", "shiboken6"))]
        assert len(versions) >= 2
        assert all("==6.11." in pin for pin in versions)
