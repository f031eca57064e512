"""The handout beside other PDF writers: the yardstick's document, and the week in full.

The yardstick is 12 exercises with pictures, a week grid and a log sheet on about 4 pages. All
contenders print the same words with the same fonts, but for the floor, which embeds none; pages and
kilobytes are printed as well, and what of ours is there for readers of the screen: the tree that
says what is a heading or a list.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from itertools import chain

from exports.handout.content.blocks import Outline
from exports.handout.pdf import lay_out, write_pdf
from exports.handout.setting.layout import forget_layouts
from tests.bench.handout_content import (
    Item,
    bench_library,
    bench_outline,
    footer_of,
    items_of,
    yardstick_outline,
)
from tests.bench.handout_floor import floor_writer
from tests.bench.handout_peers import (
    Writer,
    fpdf2_writer,
    pdf_pages,
    qt_writer,
    weasyprint_writer,
)
from tests.bench.timing import report, take_turns

OURS = "ours"
PEERS: dict[str, Callable[[], Writer]] = {
    "floor, by hand": floor_writer,
    "Qt QPdfWriter": qt_writer,
    "fpdf2": fpdf2_writer,
    "WeasyPrint": weasyprint_writer,
}


def main() -> None:
    """Print the figures."""
    library = bench_library()
    _compare("yardstick: cards, week grid, log sheet", lambda: yardstick_outline(library))
    _compare("the week in full", lambda: bench_outline(library))
    gc.collect()  # WeasyPrint complains when its fonts outlive its modules


def _compare(title: str, make: Callable[[], Outline]) -> None:
    outline = make()
    items = list(items_of(outline))
    contenders: dict[str, Callable[[], bytes]] = {
        OURS: lambda: _laid_out_anew(outline),
        **_peers(items, footer_of(outline)),
        "ours with its outline": lambda: _laid_out_anew(make()),
        "ours once more": lambda: write_pdf(outline),
    }
    drawings = [item.figure for item in items if item.figure is not None]
    lines = sum(len(shape.path) for drawing in drawings for shape in drawing.shapes)
    words = sum(len(" ".join((item.text, *chain(*item.rows))).split()) for item in items)
    print(f"{title}: {len(drawings)} pictures of {lines // len(drawings)} lines, {words} words")
    for name, contender in contenders.items():
        pdf = contender()
        print(f"  {name:22}  {pdf_pages(pdf):2} pages  {len(pdf) / 1000:6.1f} kB")
    print(f"  ours without its structure tree      {len(_untagged(outline)) / 1000:6.1f} kB")
    report("one handout", take_turns(contenders, rounds=15), baseline=OURS)
    print()


def _laid_out_anew(outline: Outline) -> bytes:
    """As for a patient whose texts nobody laid out before."""
    forget_layouts()
    return write_pdf(outline)


def _untagged(outline: Outline) -> bytes:
    """The same pages without the tree, and without the marks that it needs on them."""
    handout = lay_out(outline)
    return handout.draft(range(len(handout.looks)))


def _peers(items: list[Item], foot: str) -> dict[str, Callable[[], bytes]]:
    """The peers that are installed."""
    found: dict[str, Callable[[], bytes]] = {}
    for name, make in PEERS.items():
        try:
            found[name] = partial(make(), items, foot)
        except ImportError as error:
            print(f"{name} is left out: it is not installed ({error.name}); make bench installs it")
    return found


if __name__ == "__main__":
    main()
