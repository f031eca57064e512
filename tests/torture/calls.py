"""The calls to the operating system, each one passed through our hands."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

CHANGING = ("write", "fsync", "fdatasync", "replace", "ftruncate")
ALL = (*CHANGING, "open", "read", "lseek", "fstat", "stat", "scandir", "mkdir", "close")

Handler = Callable[[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]], Any]
"""Gets the call's name, the call itself and its arguments; answers in the system's place."""

REAL = {name: getattr(os, name) for name in ALL}


@contextmanager
def intercepted(names: Sequence[str], handler: Handler) -> Iterator[None]:
    """Hand each of these calls of ``os`` to ``handler``."""

    def through(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            return handler(name, REAL[name], arguments, options)

        return call

    try:
        for name in names:
            setattr(os, name, through(name))
        yield
    finally:
        for name in names:
            setattr(os, name, REAL[name])
