"""Runs a subcommand: the module of its name in ``designer/commands``, imported only then."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from designer.cli.own import ClinicsOwn
from designer.cli.tools import draw_without_a_screen, make_tools
from designer.cli.words import command_words
from designer.commands.arguments import READ_WITH_A_CLINIC
from designer.commands.tools import Tools


def run_subcommand(arguments: Namespace) -> int:
    """Do what ``arguments.command`` names; the exit code."""
    if arguments.command == "tour":
        return _tour(arguments)
    module = import_module(f"designer.commands.{arguments.command}")
    run: Callable[[Namespace, Tools], int] = module.run
    return run(arguments, make_tools(_own(arguments)))


def _own(arguments: Namespace) -> ClinicsOwn:
    """What is used of a clinic's own; the commands about a clinic's folder see to it themselves."""
    if arguments.clinic is None or arguments.command not in READ_WITH_A_CLINIC:
        return ClinicsOwn()
    from designer.commands.clinic_folder import folder_of

    return ClinicsOwn(folder_of(arguments), anyway=arguments.anyway)


def _tour(arguments: Namespace) -> int:
    from designer.cli.window import demonstration
    from designer.output import check_folder

    check_folder(arguments.output)
    draw_without_a_screen()
    from widgets.tour import run_tour

    screens_only: bool = arguments.screens_only
    words = command_words()
    for path in run_tour(arguments.output, demonstration, words, screens_only=screens_only):
        print(path)
    return 0
