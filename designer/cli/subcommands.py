"""Which module does which subcommand; it is imported only when it is asked for."""

from argparse import Namespace

from designer.cli.tools import draw_without_a_screen, make_tools
from designer.commands.tools import Tools


def run_subcommand(arguments: Namespace) -> int:
    """Do what ``arguments.command`` names; the exit code."""
    if arguments.command == "tour":
        return _tour(arguments)
    if arguments.command in {"check", "repair", "backup", "restore", "export", "pack"}:
        return _on_a_clinic(arguments, make_tools())
    return _on_a_file(arguments, make_tools())


def _on_a_clinic(arguments: Namespace, tools: "Tools") -> int:
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
        case "pack":
            from designer.commands import pack

            return pack.run(arguments, tools)
        case _:
            from designer.commands import export

            return export.run(arguments, tools)


def _on_a_file(arguments: Namespace, tools: "Tools") -> int:
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


def _tour(arguments: Namespace) -> int:
    from designer.cli.window import demonstration
    from designer.output import check_folder

    check_folder(arguments.output)
    draw_without_a_screen()
    from widgets.tour import run_tour

    for path in run_tour(arguments.output, demonstration, screens_only=arguments.screens_only):
        print(path)
    return 0
