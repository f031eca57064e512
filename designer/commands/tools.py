"""What the commands need from the rest of the program, handed in by the composition root."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from designer.commands.terminal import harmless
from designer.figures import Drawing, FigureBook
from designer.files.program_file import ProgramCase
from designer.knowledge.library import Library
from designer.model.handout import HandoutParts
from designer.model.program import ProgramWeek
from designer.model.template import WeekTemplate
from designer.model.week import Week
from designer.safety import CaseCheck, Checker
from designer.text import Texts


@dataclass(frozen=True, slots=True)
class HandoutOrder:
    """Which week is to be printed, and how it is to look."""

    week_index: int
    layout: str
    paper: str
    language: str
    large_print: bool
    colour: bool
    log_weeks: int
    hidden: frozenset[str]  # parts that are left out
    extra: tuple[str, ...] = ()  # statements that are added


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """For whom a progress report is, and how it is to look."""

    audience: str
    paper: str
    language: str  # blank: the patient's
    colour: bool


@dataclass(frozen=True, slots=True)
class Tools:
    """The collaborators of the commands. Each loader does its work when it is called."""

    out: TextIO
    err: TextIO
    today: Callable[[], date]
    load_library: Callable[[], Library]
    load_checker: Callable[[Library], Checker]
    load_templates: Callable[[Library], Mapping[str, WeekTemplate]]
    expand: Callable[[WeekTemplate, int], ProgramWeek]  # the template in a progression week
    stages: Callable[[WeekTemplate], Iterable[tuple[int, Week]]]  # (progression week, week)
    handout: Callable[[ProgramCase, CaseCheck, HandoutOrder], bytes]  # a PDF
    handout_parts: Callable[[ProgramCase, CaseCheck, HandoutOrder], HandoutParts]
    handout_notices: Callable[[ProgramCase, HandoutOrder], tuple[str, ...]]  # for the therapist
    progress_picture: Callable[[ProgramCase], bytes]  # a PNG
    progress_files: Mapping[str, Callable[[ProgramCase], bytes]]  # what else, by ending
    report: Callable[[ProgramCase, ReportOrder], bytes]  # a PDF
    report_notices: Callable[[ProgramCase, ReportOrder], tuple[str, ...]]  # for the therapist
    load_figures: Callable[[], FigureBook]
    figure_png: Callable[[Drawing, str, int], bytes]  # a palette, the longer side in pixels
    ask: Callable[[str], bool]  # a question to the person at the terminal; nobody there: False
    words: Texts

    def tell(self, key: str, /, **fields: str | float | date) -> None:
        """Print a text of ours as a line of the result."""
        self.say(self.words(key, **fields))

    def say(self, text: str = "") -> None:
        """Print a line of the result."""
        self.out.write(harmless(text) + "\n")

    def complain(self, text: str) -> None:
        """Print a line about what went wrong."""
        self.err.write(harmless(text) + "\n")
