"""The neutral outline of a handout: what is printed and in which order, not how it looks.

Everything here is an immutable value of finished texts: sentences in the patient's language, dates
in words. A writer (PDF today) only has to place them.
"""

from collections.abc import Callable
from typing import Any, Literal

from designer.figures import Drawing
from designer.model.base import Value

Days = tuple[bool, bool, bool, bool, bool, bool, bool]


class Part(Value, frozen=True, kw_only=True):
    """A piece of a statement: words that lead in, then either a sentence or a list."""

    lead: str = ""
    text: str = ""
    items: tuple[str, ...] = ()


class Statement(Value, frozen=True, kw_only=True, tag="statement"):
    """A titled statement (an H-block). ``tone`` says how loudly it speaks."""

    id: str
    title: str
    parts: tuple[Part, ...]
    tone: Literal["stop", "urgent", "call", "points", "calm"] = "calm"


class Paragraph(Value, frozen=True, kw_only=True, tag="paragraph"):
    """Plain sentences. ``note``: small and as wide as the page, as below a table."""

    text: str
    lead: str = ""  # stressed words before the text
    note: bool = False


class Identity(Value, frozen=True, kw_only=True, tag="identity"):
    """The head of page 1: whose program this is, for which week, from whom."""

    title: str
    week: str
    clinic: str
    fields: tuple[tuple[str, str, str], ...]  # place (for errors), label, value
    own_use: str
    letterhead: tuple[str, ...] = ()
    logo: bytes = b""  # a PNG


class DayHead(Value, frozen=True, kw_only=True):
    """The head of a day's column; date fields are blank when the week has no date."""

    weekday: str
    day: str = ""  # of the month, "16"
    month: str = ""  # "Mar"


class GridRow(Value, frozen=True, kw_only=True):
    """An exercise and the days on which it stands."""

    number: int
    name: str
    days: Days
    figure: Drawing | None = None  # small, beside the name
    dose: str = ""  # below the name
    details: str = ""  # below the dose


class GridGroup(Value, frozen=True, kw_only=True):
    """The exercises of one session; the title is blank when there is only one session."""

    title: str
    rows: tuple[GridRow, ...]


class WeekGrid(Value, frozen=True, kw_only=True, tag="week-grid"):
    """The week at a glance: exercises by days, a box to tick wherever one is planned."""

    head: str
    days: tuple[DayHead, ...]
    groups: tuple[GridGroup, ...]


class DoseRow(Value, frozen=True, kw_only=True):
    """How much of one exercise."""

    number: int
    name: str
    days: str  # only where the dose differs between days
    main: str
    details: str
    easier: str


class DoseTable(Value, frozen=True, kw_only=True, tag="dose-table"):
    """All doses."""

    heads: tuple[str, str, str]  # the third is blank when no easier version may be named
    rows: tuple[DoseRow, ...]
    easier: str = ""  # label of the third column where it stands on a card instead


CardLineKind = Literal[
    "dose", "setup", "steps", "breathing", "feels-like", "stop-when", "easier", "note"
]


class CardLine(Value, frozen=True, kw_only=True):
    """A labelled line of a card: sentences, or numbered steps."""

    kind: CardLineKind
    place: str  # for errors
    label: str
    lead: str = ""  # stressed words before the text
    text: str = ""
    steps: tuple[str, ...] = ()


class Card(Value, frozen=True, kw_only=True, tag="card"):
    """How one exercise is done. ``figures`` are start and end, or one, or none."""

    number: int
    name: str
    days: str  # blank where the dose differs between days and the lines say which
    lines: tuple[CardLine, ...]
    figures: tuple[Drawing, ...] = ()
    figure_words: str = ""  # what the figures show, for those who cannot see it
    captions: tuple[str, ...] = ()  # of the figures, or none
    boxes: tuple[str, ...] = ()  # days to tick, on a card that is cut out
    foot: tuple[str, ...] = ()  # lines at the end of such a card: when to stop, whose it is


