"""The command line as argparse knows it: names, options, help. Light, for a quick ``--help``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from designer.commands.exit_codes import UNREADABLE
from designer.text import Texts

PROGRAM = "home-program-designer"
# Commands on files and the library: a clinic that is named adds what it has of its own.
READ_WITH_A_CLINIC = frozenset(
    ("validate", "handout", "progress", "report", "exercises", "figure", "template")
)


class _Parser(argparse.ArgumentParser):
    """A parser whose help is texts: those at ``command.<key>`` and what several commands share.

    It says what is wrong and exits with 3: argparse's own 2 would read as "a block is open".
    """

    def __init__(self, *, words: Texts, key: str, **rest: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **rest)
        self.words, self.key = words, key

    def error(self, message: str) -> NoReturn:
        self.exit(UNREADABLE, self.words("command.wrong", program=self.prog, message=message))

    def option(self, *names: str, **rest: Any) -> None:
        """An argument; the text of its help has its name."""
        name = names[-1].lstrip("-")
        own = f"command.{self.key}.{name}"
        self.option_of(own if own in self.words else f"command.shared.{name}", *names, **rest)

    def option_of(self, text: str, *names: str, **rest: Any) -> None:
        """An argument whose help is the text at ``text``."""
        self.add_argument(*names, help=self.words(text), **rest)


# argparse has no public name for it.
_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001


def parse(words: Callable[[], Texts], arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The parsed arguments; ``command`` is None when the window is to open.

    ``words`` reads the texts, which only a command or ``--help`` needs.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:  # the window is to open, and should not wait 5 ms for a parser with nothing to do
        return argparse.Namespace(clinic=None, demo=False, anyway=False, command=None)
    parser = _parser(words())
    parsed = parser.parse_args(given)
    if parsed.demo and parsed.command is not None:
        parser.error(parser.words("command.demo-alone"))
    return parsed


def _parser(words: Texts) -> _Parser:
    examples = words("command.examples", program=PROGRAM)
    parser = _Parser(
        words=words,
        key="top",
        prog=PROGRAM,
        description=words("command.about"),
        epilog=examples + "\n" + words("command.exit-codes"),
    )
    parser.option("--clinic", type=Path, metavar="DIR")
    parser.option("--demo", action="store_true")
    parser.option("--anyway", action="store_true")
    title = words("command.titles.commands")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=title)
    for add in (
        *(_add_validate, _add_handout, _add_progress, _add_report, _add_exercises, _add_figure),
        *(_add_template, _add_pack, _add_tour, _add_check, _add_repair, _add_backup),
        *(_add_restore, _add_export),
    ):
        add(commands, words)
    return parser


def _add(commands: _Commands, words: Texts, name: str, of: str = "") -> _Parser:
    """The parser of a command, or of an action ``of`` a command."""
    key = f"{of}-{name}" if of else name
    summary = words(f"command.{key}.summary")
    parser: _Parser = commands.add_parser(
        name,
        help=summary[:1].lower() + summary[1:].rstrip("."),
        description=summary,
        epilog=words("command.exit-codes"),
        words=words,
        key=key,
    )
    return parser


def _add_reading(commands: _Commands, words: Texts, name: str, of: str = "") -> _Parser:
    """A command of ``READ_WITH_A_CLINIC``."""
    parser = _add(commands, words, name, of)
    _add_clinic_option(parser, "command.shared.clinic")
    return parser


def _add_clinic_option(parser: _Parser, text: str) -> None:
    # Suppressed: the same option before the command keeps its say.
    parser.option_of(text, "--clinic", type=Path, metavar="DIR", default=argparse.SUPPRESS)


def _add_actions(parser: _Parser) -> _Commands:
    title = parser.words("command.titles.actions")
    return parser.add_subparsers(dest="action", metavar="ACTION", title=title, required=True)


def _add_file(parser: _Parser) -> None:
    parser.option("file", type=Path, metavar="FILE")


def _add_today(parser: _Parser) -> None:
    parser.option("--today", type=_day, metavar="DATE")


def _add_json(parser: _Parser) -> None:
    parser.option("--json", action="store_true")


def _add_output(parser: _Parser, metavar: str) -> None:
    parser.option("-o", "--output", type=Path, required=True, metavar=metavar)


def _add_validate(commands: _Commands, words: Texts) -> None:
    parser = _add_reading(commands, words, "validate")
    _add_file(parser)
    _add_json(parser)
    _add_today(parser)


def _add_handout(commands: _Commands, words: Texts) -> None:
    parser = _add_reading(commands, words, "handout")
    _add_file(parser)
    _add_output(parser, "OUT.pdf")
    parser.option("--week", type=int, metavar="N")
    parser.option("--layout", default="week", metavar="NAME")
    parser.option("--log-weeks", type=int, default=1, metavar="N")
    parser.option("--without", action="append", default=[], metavar="PART")
    parser.option("--with", dest="extra", action="append", default=[], metavar="PART")
    parser.option("--paper", choices=("A4", "letter"), default="A4")
    parser.option("--language", choices=("en", "es"))
    parser.option("--still-right", default="", metavar="REASON")
    parser.option("--large-print", action="store_true")
    parser.option("--colour", action="store_true")
    _add_today(parser)


def _add_progress(commands: _Commands, words: Texts) -> None:
    parser = _add_reading(commands, words, "progress")
    _add_file(parser)
    _add_output(parser, "OUT.png|svg|csv")
    _add_today(parser)


def _add_report(commands: _Commands, words: Texts) -> None:
    parser = _add_reading(commands, words, "report")
    _add_file(parser)
    _add_output(parser, "OUT.pdf")
    audiences = ("patient", "referrer")
    parser.option("--for", dest="audience", choices=audiences, default=audiences[0])
    parser.option("--language", choices=("en", "es"))
    parser.option("--paper", choices=("A4", "letter"), default="A4")
    parser.option("--colour", action="store_true")
    _add_today(parser)


def _add_exercises(commands: _Commands, words: Texts) -> None:
    _add_json(_add_reading(commands, words, "exercises"))


def _add_figure(commands: _Commands, words: Texts) -> None:
    parser = _add_reading(commands, words, "figure")
    parser.option("exercise", metavar="ID")
    _add_output(parser, "OUT")
    parser.option("--style", choices=("card", "pair", "start", "end"), default="card")
    parser.option("--theme", choices=("light", "dark", "grey"), default="light")
    parser.option("--size", type=_pixels, default=512, metavar="PX")


def _add_template(commands: _Commands, words: Texts) -> None:
    actions = _add_actions(_add(commands, words, "template"))
    _add_json(_add_reading(actions, words, "list", "template"))
    show = _add_reading(actions, words, "show", "template")
    show.option("template", metavar="ID")
    _add_json(show)
    check = _add_reading(actions, words, "validate", "template")
    check.option("template", nargs="?", metavar="ID")
    _add_json(check)


def _add_pack(commands: _Commands, words: Texts) -> None:
    actions = _add_actions(_add(commands, words, "pack"))
    make = _add_clinic(actions, words, "make", "pack")
    _add_output(make, "OUT.zip")
    for kind in ("exercise", "template"):
        make.option(f"--{kind}", action="append", default=[], metavar="ID")
    make.option("--note", default="")
    show = _add_clinic(actions, words, "show", "pack")
    show.option("pack", metavar="PACK")
    _add_json(show)
    bring = _add_clinic(actions, words, "bring", "pack")
    _add_file(bring)
    _add_clinic(actions, words, "list", "pack")


def _add_tour(commands: _Commands, words: Texts) -> None:
    parser = _add(commands, words, "tour")
    _add_output(parser, "DIR")
    parser.option("--screens-only", action="store_true")


def _add_clinic(commands: _Commands, words: Texts, name: str, of: str = "") -> _Parser:
    parser = _add(commands, words, name, of)
    _add_clinic_option(parser, "command.shared.clinic-folder")
    return parser


def _add_consent(parser: _Parser) -> None:
    parser.option("--yes", action="store_true")
    parser.option("--dry-run", action="store_true")


def _add_check(commands: _Commands, words: Texts) -> None:
    _add_clinic(commands, words, "check")


def _add_repair(commands: _Commands, words: Texts) -> None:
    _add_consent(_add_clinic(commands, words, "repair"))


def _add_backup(commands: _Commands, words: Texts) -> None:
    parser = _add_clinic(commands, words, "backup")
    parser.option("--list", action="store_true")
    parser.option("--to", type=Path, metavar="DIR")


def _add_restore(commands: _Commands, words: Texts) -> None:
    parser = _add_clinic(commands, words, "restore")
    parser.option("backup", metavar="BACKUP")
    parser.option("--patient", action="append", metavar="ID")
    _add_consent(parser)


def _add_export(commands: _Commands, words: Texts) -> None:
    _add_output(_add_clinic(commands, words, "export"), "OUT.json")


def _pixels(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 6 and 16 <= int(text) <= 8192:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of pixels from 16 to 8192")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-03-02") from None
