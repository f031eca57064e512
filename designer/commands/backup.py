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
from designer.text import Texts


def run(arguments: Namespace, tools: Tools) -> int:
    backups = Backups(folder_of(arguments), clock)
    if arguments.to is not None:
        backups.choose_folder(arguments.to)
        tools.tell("said.backup.kept-in", folder=str(backups.folder))
    if arguments.list:
        return _list(backups, tools)
    backup = backups.take("asked", progress(tools, "copied"))
    line = _line(backup.head, tools.words)
    tools.tell("said.backup.taken", folder=str(backups.folder), line=line)
    if not backup.head.unsound:
        return SOUND
    kept = [
        tools.words("said.backup.copy-kept", owner=copy.owner, when=f"{copy.copied:%Y-%m-%d %H:%M}")
        for copy in backup.copies
        if not copy.sound
    ]
    lost = [tools.words("said.backup.no-copy", owner=owner) for owner in backup.lost]
    tools.tell("said.backup.damage")
    listed([*kept, *lost], tools)
    return DAMAGED


def _list(backups: Backups, tools: Tools) -> int:
    heads, unreadable = backups.heads(), backups.unreadable()
    there = counted(len(heads), "backup", tools.words)
    tools.tell("said.backup.listed", folder=str(backups.folder), backups=there)
    listed([_line(head, tools.words) for head in heads], tools)
    for sentence in unreadable:
        tools.complain(sentence)
    return DAMAGED if unreadable else SOUND


def _line(head: Head, words: Texts) -> str:
    patients = counted(head.patients, "patient", words)
    held = words("said.backup.size", patients=patients, size=size(head.size, words))
    return f"{head.id}  {head.reason:9}  {held}"
