"""The menu of a week, and the questions that some of its commands ask first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from designer.progress.next_week import LAST_PROG_WEEK
from widgets.common.dates import shown_date
from widgets.design.weeks.compare_dialog import CompareDialog
from widgets.design.weeks.week_commands import WeekCommands
from widgets.design.weeks.week_questions import DateQuestion, NoteQuestion, WeeksQuestion
from widgets.state.services import Services
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme

COPIES = (1, 2, 3, 4, 6, 8)


class WeekMenu(QObject):
    """Fills menus for single weeks.

    Signals:
        template_requested(index): somebody wishes to keep this week as a template.
    """

    template_requested = Signal(int)

    def __init__(
        self, commands: WeekCommands, services: Services, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._commands, self._services, self._theme = commands, services, theme
        self._widget = parent

    def fill(self, menu: QMenu, index: int) -> None:
        """Put the commands of the week at ``index`` into an empty menu."""
        menu.clear()
        program = self._commands.program
        if program is None or not 0 <= index < len(program.weeks):
            return
        tr, do, count = self.tr, self._commands, len(program.weeks)
        on = shown_date(program.date_of(index, 0), tr("no date"))
        menu.addAction(tr("Week {n} · {date}").format(n=index + 1, date=on)).setEnabled(False)
        menu.addSeparator()
        add = self._adder(menu)
        onto = add(tr("Copy onto the next week"), lambda: do.copy_to(index, (index + 1,)))
        onto.setEnabled(index + 1 < count)
        several = add(tr("Copy onto several weeks…"), lambda: self.ask_copy(index), Icon.COPY)
        several.setEnabled(count > 1)
        self._add_copies(menu, index)
        add(tr("Compare with another week…"), lambda: self.compare(index)).setEnabled(count > 1)
        menu.addSeparator()
        add(tr("Repeat this week (hold)"), lambda: do.repeat(index))
        add(tr("Step back after this week"), lambda: do.step_back(index), Icon.UNDO)
        self._add_prog_weeks(menu, index)
        menu.addSeparator()
        add(tr("Insert an empty week before it"), lambda: do.insert(index), Icon.ADD)
        add(tr("Move it one week earlier"), lambda: do.move(index, -1)).setEnabled(index > 0)
        later = add(tr("Move it one week later"), lambda: do.move(index, 1))
        later.setEnabled(index + 1 < count)
        add(tr("Begin it on another day…"), lambda: self.ask_date(index), Icon.CALENDAR)
        add(tr("Note on this week…"), lambda: self.ask_note(index), Icon.NOTE)
        keep = add(tr("Save it as a template…"), lambda: self.template_requested.emit(index))
        keep.setEnabled(any(day.placements for day in program.weeks[index].week.days))
        menu.addSeparator()
        gone = add(tr("Remove this week"), lambda: do.remove(index), Icon.DELETE)
        gone.setEnabled(count > 1)

    def ask_copy(self, index: int) -> None:
        """Ask for weeks and copy the week onto them."""
        program = self._commands.program
        if program is None:
            return
        unknown = self.tr("no date")
        weeks = [
            (
                at,
                self.tr("Week {n} · {date} · progression week {p}").format(
                    n=at + 1, date=shown_date(program.date_of(at, 0), unknown), p=week.prog_week
                ),
            )
            for at, week in enumerate(program.weeks)
            if at != index
        ]
        question = WeeksQuestion(
            self.tr("Copy week {n} onto which weeks?").format(n=index + 1),
            self.tr("Their exercises give way. Dates and progression weeks stay."),
            self.tr("Copy"),
            weeks,
            self.tr("Cancel"),
            self._widget.window(),
        )
        if question.exec():
            self._commands.copy_to(index, question.weeks())

    def ask_date(self, index: int) -> None:
        """Ask for the first day of the week and move it, with those behind."""
        program = self._commands.program
        if program is not None:
            was, today = program.date_of(index, 0), self._services.today()
            question = DateQuestion(index, len(program.weeks), was, today, self._widget.window())
            if question.exec():
                self._commands.re_date(index, question.chosen())

    def ask_note(self, index: int) -> None:
        """Ask for the note on the week."""
        program = self._commands.program
        if program is not None:
            title = self.tr("Note on week {n}").format(n=index + 1)
            question = NoteQuestion(title, program.weeks[index].note, self._widget.window())
            if question.exec():
                self._commands.set_note(index, question.note())

    def compare(self, index: int) -> None:
        """Show the week beside the one before it, or the first beside the next."""
        program = self._commands.program
        if program is not None and len(program.weeks) > 1:
            before = max(0, index - 1)
            library, units = self._services.library, self._services.units()
            window = self._widget.window()
            dialog = CompareDialog(program, library, before, before + 1, window, units)
            dialog.exec()

    def _add_copies(self, menu: QMenu, index: int) -> None:
        copies = menu.addMenu(self.tr("Put copies behind it"))
        for times in COPIES:
            text = self.tr("{n} copies") if times > 1 else self.tr("One copy")
            action = copies.addAction(text.format(n=times))
            action.triggered.connect(
                lambda _=False, times=times: self._commands.copy_behind(index, times)
            )

    def _add_prog_weeks(self, menu: QMenu, index: int) -> None:
        program = self._commands.program
        if program is None:
            return
        choices = menu.addMenu(self.tr("Counts as progression week"))
        group = QActionGroup(choices)
        for number in range(1, LAST_PROG_WEEK + 1):
            text = str(number)
            if number == LAST_PROG_WEEK:
                text = self.tr("{n} (after the base program)").format(n=number)
            action = QAction(text, choices)
            action.setCheckable(True)
            action.setChecked(number == program.weeks[index].prog_week)
            action.triggered.connect(
                lambda _=False, number=number: self._commands.set_prog_week(index, number)
            )
            group.addAction(action)
            choices.addAction(action)

    def _adder(self, menu: QMenu) -> Callable[..., QAction]:
        def add(text: str, do: Callable[[], object], picture: Icon | None = None) -> QAction:
            action = menu.addAction(text)
            if picture is not None:
                action.setIcon(icon(picture, self._theme.tokens))
            action.triggered.connect(lambda _checked=False: do())
            return action

        return add
