"""What the palette offers, read from where it lives: menus, weeks, patients, exercises."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from designer.knowledge.library import Library
from designer.model.exercise import Exercise
from designer.store.summary import PatientSummary
from widgets.common.dates import shown_date
from widgets.palette.entry import Entry, Kind
from widgets.state.document import RecordDocument


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)


def commands(bar: QMenuBar) -> Iterator[Entry]:
    """Every command of the menus, those of the page in front among them."""
    for top in bar.actions():
        yield from _commands_under(top, ())


def _commands_under(action: QAction, path: tuple[str, ...]) -> Iterator[Entry]:
    if not action.isVisible() or action.isSeparator():
        return
    text, _, key = without_mnemonic(action.text()).partition("\t")  # a page may write its keys so
    menu = action.menu()
    if isinstance(menu, QMenu):
        for inner in menu.actions():
            yield from _commands_under(inner, (*path, text))
        return
    name = action.objectName()
    if name == "palette":  # it is open
        return
    page = name.startswith("page-")
    yield Entry(
        key=f"command:{name or '/'.join((*path, text))}",
        kind=Kind.PAGE if page else Kind.COMMAND,
        title=text,
        run=action.trigger,
        detail=_tr("Page") if page else " ▸ ".join(path),
        keys=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or key,
        enabled=action.isEnabled(),
        kept=bool(name),  # others may be named after what they change
    )


def weeks(document: RecordDocument | None, show: Callable[[int], object]) -> Iterator[Entry]:
    """The weeks of the open patient's program."""
    program = None if document is None else document.program
    if document is None or program is None:
        return
    for index, week in enumerate(program.weeks):
        starts = shown_date(week.start_date, "")
        detail = _tr("Week shown now") if index == document.week_index else _tr("Week")
        yield Entry(
            key=f"week:{index}",
            kind=Kind.WEEK,
            title=_tr("Week {number}").format(number=index + 1),
            run=_calling(show, index),
            detail=" · ".join(part for part in (detail, starts) if part),
            kept=False,
        )


def patients(
    summaries: Iterable[PatientSummary], open_one: Callable[[str], object]
) -> Iterator[Entry]:
    """The clinic's patients, each with the second identifier."""
    for one in summaries:
        number = _tr("MRN {mrn}").format(mrn=one.mrn or "–")
        born = _tr("born {date}").format(date=shown_date(one.birth_date, "–"))
        parts = [_tr("Archived patient") if one.archived else _tr("Patient"), number, born]
        yield Entry(
            key=f"patient:{one.id}",
            kind=Kind.PATIENT,
            title=one.name or _tr("(no name)"),
            run=_calling(open_one, one.id),
            detail=" · ".join(parts),
            kept=False,
        )


def exercises(library: Library, show: Callable[[str], object]) -> Iterator[Entry]:
    """The exercises, found by their other names, too."""
    for exercise in library.exercises.values():
        yield Entry(
            key=f"exercise:{exercise.id}",
            kind=Kind.EXERCISE,
            title=exercise.name,
            run=_calling(show, exercise.id),
            detail=_exercise_detail(exercise),
            also=" ".join((exercise.id, *exercise.other_names)),
        )


def _exercise_detail(exercise: Exercise) -> str:
    others = ", ".join(exercise.other_names)
    return f"{_tr('Exercise')} · {others}" if others else _tr("Exercise")


def _calling(function: Callable[..., object], value: object) -> Callable[[], object]:
    return lambda: function(value)


def without_mnemonic(text: str) -> str:
    """The text of an action as it is read: "&Undo" says Undo, "a && b" says a & b."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
