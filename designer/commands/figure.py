"""``figure ID -o OUT.svg|png``: the picture of one exercise as a file."""

from argparse import Namespace
from difflib import get_close_matches
from pathlib import Path

from designer.commands.exit_codes import CLEAN
from designer.commands.finding_lines import joined
from designer.commands.tools import Tools
from designer.errors import DesignerError
from designer.figures import Drawing, svg
from designer.figures.palette import GROUNDS
from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.output import write_whole
from designer.text import Texts


class NoFigureError(DesignerError):
    """There is no such picture, or not in this form."""


def run(arguments: Namespace, tools: Tools) -> int:
    output: Path = arguments.output
    kind = output.suffix.casefold()
    if kind not in {".svg", ".png"}:
        raise NoFigureError(tools.words("said.figure.ending", file=str(output)))
    exercise = _exercise(arguments.exercise, tools.load_library(), tools.words)
    drawing = tools.load_figures().drawing(exercise.id, arguments.style)
    if drawing is None:
        raise NoFigureError(tools.words("said.figure.no-figure", name=exercise.name))
    write_whole(output, _content(drawing, kind, exercise.name, arguments, tools))
    tools.say(f"{output}: {exercise.name}")
    return CLEAN


def _content(drawing: Drawing, kind: str, title: str, arguments: Namespace, tools: Tools) -> bytes:
    if kind == ".png":
        return tools.figure_png(drawing, arguments.theme, arguments.size)
    return svg(drawing, arguments.theme, title=title, ground=GROUNDS[arguments.theme]).encode()


def _exercise(text: str, library: Library, words: Texts) -> Exercise:
    found = library.find_exercise(text)
    if found is not None:
        return found
    near = _nearest(text, library)
    if not near:
        raise NoFigureError(words("said.figure.unknown", text=text))
    names = joined([f'"{name}"' for name in near], "or", words)
    raise NoFigureError(words("said.figure.unknown-near", text=text, names=names))


def _nearest(text: str, library: Library) -> list[str]:
    """Up to three names: each exercise once, by whichever of its names comes closest."""
    names = {
        name.casefold(): exercise.name
        for exercise in library.exercises.values()
        for name in (exercise.id, exercise.name, *exercise.other_names)
    }
    near = get_close_matches(text.casefold(), names, n=5, cutoff=0.5)
    return list(dict.fromkeys(names[n] for n in near))[:3]
