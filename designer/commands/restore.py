"""``restore BACKUP``: go back to a backup, the whole clinic or some patients."""

from argparse import Namespace

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
from designer.errors import DesignerError
from designer.store.backups import Backups, Difference

_NEWEST = "newest"


class NoSuchBackup(DesignerError):
    """The named backup, or the patient in it, is not there."""


def run(arguments: Namespace, tools: Tools) -> int:
    backups = Backups(folder_of(arguments), clock)
    name = _name(arguments.backup, backups)
    owners = arguments.patient or None
    preview = backups.preview(name, owners, progress(tools, "compared"))
    absent = sorted(set(owners or ()) - {line.owner for line in preview.differences})
    if absent:
        raise NoSuchBackup(f"The backup {name} has no patient {', '.join(absent)}.")
    tools.say(f"Backup {name}: {counted(len(preview.changes), 'file')} would change.")
    listed([_in_words(line) for line in preview.differences if line.state != "same"], tools)
    if not preview.changes or arguments.dry_run:
        tools.say("Nothing was changed.")
        return SOUND
    agree(arguments, tools, "Restore? The present state is backed up first.")
    changed = backups.restore(name, owners, actor=actor(), step=progress(tools, "restored"))
    tools.say(
        f"{counted(len(changed), 'file')} restored; the backup before it: {backups.heads()[0].id}."
    )
    return SOUND


def _name(given: str, backups: Backups) -> str:
    names = [head.id for head in backups.heads()]
    if given == _NEWEST and names:
        return names[0]
    if given in names:
        return given
    raise NoSuchBackup(
        f"{backups.folder} has no backup {given}; the command backup --list names them."
    )


def _in_words(line: Difference) -> str:
    """By id: a terminal's history is no place for names."""
    match line.state:
        case "added":
            return f"{line.owner}: came after the backup and stays"
        case "missing":
            return f"{line.owner}: is missing and comes back"
        case "damaged":
            return f"{line.owner}: is damaged; the copy takes its place, the file is kept aside"
        case _:
            return f"{line.owner}: {_apart(line.commits_apart)}"


def _apart(commits: int | None) -> str:
    if commits is None:
        return "differs"
    if commits < 0:
        return f"the backup is {counted(-commits, 'saved change')} ahead"
    return f"goes back by {counted(commits, 'saved change')}"
