"""``template list|show|validate``: the weekly templates."""

from argparse import Namespace
from collections.abc import Mapping

import msgspec

from designer.commands.exit_codes import CLEAN
from designer.commands.finding_lines import FindingJson, as_json, grouped, in_words, of_worst
from designer.commands.tools import Tools
from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.model.base import Value
from designer.model.finding import Report
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.safety import Checker
from designer.text import Texts

TEMPLATES_FORMAT = "home-program-templates/1"
TEMPLATE_REPORT_FORMAT = "home-program-template-report/1"


class TemplateReportJson(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What the rules say about one template without a patient, in its own first week."""

    template: str
    worst: Severity | None
    findings: tuple[FindingJson, ...]


class UnknownTemplateError(DesignerError):
    """No template has this id or name."""


def run(arguments: Namespace, tools: Tools) -> int:
    library = tools.load_library()
    templates = tools.load_templates(library)
    match arguments.action:
        case "list":
            return _list(templates, tools, json=arguments.json)
        case "show":
            template = _found(templates, arguments.template, tools.words)
            return _show(template, library, tools, json=arguments.json)
        case _:
            chosen = (
                (_found(templates, arguments.template, tools.words),)
                if arguments.template
                else tuple(templates.values())
            )
            return _validate(chosen, library, tools, json=arguments.json)


def _found(templates: Mapping[str, WeekTemplate], text: str, words: Texts) -> WeekTemplate:
    wanted = text.casefold()
    for template in templates.values():
        if wanted in {template.id.casefold(), template.name.casefold()}:
            return template
    known = ", ".join(templates)
    raise UnknownTemplateError(words("said.template.unknown", text=text, known=known))


def _list(templates: Mapping[str, WeekTemplate], tools: Tools, *, json: bool) -> int:
    if json:
        _print_json({"format": TEMPLATES_FORMAT, "templates": list(templates.values())}, tools)
        return CLEAN
    for template in templates.values():
        made_for = ", ".join(template.diagnoses) or tools.words("said.template.any")
        tools.say(f"{template.id:6} {template.name}")
        week = template.first_prog_week
        told = {"made_for": made_for, "state": template.state}
        tools.say("       " + tools.words("said.template.line", week=week, **told))
    return CLEAN


def _show(template: WeekTemplate, library: Library, tools: Tools, *, json: bool) -> int:
    if json:
        _print_json({"format": TEMPLATES_FORMAT, "templates": [template]}, tools)
        return CLEAN
    week = template.first_prog_week
    tools.tell("said.template.head", id=template.id, name=template.name, week=week)
    if template.note:
        tools.say(library.readable(template.note))
    tools.say()
    width = max(len(library.exercise(row.exercise_id).name) for row in template.rows)
    doses = max(len(row.dose_text) for row in template.rows)
    heads = " ".join(tools.words(f"date.weekday-short.{day}") for day in range(7))
    tools.say(f"{'':10}  {'':{width}}  {'':{doses}}  {heads}")
    for row in template.rows:
        name = library.exercise(row.exercise_id).name
        days = " ".join(f"{mark:^3}" for mark in row.days)
        tools.say(f"{row.lane.value:10}  {name:{width}}  {row.dose_text:{doses}}  {days}")
    tools.say()
    tools.tell("said.template.key")
    return CLEAN


def _validate(
    chosen: tuple[WeekTemplate, ...], library: Library, tools: Tools, *, json: bool
) -> int:
    checker = tools.load_checker(library)
    reports = {template.id: _report(template, checker, tools) for template in chosen}
    worst = max(
        (report.worst for report in reports.values() if report.worst is not None),
        key=lambda severity: severity.rank,
        default=None,
    )
    if json:
        listed = [_as_json(template_id, report) for template_id, report in reports.items()]
        _print_json({"format": TEMPLATE_REPORT_FORMAT, "templates": listed}, tools)
        return of_worst(worst)
    for template_id, report in reports.items():
        found = [f for f in report.findings if f.severity is not Severity.INFO]
        said = tools.words(
            "said.template.to-look-at" if found else "said.template.clean", n=len(found)
        )
        remarks = report.count(Severity.INFO)
        told = tools.words("said.template.found", said=said, n=remarks)
        tools.say(f"{template_id:6} {told}")
        for group in grouped(found):
            for line in in_words(group, library, tools.words):
                tools.say(f"       {line}")
    return of_worst(worst)


def _report(template: WeekTemplate, checker: Checker, tools: Tools) -> Report:
    """The rules on the template in its own first week."""
    prog_week = template.first_prog_week
    expanded = tools.expand(template, prog_week)
    return checker.check_template(expanded.week, prog_week, template.diagnoses)


def _as_json(template_id: str, report: Report) -> TemplateReportJson:
    return TemplateReportJson(
        template=template_id,
        worst=report.worst,
        findings=as_json(report.findings),
    )


def _print_json(document: object, tools: Tools) -> None:
    tools.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")
