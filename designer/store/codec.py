"""The seam where encryption will sit: between a record's JSON and the line that holds it.

A codec sees each record but the first, which says what the file is and names the codec. The
checksums lie outside: a file can be checked, copied and backed up without the key.
"""

from typing import Final, Protocol


class Unopenable(Exception):
    """The bytes were not sealed by this codec, for this file, or with this key."""


class Codec(Protocol):
    """Seals a record's JSON and opens it again."""

    @property
    def name(self) -> str:
        """What the file's first record calls it; empty for JSON as it is."""
        ...

    def seal(self, payload: bytes, header: bytes) -> bytes:
        """The bytes to store, without line breaks; ``header`` is the file's first record, so that
        a record moved to another file does not open there.
        """
        ...

    def open(self, sealed: bytes, header: bytes) -> bytes:
        """The JSON again. Raises Unopenable."""
        ...


class Plain:
    """JSON as it is: what a clinic's files hold today."""

    name = ""

    def seal(self, payload: bytes, header: bytes) -> bytes:  # noqa: ARG002 - nothing to bind to
        return payload

    def open(self, sealed: bytes, header: bytes) -> bytes:  # noqa: ARG002
        return sealed


PLAIN: Final[Codec] = Plain()
