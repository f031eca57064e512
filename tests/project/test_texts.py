"""The texts of the core and the commands: each is said somewhere, with all that it has to name."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from designer.text import Texts, load_texts
from resources.paths import folder

ROOT = Path(__file__).parents[2]
LAYERS = ("designer", "templates", "exports", "widgets")
_FIELD = re.compile(r"\{(\w+)\}")


@cache
def code() -> tuple[ast.Module, ...]:
    files = (path for layer in LAYERS for path in sorted((ROOT / layer).rglob("*.py")))
    return tuple(ast.parse(path.read_text("utf-8"), path.name) for path in files)


@cache
def texts() -> Texts:
    return load_texts(folder("text"), "en", "core", "commands")


def fields_of(key: str) -> set[str]:
    """What a text wants filled in, whichever of its forms is chosen."""
    tree = json.dumps(texts()._entries[key])
    return set(_FIELD.findall(tree))


def unfilled(tree: ast.Module) -> Iterator[str]:
    """The calls that name a text and leave out a field of it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(args=[ast.Constant(value=str(key))], keywords=given) if key in texts():
                named = {one.arg for one in given}
                if None not in named and not fields_of(key) <= named:
                    yield f"{key}: {', '.join(sorted(fields_of(key) - named))}"


def said() -> tuple[set[str], list[re.Pattern[str]]]:
    """The keys that stand in code, whole or put together."""
    whole: set[str] = set()
    parts: list[re.Pattern[str]] = []
    for node in (node for tree in code() for node in ast.walk(tree)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            known = (p.value if isinstance(p, ast.Constant) else None for p in node.values)
            pattern = "".join(".+" if part is None else re.escape(str(part)) for part in known)
            if r"\." in pattern:
                parts.append(re.compile(pattern))
    return whole, parts


def test_a_text_with_a_field_left_out_is_found() -> None:
    assert list(unfilled(ast.parse('words("advice.two-flares", first=day)'))) == [
        "advice.two-flares: last"
    ]


def test_every_text_gets_what_it_names() -> None:
    assert [line for tree in code() for line in unfilled(tree)] == []


def test_no_text_is_left_that_nobody_says() -> None:
    whole, parts = said()
    shared = set(load_texts(folder("text"), "en"))
    own = [key for key in texts() if key not in shared]
    unsaid = [k for k in own if k not in whole and not any(p.fullmatch(k) for p in parts)]
    assert unsaid == []
