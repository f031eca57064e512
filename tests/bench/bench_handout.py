"""The handout beside other PDF writers: 12 exercises with figures, week grid, doses, log sheet.

All contenders print the same words with the same fonts; pages and kilobytes are printed as well.
"""

from __future__ import annotations

from collections.abc import Callable

from exports.handout.pdf import write_pdf
from tests.bench.handout_content import bench_library, bench_outline, footer_of, items_of
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
    "Qt QPdfWriter": qt_writer,
    "fpdf2": fpdf2_writer,
    "WeasyPrint": weasyprint_writer,
}


def main() -> None:
    """Print the figures."""
    library = bench_library()
    outline = bench_outline(library)
    items, foot = list(items_of(outline)), footer_of(outline)
    contenders: dict[str, Callable[[], bytes]] = {OURS: lambda: write_pdf(outline)}
    for name, make in PEERS.items():
        try:
            writer = make()
        except ImportError as error:
            print(f"{name} is left out: it is not installed ({error.name}); make bench installs it")
            continue
        contenders[name] = lambda writer=writer: writer(items, foot)  # type: ignore[misc]
    contenders["ours with its outline"] = lambda: write_pdf(bench_outline(library))
    for name, contender in contenders.items():
        pdf = contender()
        print(f"  {name:22}  {pdf_pages(pdf):2} pages  {len(pdf) / 1000:6.1f} kB")
    report("one handout", take_turns(contenders, rounds=15), baseline=OURS)


if __name__ == "__main__":
    main()
