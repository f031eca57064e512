"""What the commands on a clinic's folder share: which folder, the clock, a question, progress."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from getpass import getuser
from pathlib import Path

from designer.commands.tools import Tools
from designer.errors import DesignerError
from designer.store.backups import Step
from designer.store.clinic import default_folder, system_clock
from designer.store.errors import NotRead
from designer.store.folder_settings import FolderSettings, backups_place, read_settings
from designer.text import Texts

SOUND = 0
MENDABLE = 1  # something is not as it should be, and nothing is lost
DAMAGED = 2


class NotAgreed(DesignerError):
    """The change was not agreed to; nothing was done."""


class NoClinicError(DesignerError):
    """The folder is none of a clinic; it was left as it is."""


def folder_of(arguments: Namespace) -> Path:
    """The clinic's folder; also one of which nothing is left but its backups.

    Raises NotRead when there is none, and NoClinicError for one that holds something else: no
    command makes a clinic of it by the way.
    """
    folder: Path = arguments.clinic or default_folder()
    if folder.is_dir():
        if not _holds_a_clinic(folder):
            raise NoClinicError(
                f"{folder} holds no clinic: nothing was changed; name the folder that does with "
                "--clinic."
            )
        return folder
    place = backups_place(folder, FolderSettings())
    if not folder.exists() and place.is_dir():
        raise NoClinicError(
            f"{folder} is gone, and its backups are in {place}: make an empty folder in its place, "
            "then restore newest brings everything back."
        )
    raise NotRead(folder, "it is no folder" if folder.exists() else "there is no such folder")


def _holds_a_clinic(folder: Path) -> bool:
    known = (folder / "patients").is_dir() or any(folder.glob("*.journal"))
    return known or backups_place(folder, read_settings(folder)).is_dir()


def clock() -> datetime:
    """The time now, for audit and backups."""
    return system_clock()


def actor(tools: Tools) -> str:
    """Who stands in the audit for what the command line did."""
    try:
        return tools.words("said.user", name=getuser())
    except (OSError, KeyError, ImportError):  # a system without users
        return tools.words("said.command-line")


def agree(arguments: Namespace, tools: Tools, question: str) -> None:
    """Ask, unless ``--yes`` was given. Raises NotAgreed."""
    if not arguments.yes and not tools.ask(question):
        raise NotAgreed(tools.words("said.agree"))


def progress(tools: Tools, doing: str) -> Step:
    """Says on a terminal how far long work is, at every tenth; ``doing`` as in ``said.doing``."""
    said = -1
    words = tools.words(f"said.doing.{doing}")

    def step(done: int, of: int) -> None:
        nonlocal said
        tenth = 10 * done // of if of else 10
        if of >= 500 and tenth > said:
            said = tenth
            told = tools.words("said.step", doing=words, done=f"{done:,}", of=f"{of:,}")
            tools.complain(told)

    return step


def size(count: int, words: Texts) -> str:
    """A number of bytes as a person would say it."""
    if count < 1000:
        return words("said.bytes.bytes", n=count)
    amount = count / 1000
    for unit in ("KB", "MB"):
        if amount < 1000:
            return words(f"said.bytes.{unit}", size=f"{amount:.1f}")
        amount /= 1000
    return words("said.bytes.GB", size=f"{amount:.1f}")


def counted(number: int, what: str, words: Texts) -> str:
    """Such as "1 patient" or "2 patients"; ``what`` is a key of ``said.count``."""
    return words(f"said.count.{what}", n=number, shown=f"{number:,}")


def listed(sentences: Sequence[str], tools: Tools) -> None:
    """One line for each."""
    for sentence in sentences:
        tools.say(f"  {sentence}")
