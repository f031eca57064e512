"""A badly written rule is named with file, rule and field; a broken program is a finding."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.knowledge.library import Library
from designer.safety import Checker, RuleFileError, SafetyError, load_rules
from designer.safety.upkeep.examples import contradictions

RULES = Path(__file__).parents[2] / "resources" / "rules"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def _change(folder: Path, rule_id: str, change: Change) -> str:
    for path in sorted(folder.glob("*-*.json")):
        rules = json.loads(path.read_text(encoding="utf-8"))
        for rule in rules:
            if rule["id"] == rule_id:
                change(rule)
                path.write_text(json.dumps(rules), encoding="utf-8")
                return path.name
    raise AssertionError(rule_id)


def _attribute(rule: dict[str, Any]) -> dict[str, Any]:
    part: dict[str, Any] = rule["levels"][0]["when"]["of"][0]
    assert part["is"] == "attribute"
    return part


def _misspelt_value(rule: dict[str, Any]) -> None:
    _attribute(rule)["any_of"] = ["carri"]


def _misspelt_name(rule: dict[str, Any]) -> None:
    _attribute(rule)["name"] = "patern"


def _misspelt_field(rule: dict[str, Any]) -> None:
    rule["mesage"] = rule.pop("message")


def _unknown_substitute(rule: dict[str, Any]) -> None:
    rule["substitutes"] = {"general": ["plank-of-doom"]}


def _unknown_condition(rule: dict[str, Any]) -> None:
    rule["levels"][0]["when"] = {"is": "weather", "any_of": ["rain"]}


def _unknown_definition(rule: dict[str, Any]) -> None:
    rule["levels"][0]["when"] = {"is": "defined", "name": "easy-wlak"}


def _unknown_diagnosis(rule: dict[str, Any]) -> None:
    rule["levels"][0]["when"] = {"is": "diagnosis", "any_of": ["disc"]}


def _unknown_fact(rule: dict[str, Any]) -> None:
    rule["levels"][0]["when"] = {"is": "confirmed", "facts": ["feels-fine"]}


def _contradicting_examples(rule: dict[str, Any]) -> None:
    fires = next(example for example in rule["examples"] if example["expect"] == "fires")
    rule["examples"].append({**fires, "expect": "silent", "says": "the same case"})


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_misspelt_value, "carri"),
        (_misspelt_name, "patern"),
        (_misspelt_field, "mesage"),
        (_unknown_substitute, "plank-of-doom"),
        (_unknown_condition, "weather"),
        (_unknown_definition, "easy-wlak"),
        (_unknown_diagnosis, "disc"),
        (_unknown_fact, "feels-fine"),
        (_contradicting_examples, "the same case"),
    ],
)
def test_a_bad_rule_is_named_with_file_rule_and_field(
    folder: Path, library: Library, change: Change, named: str
) -> None:
    file = _change(folder, "R-059", change)
    with pytest.raises(RuleFileError) as caught:
        load_rules(folder, library)
    assert isinstance(caught.value, SafetyError)
    problem = next(text for text in caught.value.problems if named in text)
    assert problem.startswith(f"{file}: rule R-059")


def test_all_problems_are_reported_at_once(folder: Path, library: Library) -> None:
    _change(folder, "R-059", _misspelt_value)
    _change(folder, "R-001", _misspelt_field)
    (folder / "z-broken.json").write_text("[{", encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        load_rules(folder, library)
    assert len(caught.value.problems) == 3


def test_two_rules_with_one_id_are_named(folder: Path, library: Library) -> None:
    _change(folder, "R-059", lambda rule: rule.update(id="R-060"))
    with pytest.raises(RuleFileError, match="R-060"):
        load_rules(folder, library)


def test_an_empty_folder_is_never_taken_for_no_rules(tmp_path: Path, library: Library) -> None:
    with pytest.raises(RuleFileError):
        load_rules(tmp_path, library)


def test_the_version_changes_with_any_rule(folder: Path, library: Library) -> None:
    before = load_rules(folder, library)
    assert before.version == load_rules(RULES, library).version
    _change(folder, "R-059", lambda rule: rule.update(reason="another reason"))
    assert load_rules(folder, library).version != before.version


def test_an_example_written_wrongly_is_found_by_running_it(folder: Path, library: Library) -> None:
    def wrong(rule: dict[str, Any]) -> None:
        rule["levels"][0]["severity"] = "info"

    _change(folder, "R-059", wrong)
    told = list(contradictions(Checker(library, load_rules(folder, library))))
    assert any(text.startswith("R-059") for text in told)
