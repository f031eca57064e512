"""The composition root: builds what the program needs and opens the window or runs a command.

Everything is imported late, where it is needed: `--help` and the window start stay quick, and a
command that draws nothing loads neither Qt nor the PDF writer.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

from designer.commands.arguments import PROGRAM, parse
from designer.commands.terminal import harmless
from designer.errors import DesignerError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from designer.commands.tools import HandoutOrder, ReportOrder, Tools
    from designer.figures import Drawing, FigureBook
    from designer.files.program_file import ProgramCase
    from designer.knowledge.library import Library
    from designer.model.handout import HandoutParts
    from designer.model.program import ProgramWeek
    from designer.model.template import WeekTemplate
    from designer.safety import CaseCheck, Checker, RuleSet
    from designer.store.library import ClinicLibrary
    from exports.handout.blocks import Outline
    from widgets.state.services import Services

UNREADABLE = 3
CRASHED = 70
INTERRUPTED = 130


def run(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; the exit code. A user's error is one sentence on stderr."""
    arguments = parse(argv)
    try:
        return _open_window(arguments) if arguments.command is None else _command(arguments)
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


def _crashed(error: Exception) -> int:
    from designer.commands.crash import write_crash_report

    path = write_crash_report(error)
    print(
        f"{PROGRAM}: this is a fault of the program, not of your input; "
        f"please report it with {path}, which holds no patient data",
        file=sys.stderr,
    )
    return CRASHED


def _open_window(arguments: Namespace) -> int:
    from pathlib import Path

    from widgets.app import run as run_window

    folder: Path | None = arguments.clinic

    def demonstration() -> "Services":
        # A folder of its own: invented patients never stand among real ones.
        own = folder if arguments.demo and folder is not None else _demonstration_folder()
        return _demonstration(own)

    if arguments.demo:
        return run_window(demonstration, None, _layout_file())
    return run_window(
        lambda: _services(folder, anyway=arguments.anyway), demonstration, _layout_file()
    )


def _layout_file() -> "Path":
    from platformdirs import user_config_path

    return user_config_path("HomeProgramDesigner", appauthor=False) / "layout.ini"


def _demonstration_folder() -> "Path":
    from designer.store.clinic import default_folder

    return default_folder().with_name("HomeProgramDesigner-demonstration")


def _services(
    folder: "Path | None", *, demonstration: bool = False, anyway: bool = False
) -> "Services":
    from datetime import datetime
    from functools import cache
    from uuid import uuid4

    from designer.store.backups import Backups
    from designer.store.clinic import default_folder, system_clock
    from designer.store.errors import StoreError
    from designer.store.library import ClinicLibrary
    from designer.store.opening import open_safely
    from resources.paths import folder as resource_folder
    from templates.catalogue import load_catalogue
    from templates.clinic_templates import ClinicTemplates
    from widgets.state.late_checker import LateChecker
    from widgets.state.services import Services

    # Invented patients may lie anywhere: nothing is lost with them.
    clinic = open_safely(folder, anyway=anyway or demonstration)
    try:
        own = clinic.library().library
    except StoreError:
        own = ClinicLibrary()  # it is named among the damaged files, and the patients are usable
    library, wrong = _library().with_usable(own.exercises)
    problems = [str(problem) for problem in wrong]
    home = folder or default_folder()
    shipped_rules = cache(lambda: _lasting_rules(library, home, problems.append))
    checker = LateChecker(lambda: _clinic_checker(library, shipped_rules(), own, problems.extend))
    return Services(
        clinic=clinic,
        library=library,
        checker=checker,
        warm=checker.warm,
        templates=ClinicTemplates(load_catalogue(library), clinic),
        now=lambda: datetime.now().astimezone().replace(tzinfo=None),
        new_id=lambda: str(uuid4()),
        layout_file=_layout_file(),
        figures_folder=resource_folder("figures"),
        rule_problems=lambda: tuple(problems),
        shipped_rules=shipped_rules,
        backups=Backups(home, system_clock),
        data_folder=home,
        demonstration=demonstration,
    )


