"""What a key means in a cell of the week sheet: figures move on by themselves. No Qt."""

from dataclasses import dataclass

from designer.progress.week_sheet import TYPED_FEELINGS, SheetLine

_YES, _NO = "yxsj+", "n-"
_LONG = 3  # figures of minutes; two of them move on, three are typed after going back


@dataclass(frozen=True, slots=True)
class Typed:
    """The text after a key, whether to move on, and a key that is meant for the next cell."""

    text: str
    move: bool = False
    carry: str = ""
    refused: bool = False


def typed(line: SheetLine, text: str, key: str, *, going_back: bool = False) -> Typed:
    """The cell after one more key. ``going_back``: it is being corrected, so little moves on."""
    key = "." if key == "," and line.kind in ("score", "hours") else key
    if line.kind == "text":
        return Typed(text + key)
    if line.kind == "done":
        return _letter(
            {"y": "y", "x": "y", "s": "y", "j": "y", "p": "p", "n": "n"}.get(key.lower()), text
        )
    if line.kind == "yes-no":
        low = key.lower()
        return _letter("y" if low in _YES else "n" if low in _NO else None, text)
    if line.kind == "feelings":
        if key.lower() not in TYPED_FEELINGS:
            return Typed(text, refused=True)
        return Typed(text + key.upper() if going_back else key.upper(), move=not going_back)
    if line.kind == "score":
        return _score(text, key)
    return _figures(text, key, dot=line.kind == "hours", going_back=going_back)


def _letter(letter: str | None, text: str) -> Typed:
    return Typed(text, refused=True) if letter is None else Typed(letter, move=True)


def _score(text: str, key: str) -> Typed:
    """0 to 10 in halves: 0 and 2 to 9 move on at once, 1 waits for a 0, a point or another key."""
    if key == ".":
        return Typed(text + ".") if text.isdigit() and text != "10" else Typed(text, refused=True)
    if not key.isdigit():
        return Typed(text, refused=True)
    if text.endswith("."):
        return Typed(text + key, move=True) if key in "05" else Typed(text, refused=True)
    if not text:
        return Typed(key, move=key != "1")
    if text == "1" and key == "0":
        return Typed("10", move=True)
    return Typed(text, move=True, carry=key)


def _figures(text: str, key: str, *, dot: bool, going_back: bool) -> Typed:
    if key == "." and dot and text.isdigit():
        return Typed(text + ".")
    if not key.isdigit():
        return Typed(text, refused=True)
    if "." in text:
        return Typed(text + key, move=True)
    longer = text + key
    if going_back:
        return Typed(longer, move=len(longer) >= _LONG + 1)
    return Typed(longer, move=len(longer) == _LONG - 1)
