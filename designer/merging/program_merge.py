"""Brings together the programs of two versions of a record."""

from msgspec.structs import replace

from designer.merging.clash import CURRENT, PROGRAM, WEEK, Choices, ClashKey, Sides
from designer.model.program import Program

Programs = tuple[Program, ...]


def merge_programs(sides: Sides, choices: Choices) -> Programs:
    """Every program of both; week by week where the course of weeks is the same on both sides."""
    if sides.mine == sides.base:
        return tuple(sides.theirs)
    if sides.theirs == sides.base:
        return tuple(sides.mine)
    base, mine, theirs = ({program.id: program for program in side} for side in sides)
    settled = [
        _program(key, Sides(base.get(key), mine.get(key), theirs.get(key)), choices)
        for key in {**theirs, **mine, **base}
    ]
    programs = tuple(program for program in settled if program is not None)
    return _with_current(programs, _current(sides, choices))


def _program(key: str, sides: Sides, choices: Choices) -> Program | None:
    if not sides.clash or not _same_course(sides):
        kept: Program | None = choices.settle(ClashKey(PROGRAM, key), sides)
        return kept
    weeks = tuple(
        choices.settle(
            ClashKey(WEEK, f"{key}/{number}"),
            Sides(*(side.weeks[number] for side in sides)),
        )
        for number in range(len(sides.theirs.weeks))
    )
    heads = Sides(*(side.head for side in sides))
    head: Program = choices.settle(ClashKey(PROGRAM, key), heads)
    return replace(head, weeks=weeks)


def _same_course(sides: Sides) -> bool:
    """Whether all three have the program, and none has other weeks or dates than the rest."""
    frames = [
        None
        if program is None
        else (program.start_date, [(w.prog_week, w.start_date) for w in program.weeks])
        for program in sides
    ]
    return frames[0] is not None and frames[0] == frames[1] == frames[2]


def _current(sides: Sides, choices: Choices) -> str:
    """The id of the program that stands last; when each side began a new one, one has to give."""
    last = Sides(*(programs[-1].id if programs else "" for programs in sides))
    return str(choices.settle(ClashKey(CURRENT, PROGRAM), last))


def _with_current(programs: Programs, current: str) -> Programs:
    """The others stay as earlier programs."""
    last = tuple(program for program in programs if program.id == current)
    return tuple(program for program in programs if program.id != current) + last
