"""The shipped schema is the one the types give; what the page shows can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import inspect

from designer.files.program_file import ProgramFile
from designer.files.schema import schema_text
from resources.paths import folder
from tests.files.conftest import Read
from tests.files.test_reading import SKELETON

DOCS = Path(__file__).parents[2] / "docs" / "program-file.md"
EXAMPLES = re.findall(r"```json\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
SCHEMA = folder("schemas") / "home-program-1.schema.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_shipped_schema_is_that_of_the_types() -> None:
    same = SCHEMA.read_text("utf-8") == schema_text()
    assert same, "run: python -m designer.files.schema > resources/schemas/" + SCHEMA.name


@pytest.mark.parametrize("example", [*EXAMPLES, SKELETON])
def test_every_example_fits_the_schema_and_reads(
    example: str, validator: Draft202012Validator, read: Read
) -> None:
    validator.validate(json.loads(example))
    program = read(example).record.program
    assert program is not None
    assert any(week.week != type(week.week)() for week in program.weeks)


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("path", sorted(folder("demo").glob("*.json")), ids=lambda p: p.stem)
def test_the_demonstration_fits_the_schema(path: Path, validator: Draft202012Validator) -> None:
    validator.validate(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "bad",
    [
        {"format": "home-program/2"},
        {"program": {"weeks": [{"days": {"mon": [{"exercise": ""}]}}]}},
        {"program": {"weeks": [{"prog_week": 14}]}},
        {"patient": {"irritability": "very"}},
        {"patient": {"nickname": "x"}},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    bad: dict[str, Any], validator: Draft202012Validator
) -> None:
    assert not validator.is_valid({"program": {}} | bad)


def _fields(type_: inspect.Type, seen: set[type]) -> set[str]:
    found: set[str] = set()
    match type_:
        case inspect.StructType(cls=cls, fields=fields) if cls not in seen:
            seen.add(cls)
            for field in fields:
                found |= {field.encode_name} | _fields(field.type, seen)
        case inspect.UnionType(types=types):
            for choice in types:
                found |= _fields(choice, seen)
        case inspect.VarTupleType(item_type=item):
            found |= _fields(item, seen)
        case inspect.DictType(value_type=value):
            found |= _fields(value, seen)
    return found


def test_the_page_names_every_field() -> None:
    named = set(re.findall(r"`([^`\s]+)`", DOCS.read_text("utf-8")))
    fields = _fields(inspect.type_info(ProgramFile), set())
    library_only = {"low", "high", "per_side", "per_side_unclear", "notes", "text", "reason"}
    assert fields - named - library_only == set()
