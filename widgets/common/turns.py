"""Whose turn it is: a worker gives the screen the interpreter soon."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SHORT_S = 0.0001  # how long the worker may keep the interpreter while the screen waits
_USUAL_S = 0.005  # Python's own


@contextmanager
def short_turns() -> Iterator[None]:
    """Let the screen have the interpreter quickly: it asks for it many times in one frame.

    Where two workers do so at once, the end of the first ends it for both.
    """
    sys.setswitchinterval(_SHORT_S)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_S)
