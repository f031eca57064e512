"""A badly written rule file never stops the work: the last good rules stay in force, said aloud."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.knowledge.library import Library
from designer.safety import RuleFileError, load_rules, load_rules_or_last_good
from tests.safety.conftest import RESOURCES

SHIPPED = RESOURCES / "rules"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "rules"))


@pytest.fixture
def keep(tmp_path: Path) -> Path:
    return tmp_path / "data" / "last-good-rules.json"


def change(folder: Path, how: Change) -> None:
    """Change rule R-059 in its file."""
    path = folder / "c-gates.json"
    rules = json.loads(path.read_text(encoding="utf-8"))
    how(next(rule for rule in rules if rule["id"] == "R-059"))
    path.write_text(json.dumps(rules), encoding="utf-8")


def misspelt(rule: dict[str, Any]) -> None:
    rule["levels"][0]["when"]["of"][0]["any_of"] = ["carri"]


def unknown_id(rule: dict[str, Any]) -> None:
    rule["substitutes"] = {"general": ["plank-of-doom"]}


def milder(rule: dict[str, Any]) -> None:
    rule["levels"][0]["severity"] = "info"


def test_good_rules_are_taken_and_kept(folder: Path, library: Library, keep: Path) -> None:
    loaded = load_rules_or_last_good(folder, library, keep, SHIPPED)
    assert loaded.problems == ()
    assert loaded.origin == "folder"
    assert loaded.rules == load_rules(folder, library)
    assert keep.exists()


@pytest.mark.parametrize(
    ("how", "field"),
    [
        (misspelt, "attribute pattern"),
        (unknown_id, "substitutes"),
        (milder, "examples"),  # contradicts what its own examples say
    ],
)
def test_h1_bad_rules_leave_the_last_good_ones_in_force(
    folder: Path, library: Library, keep: Path, how: Change, field: str
) -> None:
    change(folder, lambda rule: rule.update(reason="The clinic's own words."))
    good = load_rules_or_last_good(folder, library, keep, SHIPPED)
    change(folder, how)
    loaded = load_rules_or_last_good(folder, library, keep, SHIPPED)
    assert loaded.origin == "kept"
    assert loaded.rules == good.rules
    assert loaded.rules.rule("R-059").reason == "The clinic's own words."
    assert loaded.problems
    assert all(text.startswith("c-gates.json: rule R-059: ") for text in loaded.problems)
    assert field in loaded.problems[0]


@pytest.mark.parametrize("how", [misspelt, milder])
def test_h1_with_nothing_kept_the_shipped_rules_are_in_force(
    folder: Path, library: Library, keep: Path, how: Change
) -> None:
    change(folder, how)
    loaded = load_rules_or_last_good(folder, library, keep, SHIPPED)
    assert loaded.origin == "shipped"
    assert loaded.rules == load_rules(SHIPPED, library)
    assert loaded.problems
    assert not keep.exists()


def test_without_any_good_rules_it_is_an_error(folder: Path, library: Library, keep: Path) -> None:
    change(folder, misspelt)
    with pytest.raises(RuleFileError, match="R-059"):
        load_rules_or_last_good(folder, library, keep, folder)
    with pytest.raises(RuleFileError, match="R-059"):
        load_rules_or_last_good(folder, library, keep)


@pytest.mark.parametrize("spoil", ["cut", "changed", "empty", "of-another-library"])
def test_h1_spoilt_kept_rules_are_never_used(
    folder: Path, library: Library, keep: Path, spoil: str
) -> None:
    load_rules_or_last_good(folder, library, keep, SHIPPED)
    content = keep.read_bytes()
    if spoil == "cut":
        keep.write_bytes(content[: len(content) // 2])
    elif spoil == "changed":
        keep.write_bytes(content.replace(b'"hard_block"', b'"info"', 1))
    elif spoil == "empty":
        keep.write_bytes(b"")
    else:
        other = content.partition(b"\n")[2].replace(b'"heel-slide"', b'"heel-glide"')
        keep.write_bytes(hashlib.sha256(other).hexdigest().encode() + b" 0\n" + other)
    change(folder, misspelt)
    loaded = load_rules_or_last_good(folder, library, keep, SHIPPED)
    assert loaded.origin == "shipped"


def test_a_folder_that_cannot_be_written_is_said(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    loaded = load_rules_or_last_good(folder, library, tmp_path / "file" / "kept.json", SHIPPED)
    assert loaded.origin == "folder"
    assert "cannot be kept" in loaded.problems[0]


def test_mended_rules_are_in_force_again(folder: Path, library: Library, keep: Path) -> None:
    change(folder, misspelt)
    load_rules_or_last_good(folder, library, keep, SHIPPED)
    shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
    loaded = load_rules_or_last_good(folder, library, keep, SHIPPED)
    assert loaded.origin == "folder"
    assert loaded.problems == ()