def _demonstration(folder: "Path") -> "Services":
    """The demonstration clinic in ``folder``, made when there is none yet."""
    from designer.demo import build_demo_clinic
    from resources.paths import folder as resource_folder

    services = _services(folder, demonstration=True)
    if not services.clinic.patients():
        demo = resource_folder("demo")
        build_demo_clinic(services.clinic, services.library, demo, services.today())
    return services


def _tour(arguments: Namespace) -> int:
    from designer.output import check_folder

    check_folder(arguments.output)
    _draw_without_a_screen()
    from widgets.tour import run_tour

    for path in run_tour(arguments.output, _demonstration, screens_only=arguments.screens_only):
        print(path)
    return 0


def _command(arguments: Namespace) -> int:
    if arguments.command == "tour":
        return _tour(arguments)
    if arguments.command in {"check", "repair", "backup", "restore", "export"}:
        return _command_on_a_clinic(arguments, _tools())
    return _command_on_a_file(arguments, _tools())


def _command_on_a_clinic(arguments: Namespace, tools: "Tools") -> int:
    match arguments.command:
        case "check":
            from designer.commands import check

            return check.run(arguments, tools)
        case "repair":
            from designer.commands import repair

            return repair.run(arguments, tools)
        case "backup":
            from designer.commands import backup

            return backup.run(arguments, tools)
        case "restore":
            from designer.commands import restore

            return restore.run(arguments, tools)
        case _:
            from designer.commands import export

            return export.run(arguments, tools)


def _command_on_a_file(arguments: Namespace, tools: "Tools") -> int:
    match arguments.command:
        case "validate":
            from designer.commands import validate

            return validate.run(arguments, tools)
        case "handout":
            from designer.commands import handout

            return handout.run(arguments, tools)
        case "progress":
            from designer.commands import progress

            return progress.run(arguments, tools)
        case "report":
            from designer.commands import report

            return report.run(arguments, tools)
        case "exercises":
            from designer.commands import exercises

            return exercises.run(arguments, tools)
        case "figure":
            from designer.commands import figure

            return figure.run(arguments, tools)
        case _:
            from designer.commands import template

            return template.run(arguments, tools)


def _tools() -> "Tools":
    from datetime import date

    from designer.commands.tools import Tools

    # A name in a file may hold a character that an old console cannot show.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Tools(
        out=sys.stdout,
        err=sys.stderr,
        today=date.today,
        load_library=_library,
        load_checker=_checker,
        load_templates=_templates,
        expand=_expand,
        handout=_handout,
        handout_parts=_handout_parts,
        handout_notices=_handout_notices,
        progress_picture=_progress_picture,
        progress_files={".svg": _progress_svg, ".csv": _progress_csv},
        report=_report,
        load_figures=_figures,
        figure_png=_figure_png,
        ask=_ask,
    )


