"""The left side of the handout page: what to print, whether it may be printed, and the buttons."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.model.finding import Finding
from designer.model.program import Program
from designer.model.record import PrintRecord
from widgets.common.dates import shown_date, shown_time
from widgets.common.labels import hairline, plain_label
from widgets.common.severity_badge import SeverityBadge
from widgets.handout.rendering import Paper
from widgets.theme.glyphs import Glyph, severity_glyph, severity_word
from widgets.theme.theme import Theme, set_kind, set_role

_WIDTH = 288


class OptionsPanel(QFrame):
    """Choices for the handout of one week.

    Signals:
        changed(): another paper, size or colour is wished.
        week_chosen(int): another week of the program is wished.
        print_requested(), save_requested(), design_requested(), clinic_requested(): the buttons.
    """

    changed = Signal()
    week_chosen = Signal(int)
    print_requested = Signal()
    save_requested = Signal()
    design_requested = Signal()
    clinic_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "panel")
        self.setFixedWidth(_WIDTH)
        self.week = QComboBox()
        self.paper_box = QComboBox()
        self.paper_box.addItem(self.tr("A4"), "A4")
        self.paper_box.addItem(self.tr("US Letter"), "letter")
        self.large = QCheckBox(self.tr("Large print (18 pt)"))
        self.coloured = QCheckBox(self.tr("Pictures in colour"))
        self.print_button = QPushButton(self.tr("Print…"))
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        set_kind(self.print_button, "primary")
        self._gate = QVBoxLayout()
        self._gate.setSpacing(8)
        self._mend = QPushButton(self.tr("Show the findings"))
        self._printed = plain_label("", "hint", wrap=True)
        self.language_hint = plain_label("", "hint", wrap=True)
        self.clinic_hint = plain_label("", "hint", wrap=True)
        self.clinic_button = QPushButton(self.tr("Clinic details…"))
        self.clinic_button.clicked.connect(self.clinic_requested)
        self._arrange()
        self.week.activated.connect(self.week_chosen)
        self.paper_box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for box in (self.large, self.coloured):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)
        self._mend.clicked.connect(self.design_requested)

    @property
    def paper(self) -> Paper:
        data = self.paper_box.currentData()
        return "letter" if data == get_args(Paper)[1] else "A4"

    @property
    def large_print(self) -> bool:
        return self.large.isChecked()

    @property
    def colour(self) -> bool:
        return self.coloured.isChecked()

    def set_paper(self, paper: Paper) -> None:
        """Preset the clinic's usual paper."""
        with QSignalBlocker(self.paper_box):
            self.paper_box.setCurrentIndex(self.paper_box.findData(paper))

    def show_weeks(self, program: Program | None, index: int) -> None:
        """List the weeks of the program, with the one that is shown chosen."""
        with QSignalBlocker(self.week):
            self.week.clear()
            for number in range(len(program.weeks) if program else 0):
                self.week.addItem(self._week_name(program, number))
            self.week.setCurrentIndex(index)

    def show_gate(self, gate: Sequence[Finding], *, has_program: bool) -> None:
        """Say whether this handout may be printed, and if not, why and what to do."""
        while (item := self._gate.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self._mend:
                widget.deleteLater()
        allowed = has_program and not gate
        self.print_button.setEnabled(allowed)
        self.save_button.setEnabled(allowed)
        self._mend.setVisible(bool(gate))
        if allowed:
            self._gate.addWidget(SeverityBadge(self._theme, Glyph.FINE, self.tr("May be printed")))
        elif gate:
            self._gate.addWidget(plain_label(self.tr("Not for printing yet"), "subheading"))
        for finding in gate:
            self._gate.addWidget(
                SeverityBadge(
                    self._theme, severity_glyph(finding.severity), severity_word(finding.severity)
                )
            )
            self._gate.addWidget(plain_label(finding.message, wrap=True))
        self._gate.addWidget(self._mend)

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
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Handout"), "heading"))
        for text, field in ((self.tr("Week"), self.week), (self.tr("Paper"), self.paper_box)):
            label = plain_label(text, "hint")
            label.setBuddy(field)
            field.setAccessibleName(text)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.large)
        column.addWidget(self.coloured)
        column.addWidget(self.language_hint)
        column.addSpacing(8)
        column.addWidget(hairline())
        column.addLayout(self._gate)
        column.addSpacing(8)
        column.addWidget(self.print_button)
        column.addWidget(self.save_button)
        column.addWidget(self._printed)
        column.addSpacing(8)
        column.addWidget(self.clinic_hint)
        column.addWidget(self.clinic_button)
        column.addStretch()

    def _week_name(self, program: Program | None, number: int) -> str:
        name = self.tr("Week {number}").format(number=number + 1)
        start = program.date_of(number, 0) if program else None
        return f"{name} · {shown_date(start)}" if start else name
