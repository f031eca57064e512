"""The one file that knows the shortcuts, in the order in which Help lists them."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


class Shortcut(StrEnum):
    """Each shortcut by what it does; the value names it in settings and tests."""

    PATIENTS = "patients"
    DESIGN = "design"
    PROGRESS = "progress"
    HANDOUT = "handout"
    LIBRARY = "library"
    CASELOAD = "caseload"
    NEW_PATIENT = "new-patient"
    EDIT_PATIENT = "edit-patient"
    IMPORT = "import"
    EXPORT = "export"
    PRINT = "print"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    SEARCH = "search"
    PALETTE = "palette"
    SETTINGS = "settings"
    NEXT_SECTION = "next-section"
    PREVIOUS_SECTION = "previous-section"
    SAVE_FORM = "save-form"
    TOGGLE_LEFT = "toggle-left"
    TOGGLE_RIGHT = "toggle-right"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    REMOVE = "remove"
    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    MOVE_LEFT = "move-left"
    MOVE_RIGHT = "move-right"
    ADD_TO_DAY = "add-to-day"
    EDIT_DOSE = "edit-dose"
    DAY_MENU = "day-menu"
    SELECT_DAY = "select-day"
    SELECT_SAME = "select-same"
    SELECT_LANE = "select-lane"
    DUPLICATE = "duplicate"
    EASIER = "easier"
    HARDER = "harder"
    WHY = "why"
    HISTORY = "history"
    NEXT_FINDING = "next-finding"
    WEEK_MENU = "week-menu"
    PREVIOUS_WEEK = "previous-week"
    NEXT_WEEK = "next-week"
    PAGE_HELP = "page-help"
    SHORTCUTS = "shortcuts"


_KEYS: dict[Shortcut, tuple[str, ...]] = {
    Shortcut.PATIENTS: ("Ctrl+1",),
    Shortcut.DESIGN: ("Ctrl+2",),
    Shortcut.PROGRESS: ("Ctrl+3",),
    Shortcut.HANDOUT: ("Ctrl+4",),
    Shortcut.LIBRARY: ("Ctrl+5",),
    Shortcut.CASELOAD: ("Ctrl+6",),
    Shortcut.NEW_PATIENT: ("Ctrl+N",),
    Shortcut.EDIT_PATIENT: ("Ctrl+E",),
    Shortcut.IMPORT: ("Ctrl+O",),
    Shortcut.EXPORT: ("Ctrl+Shift+E",),
    Shortcut.PRINT: ("Ctrl+P",),
    Shortcut.QUIT: ("Ctrl+Q",),
    Shortcut.UNDO: ("Ctrl+Z",),
    Shortcut.REDO: ("Ctrl+Shift+Z", "Ctrl+Y"),
    Shortcut.SEARCH: ("Ctrl+F",),
    Shortcut.PALETTE: ("Ctrl+K",),
    Shortcut.SETTINGS: ("Ctrl+,",),
    Shortcut.NEXT_SECTION: ("F6",),
    Shortcut.PREVIOUS_SECTION: ("Shift+F6",),
    Shortcut.SAVE_FORM: ("Ctrl+S",),
    Shortcut.TOGGLE_LEFT: ("Ctrl+B",),
    Shortcut.TOGGLE_RIGHT: ("Ctrl+Shift+B",),
    Shortcut.CUT: ("Ctrl+X",),
    Shortcut.COPY: ("Ctrl+C",),
    Shortcut.PASTE: ("Ctrl+V",),
    Shortcut.REMOVE: ("Del",),
    Shortcut.MOVE_UP: ("Alt+Up",),
    Shortcut.MOVE_DOWN: ("Alt+Down",),
    Shortcut.MOVE_LEFT: ("Alt+Left",),
    Shortcut.MOVE_RIGHT: ("Alt+Right",),
    Shortcut.ADD_TO_DAY: ("Return",),
    Shortcut.EDIT_DOSE: ("F2",),
    Shortcut.DAY_MENU: ("Ctrl+Shift+D",),
    Shortcut.SELECT_DAY: ("Ctrl+A",),
    Shortcut.SELECT_SAME: ("Ctrl+Shift+A",),
    Shortcut.SELECT_LANE: ("Ctrl+Shift+L",),
    Shortcut.DUPLICATE: ("Ctrl+D",),
    Shortcut.EASIER: ("Ctrl+Shift+Down",),
    Shortcut.HARDER: ("Ctrl+Shift+Up",),
    Shortcut.WHY: ("Ctrl+I",),
    Shortcut.HISTORY: ("Ctrl+Alt+Z",),
    Shortcut.NEXT_FINDING: ("F8",),
    Shortcut.WEEK_MENU: ("Ctrl+Shift+W",),
    Shortcut.PREVIOUS_WEEK: ("Ctrl+PgUp",),
    Shortcut.NEXT_WEEK: ("Ctrl+PgDown",),
    Shortcut.PAGE_HELP: ("Shift+F1",),
    Shortcut.SHORTCUTS: ("F1",),
}


def keys(shortcut: Shortcut) -> list[QKeySequence]:
    """The key sequences, for ``QAction.setShortcuts``."""
    return [QKeySequence(text) for text in _KEYS[shortcut]]


def keys_text(shortcut: Shortcut) -> str:
    """The first sequence as the system writes it, for tooltips."""
    return keys(shortcut)[0].toString(QKeySequence.SequenceFormat.NativeText)


_OF_THE_WEEK = Shortcut.CUT, Shortcut.NEXT_FINDING  # from, to: those of the design page


def groups() -> list[tuple[str, list[Shortcut]]]:
    """All shortcuts under the headings of the shortcut list."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Shortcut", text)

    every = list(Shortcut)
    first, last = (every.index(one) for one in _OF_THE_WEEK)
    return [
        (tr("Everywhere"), [*every[:first], *every[last + 1 :]]),
        (tr("On the Design page"), every[first : last + 1]),
    ]


