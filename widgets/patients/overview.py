"""One patient at a glance, beside the list: who, what, how far; nothing to edit here."""

from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.model.record import PatientRecord
from widgets.common.labels import ElidedLabel, badge, hairline, plain_label
from widgets.patients.overview_words import OverviewWords
from widgets.state.services import Services
from widgets.theme.theme import Theme, set_kind, set_role

WIDTH = 760


class PatientOverview(QWidget):
    """What somebody wants to know before opening a patient.

    Signals:
        open_requested(): work on the program, or start one.
        edit_requested(): open the intake form.
    """

    open_requested = Signal()
    edit_requested = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = OverviewWords(services)
        self._theme = theme
        self._name = ElidedLabel("", "title")
        self._identity = ElidedLabel("", "")
        self._badge = badge(self.tr("Invented patient"))
        self._open = QPushButton(self.tr("Open program"))
        set_kind(self._open, "primary")
        self._edit = QPushButton(self.tr("Edit intake"))
        self._open.clicked.connect(self.open_requested)
        self._edit.clicked.connect(self.edit_requested)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.tokens.space_xl)
        self._facts.setVerticalSpacing(theme.tokens.space_m)
        self._facts.setColumnStretch(1, 1)
        self._arrange()
        self.setVisible(False)

    def show_record(self, record: PatientRecord | None) -> None:
        """Show a patient; None shows nothing."""
        self.setVisible(record is not None)
        if record is None:
            return
        patient = record.patient
        self._name.setText(patient.identifiers.name or self.tr("(no name)"))
        self._identity.setText(self._words.identity(patient))
        self._badge.setVisible(patient.invented)
        begun = record.program is not None
        self._open.setText(self.tr("Open program") if begun else self.tr("Start a program"))
        self._show_facts(record)

    def _show_facts(self, record: PatientRecord) -> None:
        facts = list(self._words.facts(record))
        while len(self._lines) < len(facts):
            self._add_line()
        for (left, right), fact in zip_longest(self._lines, facts):
            left.setVisible(fact is not None)
            right.setVisible(fact is not None)
            left.setText(fact[0] if fact is not None else "")
            right.setText(fact[1] if fact is not None else "")

    def _add_line(self) -> None:
        """Labels are kept and filled anew: whoever walks through the list sees no flicker."""
        left, right = plain_label("", "caption"), plain_label("", wrap=True)
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._lines)
        self._facts.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(right, row, 1)
        self._lines.append((left, right))

    def _arrange(self) -> None:
        tokens = self._theme.tokens
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._badge)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space_s)
        for button in (self._open, self._edit):
            buttons.addWidget(button)
        buttons.addStretch()
        page = QWidget()
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(tokens.space_xxl, tokens.space_xl, tokens.space_xxl, 0)
        column.setSpacing(tokens.space_s)
        column.addLayout(head)
        column.addWidget(self._identity)
        column.addSpacing(tokens.space_s)
        column.addLayout(buttons)
        column.addSpacing(tokens.space_s)
        column.addWidget(hairline())
        column.addSpacing(tokens.space_s)
        column.addLayout(self._facts)
        column.addStretch()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)  # as wide as it may be; the rest stays empty at the right
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(holder, "paper")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
