"""Asks for the clinic's details and stores them; what was typed is not lost where that fails."""

from functools import partial
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from designer.model.clinic import ClinicIdentity
from designer.store.library import ClinicLibrary, ClinicSettings
from widgets.common.asking import tell
from widgets.shell.clinic_dialog import ClinicDialog
from widgets.state.workspace import Workspace

T = TypeVar("T", bound=Struct)


def edit_clinic(workspace: Workspace, parent: QWidget) -> None:
    """Edit what stands on every handout about the clinic."""
    tr = QCoreApplication.translate
    title = tr("Clinic", "The clinic details were not saved")
    clinic = workspace.services.clinic
    try:
        before = clinic.library().library.settings
    except DesignerError as error:
        tell(parent, title, str(error), tr("Clinic", "Close"))
        return
    typed = before
    while True:
        dialog = ClinicDialog(before, parent, typed)
        agreed, typed = dialog.exec(), dialog.settings()
        dialog.deleteLater()
        if not agreed:
            return

        def changed(library: ClinicLibrary, typed: ClinicSettings = typed) -> ClinicLibrary:
            return replace(library, settings=brought_over(before, typed, library.settings))

        try:
            workspace.save_apart(partial(clinic.change_library, changed))
        except DesignerError as error:
            tell(parent, title, str(error), tr("Clinic", "Close"))
            continue  # with everything that was typed
        workspace.clinic_changed.emit()
        return


def brought_over(before: T, typed: T, now: T) -> T:
    """``now`` with each field that somebody changed from ``before`` to ``typed``."""
    changed = {}
    for name in before.__struct_fields__:
        old, new, there = (getattr(one, name) for one in (before, typed, now))
        if isinstance(old, ClinicIdentity):
            changed[name] = brought_over(old, new, there)
        elif new != old:
            changed[name] = new
    return replace(now, **changed)
