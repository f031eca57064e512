"""A patient's name as it is spoken."""

import re

# Only plain names are turned: of anything else nobody can say which part is which.
_PART = re.compile(r"[^\W\d_][^\d_,;:()<>{}\[\]/\\\\|\"]*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "esq", "dds", "rn", "pt"})


def given_name_first(name: str) -> str:
    """Turn "Rivera, Ana" into "Ana Rivera"; a name of any other form stays as it is recorded."""
    plain = " ".join(name.split())
    family, comma, given = (part.strip() for part in plain.partition(","))
    if not comma or not _PART.fullmatch(family) or not _PART.fullmatch(given):
        return plain
    if given.rstrip(".").casefold() in _SUFFIXES:
        return plain
    return f"{given} {family}"
