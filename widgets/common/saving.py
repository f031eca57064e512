"""Asks where a file is to be saved. Nothing that is there already is replaced unasked."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from widgets.common.asking import Question


def ask_where(parent: QWidget, title: str, suggestion: str, kinds: str, ending: str) -> Path | None:
    """A path whose name has the ``ending``, such as ".pdf"; None when nothing was chosen.

    The system's window asks about a file of the name that was typed; one that is there under the
    name with its ending is asked about here.
    """
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
        if not chosen:
            return None
        path = with_ending(Path(chosen), ending)
        if path == Path(chosen) or not path.exists() or _may_replace(parent, path):
            return path
        suggestion = str(path)


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ``ending`` behind its name; what stands after a dot in it stays."""
    if path.name.casefold().endswith(ending):
        return path
    return path.with_name(f"{path.name}{ending}")


def _may_replace(parent: QWidget, path: Path) -> bool:
    tr = QCoreApplication.translate
    question = Question(
        tr("Saving", "Replace {name}?").format(name=path.name),
        tr("Saving", "There is a file of this name already. What it holds would be gone."),
        parent,
    )
    question.add_answer("stay", tr("Saving", "Choose another name"), "primary")
    question.add_answer("replace", tr("Saving", "Replace it"), "danger")
    return question.ask() == "replace"
