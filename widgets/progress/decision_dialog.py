"""Where the therapist decides about the next week: the advice, the choice, the week it makes."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.patient import Patient
from designer.model.template import WeekTemplate
from designer.model.vocabulary import NextStep
from templates.next_step import StepPreparer
from widgets.common.dialog_bars import foot_bar, head_bar, lay_between
from widgets.common.dialog_size import resize_within
from widgets.common.form_area import FormArea
from widgets.common.labels import plain_label
from widgets.common.scrolling import scrolled
from widgets.common.severity_badge import SeverityBadge
from widgets.common.whose import whose_label
from widgets.progress.next_week_view import NextWeekView
from widgets.progress.step_words import STEP_GLYPHS, StepWords
from widgets.theme.theme import Theme

_STEPS: tuple[NextStep, ...] = ("advance", "hold", "step-back", "refer")


class DecisionDialog(QDialog):
    """Chooses a step, shows the week that it makes, and asks why where it is not the advice."""

    def __init__(
        self,
        preparer: StepPreparer,
        library: Library,
        theme: Theme,
        who: str,
        patient: Patient,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preparer, self._theme = preparer, theme
        self._words = StepWords()
        self.steps = QButtonGroup(self)
        self.template = QComboBox()
        self.who = QLineEdit(who)
        self.why = QPlainTextEdit()
        self.problem = plain_label("", "error", wrap=True)
        self.view = NextWeekView(theme, library)
        self.agree = QPushButton()
        self._arrange(patient)
        self.choose(preparer.advice.action)
        if (chosen := self.steps.checkedButton()) is not None:
            chosen.setFocus()
        self.steps.idToggled.connect(lambda _id, on: self._follow_step() if on else None)
        self.template.currentIndexChanged.connect(lambda _index: self._show())
        self.why.textChanged.connect(lambda: self.problem.setText(""))
        self._follow_step()

    @property
    def step(self) -> NextStep:
        """The chosen step."""
        return _STEPS[self.steps.checkedId()]

    @property
    def chosen_template(self) -> WeekTemplate | None:
        """The template to build from; None to carry this week on."""
        data: object = self.template.currentData()
        return data if isinstance(data, WeekTemplate) else None

    @property
    def reason(self) -> str:
        return self.why.toPlainText().strip()

    def choose(self, step: NextStep) -> None:
        """Choose a step."""
        self.steps.button(_STEPS.index(step)).setChecked(True)

    def accept(self) -> None:
        """Close where all is said that has to be."""
        if not self.who.text().strip():
            self.problem.setText(self.tr("Say who decides."))
            self.who.setFocus()
        elif self.step != self._preparer.advice.action and not self.reason:
            self.problem.setText(self.tr("This is not what the log advises. Say why."))
            self.why.setFocus()
        else:
            super().accept()

    def _follow_step(self) -> None:
        """Offer the templates of the week that the step leads to."""
        self.template.blockSignals(True)
        self.template.clear()
        same = self.tr("This week, carried on")
        prepared = self._preparer.prepare(self.step)
        if prepared is not None and prepared.next.origin == "planned":
            same = self.tr("The week as it is planned")
        elif self.step == "step-back":
            same = self.tr("The earlier week, done again")
        self.template.addItem(same, None)
        for template in self._preparer.templates(self.step):
            self.template.addItem(f"{template.id}  {template.name}", template)
        self.template.blockSignals(False)
        self.template.setEnabled(self.step != "refer" and self._preparer.can_prepare)
        self._show()

    def _show(self) -> None:
        prepared = self._preparer.prepare(self.step, self.chosen_template)
        self.problem.setText("")
        if prepared is not None:
            self.view.show_prepared(prepared, self._preparer.present)
        elif self.step == "refer":
            self.view.show_words(self.tr("No week is prepared. The decision to refer is recorded."))
        else:
            self.view.show_words(
                self.tr("No week of a program has begun, so there is none to go on from.")
            )
        if prepared is None:
            self.agree.setText(self.tr("Record the decision"))
        elif prepared.next.origin == "planned":
            self.agree.setText(self.tr("Record, and open the planned week"))
        else:
            self.agree.setText(self.tr("Prepare this week"))

    def _arrange(self, patient: Patient) -> None:
        self.setWindowTitle(self.tr("Decide the next step"))
        resize_within(self, 960, 704)
        body = QHBoxLayout()
        body.setContentsMargins(24, 16, 24, 16)
        body.setSpacing(24)
        body.addWidget(FormArea(self._choices()), 2)
        body.addWidget(self.view, 3)
        head = head_bar(whose_label(patient))
        lay_between(self, head, body, foot_bar(self, self.agree, self.problem))

    def _choices(self) -> QWidget:
        advice = self._preparer.advice
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("The log advises"), "caption"))
        glyph = STEP_GLYPHS[advice.action]
        column.addWidget(SeverityBadge(self._theme, glyph, self._words.name(advice.action)))
        column.addWidget(plain_label(advice.headline, "strong", wrap=True))
        column.addWidget(_reasons([f"{one.text} ({one.rule_id})" for one in advice.reasons]), 1)
        column.addWidget(plain_label(self.tr("You decide"), "caption"))
        for number, step in enumerate(_STEPS):
            text = self._words.choice(step, self._preparer.target(step))
            if step == advice.action:
                text = self.tr("{step}  (advised)").format(step=text)
            button = QRadioButton(text)
            self.steps.addButton(button, number)
            column.addWidget(button)
        column.addSpacing(4)
        column.addLayout(self._form())
        return choices

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.why.setFixedHeight(64)
        self.why.setTabChangesFocus(True)
        self.why.setPlaceholderText(self.tr("Needed where you decide against the advice"))
        self.template.setMinimumContentsLength(24)
        self.template.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        rows: Sequence[tuple[str, QWidget]] = (
            (self.tr("Build the week from"), self.template),
            (self.tr("Reason"), self.why),
            (self.tr("Decided by"), self.who),
        )
        for text, field in rows:
            form.addRow(text, field)
            field.setAccessibleName(text)
        return form


def _reasons(texts: Sequence[str]) -> QScrollArea:
    """The reasons of the advice; many of them scroll."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(4, 4, 4, 4)
    column.setSpacing(4)
    for text in texts:
        column.addWidget(plain_label(text, "hint", wrap=True))
    column.addStretch()
    return scrolled(inside)
