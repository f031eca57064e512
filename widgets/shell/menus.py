"""The menu bar: every command in words, in the place where people look for it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from widgets.shell.actions import Actions
from widgets.shell.page_promises import OffersEdits, OffersViews


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

    The shortcuts of these commands are the page's own affair.
    """

    def __init__(self, edit: QMenu, view: QMenu) -> None:
        self._edit, self._view = edit, view
        self._shown: list[tuple[QMenu, QAction]] = []

    def follow(self, page: object) -> None:
        """Show the commands of this page instead of the one before."""
        for menu, action in self._shown:
            menu.removeAction(action)
        self._shown.clear()
        if isinstance(page, OffersEdits):
            self._add(self._edit, page.edit_actions())
        if isinstance(page, OffersViews):
            self._add(self._view, page.view_actions())

    def _add(self, menu: QMenu, actions: Iterable[QAction]) -> None:
        for action in (menu.addSeparator(), *actions):
            menu.addAction(action)
            self._shown.append((menu, action))