def _ask(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _library() -> "Library":
    from designer.knowledge.library import load_library
    from resources.paths import knowledge_folder

    return load_library(knowledge_folder())


def _figures() -> "FigureBook":
    from designer.figures import load_figures
    from resources.paths import folder

    return load_figures(folder("figures"))


def _checker(library: "Library") -> "Checker":
    from designer.safety import Checker, load_rules
    from resources.paths import rules_folder

    return Checker(library, load_rules(rules_folder(), library))


def _lasting_rules(
    library: "Library", folder: "Path", tell: "Callable[[str], object]"
) -> "RuleSet":
    """The rules of a window: badly written ones give way to the last good ones, and are told.

    The last good rules are kept in the clinic's ``folder``.
    """
    from designer.safety.keeping import load_rules_or_last_good
    from resources.paths import rules_folder

    keep = folder / "last-good-rules.json"
    loaded = load_rules_or_last_good(rules_folder(), library, keep, rules_folder())
    # From the folder itself a problem says only that a copy could not be kept: no harm today.
    for problem in loaded.problems if loaded.origin != "folder" else ():
        tell(problem)
    return loaded.rules


def _clinic_checker(
    library: "Library",
    shipped: "RuleSet",
    own: "ClinicLibrary",
    tell: "Callable[[tuple[str, ...]], object]",
) -> "Checker":
    """The validator with the clinic's own rules; one that cannot be used is told of."""
    from designer.safety import Checker
    from designer.safety.clinic_rules import with_clinic_rules

    joined = with_clinic_rules(shipped, own.rules, own.stricter, library)
    tell(joined.problems)
    return Checker(library, joined.rules)


def _templates(library: "Library") -> "Mapping[str, WeekTemplate]":
    from templates.catalogue import load_catalogue

    return load_catalogue(library).templates


def _expand(template: "WeekTemplate", prog_week: int) -> "ProgramWeek":
    from uuid import uuid4

    from templates.catalogue import expand

    return expand(template, prog_week, lambda: uuid4().hex)


def _handout(case: "ProgramCase", check: "CaseCheck", order: "HandoutOrder") -> bytes:
    from exports.handout.pdf import write_pdf

    outline = _handout_outline(case, check, order, _figures())
    return write_pdf(outline, order.paper, order.large_print, colour=order.colour)


def _handout_parts(
    case: "ProgramCase", check: "CaseCheck", order: "HandoutOrder"
) -> "HandoutParts":
    from exports.handout.parts import parts_of

    return parts_of(_handout_outline(case, check, order, None))


def _handout_outline(
    case: "ProgramCase", check: "CaseCheck", order: "HandoutOrder", figures: "FigureBook | None"
) -> "Outline":
    from designer.model.clinic import ClinicIdentity
    from exports.handout.options import HandoutOptions
    from exports.handout.outline import build_outline

    # Only what passes every rule may be offered as an easier version (design section 6, point 16).
    suits = {id_ for id_ in case.library.exercises if check.verdict(id_).word == "suits"}
    options = HandoutOptions(
        layout=order.layout,
        language=order.language,
        hidden=order.hidden,
        easier_ok=frozenset(suits),
        figures=figures,
        log_weeks=order.log_weeks,
        extra=order.extra,
        report=check.check_week(order.week_index),
    )
    return build_outline(
        case.record, order.week_index, case.library, ClinicIdentity(), case.today, options
    )


def _handout_notices(case: "ProgramCase", order: "HandoutOrder") -> tuple[str, ...]:
    from exports.handout.languages import notices

    program = case.record.program
    if program is None:
        return ()
    return notices(program.weeks[order.week_index], case.library, order.language)


def _progress_picture(case: "ProgramCase") -> bytes:
    _draw_without_a_screen()
    from PySide6.QtWidgets import QApplication

    from widgets.charts.to_file import charts_png
    from widgets.theme.theme import Theme

    app = QApplication.instance() or QApplication([PROGRAM])
    theme = Theme("light")
    if isinstance(app, QApplication):
        theme.apply_to(app)
    return charts_png(case.record, case.library, case.today, theme)


def _progress_svg(case: "ProgramCase") -> bytes:
    from exports.charts.files import record_svg

    return record_svg(case.record, case.library, case.today)


def _progress_csv(case: "ProgramCase") -> bytes:
    from exports.charts.files import record_csv

    return record_csv(case.record, case.library, case.today)


def _report(case: "ProgramCase", order: "ReportOrder") -> bytes:
    from designer.model.clinic import ClinicIdentity
    from exports.handout.pdf import write_pdf
    from exports.report import AUDIENCES, build_report

    [audience] = [one for one in AUDIENCES if one == order.audience]
    outline = build_report(
        case.record,
        case.library,
        ClinicIdentity(),
        case.today,
        audience,
        order.language,
        order.paper,
    )
    return write_pdf(outline, order.paper, colour=order.colour)


def _figure_png(drawing: "Drawing", palette: str, size: int) -> bytes:
    _draw_without_a_screen()
    from widgets.figures.to_file import figure_png

    return figure_png(drawing, palette, size)


def _draw_without_a_screen() -> None:
    """Tell Qt, before it is loaded, that it draws for files and need not look for a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
