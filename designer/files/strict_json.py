"""JSON read strictly: bounded size and depth, no repeated keys, no numbers that are none.

Python's own reader takes NaN, keeps the last of two equal keys and says nothing of either. It is
used all the same, because it names line and column; what it lets through is found by the walk.
"""

import json
import math
from json import JSONDecodeError
from pathlib import Path

from designer.files.errors import Problem, ProgramFileError
from designer.files.limits import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES

EXPORT_AGAIN = "correct the file or export it again"


class _RepeatedKey(dict[str, object]):
    """An object in which ``key`` stands twice."""

    key: str


def read_bytes(path: Path) -> bytes:
    """The content of a file of at most ``MAX_BYTES``; a larger one is refused before it is read."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(str(path))
        with path.open("rb") as file:
            # The size of a pipe or a device is not known before.
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or "not a valid path"
        text = f"cannot be read ({reason.lower()}); check the name and the permissions"
        raise ProgramFileError(str(path), (Problem("", text),)) from error
    if len(content) > MAX_BYTES:
        raise _too_large(str(path))
    return content


def parse(content: bytes, name: str) -> object:
    """The JSON value in ``content``. Blank members (null or "") are left out: both mean unknown."""
    if len(content) > MAX_BYTES:
        raise _too_large(name)
    # Each value but the first of a list or object follows a comma: a bound, found without parsing.
    if sum(map(content.count, (b",", b"[", b"{"))) > MAX_VALUES:
        said = f"more than {MAX_VALUES:,} values; no program has as many, so choose another file"
        raise ProgramFileError(name, (Problem("", said),))
    try:
        text = content.decode("utf-8-sig")
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_number,
            parse_int=_bounded_int,
        )
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problem = Problem(f"line {line}", "this is not UTF-8 text; save the file as UTF-8")
        raise ProgramFileError(name, (problem,)) from error
    except JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        reason = error.msg[:1].lower() + error.msg[1:]
        raise ProgramFileError(
            name, (Problem(place, f"this is not JSON ({reason}); {EXPORT_AGAIN}"),)
        ) from error
    except RecursionError as error:
        raise ProgramFileError(name, (_too_deep(""),)) from error
    problems: list[Problem] = []
    cleaned = _clean(value, "", 1, problems)
    if problems:
        raise ProgramFileError(name, tuple(problems[:MAX_PROBLEMS]))
    return cleaned


def member(place: str, key: str) -> str:
    """The place of a member of the object at ``place``."""
    shown = key if key.replace("-", "_").replace("$", "_").isidentifier() else json.dumps(key[:60])
    return f"{place}.{shown}" if place else shown


def _too_large(name: str) -> ProgramFileError:
    megabytes = MAX_BYTES // (1024 * 1024)
    text = f"larger than {megabytes} MB; no program needs as much, so choose another file"
    return ProgramFileError(name, (Problem("", text),))


def _too_deep(place: str) -> Problem:
    return Problem(
        place[:200], f"objects and lists nest deeper than {MAX_DEPTH} levels; {EXPORT_AGAIN}"
    )


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    repeated = _RepeatedKey(found)
    repeated.key = next(key for key in keys if keys.count(key) > 1)
    return repeated


def _no_number(_: str) -> float:
    return math.nan


def _bounded_int(digits: str) -> float:
    # Python refuses to read thousands of digits, and a float holds no more than 309.
    return int(digits) if len(digits) <= 300 else math.nan


def _clean(value: object, place: str, depth: int, problems: list[Problem]) -> object:
    if isinstance(value, dict | list) and depth > MAX_DEPTH:
        problems.append(_too_deep(place))
    elif len(problems) >= MAX_PROBLEMS:
        pass
    elif isinstance(value, dict):
        return _clean_object(value, place, depth, problems)
    elif isinstance(value, list):
        return [
            _clean(item, f"{place}[{index}]", depth + 1, problems)
            for index, item in enumerate(value)
        ]
    elif isinstance(value, float) and not math.isfinite(value):
        problems.append(
            Problem(place, "this is not a finite number; write a number or leave it out")
        )
    elif isinstance(value, str) and not _is_text(value):
        problems.append(Problem(place, "this text has half a character in it; type it again"))
    return value


def _clean_object(
    value: dict[str, object], place: str, depth: int, problems: list[Problem]
) -> dict[str, object]:
    if isinstance(value, _RepeatedKey):
        where = member(place, value.key)
        problems.append(Problem(where, "this key stands twice in one object; keep one of the two"))
    for key in value:
        if not _is_text(key):
            problems.append(Problem(place, "a key has half a character in it; type it again"))
            return {}
    return {
        key: _clean(item, member(place, key), depth + 1, problems)
        for key, item in value.items()
        if item is not None and item != ""
    }


def _is_text(text: str) -> bool:
    """False for a lone surrogate, which no UTF-8 file can hold."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
