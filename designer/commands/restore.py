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
from designer.text import Texts

_NEWEST = "newest"


class NoSuchBackup(DesignerError):
    """The named backup, or the patient in it, is not there."""


def run(arguments: Namespace, tools: Tools) -> int:
    backups = Backups(folder_of(arguments), clock)
    name = _name(arguments.backup, backups, tools.words)
    owners = arguments.patient or None
    preview = backups.preview(name, owners, progress(tools, "compared"))
    absent = sorted(set(owners or ()) - {line.owner for line in preview.differences})
    if absent:
        told = {"name": name, "patients": ", ".join(absent)}
        raise NoSuchBackup(tools.words("said.restore.no-patient", **told))
    files = counted(len(preview.changes), "file", tools.words)
    tools.tell("said.restore.would-change", name=name, files=files)
    lines = [line for line in preview.differences if line.state != "same"]
    listed([_in_words(line, tools.words) for line in lines], tools)
    if not preview.changes or arguments.dry_run:
        tools.tell("said.unchanged")
        return SOUND
    agree(arguments, tools, tools.words("said.restore.ask"))
    changed = backups.restore(name, owners, actor=actor(tools), step=progress(tools, "restored"))
    files = counted(len(changed), "file", tools.words)
    tools.tell("said.restore.done", files=files, backup=backups.heads()[0].id)
    return SOUND


def _name(given: str, backups: Backups, words: Texts) -> str:
    names = [head.id for head in backups.heads()]
    if given == _NEWEST and names:
        return names[0]
    if given in names:
        return given
    folder = str(backups.folder)
    raise NoSuchBackup(words("said.restore.no-backup", folder=folder, name=given))


def _in_words(line: Difference, words: Texts) -> str:
    """By id: a terminal's history is no place for names."""
    apart = line.commits_apart
    if line.state in {"added", "missing", "damaged"}:
        return words(f"said.restore.{line.state}", owner=line.owner)
    if apart is None:
        return words("said.restore.differs", owner=line.owner)
    changes = counted(abs(apart), "change", words)
    key = "said.restore.ahead" if apart < 0 else "said.restore.back"
    return words(key, owner=line.owner, changes=changes)
