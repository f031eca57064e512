"""Three-valued truth: yes, no, or not known because a fact is missing (design 6.2)."""

# True, False, or the names of the facts that are missing. Unknown is neither refused nor safe.
Truth = bool | frozenset[str]


def negation(part: Truth) -> Truth:
    """The opposite; the opposite of unknown is unknown."""
    return not part if isinstance(part, bool) else part


def unknown(fact: str) -> Truth:
    """Not known, because ``fact`` is missing."""
    return frozenset((fact,))
