"""``handout FILE -o OUT.pdf``: one week of a program on paper, unless a block is open."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date

from designer.commands.exit_codes import BLOCK, CLEAN
from designer.commands.finding_lines import grouped, in_words
from designer.commands.tools import HandoutOrder, Tools
from designer.commands.validate import read_case
from designer.course.standing import Standing, standing
from designer.errors import DesignerError
from designer.files.program_file import ProgramCase
from designer.knowledge.library import Library
from designer.model.finding import Finding
from designer.model.program import Program
from designer.output import check_ending, write_whole
from designer.safety.papers.identified import NotIdentifiedError, unidentified
from designer.safety.papers.staleness import STALE
from designer.safety.printing import gate_of, gates_ahead
from designer.text import Texts


class NoSuchWeekError(DesignerError):
    """The program has no week of this number."""


def run(arguments: Namespace, tools: Tools) -> int:
    check_ending(arguments.output, ".pdf")
    case = read_case(arguments, tools.load_library(), tools)
    order = _order(arguments, case, tools.words)
    check = tools.load_checker(case.library).open(case.record, case.today)
    # What is on the paper decides: a block in a week long past, or far ahead, prints nothing here.
    blocks = gate_of(check, case.record, order.week_index, order.layout)
    stale = [block for block in blocks if block.key == STALE]
    if arguments.still_right:
        blocks = [block for block in blocks if block.key != STALE]
    if blocks:
        _refuse(blocks, case.library, tools)
        return BLOCK
    write_whole(arguments.output, tools.handout(case, check, order))
    for block in stale:
        told = {"message": block.message, "reason": arguments.still_right}
        tools.complain(tools.words("said.handout.confirmed", **told))
    parts = tools.handout_parts(case, check, order)
    for group in grouped(check.check_handout(parts, order.week_index).findings):
        for line in in_words(group, case.library, tools.words):
            tools.complain(line)
    for fact in gates_ahead(check, case.record, case.today, order.week_index, order.layout):
        tools.complain(_waits(fact, case, tools.words))
    for line in _history(standing(case.record, order.week_index, case.today), tools.words):
        tools.complain(line)
    for notice in tools.handout_notices(case, order):
        tools.complain(notice)
    weeks = len(case.record.program.weeks) if case.record.program is not None else 0
    week = order.week_index + 1
    tools.tell("said.handout.done", file=str(arguments.output), week=week, weeks=weeks)
    return CLEAN


def _waits(fact: str, case: ProgramCase, words: Texts) -> str:
    """A gate of a week that lies ahead: the patient has the paper, whatever is found until then."""
    known = case.record.patient.confirmation(fact)
    state = "not-met" if known and known.state == "not-met" else "unconfirmed"
    return words(f"said.handout.{state}", fact=case.library.fact_name(fact))


def _history(found: Standing, words: Texts) -> Iterator[str]:
    """What somebody should know who hands the paper out."""
    if found.program_ended is not None:
        yield words("said.handout.program-ended", on=found.program_ended)
    elif found.is_over and found.last is not None:
        yield words("said.handout.week-ended", on=found.last)
    if found.discharged is not None:
        yield words("said.handout.discharged", on=found.discharged)
    if found.archived:
        yield words("said.handout.archived")


def _order(arguments: Namespace, case: ProgramCase, words: Texts) -> HandoutOrder:
    """What to make, once it is known whose paper it is and that there is a week for it."""
    if sentence := unidentified(case.record.patient, case.library.words):
        raise NotIdentifiedError(words("said.report.unidentified", sentence=sentence))
    program = case.record.program
    if program is None or not program.weeks:
        raise NoSuchWeekError(words("said.handout.no-week"))
    return HandoutOrder(
        week_index=_week_index(program, arguments.week, case.today, words),
        layout=arguments.layout,
        paper=arguments.paper,
        language=arguments.language or case.record.patient.language,
        large_print=arguments.large_print,
        colour=arguments.colour,
        log_weeks=arguments.log_weeks,
        hidden=frozenset(arguments.without),
        extra=tuple(dict.fromkeys(arguments.extra)),
    )


def _refuse(blocks: Iterable[Finding], library: Library, tools: Tools) -> None:
    tools.complain(tools.words("said.handout.refused"))
    found = list(blocks)
    for group in grouped(found):
        for line in in_words(group, library, tools.words):
            tools.complain(line)
    if any(block.key == STALE for block in found):
        tools.complain(tools.words("said.handout.still-right"))


def _week_index(program: Program, asked: int | None, today: date, words: Texts) -> int:
    """The week asked for (from 1), else the one ``today`` falls in, else the nearest one."""
    count = len(program.weeks)
    if asked is not None and not 1 <= asked <= count:
        raise NoSuchWeekError(words("said.handout.which-week", asked=asked, n=count))
    if asked is not None:
        return asked - 1
    return program.index_on(today)
