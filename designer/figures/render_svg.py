"""A drawing as SVG text, for files and for looking at."""

from base64 import b64encode

from designer.figures.drawing import Drawing, Path, Shape
from designer.figures.palette import colour


def svg(drawing: Drawing, palette: str = "light", *, title: str = "", ground: str = "") -> str:
    """The drawing as a complete SVG document; ``title`` is read aloud by screen readers."""
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">']
    if title:
        lines.append(f"<title>{_escaped(title)}</title>")
    lines.append('<g stroke-linecap="round" stroke-linejoin="round">')
    if ground:
        lines.append(f'<rect width="100%" height="100%" fill="{ground}"/>')
    if drawing.photo:
        lines.append(_photo(drawing, palette))
    lines.extend(_path(shape, palette, ground) for shape in drawing.shapes)
    return "\n".join([*lines, "</g></svg>", ""])


def _path(shape: Shape, palette: str, ground: str) -> str:
    def paint(role: str) -> str:
        return colour(role, palette, pale=shape.pale, ground=ground) if role else "none"

    stroke = (
        f' stroke="{paint(shape.stroke)}" stroke-width="{shape.width:g}"' if shape.stroke else ""
    )
    return f'<path d="{path_text(shape.path)}" fill="{paint(shape.fill)}"{stroke}/>'


def _photo(drawing: Drawing, palette: str) -> str:
    kind = "png" if drawing.photo.startswith(b"\x89PNG") else "jpeg"
    tone = ' style="filter:grayscale(1)"' if palette == "grey" else ""
    content = b64encode(drawing.photo).decode()
    return (
        f'<image width="{drawing.width:g}" height="{drawing.height:g}"{tone} '
        f'href="data:image/{kind};base64,{content}"/>'
    )


def path_text(path: Path) -> str:
    """The ``d`` of an SVG path."""
    return "".join(op + " ".join(f"{number:.5g}" for number in numbers) for op, *numbers in path)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
