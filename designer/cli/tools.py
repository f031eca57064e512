"""The tools of the subcommands.

Templates, paper and Qt are imported where they are used: most subcommands need none of them.
"""

import os
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING
from uuid import uuid4

from designer.cli.own import ClinicsOwn
from designer.cli.words import command_words
from designer.commands.arguments import PROGRAM
from designer.commands.terminal import harmless
from designer.commands.tools import HandoutOrder, ReportOrder, Tools
from designer.figures import Drawing, FigureBook, load_figures
from designer.files.program_file import ProgramCase
from designer.knowledge.library import Library, load_library
from designer.model.handout import HandoutParts
from designer.model.program import ProgramWeek
from designer.model.template import WeekTemplate
from designer.model.week import Week
from designer.safety import CaseCheck, Checker, load_rules
from resources.paths import folder, knowledge_folder, rules_folder

if TYPE_CHECKING:
    from exports.handout.content.blocks import Outline


def make_tools(own: ClinicsOwn | None = None) -> Tools:
    """Each tool loads what it needs when it is used; ``own`` is what a clinic adds to it."""
    own = own or ClinicsOwn()
    # A name in a file may hold a character that an old console cannot show.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Tools(
        out=sys.stdout,
        err=sys.stderr,
        today=date.today,
        load_library=partial(_library, own),
        load_checker=partial(_checker, own),
        load_templates=partial(_templates, own),
        expand=_expand,
        stages=_stages,
        handout=partial(_handout, own),
        handout_parts=partial(_handout_parts, own),
        handout_notices=_handout_notices,
        progress_picture=_progress_picture,
        progress_files={".svg": _progress_svg, ".csv": _progress_csv},
        report=partial(_report, own),
        report_notices=_report_notices,
        load_figures=partial(_figures, own),
        figure_png=_figure_png,
        ask=_ask,
        words=command_words(),
    )


def _ask(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _library(own: ClinicsOwn) -> Library:
    library = own.joined_library(load_library(knowledge_folder()))
    _tell(own)
    return library


def _figures(own: ClinicsOwn) -> FigureBook:
    return load_figures(folder("figures")).with_own(own.pictures)


def _checker(own: ClinicsOwn, library: Library) -> Checker:
    rules = own.joined_rules(load_rules(rules_folder(), library), library)
    _tell(own)
    return Checker(library, rules)


def _tell(own: ClinicsOwn) -> None:
    """What of the clinic's own is missing from the result."""
    for problem in own.told:
        print(harmless(command_words()("said.not-in-force", what=problem)), file=sys.stderr)
    own.told.clear()


def _templates(own: ClinicsOwn, library: Library) -> Mapping[str, WeekTemplate]:
    from templates.catalogue import load_catalogue
    from templates.clinic_templates import ClinicTemplates

    shipped = load_catalogue(library)
    return (
        shipped.templates if own.clinic is None else ClinicTemplates(shipped, own.clinic).templates
    )


def _expand(template: WeekTemplate, prog_week: int) -> ProgramWeek:
    from templates.catalogue import expand

    return expand(template, prog_week, lambda: uuid4().hex)


def _stages(template: WeekTemplate) -> list[tuple[int, Week]]:
    from templates.stages import stages

    return [(stage.from_week, stage.week) for stage in stages(template, lambda: uuid4().hex)]


def _handout(own: ClinicsOwn, case: ProgramCase, check: CaseCheck, order: HandoutOrder) -> bytes:
    from exports.handout.pdf import write_pdf

    outline = _handout_outline(own, case, check, order, _figures(own))
    return write_pdf(outline, order.paper, order.large_print, colour=order.colour)


def _handout_parts(
    own: ClinicsOwn, case: ProgramCase, check: CaseCheck, order: HandoutOrder
) -> HandoutParts:
    from exports.handout.content.parts import parts_of

    return parts_of(_handout_outline(own, case, check, order, None))


def _handout_outline(
    own: ClinicsOwn,
    case: ProgramCase,
    check: CaseCheck,
    order: HandoutOrder,
    figures: FigureBook | None,
) -> "Outline":
    from exports.handout.content.options import HandoutOptions
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
        case.record, order.week_index, case.library, own.identity, case.today, options
    )


def _handout_notices(case: ProgramCase, order: HandoutOrder) -> tuple[str, ...]:
    from exports.handout.content.languages import notices

    program = case.record.program
    if program is None:
        return ()
    return notices(program.weeks[order.week_index], case.library, order.language)


def _progress_picture(case: ProgramCase) -> bytes:
    draw_without_a_screen()
    from PySide6.QtWidgets import QApplication

    from widgets.charts.to_file import charts_png
    from widgets.theme.theme import Theme

    app = QApplication.instance() or QApplication([PROGRAM])
    theme = Theme("light")
    if isinstance(app, QApplication):
        theme.apply_to(app)
    return charts_png(case.record, case.library, case.today, theme)


def _progress_svg(case: ProgramCase) -> bytes:
    from exports.charts.files import record_svg

    return record_svg(case.record, case.library, case.today)


def _progress_csv(case: ProgramCase) -> bytes:
    from exports.charts.files import record_csv

    return record_csv(case.record, case.library, case.today)


def _report(own: ClinicsOwn, case: ProgramCase, order: ReportOrder) -> bytes:
    from exports.handout.pdf import write_pdf
    from exports.report import AUDIENCES, build_report

    [audience] = [one for one in AUDIENCES if one == order.audience]
    outline = build_report(
        case.record,
        case.library,
        own.identity,
        case.today,
        audience,
        order.language,
        order.paper,
    )
    return write_pdf(outline, order.paper, colour=order.colour)


def _report_notices(case: ProgramCase, order: ReportOrder) -> tuple[str, ...]:
    from exports.handout.content.languages import report_notices

    patient = case.record.patient
    if order.audience == "referrer":
        return ()
    return report_notices(patient.goals, case.library, order.language or patient.language)


def _figure_png(drawing: Drawing, palette: str, size: int) -> bytes:
    draw_without_a_screen()
    from widgets.figures.to_file import figure_png

    return figure_png(drawing, palette, size)


def draw_without_a_screen() -> None:
    """Tell Qt, before it is loaded, that it draws for files and need not look for a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