class CardSheet(Value, frozen=True, kw_only=True, tag="card-sheet"):
    """Cards to cut out, so many on a page; a card that needs more room takes it."""

    cards: tuple[Card, ...]
    a_page: int


# Of a card whose parts stand in columns: what stands below its name. The steps are in another.
FIRST_COLUMN: frozenset[CardLineKind] = frozenset({"dose", "easier", "note"})


class PicturedList(Value, frozen=True, kw_only=True, tag="pictured-list"):
    """Exercises told whole: pictures, how much, the steps, the days to tick.

    ``rows``: in three columns of words, pictures and steps; else pictures above the words.
    """

    cards: tuple[Card, ...]
    rows: bool = False


class TableRow(Value, frozen=True, kw_only=True):
    """Texts side by side; ``place`` names the row in an error."""

    place: str
    cells: tuple[str, ...]


class Table(Value, frozen=True, kw_only=True, tag="table"):
    """Plain text in columns; the first is bold. Without ``heads`` it has none."""

    shares: tuple[float, ...]  # of the width, one for each column
    rows: tuple[TableRow, ...]
    heads: tuple[str, ...] = ()


class WriteIn(Value, frozen=True, kw_only=True, tag="write-in"):
    """Empty lines to write on, below a label."""

    label: str
    lines: int = 1


class LogRow(Value, frozen=True, kw_only=True):
    """A question of the log: answered by a tick, or by writing into the field.

    ``group`` stands above it where a new group begins; ``rests`` are grey on days off.
    """

    question: str
    tick: bool
    group: str = ""
    rests: bool = False


class LogSheet(Value, frozen=True, kw_only=True, tag="log-sheet"):
    """Questions by days."""

    head: str
    days: tuple[DayHead, ...]
    rows: tuple[LogRow, ...]
    planned: Days = (True,) * 7  # days with exercises


class Scale(Value, frozen=True, kw_only=True, tag="scale"):
    """The numbers 0 to 10 on a line, with what both ends mean."""

    low: str
    high: str


class SignKey(Value, frozen=True, kw_only=True, tag="sign-key"):
    """What the signs in the pictures mean."""

    title: str
    signs: tuple[tuple[Drawing, str], ...]


Draw = Callable[[Any, float, float], None]  # onto a canvas, the lower left corner there


class Graphic(Value, frozen=True, kw_only=True, tag="graphic"):
    """A drawing such as a chart, ``width`` by ``height`` points; ``words`` say what it shows."""

    width: float
    height: float
    draw: Draw
    words: str


Block = (
    Statement
    | Paragraph
    | Identity
    | WeekGrid
    | DoseTable
    | Card
    | CardSheet
    | PicturedList
    | Table
    | WriteIn
    | LogSheet
    | Scale
    | SignKey
    | Graphic
)


class Section(Value, frozen=True, kw_only=True):
    """Blocks under one heading, which is also the bookmark."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    heading: bool = True  # False: the title is a bookmark only
    new_page: bool = False
    one_page: bool = False  # pictures are as large as leaves it on one page
    few_pages: bool = False  # or as costs no page more


class Footer(Value, frozen=True, kw_only=True):
    """What stands at the foot of every page; ``page`` has the fields ``{page}`` and ``{pages}``."""

    identifiers: tuple[tuple[str, str], ...]  # place (for errors), text
    origin: tuple[tuple[str, str], ...]
    page: str


class Outline(Value, frozen=True, kw_only=True):
    """A whole handout, ready to be laid out."""

    language: str
    title: str
    clinic: str
    banner: str  # "Invented demonstration patient", or blank
    printed_on: str  # ISO date
    sections: tuple[Section, ...]
    footer: Footer
    # pocket: the first section in the left column, the others in the right; record: for the
    # clinic, in small type; report: as pages, but prescribes nothing
    form: Literal["pages", "pocket", "record", "report"] = "pages"
    large_print: bool = True  # there is a version in 18 points
    accent: str = ""  # the clinic's own colour, "#RRGGBB"; blank: ours
