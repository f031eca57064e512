"""The editor of one of the clinic's own exercises: the form, and what the rules say to it."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.own_exercises import new_id
from designer.model.exercise import Attributes, Coaching, Exercise
from widgets.common.asking import may_leave
from widgets.common.dialog_size import resize_within
from widgets.common.form_area import FormArea
from widgets.common.labels import hairline, plain_label
from widgets.common.scrolling import scrolled
from widgets.library.exercises.form import ExerciseForm
from widgets.library.exercises.judge import Judge, Judged
from widgets.library.exercises.judgement_panel import WIDTH_PX, JudgementPanel
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind

BLANK = Exercise(
    id="new",
    name="",
    kind="stabilise",
    phase="1",
    attributes=Attributes(pattern="brace", position="supine"),
    clinics_own=True,
)


class ExerciseEditor(QDialog):
    """Shows an exercise to be edited, or a blank one.

    Signals:
        save_requested(Judged): all is well; the admin wishes to see what it changes, and to save.
    """

    save_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        exercise: Exercise = BLANK,
        *,
        new: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        services = workspace.services
        self._library, self._new = services.library, new
        self._id = exercise.id
        blank = exercise is BLANK
        title = self.tr("New exercise") if new else self.tr("Edit {name}")
        self.setWindowTitle(title.format(name=exercise.name))
        self.form = ExerciseForm(services.library, exercise.id)
        self.panel = JudgementPanel(services.library, workspace.theme)
        self.judge = Judge(services.library, services.checker.rules, services.today(), self)
        self.last: Judged | None = None
        self.save = QPushButton(self.tr("See what it changes…"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._lay_out(title.format(name=exercise.name))
        if blank:
            self.form.show_defaults(exercise)
        else:
            self.form.show_exercise(exercise)
        self.panel.show_week(exercise)
        self.form.rows["name"].field.setFocus()
        self._first = self.form.values()
        self.form.edited.connect(self._judge)
        self.panel.week_chosen.connect(self._judge)
        self.judge.judged.connect(self._take)
        self.save.clicked.connect(self._save)
        self._cancel.clicked.connect(self.reject)
        self._judge()

    @property
    def is_dirty(self) -> bool:
        """Whether anything would be lost."""
        return self.form.values() != self._first

    def reject(self) -> None:
        """Close, after asking when something would be lost."""
        lost = self.tr("What you typed about this exercise is lost.")
        if self.is_dirty and not may_leave(self, lost):
            return
        self.judge.let_go()
        super().reject()

    def accept(self) -> None:
        """Close: it was saved."""
        self.judge.let_go()
        super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _judge(self, *_what: object) -> None:
        values = self.form.values()
        exercise_id = self._id
        if self._new:
            exercise_id = new_id(str(values.get("name", "")), self._library)
        self.last = None
        self.save.setEnabled(False)
        self._show_reading(values)
        self.judge.judge(values, exercise_id, self.panel.week.value())

    def _show_reading(self, values: dict[str, object]) -> None:
        translations = values.get("translations")
        spanish = translations.get("es", {}) if isinstance(translations, dict) else {}
        parts = (values.get("patient_text") or {}, spanish.get("patient_text") or {})
        english, other = (msgspec.convert(part, Coaching) for part in parts)
        self.panel.show_reading(english, other)

    def _take(self, judged: Judged) -> None:
        self.last = judged
        fields = self.form.field_problems()
        self.panel.show_judged(judged, tuple(fields.values()))
        self.form.show_problems(judged.problems)
        self.save.setEnabled(judged.exercise is not None and not fields)

    def _save(self) -> None:
        if self.last is not None and self.last.exercise is not None:
            self.save_requested.emit(self.last)

    def _lay_out(self, title: str) -> None:
        area = scrolled(self.form, sideways=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(area, 1)
        beside = FormArea(self.panel)
        beside.setFixedWidth(WIDTH_PX)
        sides.addWidget(beside)
        head = plain_label(title, "title")
        head.setContentsMargins(24, 16, 24, 12)
        set_kind(self.save, "primary")
        self.save.setAutoDefault(False)
        self._cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 12, 16, 12)
        buttons.setSpacing(8)
        hint = self.tr("Nothing is saved before you have seen which plans would change.")
        buttons.addWidget(plain_label(hint, "hint"), 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(hairline())
        column.addLayout(sides, 1)
        column.addWidget(hairline())
        column.addLayout(buttons)
        resize_within(self, 1240, 720)
