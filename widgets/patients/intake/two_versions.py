"""Asks which facts count where somebody else changed the same while a form was open."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from designer.merging import ClashKey, changes, merge
from widgets.state.news import Standoff

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from designer.model.record import PatientRecord
    from widgets.state.workspace import Workspace


def ask_which_counts(
    workspace: Workspace,
    since: PatientRecord,
    after: PatientRecord,
    now: PatientRecord,
    window: QWidget,
) -> frozenset[ClashKey] | None:
    """The parts of which ``after`` counts and not ``now``; None where nobody decided.

    Nothing is asked unless both changed the same part ``since`` the form was filled.
    """
    clashes = merge(since, after, now).clashes
    if not clashes:
        return frozenset()
    standoff = Standoff("", clashes, changes(since, now), changes(since, after))
    services = workspace.services
    # By its name: the dialog says weeks as the board does, and the board asks parts of the intake.
    module = import_module("widgets.sharing.conflict_dialog")
    dialog = module.ConflictDialog(
        standoff, services.library, workspace.actor, window, services.units()
    )
    agreed = dialog.exec()
    dialog.deleteLater()
    return frozenset(dialog.keep_mine()) if agreed else None
