"""Asks before anything is given up that could not be saved."""

from importlib import import_module

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from widgets.common.asking import Question
from widgets.sharing.standoffs import Standoffs
from widgets.state.workspace import Workspace


class Unsaved(QObject):
    """Stands between closing and losing."""

    def __init__(self, workspace: Workspace, standoffs: Standoffs, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._standoffs = standoffs
        self._window = window

    def may_leave(self) -> bool:
        """Whether the window may go: everything is on disk, or the user gives the rest up."""
        copied = False
        while not self._workspace.close_patient():
            if self._workspace.standoff() is not None:
                if not self._standoffs.ask():
                    return False
                continue
            answer = self._ask(leaving=True, copied=copied)
            if answer == "copy":
                copied = self.save_copy() or copied
            elif answer == "lose":
                self._workspace.give_up()
            elif answer != "retry":
                return False
        return True

    def may_close_patient(self) -> bool:
        """Close the open patient; False when it stays open because something is not saved."""
        while not self._workspace.close_patient():
            if self._workspace.standoff() is not None:
                if not self._standoffs.ask():
                    return False
                continue
            answer = self._ask(leaving=False, copied=False)
            if answer == "copy":
                self.save_copy()
            if answer != "retry":
                return False
        return True

    def save_copy(self) -> bool:
        """Let the user keep the open record as a program file in another place."""
        module = import_module("widgets.shell.program_files")
        return bool(module.ProgramFiles(self._workspace, self._window).save())

    def _ask(self, *, leaving: bool, copied: bool) -> str:
        text = self.tr(
            "They could not be written to the clinic’s folder. They are kept in this window; try "
            "again, or save a copy elsewhere."
        )
        if copied:
            text = self.tr(
                "A copy is saved in the place you chose. The clinic’s folder does not have the "
                "last changes yet; open the copy there once the folder can be written again."
            )
        question = Question(self.tr("The last changes are not saved"), text, self._window)
        if leaving:
            lose = self.tr("Close") if copied else self.tr("Close and lose them")
            question.add_answer("lose", lose, "" if copied else "danger")
        question.add_answer("", self.tr("Go on working"))
        question.add_answer("copy", self.tr("Save a copy elsewhere…"))
        question.add_answer("retry", self.tr("Try again"), "primary")
        return question.ask()
