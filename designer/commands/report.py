"""``report FILE -o OUT.pdf``: how it went, what was changed and why, on one or two pages."""

from argparse import Namespace

from designer.commands.exit_codes import CLEAN
from designer.commands.tools import ReportOrder, Tools
from designer.commands.validate import read_case
from designer.output import check_ending, write_whole
from designer.safety.papers.identified import NotIdentifiedError, unidentified


def run(arguments: Namespace, tools: Tools) -> int:
    check_ending(arguments.output, ".pdf")
    case = read_case(arguments, tools.load_library(), tools)
    if sentence := unidentified(case.record.patient, case.library.words):
        raise NotIdentifiedError(tools.words("said.report.unidentified", sentence=sentence))
    order = ReportOrder(
        audience=arguments.audience,
        paper=arguments.paper,
        language=arguments.language or "",
        colour=arguments.colour,
    )
    write_whole(arguments.output, tools.report(case, order))
    for notice in tools.report_notices(case, order):
        tools.complain(notice)
    tools.tell(f"said.report.{arguments.audience}", file=str(arguments.output))
    return CLEAN
