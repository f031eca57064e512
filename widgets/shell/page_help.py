"""What can be done on each page, in a few lines: the help that ships with the program."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from widgets.shell.pages import PAGES, page_title
from widgets.theme.shortcuts import Shortcut, keys_text


class PageHelp(NamedTuple):
    """The lines about a page of the window, or about the window as a whole (name "")."""

    name: str
    title: str
    lines: tuple[str, ...]


def page_helps() -> list[PageHelp]:
    """All of them, in the order of the tabs; what holds everywhere comes last."""
    lines = {
        "patients": _patients(),
        "design": _design(),
        "progress": _progress(),
        "handout": _handout(),
        "library": _library(),
        "caseload": _caseload(),
    }
    pages = [PageHelp(kind.name, page_title(kind.name), lines[kind.name]) for kind in PAGES]
    return [*pages, PageHelp("", _tr("Everywhere"), _everywhere())]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PageHelp", text)


def _patients() -> tuple[str, ...]:
    return (
        _tr("Type a name or record number to find a patient; Return opens the chosen one."),
        _tr(
            "New patient begins the intake. Diagnoses, dates and the red-flag screen decide what "
            "the safety rules can say; what you leave blank counts as unknown, not as safe."
        ),
        _tr(
            "The right side shows the chosen patient before you open anything. Compare name, "
            "record number and birth date with the person in front of you."
        ),
        _tr("Edit intake, under File, changes what was recorded. Each change can be undone."),
        _tr(
            "A program file from somewhere else comes in by File, Open program file. It becomes a "
            "patient of its own unless you say otherwise."
        ),
    )


def _design() -> tuple[str, ...]:
    return (
        _tr(
            "Drag an exercise from the library on the left to a day. Without a mouse: choose it, "
            "choose the day, and press {keys}."
        ).format(keys=keys_text(Shortcut.ADD_TO_DAY)),
        _tr(
            "Each card says by shape and word whether it suits this patient. Nothing is refused: "
            "the panel on the right says what is wrong and why, and offers what can replace it."
        ),
        _tr(
            "Choose a card on the board to change its dose below the findings. A right click, or "
            "the menu key, lists everything that can be done with it."
        ),
        _tr("The strip at the bottom holds the weeks. Add a week there, or copy the one shown."),
        _tr(
            "Every step can be undone: {keys} takes it back, and its name says what it was."
        ).format(keys=keys_text(Shortcut.UNDO)),
    )


def _progress() -> tuple[str, ...]:
    return (
        _tr("Log what the patient reports: a visit, or a returned log sheet a week at a time."),
        _tr("Fill only what was said. A blank stays unknown, in the charts, too."),
        _tr(
            "The charts show pain, tolerance and holds over time, beside the weeks of the program."
        ),
        _tr(
            "The advice says whether to advance, hold or step back, and on which entries it rests. "
            "You decide; the decision is kept with its reason."
        ),
        _tr("Entries are listed with date and author; what was changed keeps what it was before."),
    )


def _handout() -> tuple[str, ...]:
    return (
        _tr("The preview is the very page that will print. Choose layout, paper and language."),
        _tr(
            "A handout with an open block is not printed. The line above the preview leads to the "
            "finding: replace the exercise, or record why you go on."
        ),
        _tr("Compare the two identifiers on the page with the patient before you hand it over."),
        _tr("Save it as a PDF, print it, or copy it as text for the medical record."),
        _tr("Several patients prints for many in one go and says who was left out, and why."),
    )


def _library() -> tuple[str, ...]:
    return (
        _tr("Search by name, muscle, equipment or position; typing errors are forgiven."),
        _tr(
            "An exercise shows its steps, cues, attributes and where each comes from. With a "
            "patient open it also says why it suits, or does not."
        ),
        _tr("Pose the picture anew, or use a photo of your own; the shipped one can come back."),
        _tr("Weekly templates are starting points: preview one here, use it on the Design page."),
        _tr("The rules are listed with their sources and with examples of when each speaks."),
    )


def _caseload() -> tuple[str, ...]:
    return (
        _tr("Every patient in care stands here; whoever needs somebody first stands on top."),
        _tr("Each line says why it is there. The chips above show one reason alone."),
        _tr("Return opens the chosen patient on the page where something can be done."),
        _tr("A second tab counts how often each rule was overridden, and by which reasons."),
        _tr("Sort by any column; the list can be put on paper."),
    )


def _everywhere() -> tuple[str, ...]:
    return (
        _tr(
            "{keys} searches everything: commands, pages, patients, weeks and exercises. What you "
            "did last comes first."
        ).format(keys=keys_text(Shortcut.PALETTE)),
        _tr("{keys} lists all keys.").format(keys=keys_text(Shortcut.SHORTCUTS)),
        _tr("What you do is saved as you go; the line beside Undo says when it is on disk."),
        _tr("Theme, size and paper are under File, Settings. Backups are made by themselves."),
        _tr("The program supports your judgement. It never decides for you or the patient."),
    )
