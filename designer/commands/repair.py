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
    repairing = Repairing(folder_of(arguments), clock, actor(tools), tools.words)
    report, mends = repairing.plan(progress(tools, "checked"))
    check.say(report, tools)
    planned = [mend.sentence for mend in mends if mend.way != "none"]
    left = [mend.sentence for mend in mends if mend.way == "none"]
    if left and check.exit_code(report) != SOUND:
        tools.say()
        tools.tell("said.repair.cannot")
        listed(left, tools)
    if not planned:
        return check.exit_code(report)
    tools.say()
    tools.tell("said.repair.plan")
    listed(planned, tools)
    if arguments.dry_run:
        tools.say()
        tools.tell("said.unchanged")
        return check.exit_code(report)
    things = counted(len(planned), "thing", tools.words)
    agree(arguments, tools, tools.words("said.repair.ask", things=things))
    after = repairing.mend(mends, progress(tools, "checked"))
    tools.say()
    tools.tell("said.repair.done")
    check.say(after, tools)
    return check.exit_code(after)
