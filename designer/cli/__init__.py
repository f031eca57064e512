"""The composition root: builds what the program needs and opens the window or runs a command.

Everything is imported late, where it is needed: `--help` and the window start stay quick, and a
command that draws nothing loads neither Qt nor the PDF writer.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from designer.commands.arguments import PROGRAM, parse
from designer.commands.exit_codes import CRASHED, INTERRUPTED, UNREADABLE
from designer.commands.terminal import harmless
from designer.errors import DesignerError

if TYPE_CHECKING:
    from designer.text import Texts


def run(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code. A user's error is one sentence on stderr."""
    arguments = parse(_words, argv)
    try:
        return _do(arguments)
    except DesignerError as error:
        print(harmless(f"{PROGRAM}: {error}"), file=sys.stderr)
        return UNREADABLE
    except BrokenPipeError:
        # Whoever read our output has seen enough, as `head` does. Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the last line: nothing may reach the user as a traceback)
        return _crashed(error)


def _do(arguments: Namespace) -> int:
    if arguments.command is None:
        from designer.cli.window import open_window

        return open_window(arguments)
    from designer.cli.subcommands import run_subcommand

    return run_subcommand(arguments)


def _crashed(error: Exception) -> int:
    from designer.commands.crash import write_crash_report

    path = write_crash_report(error)
    print(_words()("command.fault", program=PROGRAM, path=str(path)), file=sys.stderr)
    return CRASHED


def _words() -> "Texts":
    from designer.cli.words import command_words

    return command_words()
