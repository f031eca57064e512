"""The JSON Schema of the program file, made from the types so that the two cannot differ.

``python -m designer.files.schema > resources/schemas/home-program-1.schema.json`` writes it anew.
"""

import json
import sys
from typing import cast

import msgspec

from designer.files.program_file import FORMAT, ProgramFile

_JsonObject = dict[str, object]
_ABOUT = ("default", "description")


def schema_text() -> str:
    """The schema, indented, ending with a line break."""
    schema = cast(_JsonObject, msgspec.json.schema(ProgramFile))
    definitions = cast(dict[str, _JsonObject], schema["$defs"])
    for definition in definitions.values():
        _allow_blanks(definition)
    head: _JsonObject = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Program file of Home Program Designer, format {FORMAT}",
    }
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def _allow_blanks(definition: _JsonObject) -> None:
    """Let optional fields be null or empty texts, which the reader takes as left out."""
    required = cast(list[str], definition.get("required", []))
    fields = cast(dict[str, _JsonObject], definition.get("properties", {}))
    for name, field in fields.items():
        if name not in required:
            about = {key: field[key] for key in field if key in _ABOUT}
            given = {key: field[key] for key in field if key not in _ABOUT}
            choices = cast(list[_JsonObject], given.get("anyOf", [given]))
            choices = [choice for choice in choices if choice != {"type": "null"}]
            fields[name] = {"anyOf": [*choices, {"enum": ["", None]}]} | about


if __name__ == "__main__":
    sys.stdout.write(schema_text())