def description(shortcut: Shortcut) -> str:
    """What it does, in the words of the shortcut list."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Shortcut", text)

    words = {
        Shortcut.PATIENTS: tr("Show the patients"),
        Shortcut.DESIGN: tr("Show the week"),
        Shortcut.PROGRESS: tr("Show the progress"),
        Shortcut.HANDOUT: tr("Show the handout"),
        Shortcut.LIBRARY: tr("Show the library"),
        Shortcut.CASELOAD: tr("Show the caseload"),
        Shortcut.NEW_PATIENT: tr("New patient"),
        Shortcut.EDIT_PATIENT: tr("Edit the intake of the open patient"),
        Shortcut.IMPORT: tr("Open a program file"),
        Shortcut.EXPORT: tr("Export the program file"),
        Shortcut.PRINT: tr("Print the handout"),
        Shortcut.QUIT: tr("Quit"),
        Shortcut.UNDO: tr("Undo"),
        Shortcut.REDO: tr("Redo"),
        Shortcut.SEARCH: tr("Search on this page"),
        Shortcut.PALETTE: tr("Search everything: commands, patients, exercises, weeks"),
        Shortcut.SETTINGS: tr("Settings"),
        Shortcut.NEXT_SECTION: tr("Go to the next section of a form"),
        Shortcut.PREVIOUS_SECTION: tr("Go to the section before"),
        Shortcut.SAVE_FORM: tr("Save the form"),
        Shortcut.TOGGLE_LEFT: tr("Fold or unfold the left panel"),
        Shortcut.TOGGLE_RIGHT: tr("Fold or unfold the right panel"),
        Shortcut.CUT: tr("Cut the selected exercises"),
        Shortcut.COPY: tr("Copy the selected exercises"),
        Shortcut.PASTE: tr("Paste exercises into the day"),
        Shortcut.REMOVE: tr("Remove the selected exercises"),
        Shortcut.MOVE_UP: tr("Move up in the day"),
        Shortcut.MOVE_DOWN: tr("Move down in the day"),
        Shortcut.MOVE_LEFT: tr("Move to the day before"),
        Shortcut.MOVE_RIGHT: tr("Move to the day after"),
        Shortcut.ADD_TO_DAY: tr("Add the chosen exercise to the chosen day"),
        Shortcut.EDIT_DOSE: tr("Edit the dose"),
        Shortcut.DAY_MENU: tr("What can be done to the chosen day"),
        Shortcut.SELECT_DAY: tr("Select everything on the chosen day"),
        Shortcut.SELECT_SAME: tr("Select the same exercises in the whole week"),
        Shortcut.SELECT_LANE: tr("Select the same lane in the whole week"),
        Shortcut.DUPLICATE: tr("Duplicate the selected exercises"),
        Shortcut.EASIER: tr("Put the easier exercise in its place"),
        Shortcut.HARDER: tr("Put the harder exercise in its place"),
        Shortcut.WHY: tr("Why this verdict"),
        Shortcut.HISTORY: tr("Show all steps, to go back or forward to one"),
        Shortcut.NEXT_FINDING: tr("Go to the next finding"),
        Shortcut.WEEK_MENU: tr("What can be done to the week that is shown"),
        Shortcut.PREVIOUS_WEEK: tr("Show the week before"),
        Shortcut.NEXT_WEEK: tr("Show the week after"),
        Shortcut.PAGE_HELP: tr("What can be done on this page"),
        Shortcut.SHORTCUTS: tr("Show this list"),
    }
    return words[shortcut]
