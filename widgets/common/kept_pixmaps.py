"""Pictures that are drawn once and shown again and again."""

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtGui import QPixmap


class KeptPixmaps:
    """Pictures by what they show. At most ``pixels`` are kept; those not asked for longest go."""

    def __init__(self, pixels: int) -> None:
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._most = self._room = pixels

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> QPixmap | None:
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def keep(self, key: Hashable, pixmap: QPixmap) -> None:
        """Keep a picture under a key that has none."""
        self._kept[key] = pixmap
        self._room -= pixmap.width() * pixmap.height()
        while self._room < 0 and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._room += oldest.width() * oldest.height()

    def clear(self) -> None:
        """Forget all of them."""
        self._kept.clear()
        self._room = self._most
