"""The sign of each kind of event: a shape of its own beside the words."""

from designer.timeline import EventKind
from widgets.theme.icons import Icon

_SIGNS: dict[EventKind, Icon] = {
    "intake": Icon.PEOPLE,
    "review": Icon.SEARCH,
    "edit": Icon.EDIT,
    "taken-in": Icon.PEOPLE,
    "onset": Icon.CALENDAR,
    "surgery": Icon.ADD,
    "procedure": Icon.ADD,
    "screen": Icon.SHIELD,
    "confirmation": Icon.CHECK,
    "clearance": Icon.CHECK,
    "discharge": Icon.EXPORT,
    "readmission": Icon.IMPORT,
    "program": Icon.BOARD,
    "program-end": Icon.CLOSE,
    "week": Icon.GRID,
    "step-back": Icon.UNDO,
    "decision": Icon.CHEVRON_RIGHT,
    "override": Icon.NOTE,
    "print": Icon.PRINT,
    "logs": Icon.CHART,
    "flare": Icon.CHEVRON_UP,
    "score": Icon.LIST,
    "log-edit": Icon.EDIT,
    "saved": Icon.SAVE,
    "restored": Icon.REDO,
}


def sign_of(kind: EventKind) -> Icon:
    """The drawing beside an event."""
    return _SIGNS[kind]
