"""``backup``: make one now, list them, or choose where they are kept."""

from argparse import Namespace

from designer.commands.clinic_folder import (
    DAMAGED,
    SOUND,
    clock,
    counted,
    folder_of,
    listed,
    progress,
    size,
)
from designer.commands.tools import Tools
from designer.store.backups import Backups, Head


def run(arguments: Namespace, tools: Tools) -> int:
    backups = Backups(folder_of(arguments), clock)
    if arguments.to is not None:
        backups.choose_folder(arguments.to)
        tools.say(f"Backups are kept in {backups.folder} from now on.")
    if arguments.list:
        return _list(backups, tools)
    backup = backups.take("asked", progress(tools, "copied"))
    tools.say(f"{backups.folder}: {_line(backup.head)}; each copy was read again.")
    if not backup.head.unsound:
        return SOUND
    kept = [
        f"{copy.owner}: the copy of {copy.copied:%Y-%m-%d %H:%M} UTC was kept"
        for copy in backup.copies
        if not copy.sound
    ]
    lost = [f"{owner}: there is no good copy" for owner in backup.lost]
    tools.say("Files that are damaged or missing now; the command repair mends them:")
    listed([*kept, *lost], tools)
    return DAMAGED


def _list(backups: Backups, tools: Tools) -> int:
    heads, unreadable = backups.heads(), backups.unreadable()
    tools.say(f"{backups.folder}: {counted(len(heads), 'backup')}")
    listed([_line(head) for head in heads], tools)
    for sentence in unreadable:
        tools.complain(sentence)
    return DAMAGED if unreadable else SOUND


def _line(head: Head) -> str:
    patients = counted(head.patients, "patient")
    return f"{head.id}  {head.reason:9}  {patients}, {size(head.size)}"
