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


class NoSuchWeekError(DesignerError):
    """The program has no week of this number."""


def run(arguments: Namespace, tools: Tools) -> int:
    check_ending(arguments.output, ".pdf")
    case = read_case(arguments, tools.load_library(), tools)
    order = _order(arguments, case)
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
        tools.complain(f"{block.message} Confirmed: {arguments.still_right}")
    parts = tools.handout_parts(case, check, order)
    for group in grouped(check.check_handout(parts, order.week_index).findings):
        for line in in_words(group, case.library):
            tools.complain(line)
    for fact in gates_ahead(check, case.record, case.today, order.week_index, order.layout):
        tools.complain(_waits(fact, case))
    for line in _history(standing(case.record, order.week_index, case.today)):
        tools.complain(line)
    for notice in tools.handout_notices(case, order):
        tools.complain(notice)
    weeks = len(case.record.program.weeks) if case.record.program is not None else 0
    tools.say(f"{arguments.output}: week {order.week_index + 1} of {weeks}")
    return CLEAN


def _waits(fact: str, case: ProgramCase) -> str:
    """A gate of a week that lies ahead: the patient has the paper, whatever is found until then."""
    kind = case.library.confirmations.get(fact)
    known = case.record.patient.confirmation(fact)
    state = "recorded as not met" if known and known.state == "not-met" else "not yet confirmed"
    return f"this paper waits for: {kind.name if kind else fact} ({state})"


def _history(found: Standing) -> Iterator[str]:
    """What somebody should know who hands the paper out."""
    if found.program_ended is not None:
        yield f"this program ended on {found.program_ended}"
    elif found.is_over:
        yield f"this week ended on {found.last}"
    if found.discharged is not None:
        yield f"this patient was discharged on {found.discharged}"
    if found.archived:
        yield "this patient is archived"


def _order(arguments: Namespace, case: ProgramCase) -> HandoutOrder:
    """What to make, once it is known whose paper it is and that there is a week for it."""
    if sentence := unidentified(case.record.patient, case.library.words):
        raise NotIdentifiedError(f"patient: {sentence}")
    program = case.record.program
    if program is None or not program.weeks:
        raise NoSuchWeekError("program.weeks: there is no week to print; add one")
    return HandoutOrder(
        week_index=_week_index(program, arguments.week, case.today),
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
    tools.complain("nothing was written, because a block is open:")
    found = list(blocks)
    for group in grouped(found):
        for line in in_words(group, library):
            tools.complain(line)
    if any(block.key == STALE for block in found):
        tools.complain('when the plan is still right, say why: --still-right "REASON"')


def _week_index(program: Program, asked: int | None, today: date) -> int:
    """The week asked for (from 1), else the one ``today`` falls in, else the nearest one."""
    count = len(program.weeks)
    if asked is not None and not 1 <= asked <= count:
        there = "1 week" if count == 1 else f"weeks 1 to {count}"
        raise NoSuchWeekError(f"--week {asked}: the program has {there}; choose one of them")
    if asked is not None:
        return asked - 1
    return program.index_on(today)
