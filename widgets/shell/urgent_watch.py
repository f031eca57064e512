"""Makes the notice of urgent signs when the first patient opens.

The rules come with it, and the list of patients need not wait for them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

if TYPE_CHECKING:
    from widgets.shell.urgent_notice import UrgentNotice


class UrgentWatch(QObject):
    """Hands each patient to the notice that lies over ``window``.

    Signals:
        intake_requested(): the user wishes to record a clearance.
    """

    intake_requested = Signal()

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._notice: UrgentNotice | None = None
        workspace.document_opened.connect(self._follow)

    def _follow(self, document: RecordDocument) -> None:
        if self._notice is None:
            module = import_module("widgets.shell.urgent_notice")
            notice = cast("UrgentNotice", module.UrgentNotice(self._workspace, self._window))
            notice.intake_requested.connect(self.intake_requested)
            self._notice = notice
        self._notice.show_document(document)
