"""``check``: look over a clinic folder and its backups; nothing is changed."""

from argparse import Namespace

from designer.commands.clinic_folder import (
    DAMAGED,
    MENDABLE,
    SOUND,
    clock,
    counted,
    folder_of,
    listed,
    progress,
)
from designer.commands.tools import Tools
from designer.store.checking import Checking, CheckReport

_HEADINGS = {
    "damage": "Damage:",
    "mendable": "To mend, with nothing lost:",
    "remark": "Remarks:",
}


def run(arguments: Namespace, tools: Tools) -> int:
    checking = Checking(folder_of(arguments), clock)
    report = checking.check(progress(tools, "checked"))
    say(report, tools)
    if exit_code(report) != SOUND:
        tools.say("\nThe command repair mends what can be mended; repair --dry-run says how.")
    return exit_code(report)


def say(report: CheckReport, tools: Tools) -> None:
    """The report in words."""
    tools.say(
        f"{report.folder}: {counted(report.patients, 'patient')}, "
        f"{counted(report.saved_changes, 'saved change')}, {counted(report.backups, 'backup')}"
    )
    for weight, heading in _HEADINGS.items():
        sentences = [one.sentence for one in report.troubles if one.weight == weight]
        if sentences:
            tools.say(heading)
            listed(sentences, tools)
    if exit_code(report) == SOUND:
        tools.say("Everything can be read and is as it was saved.")


def exit_code(report: CheckReport) -> int:
    """The worst of what was found."""
    weights = {trouble.weight for trouble in report.troubles}
    if "damage" in weights:
        return DAMAGED
    return MENDABLE if "mendable" in weights else SOUND
