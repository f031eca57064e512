"""Every rule of the catalogue ships, with its severity, or the difference is listed by name."""

from designer.safety import Checker
from tests.safety.catalogue_table import CATALOGUE, DIFFERS

SPECIFIED = {
    f"R-{number}": (key, severity)
    for severity, rules in CATALOGUE.items()
    for number, key in (rule.split(":") for rule in rules.split())
}


def test_h1_no_rule_of_the_catalogue_is_missing(checker: Checker) -> None:
    assert set(SPECIFIED) == {f"R-{number:03}" for number in range(1, 165)}
    shipped = {rule.id: rule.key for rule in checker.rules.rules}
    assert {id_: shipped.get(id_) for id_ in SPECIFIED} == {
        id_: key for id_, (key, _) in SPECIFIED.items()
    }


def test_h1_severities_are_those_of_the_catalogue_or_listed(checker: Checker) -> None:
    shipped = {rule.id: {str(lv.severity) for lv in rule.levels} for rule in checker.rules.rules}
    differing = {id_ for id_, (_, said) in SPECIFIED.items() if shipped[id_] != {said}}
    assert differing == set(DIFFERS)
    assert {id_: shipped[id_] for id_ in DIFFERS} == {
        id_: set(severities.split()) for id_, (severities, _) in DIFFERS.items()
    }
