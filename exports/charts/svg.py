"""A chart drawing as SVG: text stays text, and the title and words are there for screen readers."""

from html import escape

from exports.charts.drawing import Area, ChartDrawing, Dot, Mark, Stroke

_FONT = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def chart_svg(drawing: ChartDrawing) -> bytes:
    """The drawing as a whole SVG file, sized in points."""
    size = f'width="{_n(drawing.width)}pt" height="{_n(drawing.height)}pt"'
    view = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} role="img" font-family="{_FONT}">',
        f"<title>{_text(drawing.title)}</title>",
        f"<desc>{_text(drawing.words)}</desc>",
        f'<rect width="{_n(drawing.width)}" height="{_n(drawing.height)}" fill="#FFFFFF"/>',
        *(_element(mark) for mark in drawing.marks),
        "</svg>",
    ]
    return "\n".join(lines).encode("utf-8")


def _element(mark: Mark) -> str:
    if isinstance(mark, Stroke):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
        dash = f' stroke-dasharray="{" ".join(map(_n, mark.dash))}"' if mark.dash else ""
        pen = f'stroke="{mark.color}" stroke-width="{_n(mark.width)}"'
        return f'<polyline points="{points}" fill="none" {pen}{dash} stroke-linejoin="round"/>'
    if isinstance(mark, Area):
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.points)
        pen = f' stroke="{mark.line}" stroke-width="{_n(mark.width)}"' if mark.line else ""
        return f'<polygon points="{points}" fill="{mark.fill}"{pen}/>'
    if isinstance(mark, Dot):
        place = f'cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}"'
        return (
            f'<circle {place} fill="{mark.fill}" stroke="{mark.line}"'
            f' stroke-width="{_n(mark.width)}"/>'
        )
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    bold = ' font-weight="700"' if mark.bold else ""
    place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}" fill="{mark.color}"'
    return f"<text {place}{anchor}{bold}>{_text(mark.text)}</text>"


def _text(text: str) -> str:
    """Escaped, without the control characters that XML forbids."""
    return escape("".join(c for c in text if c >= " " or c in "\n\t"))


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
