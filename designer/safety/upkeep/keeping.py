"""Badly written rules never stop the work: the last good ones stay in force, and it is said."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from designer.knowledge.library import Library
from designer.safety.checking import Checker
from designer.safety.errors import RuleFileError
from designer.safety.rules.reading import load_rules, read_rules, rule_problems
from designer.safety.rules.rules import RuleSet
from designer.safety.upkeep.examples import contradictions


class LoadedRules(NamedTuple):
    """The rules in force, where they come from, and what is wrong with the ones in the folder."""

    rules: RuleSet
    problems: tuple[str, ...] = ()  # each names file, rule and field; none when all is well
    origin: Literal["folder", "kept", "shipped"] = "folder"


def load_rules_or_last_good(
    folder: Path, library: Library, keep: Path, shipped: Path | None = None
) -> LoadedRules:
    """The rules in ``folder``; where they are badly written, the last good ones.

    ``keep`` is the file that holds the last good rules, ``shipped`` the folder of the package, used
    when nothing is kept. Raises ``RuleFileError`` when there are no good rules at all.
    """
    try:
        rules, files = read_rules(folder, library)
        whole = _whole(keep)
        if whole is not None and whole.version == rules.version:
            return LoadedRules(rules)  # its examples came out when it was kept
        _run_examples(rules, files, library, _last_good(keep, shipped, library)[0])
    except RuleFileError as error:
        known, origin = _last_good(keep, shipped, library)
        if known is None:
            raise
        return LoadedRules(known, error.problems, origin)
    problem = _write(rules, keep)
    return LoadedRules(rules, (problem,) if problem else ())


class _Kept(NamedTuple):
    """A kept file whose checksum is right, not yet read."""

    version: str
    content: bytes


def _last_good(
    keep: Path, shipped: Path | None, library: Library
) -> tuple[RuleSet | None, Literal["kept", "shipped"]]:
    kept = _kept(keep, library)
    if kept is not None or shipped is None:
        return kept, "kept"
    return _good(shipped, library), "shipped"


def _good(folder: Path, library: Library) -> RuleSet | None:
    try:
        return load_rules(folder, library)
    except RuleFileError:
        return None


def _run_examples(
    rules: RuleSet, files: Mapping[str, str], library: Library, known: RuleSet | None
) -> None:
    """Run the examples of every rule that is new or changed. Raises ``RuleFileError``."""
    before = {rule.id: rule for rule in known.rules} if known else {}
    changed = tuple(rule for rule in rules.rules if before.get(rule.id) != rule)
    if not changed:
        return
    checker = Checker(library, msgspec.structs.replace(rules, rules=changed))
    problems = tuple(_named(text, files) for text in contradictions(checker))
    if problems:
        raise RuleFileError(problems)


def _named(contradiction: str, files: Mapping[str, str]) -> str:
    rule_id, _, rest = contradiction.partition(": ")
    return f"{files[rule_id]}: rule {rule_id}: examples: {rest}"


def _whole(path: Path) -> _Kept | None:
    try:
        head, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    checksum, _, version = head.partition(b" ")
    if hashlib.sha256(content).hexdigest().encode() != checksum:
        return None
    return _Kept(version.decode("ascii", "replace"), content)


def _kept(path: Path, library: Library) -> RuleSet | None:
    """The kept rules, if they are whole and fit the library."""
    whole = _whole(path)
    if whole is None:
        return None
    try:
        rules = msgspec.json.decode(whole.content, type=RuleSet)
    except msgspec.DecodeError:
        return None
    return None if any(_misfits(rules, library)) else rules


def _misfits(rules: RuleSet, library: Library) -> Iterator[str]:
    for rule in rules.rules:
        yield from rule_problems(rule, library)


def _write(rules: RuleSet, path: Path) -> str:
    """Keep the rules, whole or not at all; what went wrong, if something did."""
    content = msgspec.json.encode(rules)
    draft = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            head = f"{hashlib.sha256(content).hexdigest()} {rules.version}\n"
            file.write(head.encode() + content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        return f"The rules cannot be kept for later in {path} ({error.strerror})."
    return ""
