"""The command line as argparse knows it: names, options, help. Light, for a quick ``--help``."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from designer.commands.exit_codes import UNREADABLE

PROGRAM = "home-program-designer"
# Commands on files and the library: a clinic that is named adds what it has of its own.
READ_WITH_A_CLINIC = frozenset(
    ("validate", "handout", "progress", "report", "exercises", "figure", "template")
)
_EXIT_CODES = """\
exit codes:
  0  done; for validate: nothing found, or remarks only
  1  validate: the worst open finding is a caution
  2  a block is open; handout then writes nothing
  check, repair, backup, export: 1 something to mend, nothing lost; 2 damage
  3  the input or the command line cannot be read
"""
_EXAMPLES = """\
examples:
  {program} validate plan.json
  {program} validate plan.json --json | jq '.findings[].rule'
  {program} handout plan.json -o plan.pdf --paper letter
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong and exits with 3: argparse's own 2 would read as "a block is open"."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNREADABLE, f"{self.prog}: {message}; try {self.prog} --help\n")


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The parsed arguments; ``command`` is None when the window is to open."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:  # the window is to open, and should not wait 5 ms for a parser with nothing to do
        return argparse.Namespace(clinic=None, demo=False, anyway=False, command=None)
    parser = _parser()
    parsed = parser.parse_args(given)
    if parsed.demo and parsed.command is not None:
        parser.error("--demo opens the window; the commands do without it")
    return parsed


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Design, check, print and follow home exercise programs for people with back "
        "pain. Without a command the program opens its window.",
        epilog=_EXAMPLES.format(program=PROGRAM) + "\n" + _EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--clinic", type=Path, metavar="DIR", help="work with the clinic in this folder"
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="open the demonstration clinic; its patients are invented",
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="use the folder although it lies on NFS or is synchronised, and do not ask again",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_validate(commands)
    _add_handout(commands)
    _add_progress(commands)
    _add_report(commands)
    _add_exercises(commands)
    _add_figure(commands)
    _add_template(commands)
    _add_pack(commands)
    _add_tour(commands)
    _add_check(commands)
    _add_repair(commands)
    _add_backup(commands)
    _add_restore(commands)
    _add_export(commands)
    return parser


def _add(commands: "argparse._SubParsersAction[_Parser]", name: str, summary: str) -> _Parser:
    return commands.add_parser(
        name,
        help=summary[:1].lower() + summary[1:].rstrip("."),
        description=summary,
        epilog=_EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_reading(
    commands: "argparse._SubParsersAction[_Parser]", name: str, summary: str
) -> _Parser:
    """A command of ``READ_WITH_A_CLINIC``."""
    parser = _add(commands, name, summary)
    said = "use the exercises, rules, templates and details of the clinic in this folder, too"
    _add_clinic_option(parser, said)
    return parser


def _add_clinic_option(parser: argparse.ArgumentParser, said: str) -> None:
    parser.add_argument(
        "--clinic",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,  # the same option before the command keeps its say
        help=said,
    )


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a program file (docs/program-file.md)"
    )


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        type=_day,
        metavar="DATE",
        help="check as of this day, such as 2026-03-02, instead of the file's own or the clock's",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON (docs/command-line.md)")


def _add_output(parser: argparse.ArgumentParser, metavar: str, text: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=metavar, help=text)


