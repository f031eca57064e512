"""The left side of the handout page: what to print, whether it may be printed, and the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.model.finding import Finding
from designer.model.program import Program
from designer.model.record import PrintRecord
from designer.safety.papers.identified import UNIDENTIFIED
from designer.safety.papers.staleness import STALE
from designer.safety.papers.unread import UNREAD
from widgets.common.dates import shown_date, shown_time
from widgets.common.emptying import empty
from widgets.common.labels import hairline, plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.handout.layout_choices import LayoutChoices
from widgets.handout.print_advice import PrintAdvice
from widgets.theme.glyphs import Glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme, set_kind, set_role

_WIDTH = 304

_NOT_OF_THE_WEEK = {STALE, UNREAD, UNIDENTIFIED}  # the design page cannot help there


class OptionsPanel(QFrame):
    """Choices for the handout of one week.

    Signals:
        changed(): another paper, size, colour or part is wished.
        layout_chosen(str): another layout is wished.
        week_chosen(int): another week of the program is wished.
        print_requested(), save_requested(), copy_requested(), batch_requested(),
        design_requested(), clinic_requested(): the buttons.
        confirm_requested(Finding): the plan was looked at again and is still right.
    """

    changed = Signal()
    week_chosen = Signal(int)
    layout_chosen = Signal(str)
    print_requested = Signal()
    copy_requested = Signal()
    batch_requested = Signal()
    save_requested = Signal()
    design_requested = Signal()
    clinic_requested = Signal()
    confirm_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "panel")
        self.setFixedWidth(_WIDTH)
        self.week = QComboBox()
        self.look = LayoutChoices(theme)
        self.print_button = QPushButton(self.tr("Print…"))
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        self.copy_button = QPushButton(self.tr("Copy as text"))
        self.copy_button.setToolTip(self.tr("For the medical record"))
        self.batch_button = QPushButton(self.tr("Several patients…"))
        self.batch_button.setToolTip(self.tr("Print or save the handouts of a day’s patients"))
        set_kind(self.print_button, "primary")
        self._gate = QVBoxLayout()
        self._gate.setSpacing(8)
        self.advice = PrintAdvice(theme)
        self.confirm_button: QPushButton | None = None
        self._mend = QPushButton(self.tr("Show the findings"))
        self._printed = plain_label("", "hint", wrap=True)
        self.language_hint = plain_label("", "hint", wrap=True)
        self.clinic_hint = plain_label("", "hint", wrap=True)
        self.clinic_button = QPushButton(self.tr("Clinic details…"))
        self.clinic_button.clicked.connect(self.clinic_requested)
        self._arrange()
        self.week.activated.connect(self.week_chosen)
        self.look.changed.connect(self.changed)
        self.look.layout_chosen.connect(self.layout_chosen)
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        self.batch_button.clicked.connect(self.batch_requested)
        self._mend.clicked.connect(self.design_requested)

    def show_weeks(self, program: Program | None, index: int) -> None:
        """List the weeks of the program, with the one that is shown chosen."""
        names = [self._week_name(program, n) for n in range(len(program.weeks) if program else 0)]
        with QSignalBlocker(self.week):
            if names != [self.week.itemText(n) for n in range(self.week.count())]:
                self.week.clear()  # seldom: measuring the names again takes longer than a drawing
                self.week.addItems(names)
            self.week.setCurrentIndex(index)

    def show_no_gate(self) -> None:
        """Say that the handout is only being drawn and judged."""
        self._clear_gate()
        self._allow(False)
        self._gate.addWidget(plain_label(self.tr("Being drawn and checked…"), "hint"))
        self._mend.hide()
        self.confirm_button = None

    def show_gate(self, gate: Sequence[Finding], *, missing: Sequence[str] = ()) -> None:
        """Say whether this handout may be printed, and if not, why and what to do.

        ``missing`` names what the paper will leave blank.
        """
        self._clear_gate()
        self._allow(not gate)
        self.confirm_button = None
        if gate:
            self._gate.addWidget(plain_label(self.tr("Not for printing yet"), "subheading"))
        else:
            said = self.tr("Ready to print")
            if missing:
                said = self.tr("Ready to print; {what} missing").format(what=", ".join(missing))
            self._gate.addWidget(SeverityBadge(self._theme, Glyph.FINE, said))
        for finding in gate:
            self._gate.addWidget(
                SeverityBadge(
                    self._theme, severity_glyph(finding.severity), severity_word(finding.severity)
                )
            )
            self._gate.addWidget(plain_label(finding.message, wrap=True))
            if finding.key == STALE:
                self._offer_confirmation(finding)
        self._gate.addWidget(self._mend)  # before it is shown, or it would be a window of its own
        self._mend.setVisible(any(f.key not in _NOT_OF_THE_WEEK for f in gate))

    def show_undrawn(self, sentence: str) -> None:
        """Say that there is no paper to print, whatever the rules allow, and why."""
        if not self.print_button.isEnabled():
            return  # the rules forbid it anyway, and say so here
        self._clear_gate()
        self._allow(False)
        self._gate.addWidget(plain_label(self.tr("Not for printing yet"), "subheading"))
        self._gate.addWidget(plain_label(sentence, wrap=True))

    def _clear_gate(self) -> None:
        self._gate.removeWidget(self._mend)  # it stays
        empty(self._gate)

    def _allow(self, allowed: bool) -> None:
        for button in (self.print_button, self.save_button, self.copy_button):
            button.setEnabled(allowed)

    def _offer_confirmation(self, stale: Finding) -> None:
        """The way past a plan whose facts changed: somebody says why it is still right."""
        button = self.confirm_button = QPushButton(self.tr("Plan is still right…"))
        button.setToolTip(self.tr("Record who looked at it, and why it may be printed"))
        button.clicked.connect(lambda: self.confirm_requested.emit(stale))
        self._gate.addWidget(button)

    def show_language(self, notices: Sequence[str]) -> None:
        """Say what the therapist should know about the language of this handout."""
        self.language_hint.setText("\n".join(notices))
        self.language_hint.setVisible(bool(notices))

    def show_clinic(self, hint: str) -> None:
        """Say what is missing about the clinic; nothing when all is there."""
        self.clinic_hint.setText(hint)
        self.clinic_hint.setVisible(bool(hint))
        self.clinic_button.setVisible(bool(hint))

    def show_last_print(self, made: PrintRecord | None, *, stale: bool) -> None:
        """Say when this week left the program last, and whether it changed since."""
        if made is None:
            self._printed.setText(self.tr("This week has not been printed yet."))
            return
        text = self.tr("Last printed or saved: {when}.").format(when=shown_time(made.when))
        if stale:
            text += " " + self.tr("The week changed since; the paper is out of date.")
        self._printed.setText(text)

    def _arrange(self) -> None:
        content = QWidget()
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("Choices of the handout"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls it
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Handout"), "heading"))
        week = plain_label(self.tr("Week"), "hint")
        week.setBuddy(self.week)
        self.week.setAccessibleName(self.tr("Week"))
        column.addWidget(week)
        column.addWidget(self.week)
        column.addWidget(self.look)
        column.addWidget(self.language_hint)
        column.addSpacing(8)
        column.addWidget(hairline())
        column.addLayout(self._gate)
        column.addWidget(self.advice)
        column.addSpacing(8)
        column.addWidget(self.print_button)
        column.addWidget(self.save_button)
        column.addWidget(self.copy_button)
        column.addWidget(self.batch_button)
        column.addWidget(self._printed)
        column.addSpacing(8)
        column.addWidget(self.clinic_hint)
        column.addWidget(self.clinic_button)
        column.addStretch()

    def _week_name(self, program: Program | None, number: int) -> str:
        name = self.tr("Week {number}").format(number=number + 1)
        start = program.date_of(number, 0) if program else None
        return f"{name} · {shown_date(start)}" if start else name
