"""From the bytes of a file to its text: which encoding it was written in."""

import codecs
from pathlib import Path
from typing import NamedTuple

from designer.log_csv.errors import LogCsvError

MAX_BYTES = 20 * 1024 * 1024  # ten years of daily logs take some 2 MB
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"
ENCODINGS = ("utf-8", _WINDOWS, "cp1250", "mac_roman")  # that somebody may choose
_LOOKED_AT = 4000  # bytes at the beginning in which zeros tell UTF-16 without a mark


class Text(NamedTuple):
    """A text and the encoding it had, by its Python name."""

    text: str
    encoding: str


def text_of(data: bytes, encoding: str | None = None) -> Text:
    """The text of a file. Raises LogCsvError: too large, no text, or two encodings in one file.

    ``encoding`` is the word of somebody who knows; None finds it out.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    if encoding is not None:
        return Text(_decoded(data, encoding), encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Text(_decoded(data, marked), marked)
    if b"\0" in data[:_LOOKED_AT]:
        return _without_mark(data)
    try:
        return Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _of_one_byte(data)


def _without_mark(data: bytes) -> Text:
    """Zeros in a text: UTF-16 of which somebody cut the mark, or no text at all."""
    at_odd = data[1:_LOOKED_AT:2].count(0)
    at_even = data[0:_LOOKED_AT:2].count(0)
    if max(at_odd, at_even) < 0.3 * min(len(data), _LOOKED_AT) / 2 or min(at_odd, at_even):
        raise LogCsvError("This is not a text file; save the table as CSV (UTF-8) and try again.")
    encoding = "utf-16-le" if at_odd else "utf-16-be"
    return Text(_decoded(data, encoding), encoding)


def _of_one_byte(data: bytes) -> Text:
    """An encoding with one byte a letter, as older spreadsheets write it."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if _is_utf8_with_accents(line):
            raise LogCsvError(
                f"Line {number} is written in another encoding than the rest of the file; "
                "save the whole table as CSV (UTF-8)."
            )
    try:
        # What spreadsheets write in the languages of our handouts; a guess is often wrong there.
        return Text(data.decode(_WINDOWS), _WINDOWS)
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415  # most files need no guess

        found = from_bytes(data, cp_isolation=list(ENCODINGS[2:])).best()
        guess = ENCODINGS[-1] if found is None else found.encoding
        return Text(_decoded(data, guess), guess)


def _is_utf8_with_accents(line: bytes) -> bool:
    try:
        return not line.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise LogCsvError(
            f"Line {line} has bytes that are no letters in {encoding}; "
            "save the table as CSV (UTF-8) and try again."
        ) from error


def bytes_of(path: Path) -> bytes:
    """What a file holds. Raises LogCsvError; a large one is refused before it is read."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(size)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise LogCsvError(
            f"The file cannot be read ({reason}); choose another one, or ask who keeps it."
        ) from error


def _too_large(size: int) -> LogCsvError:
    return LogCsvError(
        f"The file has {size // 1024 // 1024} MB; at most {MAX_BYTES // 1024 // 1024} MB "
        "are read. Split it, for instance by year."
    )
