"""The menu bar: every command in words, in the place where people look for it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from widgets.shell.actions import Actions


def fill_menus(bar: QMenuBar, actions: Actions) -> "PageMenus":
    """Put the actions into the bar. What comes back keeps the commands of the page in front."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Menus", text)

    file = bar.addMenu(tr("&File"))
    file.addActions([actions.new_patient, actions.edit_patient, actions.close_patient])
    file.addSeparator()
    file.addActions([actions.import_file, actions.export_file, actions.print_handout])
    file.addSeparator()
    file.addActions([actions.clinic, actions.settings, actions.backups])
    file.addSeparator()
    file.addActions([actions.demonstration, actions.quit])
    edit = bar.addMenu(tr("&Edit"))
    edit.addActions([actions.undo, actions.redo, actions.history])
    view = bar.addMenu(tr("&View"))
    view.addAction(actions.palette)
    view.addSeparator()
    view.addActions(actions.pages)
    view.addSeparator()
    look = view.addMenu(tr("&Theme"))
    look.addActions(actions.modes)
    help_menu = bar.addMenu(tr("&Help"))
    help_menu.addActions([actions.page_help, actions.shortcuts])
    help_menu.addSeparator()
    help_menu.addAction(actions.about)
    return PageMenus(edit, view)


class PageMenus:
    """The part of Edit and View that belongs to the page in front.

    A page offers commands by a method ``edit_actions()`` or ``view_actions()`` that gives a list of
    QAction; their shortcuts are the page's own affair.
    """

    def __init__(self, edit: QMenu, view: QMenu) -> None:
        self._menus = {"edit_actions": edit, "view_actions": view}
        self._shown: list[tuple[QMenu, QAction]] = []

    def follow(self, page: QWidget | None) -> None:
        """Show the commands of this page instead of the one before."""
        for menu, action in self._shown:
            menu.removeAction(action)
        self._shown.clear()
        for name, menu in self._menus.items():
            offered = getattr(page, name, None)
            if offered is not None:
                self._add(menu, offered())

    def _add(self, menu: QMenu, actions: Iterable[QAction]) -> None:
        for action in (menu.addSeparator(), *actions):
            menu.addAction(action)
            self._shown.append((menu, action))
