"""What people read stands in ``resources/text`` or goes through Qt's ``tr``, never bare in code.

Told apart are errors: they say what is wrong with a file, a folder or an order, and are English for
whoever has to mend it. So are logs, which developers read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("designer", "templates", "exports", "widgets")

# Where every sentence says what is wrong with what was read, and how to mend it.
ERRORS = {
    "designer/figures/": "poses that cannot be drawn",
    "designer/files/strict_json.py": "files that are no JSON; packs have no library to say it",
    "designer/files/typed.py": "JSON of other types and ranges; likewise",
    "designer/files/log_part.py": "the description of a field in the schema",
    "designer/files/patient_part.py": "the description of a field in the schema",
    "designer/files/schema.py": "the title of the schema",
    "designer/knowledge/": "the library's files",
    "designer/log_csv/": "tables of a log",
    "designer/packs/": "packs",
    "designer/safety/rules/reading.py": "rule files",
    "designer/safety/upkeep/": "rules and their examples",
    "designer/store/backups/": "backups",
    "designer/store/changes.py": "a change that cannot be kept",
    "designer/store/clinic.py": "the clinic's files",
    "designer/store/errors.py": "the clinic's folder",
    "designer/store/folder_settings.py": "clinic.json",
    "designer/store/framefile.py": "the clinic's files",
    "designer/store/journal.py": "the clinic's files",
    "designer/store/places.py": "a place where no clinic may lie",
    "designer/store/tinydb_store.py": "the clinic's files",
    "designer/output.py": "a place that cannot be written",
    "exports/handout/setting/accents.py": "a colour that cannot be printed",
    "templates/checks.py": "templates",
    "templates/errors.py": "templates",
    # Reports of a fault, which developers read.
    "designer/faults.py": "a fault of the program",
    "widgets/shell/faults/": "a fault of the program",
}
# What looks like a sentence and is none that anybody reads, or not in this language.
NONE = {
    "beyond the guide": "a word of the rule files",
    "made stricter by the clinic: {}": "kept in a rule's source, which its version is made of",
    "decide on template": "the name of a permission",
    "mended: the first {} saved changes were kept": "kept in the audit, whatever language it is",
    "Home Program Designer": "our name",
    "the form did not open": "part of an error of the tour",
    "ddd d MMM yyyy  HH:mm": "a form of dates",
    "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif": "fonts",
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap": "a program in a PDF",
}
# Texts that Qt translates where they are shown, by their names.
SHOWN_BY_NAME = ("widgets/handout/layout_words.py",)
_SPEAKING = {"tr", "_tr", "translate"}
_LOGGING = {"debug", "info", "warning", "error", "exception", "critical"}
# Patterns, styles, what a tour waits for in vain, and names of facts, which ``fact_name`` says.
_FOREIGN = {"compile", "setStyleSheet", "Formatter", "wait_until", "unknown"}
_WORD = re.compile(r"(?<!\S)[(“\"]?[A-Za-z’'-]{2,}")
_CODE = re.compile(r"[<>|=\\[\]]|\w_\w")


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """The line and the text of what looks like a sentence: three words, or two with a stop."""
    tree = ast.parse(source)
    yield from _under(tree, "")


def _under(node: ast.AST, path: str) -> Iterator[tuple[int, str]]:
    for child in ast.iter_child_nodes(node):
        if _is_apart(child):
            continue
        text = _text(child)
        if text is None:
            yield from _under(child, path)
        elif _is_sentence(text):
            yield child.lineno, text  # type: ignore[attr-defined]


def _is_apart(node: ast.AST) -> bool:
    """Documentation, annotations, errors, logs, and what goes through translation."""
    match node:
        case ast.Raise() | ast.Expr(value=ast.Constant()) | ast.Expr(value=ast.JoinedStr()):
            return True
        case ast.ClassDef(name=name):
            return name.endswith("Error")
        case ast.Call(func=function):
            name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
            return name.endswith("Error") or name in _SPEAKING | _LOGGING | _FOREIGN
        case _:
            return False


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "{}" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _is_sentence(text: str) -> bool:
    words = len(_WORD.findall(text))
    stopped = text.rstrip().endswith((".", "?", "!", ":"))
    return (words >= 3 or (words == 2 and stopped)) and not _CODE.search(text)


def _is_place(place: str, text: str) -> bool:
    """Whether it is what errors call a place on paper, such as "the dose of exercise 3"."""
    return place.startswith("exports/") and text[:1].islower() and not text.endswith(".")


@pytest.mark.parametrize(
    "source",
    [
        'headline = "Have the patient assessed today."',
        'text = f"There was a flare on {day}"',
        'words = {"flare": "a flare in the log"}',
        'say("Not found.")',
    ],
)
def test_a_bare_sentence_is_found(source: str) -> None:
    assert list(sentences(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""What this module is about."""',
        'label = self.tr("No patient is open")',
        'headline = words("advice.refer.prompt")',
        'raise StoreError(f"{path} cannot be read; choose another one.")',
        'class GoneError(Exception):\n    text = "It is not there any more."',
        'logging.getLogger(__name__).exception("The sample page could not be drawn.")',
        'name: "Mapping[str, int] | None" = None',
        'step = "step-back"',
    ],
)
def test_what_nobody_reads_or_goes_through_translation_is_none(source: str) -> None:
    assert not list(sentences(source))


def _sources() -> Iterator[Path]:
    for layer in LAYERS:
        yield from sorted((ROOT / layer).rglob("*.py"))


def test_no_sentence_for_people_stands_in_code() -> None:
    found = [
        f"{place}:{line} {text!r}"
        for path in _sources()
        if not (place := path.relative_to(ROOT).as_posix()).startswith((*ERRORS, *SHOWN_BY_NAME))
        for line, text in sentences(path.read_text("utf-8"))
        if text not in NONE and not _is_place(place, text)
    ]
    assert not found, "\n".join(found)


def test_no_exception_outlives_what_it_is_for() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): {text for _, text in sentences(path.read_text("utf-8"))}
        for path in _sources()
    }
    speaking = tuple(place for place, texts in found.items() if texts)
    assert not [part for part in ERRORS if not any(one.startswith(part) for one in speaking)]
    assert not NONE.keys() - set().union(*found.values())
