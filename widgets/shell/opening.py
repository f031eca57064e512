"""Opens the clinic for a window: an unfit folder is a question, everything else is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from designer.store.errors import UnsuitableFolder
from designer.store.places import check_place
from widgets.backups.schedule import BackupSchedule
from widgets.common.asking import Question, tell

if TYPE_CHECKING:
    from widgets.shell.main_window import MainWindow
    from widgets.state.services import Services


def _tr(text: str) -> str:
    return QCoreApplication.translate("Opening", text)


def opened(make_services: Callable[[], Services], window: QWidget) -> Services | None:
    """The services, or None after the user was told why there are none."""
    try:
        try:
            return make_services()
        except UnsuitableFolder as error:
            if not _asked_to_use(error, window):
                return None
            check_place(error.folder, anyway=True)  # remembered in the folder
            return make_services()
    except DesignerError as error:
        tell(window, _tr("The clinic could not be opened"), str(error), _tr("Close"))
        return None


def _asked_to_use(error: UnsuitableFolder, window: QWidget) -> bool:
    text = "\n\n".join((str(error.folder), error.reason, error.remedy))
    question = Question(_tr("This folder is not fit for a clinic"), text, window)
    question.add_answer("use", _tr("Use it all the same"), "danger")
    question.add_answer("", _tr("Close"), "primary")
    return question.ask() == "use"


def back_up_by_itself(window: MainWindow) -> None:
    """Make backups as long as the window is open, and say when one could not be made."""
    services = window.workspace.services
    if services.backups is None or services.demonstration:
        return
    schedule = BackupSchedule(services.backups, window)
    schedule.failed.connect(window.tell_news)
    window.closed.connect(schedule.stop)
    schedule.start()
