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

SOUND = 0
MENDABLE = 1  # something is not as it should be, and nothing is lost
DAMAGED = 2


class NotAgreed(DesignerError):
    """The change was not agreed to; nothing was done."""


def folder_of(arguments: Namespace) -> Path:
    """The clinic's folder. Raises NotRead when there is none."""
    folder: Path = arguments.clinic or default_folder()
    if not folder.is_dir():
        raise NotRead(folder, "there is no such folder")
    return folder


def clock() -> datetime:
    """The time now, for audit and backups."""
    return system_clock()


def actor() -> str:
    """Who stands in the audit for what the command line did."""
    try:
        return f"{getuser()} (command line)"
    except (OSError, KeyError, ImportError):  # a system without users
        return "command line"


def agree(arguments: Namespace, tools: Tools, question: str) -> None:
    """Ask, unless ``--yes`` was given. Raises NotAgreed."""
    if not arguments.yes and not tools.ask(question):
        raise NotAgreed("Nothing was changed; add --yes to go on without a question.")


def progress(tools: Tools, words: str) -> Step:
    """Says on a terminal how far long work is, at every tenth."""
    said = -1

    def step(done: int, of: int) -> None:
        nonlocal said
        tenth = 10 * done // of if of else 10
        if of >= 500 and tenth > said:
            said = tenth
            tools.complain(f"{words}: {done:,} of {of:,}")

    return step


def size(count: int) -> str:
    """A number of bytes as a person would say it."""
    amount = float(count)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def counted(number: int, one: str, many: str = "") -> str:
    """Such as "1 patient" or "2 patients"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(sentences: Sequence[str], tools: Tools) -> None:
    """One line for each."""
    for sentence in sentences:
        tools.say(f"  {sentence}")
