"""The editor of a clinic's rule: conditions from drop-downs, examples that run as they are set."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.model.vocabulary import Severity
from designer.safety.checking import Checker
from designer.safety.rules.drafting import RuleDraft, rule_of
from designer.safety.rules.rules import Rule, RuleSet
from designer.safety.speaking import speaks_of
from designer.safety.upkeep.clinic_rules import example_results, own_rule_problems
from widgets.common.asking import may_leave
from widgets.common.counts import counted
from widgets.common.dialog_size import resize_within
from widgets.common.exercises_field import ExercisesField
from widgets.common.fields import ChoiceField, LongTextField, TextField
from widgets.common.form_area import FormArea
from widgets.common.form_row import FormRow
from widgets.common.labels import hairline, plain_label
from widgets.common.scrolling import scrolled
from widgets.common.work import Work
from widgets.library.rules.conditions_field import ConditionsField
from widgets.library.rules.examples_field import ExamplesField
from widgets.library.rules.problem_words import problem_words
from widgets.state.workspace import Workspace
from widgets.theme.glyphs import severity_word
from widgets.theme.theme import set_kind, set_role

PAUSE_MS = 300
_PANEL_PX = 360
_LISTED = 14


class Tried(NamedTuple):
    """What came of one draft."""

    rule: Rule
    problems: tuple[str, ...]
    results: tuple[str, ...]  # of the examples; "" when as expected
    names: tuple[str, ...]  # of the exercises that it could speak of
    checker: Checker

    @property
    def is_good(self) -> bool:
        return not self.problems and not any(self.results)


class RuleEditor(QDialog):
    """Shows a rule to be edited, or a blank one.

    Signals:
        save_requested(Tried): all is well; the admin wishes to see what it changes, and to save.
    """

    save_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        rule_id: str,
        draft: RuleDraft | None = None,
        version: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        services = workspace.services
        self._library: Library = services.library
        self._rules: RuleSet = services.checker.rules
        self._id, self._version = rule_id, version
        self.last: Tried | None = None
        self.setWindowTitle(self.tr("Rule {id}").format(id=rule_id))
        library = services.library
        self.rows = ConditionsField(library)
        levels = (Severity.INFO, Severity.CAUTION, Severity.BLOCK)
        self.severity = ChoiceField([(one, severity_word(one)) for one in levels])
        self.message, self.source = TextField(), TextField()
        self.reason = LongTextField(60)
        names = {one.id: one.name for one in library.exercises.values() if not one.retired}
        self.substitutes = ExercisesField(names)
        self.examples = ExamplesField(library)
        self.state = plain_label("", "strong", wrap=True)
        self.problems = plain_label("", "error", wrap=True)
        self.about = plain_label("", wrap=True)
        self.save = QPushButton(self.tr("See what it changes…"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._work = Work(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._show(draft or RuleDraft())
        self._first = self.draft()
        self.rows.rows[0].kind.setFocus()
        self._connect()
        self._try_soon()

    def draft(self) -> RuleDraft:
        """What stands in the fields."""
        severity = Severity(str(self.severity.value()))
        return RuleDraft(
            rows=self.rows.value(),
            severity=severity,
            message=self.message.value(),
            reason=self.reason.value(),
            source=self.source.value(),
            substitutes=self.substitutes.value(),
            examples=self.examples.value(severity),
        )

    @property
    def is_trying(self) -> bool:
        """Whether the newest draft was not tried yet."""
        return self._timer.isActive() or self._work.is_running or self.last is None

    def reject(self) -> None:
        """Close, after asking when something would be lost."""
        lost = self.tr("What you set in this rule is lost.")
        if self.draft() != self._first and not may_leave(self, lost):
            return
        self._let_go()
        super().reject()

    def accept(self) -> None:
        """Close: it was saved."""
        self._let_go()
        super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _let_go(self) -> None:
        self._timer.stop()
        self._work.wait()

    def _show(self, draft: RuleDraft) -> None:
        self.rows.show_value(draft.rows)
        self.severity.show_value(draft.severity)
        self.message.show_value(draft.message)
        self.reason.show_value(draft.reason)
        self.source.show_value(draft.source)
        self.substitutes.show_value(draft.substitutes)
        self.examples.show_value(draft.examples)

    def _try_soon(self) -> None:
        self.last = None
        self.save.setEnabled(False)
        self._timer.start()

    def _try(self) -> None:
        if self._work.is_running:
            self._timer.start()
            return
        draft, unfinished = self.draft(), self.rows.unfinished()
        library, rules = self._library, self._rules
        rule = rule_of(draft, self._id, self._version)
        self._work.start(lambda _step: tried(library, rules, rule, unfinished))

    def _take(self, result: Tried) -> None:
        if self._timer.isActive():
            return  # something was changed meanwhile
        self.last = result
        left = len(result.problems) + sum(1 for told in result.results if told)
        ready = self.tr("Ready to save")
        one, many = self.tr("Not ready: 1 thing to mend"), self.tr("Not ready: {n} things to mend")
        self.state.setText(ready if result.is_good else counted(left, one, many))
        self.problems.setText("\n".join(problem_words(one) for one in result.problems[:6]))
        self.problems.setVisible(bool(result.problems))
        self.examples.show_results(result.results)
        self.about.setText(self._about(result.names))
        self.save.setEnabled(result.is_good)

    def _about(self, names: tuple[str, ...]) -> str:
        if not names:
            return self.tr("No exercise of the library has all of this.")
        said = self.tr("{n} of {every} exercises:").format(
            n=len(names), every=len(self._library.exercises)
        )
        listed = "\n".join(names[:_LISTED])
        more = len(names) - _LISTED
        return f"{said}\n{listed}" + (
            "\n" + self.tr("and {n} more").format(n=more) if more > 0 else ""
        )

    def _fail(self, error: DesignerError) -> None:
        self.state.setText(str(error))

    def _save(self) -> None:
        if self.last is not None and self.last.is_good:
            self.save_requested.emit(self.last)

    def _connect(self) -> None:
        fields = (
            self.rows,
            self.severity,
            self.message,
            self.reason,
            self.source,
            self.substitutes,
            self.examples,
        )
        for field in fields:
            field.edited.connect(self._try_soon)
        self._timer.timeout.connect(self._try)
        self._work.finished.connect(self._take)
        self._work.failed.connect(self._fail)
        self.save.clicked.connect(self._save)
        self._cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        form = QWidget()
        form.setMaximumWidth(900)
        column = QVBoxLayout(form)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        all_of = self.tr("All of these must hold. Rules judge what an exercise is, never its name.")
        column.addWidget(plain_label(self.tr("When it speaks"), "heading"))
        column.addWidget(plain_label(all_of, "hint", wrap=True))
        column.addWidget(self.rows)
        column.addSpacing(8)
        column.addWidget(plain_label(self.tr("What it says"), "heading"))
        rows = (
            (self.tr("How strictly"), self.severity, self.tr("A block needs a recorded override.")),
            (self.tr("Message"), self.message, self.tr("One short sentence, as in a finding.")),
            (self.tr("Reason"), self.reason, self.tr("Why, calmly; a patient may read it.")),
            (self.tr("Source"), self.source, self.tr("A paper, a guideline, or who decided it.")),
        )
        for label, field, hint in rows:
            column.addWidget(FormRow(label, field, hint, required=field is not self.severity))
        offered = self.tr("Each is checked for the patient before it is offered.")
        column.addWidget(FormRow(self.tr("Offer instead"), self.substitutes, offered))
        column.addSpacing(8)
        column.addWidget(plain_label(self.tr("Examples"), "heading"))
        tried_ = self.tr(
            "Say what you expect; the validator tries each one at once. At least one on which it "
            "speaks and one on which it is silent."
        )
        column.addWidget(plain_label(tried_, "hint", wrap=True))
        column.addWidget(self.examples)
        column.addStretch()
        self._frame(form)

    def _frame(self, form: QWidget) -> None:
        area = scrolled(form, sideways=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(area, 1)
        panel = FormArea(self._panel())
        panel.setFixedWidth(_PANEL_PX)
        sides.addWidget(panel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = plain_label(self.tr("Rule {id} of the clinic").format(id=self._id), "title")
        head.setContentsMargins(24, 16, 24, 12)
        whole.addWidget(head)
        whole.addWidget(hairline())
        whole.addLayout(sides, 1)
        whole.addWidget(hairline())
        whole.addLayout(self._buttons())
        resize_within(self, 1240, 720)

    def _panel(self) -> QWidget:
        panel = QFrame()
        set_role(panel, "surface")
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.state)
        column.addWidget(self.problems)
        column.addWidget(plain_label(self.tr("It can speak of"), "caption"))
        column.addWidget(self.about)
        column.addStretch()
        return panel

    def _buttons(self) -> QHBoxLayout:
        set_kind(self.save, "primary")
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(8)
        hint = self.tr("Nothing is saved before you have seen which plans would change.")
        row.addWidget(plain_label(hint, "hint"), 1)
        for button in (self._cancel, self.save):
            button.setAutoDefault(False)
            row.addWidget(button)
        return row


def tried(library: Library, rules: RuleSet, rule: Rule, unfinished: int) -> Tried:
    """The rule checked, its examples run, and the exercises that it can speak of."""
    problems = list(own_rule_problems(rule, library))
    if unfinished:
        said = QCoreApplication.translate(
            "RuleEditor", "levels.when: a condition says nothing yet; finish it or remove it."
        )
        problems.insert(0, said)
    names = tuple(one.name for one in speaks_of(rule, library))
    checker = Checker(library, rules.with_own([rule]))
    results = example_results(checker, rule)
    return Tried(rule, tuple(problems), results, names, checker)
