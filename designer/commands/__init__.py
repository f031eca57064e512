"""The subcommands of the command line, one module each, of the same name.

A command gets its arguments and the :class:`~designer.commands.tools.Tools`; it imports neither
screen nor paper nor data of the project. It returns the exit code and prints through the tools.
"""
