"""One kind's documents in memory: what was folded stays one text until one of them is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from designer.store.errors import Corrupt
from designer.store.frames import Payload

D = TypeVar("D")

_NONE = b"{}"


class Table(Mapping[str, D]):
    """Documents by id, oldest first; ``decoder`` reads the folded text of them.

    Nothing looks into it before one of them is asked for: that raises Corrupt, naming ``path``.
    """

    def __init__(
        self, path: Path, decoder: "msgspec.json.Decoder[Any]", folded: Payload = _NONE
    ) -> None:
        self._path = path
        self._decoder = decoder
        self._folded = folded
        self._later: dict[str, D] = {}  # came after those, or in place of one of them

    def put(self, documents: Mapping[str, D]) -> None:
        """Add documents, or put them in the place of those with their ids."""
        self._later.update(documents)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget documents, as TinyDB does; the store keeps what was deleted."""
        for doc_id in ids:
            self._all().pop(doc_id, None)

    def packed(self) -> Payload:
        """All of them as one text, in which the later one of an id counts."""
        if not self._later:
            return self._folded
        later = msgspec.json.encode(self._later)
        if not self._is_folded:
            return later
        return b"".join((self._folded[:-1], b",", later[1:]))

    def folded(self) -> Payload:
        """The same with every id once."""
        if self._later:
            self._all()
        return self.packed()

    @property
    def _is_folded(self) -> bool:
        return len(self._folded) > len(_NONE)

    def _all(self) -> dict[str, D]:
        if self._is_folded:
            try:
                documents: dict[str, D] = self._decoder.decode(self._folded)
            except msgspec.MsgspecError as error:
                raise Corrupt(self._path, "in what it holds") from error
            documents.update(self._later)
            self._folded, self._later = _NONE, documents
        return self._later

    def __getitem__(self, doc_id: str) -> D:
        return self._all()[doc_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())
