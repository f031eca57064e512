"""Opens the window: the one place where QApplication, theme, workspace and main window meet.

For the command line::

    run(make_services, make_demonstration) -> int

``make_services()`` gives the :class:`Services` of the user's clinic; it may raise DesignerError,
whose sentence is then shown. ``make_demonstration()``, if given, gives those of the demonstration
clinic, offered where the clinic is still empty. The result is the exit code: 0 after a normal end.

``widgets.tour.run_tour(folder, make_demonstration, screens_only) -> list[Path]`` is the tour;
there ``make_demonstration(data_folder)`` builds the demonstration clinic in that folder.
"""