def _add_validate(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_reading(commands, "validate", "Check a program file against the safety rules.")
    _add_file(parser)
    _add_json(parser)
    _add_today(parser)


def _add_handout(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_reading(
        commands, "handout", "Print a week of a program file as a PDF for the patient."
    )
    _add_file(parser)
    _add_output(parser, "OUT.pdf", "the PDF to write; nothing is written while a block is open")
    parser.add_argument(
        "--week",
        type=int,
        metavar="N",
        help="the N-th week of the program; without it the week of today, else the first",
    )
    parser.add_argument(
        "--layout",
        default="week",
        metavar="NAME",
        help="week, glance, cards-2, cards-4, cards-6, booklet, pocket, log, therapist "
        "or referral; default: week",
    )
    parser.add_argument(
        "--log-weeks", type=int, default=1, metavar="N", help="log sheets for 1 to 4 weeks"
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="PART",
        help="leave out a part, such as log or H-11; may be given again",
    )
    parser.add_argument(
        "--with",
        dest="extra",
        action="append",
        default=[],
        metavar="PART",
        help="add a statement, such as H-03 or H-20; may be given again",
    )
    parser.add_argument("--paper", choices=("A4", "letter"), default="A4", help="default: A4")
    parser.add_argument(
        "--language", choices=("en", "es"), help="default: the language recorded for the patient"
    )
    parser.add_argument(
        "--still-right",
        default="",
        metavar="REASON",
        help="print although diagnoses, a flare or other facts changed since the last handout",
    )
    parser.add_argument("--large-print", action="store_true", help="at least 18 point type")
    parser.add_argument("--colour", action="store_true", help="in colour, not in shades of grey")
    _add_today(parser)


def _add_progress(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_reading(
        commands, "progress", "Draw the charts of a program file and say what they mean."
    )
    _add_file(parser)
    _add_output(parser, "OUT.png|svg|csv", "the picture, the vectors or the data to write")
    _add_today(parser)


def _add_report(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_reading(
        commands, "report", "Print the progress of a program file on one or two pages."
    )
    _add_file(parser)
    _add_output(parser, "OUT.pdf", "the PDF to write")
    parser.add_argument(
        "--for",
        dest="audience",
        choices=("patient", "referrer"),
        default="patient",
        help="in plain words, or with codes and figures; default: patient",
    )
    parser.add_argument(
        "--language",
        choices=("en", "es"),
        help="default: the patient's own; a referrer's report is in English",
    )
    parser.add_argument("--paper", choices=("A4", "letter"), default="A4", help="default: A4")
    parser.add_argument("--colour", action="store_true", help="in colour, not in shades of grey")
    _add_today(parser)


def _add_exercises(commands: "argparse._SubParsersAction[_Parser]") -> None:
    _add_json(_add_reading(commands, "exercises", "List the exercises of the library."))


def _add_figure(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_reading(commands, "figure", "Draw the figure of an exercise.")
    parser.add_argument("exercise", metavar="ID", help="id, name or other name of an exercise")
    _add_output(parser, "OUT", "the picture to write: OUT.svg or OUT.png")
    parser.add_argument(
        "--style",
        choices=("card", "pair", "start", "end"),
        default="card",
        help="as on cards, start beside end, or one of the two; default: card",
    )
    parser.add_argument(
        "--theme", choices=("light", "dark", "grey"), default="light", help="default: light"
    )
    parser.add_argument(
        "--size",
        type=_pixels,
        default=512,
        metavar="PX",
        help="the longer side of a PNG, 16 to 8192 pixels; default: 512",
    )


def _add_template(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add(commands, "template", "List, show or check the weekly templates.")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    _add_json(_add_reading(actions, "list", "List the templates."))
    show = _add_reading(actions, "show", "Show one template as a week.")
    show.add_argument("template", metavar="ID", help="id or name, such as T-03")
    _add_json(show)
    check = _add_reading(
        actions, "validate", "Check templates against the rules, each at its own week."
    )
    check.add_argument("template", nargs="?", metavar="ID", help="only this one; default: all")
    _add_json(check)


def _add_pack(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add(commands, "pack", "Make, look at or bring in a pack of exercises and templates.")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    make = _add_clinic(actions, "make", "Write a pack of the clinic's own exercises and templates.")
    _add_output(make, "OUT.zip", "the pack to write; nothing about patients goes into it")
    for kind in ("exercise", "template"):
        make.add_argument(
            f"--{kind}",
            action="append",
            default=[],
            metavar="ID",
            help=f"only this {kind}, by id or name, and what it needs; may be given again",
        )
    make.add_argument("--note", default="", help="a sentence for the receiver")
    show = _add_clinic(actions, "show", "Say what a pack would bring to a clinic; take nothing.")
    show.add_argument("pack", metavar="PACK", help="a file, or one that waits in the clinic")
    _add_json(show)
    bring = _add_clinic(actions, "bring", "Let a pack wait in the clinic for an administrator.")
    bring.add_argument("file", type=Path, metavar="FILE", help="the pack")
    _add_clinic(actions, "list", "List the packs that wait in the clinic.")


def _add_tour(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add(commands, "tour", "Take the whole main job on the demonstration clinic, unseen.")
    _add_output(parser, "DIR", "the folder for handout, chart and pictures")
    parser.add_argument(
        "--screens-only", action="store_true", help="only pictures of every page, at all sizes"
    )


def _add_clinic(
    commands: "argparse._SubParsersAction[_Parser]", name: str, summary: str
) -> _Parser:
    parser = _add(commands, name, summary)
    _add_clinic_option(parser, "the clinic's folder; without it the user's own")
    return parser


def _add_consent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")


def _add_check(commands: "argparse._SubParsersAction[_Parser]") -> None:
    _add_clinic(commands, "check", "Look over a clinic's folder and its backups; change nothing.")


def _add_repair(commands: "argparse._SubParsersAction[_Parser]") -> None:
    _add_consent(_add_clinic(commands, "repair", "Mend a clinic's folder; nothing is thrown away."))


def _add_backup(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_clinic(commands, "backup", "Make a backup of the clinic, or list them.")
    parser.add_argument("--list", action="store_true", help="list the backups, make none")
    parser.add_argument("--to", type=Path, metavar="DIR", help="keep backups there from now on")


def _add_restore(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_clinic(commands, "restore", "Go back to a backup, after backing up the present.")
    parser.add_argument("backup", metavar="BACKUP", help="its name in backup --list, or newest")
    parser.add_argument(
        "--patient", action="append", metavar="ID", help="only this patient; may come repeatedly"
    )
    _add_consent(parser)


def _add_export(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = _add_clinic(commands, "export", "Write everything the clinic has as plain JSON.")
    _add_output(parser, "OUT.json", "the file to write; anybody who has it can read it")


def _pixels(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 6 and 16 <= int(text) <= 8192:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a number of pixels from 16 to 8192")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a date such as 2026-03-02"
        raise argparse.ArgumentTypeError(message) from None
