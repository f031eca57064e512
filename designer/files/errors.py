"""Errors of the program file."""

from dataclasses import dataclass

from designer.errors import DesignerError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file.

    ``place`` reads like ``program.weeks[0].days.mon[2].dose.reps`` or ``line 3, column 7``, and is
    empty for the file as a whole. ``text`` says what is wrong, and after a semicolon the remedy.
    """

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


class ProgramFileError(DesignerError):
    """A program file that cannot be read. ``problems`` holds all that were found, first first.

    The text quotes numbers, dates and words of closed lists; of free text it quotes only names of
    exercises and the like, never a patient's name or a note.
    """

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        self.file = file
        self.problems = problems
        first = problems[0]
        super().__init__(f"{file}, {first}" if first.place else f"{file}: {first}")
