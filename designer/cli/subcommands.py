"""Runs a subcommand: the module of its name in ``designer/commands``, imported only then."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from designer.cli.tools import draw_without_a_screen, make_tools
from designer.commands.tools import Tools


def run_subcommand(arguments: Namespace) -> int:
    """Do what ``arguments.command`` names; the exit code."""
    if arguments.command == "tour":
        return _tour(arguments)
    module = import_module(f"designer.commands.{arguments.command}")
    run: Callable[[Namespace, Tools], int] = module.run
    return run(arguments, make_tools())


def _tour(arguments: Namespace) -> int:
    from designer.cli.window import demonstration
    from designer.output import check_folder

    check_folder(arguments.output)
    draw_without_a_screen()
    from widgets.tour import run_tour

    for path in run_tour(arguments.output, demonstration, screens_only=arguments.screens_only):
        print(path)
    return 0
