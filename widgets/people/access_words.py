"""Why a command cannot be used by whoever works here, in words for a tooltip."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

from designer.access import ROLES_OF, Command, may, who_may
from designer.errors import DesignerError
from widgets.common.labels import as_tooltip
from widgets.people.role_words import role_words
from widgets.state.workspace import Workspace

_MOST_NAMES = 4
_USUAL = "usual tooltip"  # the property of a button that keeps it


def why_not(command: Command, workspace: Workspace) -> str:
    """Why the command is not for whoever works here, and who may use it; "" when it is."""
    try:
        people = workspace.services.clinic.library().library.settings.people
    except DesignerError:
        return ""  # whoever opens the clinic's details is told
    if may(command, workspace.actor, people):
        return ""
    names = [person.name for person in who_may(command, people)]
    more = "…" if len(names) > _MOST_NAMES else ""
    said = QCoreApplication.translate(
        "Access",
        "Only for: {roles}. You work as {actor}. Ask {names}, or change the role under "
        "“People of the clinic”.",
    )
    return said.format(
        roles=", ".join(role_words(role) for role in ROLES_OF[command]),
        actor=workspace.actor,
        names=", ".join(names[:_MOST_NAMES]) + more,
    )


def show_access(why: str, buttons: Iterable[QAbstractButton]) -> None:
    """Offer the buttons, or say in their tooltips ``why`` whoever works here may not use them."""
    for button in buttons:
        if button.property(_USUAL) is None:
            button.setProperty(_USUAL, button.toolTip())
        button.setEnabled(not why)
        button.setToolTip(as_tooltip(why) if why else button.property(_USUAL))
        button.setAccessibleDescription(why)
