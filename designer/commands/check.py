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

_WEIGHTS = ("damage", "mendable", "remark")


def run(arguments: Namespace, tools: Tools) -> int:
    checking = Checking(folder_of(arguments), clock, tools.words)
    report = checking.check(progress(tools, "checked"))
    say(report, tools)
    if exit_code(report) != SOUND:
        tools.say()
        tools.tell("said.check.how")
    return exit_code(report)


def say(report: CheckReport, tools: Tools) -> None:
    """The report in words."""
    tools.tell(
        "said.check.head",
        folder=str(report.folder),
        patients=counted(report.patients, "patient", tools.words),
        changes=counted(report.saved_changes, "change", tools.words),
        backups=counted(report.backups, "backup", tools.words),
    )
    for weight in _WEIGHTS:
        sentences = [one.sentence for one in report.troubles if one.weight == weight]
        if sentences:
            tools.tell(f"said.check.{weight}")
            listed(sentences, tools)
    if exit_code(report) == SOUND:
        tools.tell("said.check.sound")


def exit_code(report: CheckReport) -> int:
    """The worst of what was found."""
    weights = {trouble.weight for trouble in report.troubles}
    if "damage" in weights:
        return DAMAGED
    return MENDABLE if "mendable" in weights else SOUND
