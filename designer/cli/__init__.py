"""The composition root: builds what the program needs and opens the window or runs a command.

Everything is imported late, where it is needed: `--help` and the window start stay quick, and a
command that draws nothing loads neither Qt nor the PDF writer.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from designer.commands.arguments import PROGRAM, parse
from designer.commands.exit_codes import CRASHED, INTERRUPTED, UNREADABLE
from designer.commands.terminal import harmless
from designer.errors import DesignerError


def run(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code. A user's error is one sentence on stderr."""
    arguments = parse(argv)
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
    print(
        f"{PROGRAM}: this is a fault of the program, not of your input; "
        f"please report it with {path}, which holds no patient data",
        file=sys.stderr,
    )
    return CRASHED
