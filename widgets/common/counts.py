"""Numbers of things in words: one form for 1, another for every other number."""

from PySide6.QtCore import QCoreApplication


def counted(count: int, one: str, many: str) -> str:
    """``one`` for 1, else ``many`` with the number in place of {n}: "1 week", "1,200 weeks"."""
    return one if count == 1 else many.format(n=f"{count:,}")


def blocks_and_cautions(blocks: int, cautions: int) -> list[str]:
    """Such as "1 block" and "3 cautions"; what there is none of is left out."""
    parts = (
        (blocks, counted(blocks, _tr("1 block"), _tr("{n} blocks"))),
        (cautions, counted(cautions, _tr("1 caution"), _tr("{n} cautions"))),
    )
    return [said for count, said in parts if count]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counts", text)
