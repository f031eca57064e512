"""``repair``: mend a clinic folder; what is replaced is kept in its ``damaged`` folder."""

from argparse import Namespace

from designer.commands import check
from designer.commands.clinic_folder import (
    SOUND,
    actor,
    agree,
    clock,
    counted,
    folder_of,
    listed,
    progress,
)
from designer.commands.tools import Tools
from designer.store.repairing import Repairing


def run(arguments: Namespace, tools: Tools) -> int:
    repairing = Repairing(folder_of(arguments), clock, actor())
    report, mends = repairing.plan(progress(tools, "checked"))
    check.say(report, tools)
    planned = [mend.sentence for mend in mends if mend.way != "none"]
    left = [mend.sentence for mend in mends if mend.way == "none"]
    if left and check.exit_code(report) != SOUND:
        tools.say("\nCannot be mended here:")
        listed(left, tools)
    if not planned:
        return check.exit_code(report)
    tools.say("\nTo be done:")
    listed(planned, tools)
    if arguments.dry_run:
        tools.say("\nNothing was changed.")
        return check.exit_code(report)
    agree(arguments, tools, f"Do {counted(len(planned), 'thing')}?")
    after = repairing.mend(mends, progress(tools, "checked"))
    tools.say("\nDone. Afterwards:")
    check.say(after, tools)
    return check.exit_code(after)
