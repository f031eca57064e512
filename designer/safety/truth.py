"""Three-valued truth: yes, no, or not known because a fact is missing (design 6.2)."""

from collections.abc import Iterable

# True, False, or the names of the facts that are missing. Unknown is neither refused nor safe.
Truth = bool | frozenset[str]


def all_of(parts: Iterable[Truth]) -> Truth:
    """No as soon as one part is no; unknown when one is unknown and none is no."""
    missing: frozenset[str] = frozenset()
    for part in parts:
        if part is False:
            return False
        if part is not True:
            missing |= part
    return missing or True


def any_of(parts: Iterable[Truth]) -> Truth:
    """Yes as soon as one part is yes; unknown when one is unknown and none is yes."""
    missing: frozenset[str] = frozenset()
    for part in parts:
        if part is True:
            return True
        if part is not False:
            missing |= part
    return missing or False


def negation(part: Truth) -> Truth:
    """The opposite; the opposite of unknown is unknown."""
    return not part if isinstance(part, bool) else part


def unknown(fact: str) -> Truth:
    """Not known, because ``fact`` is missing."""
    return frozenset((fact,))
