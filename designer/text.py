"""The texts that people read, on paper, on the screen and in a terminal: key → text.

The texts lie in one JSON file for each language (``en.json``, ``es.json``), nested by area. An
entry is a text with ``{fields}``, or one text for each grammatical number:
``{"one": "{n} time", "other": "{n} times"}``. The key of the third entry of a list ends in ``.2``.
What only one part of the program says lies in a folder of its own beside them (``core``).
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from designer.errors import DesignerError

Entry = str | Mapping[str, str]


class TextError(DesignerError):
    """A text is missing or badly written; the message names the key and the language."""


class Texts:
    """The texts of one language. Calling it with a key gives the text with its fields filled."""

    def __init__(self, language: str, entries: Mapping[str, Entry]) -> None:
        self.language = language
        self._entries = MappingProxyType(dict(entries))

    def __call__(self, key: str, /, **fields: str | float | date) -> str:
        """The text at ``key``. A field ``n`` also chooses between singular and plural."""
        entry = self._entries.get(key)
        if entry is None:
            raise TextError(f"The text {key!r} is missing in {self.language}.json; add it there.")
        if not isinstance(entry, str):
            entry = entry["one" if fields.get("n") == 1 else "other"]
        # Only the text of the resource is a pattern. What is filled in is never read as one.
        for name, value in fields.items():
            if not isinstance(value, str):
                fields[name] = self._shown(value)
        try:
            return entry.format_map(fields)
        except (KeyError, IndexError, ValueError) as error:
            raise TextError(
                f"The text {key!r} in {self.language}.json has a field that the program does not "
                f"fill ({error}); correct the text."
            ) from error

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def _shown(self, value: float | date) -> str:
        return self.day(value) if isinstance(value, date) else self.number(value)

    def day(self, day: date) -> str:
        """A date that cannot be misread: 2 Mar 2026. The hour of a time is left out."""
        month = self(f"date.month-short.{day.month - 1}")
        return self("date.short", day=str(day.day), month=month, year=str(day.year))

    def number(self, value: float) -> str:
        """A number in digits as this language writes it: 10, 2.5."""
        digits = f"{value:.2f}".rstrip("0").rstrip(".")
        mark = self._entries.get("number.decimal-mark", ".")
        return digits.replace(".", mark) if isinstance(mark, str) else digits


def load_texts(folder: Path, language: str, *parts: str) -> Texts:
    """Read the texts of ``language`` ("en", "es") from ``folder``.

    ``parts`` names folders in it whose texts are wanted as well. No two texts have the same key.
    """
    entries: dict[str, Entry] = {}
    for place in (folder, *(folder / part for part in parts)):
        for key, entry in _read(place, language):
            if key in entries:
                raise TextError(f"The text {key!r} stands twice for {language}; take one out.")
            entries[key] = entry
    return Texts(language, entries)


def _read(folder: Path, language: str) -> Iterator[tuple[str, Entry]]:
    path = folder / f"{language}.json"
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TextError(
            f"There are no texts in the language {language!r}; add {path.name} or choose another."
        ) from None
    except ValueError as error:
        raise TextError(f"{path.name} is not valid JSON ({error}); correct the file.") from error
    if not isinstance(tree, dict):
        raise TextError(f"{path.name} must hold one group of texts; correct the file.")
    return _flat(tree, (), path.name)


def _flat(node: object, path: tuple[str, ...], file: str) -> Iterator[tuple[str, Entry]]:
    if isinstance(node, str) or (isinstance(node, dict) and node.keys() == {"one", "other"}):
        yield ".".join(path), node
    elif isinstance(node, dict):
        for name, child in node.items():
            yield from _flat(child, (*path, name), file)
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _flat(child, (*path, str(index)), file)
    else:
        raise TextError(f"{file}: {'.'.join(path) or 'the file'} is neither a text nor a group.")
