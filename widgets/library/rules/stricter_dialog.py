"""Makes a shipped rule stricter: which of its levels, and how strict it becomes."""

from datetime import date

import msgspec
from msgspec import Raw
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.own_rule import StricterRule
from designer.model.vocabulary import Severity
from designer.safety.rules.rules import Rule, Stricter
from widgets.common.fields import ComboField, TextField
from widgets.common.form_row import FormRow
from widgets.common.labels import plain_label
from widgets.theme.glyphs import severity_word
from widgets.theme.theme import set_kind


def stricter_choices(rule: Rule) -> list[tuple[Severity, Severity]]:
    """From which severity to which a rule can be raised. A hard block needs a clearance."""
    found = []
    for old in sorted({level.severity for level in rule.levels}, key=lambda s: s.rank):
        for new in Severity:
            liftable = new is not Severity.HARD_BLOCK or "clearance" in rule.actions
            if new.rank > old.rank and liftable:
                found.append((old, new))
    return found


def kept_change(change: Stricter, change_id: str) -> StricterRule:
    """The change as it is stored."""
    return StricterRule(id=change_id, change=Raw(msgspec.json.encode(change)))


class StricterDialog(QDialog):
    """Asks for the level and the reason.

    Signals:
        chosen(Stricter): the admin wishes to see what it changes, and to save.
    """

    chosen = Signal(object)

    def __init__(
        self, rule: Rule, library: Library, who: str, on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rule, self._who, self._on = rule, who, on
        self._choices = stricter_choices(rule)
        self.setWindowTitle(self.tr("Make {id} stricter").format(id=rule.id))
        arrow = self.tr("{old} becomes {new}")
        texts = [
            (str(at), arrow.format(old=severity_word(old), new=severity_word(new)))
            for at, (old, new) in enumerate(self._choices)
        ]
        self.level = ComboField(texts, self.tr("choose"))
        self.reason = TextField(self.tr("Say why: it stands in the source of every finding."))
        self.go_on = QPushButton(self.tr("See what it changes…"))
        cancel = QPushButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self.windowTitle(), "heading"))
        column.addWidget(plain_label(library.readable(rule.message), wrap=True))
        if self._choices:
            column.addWidget(FormRow(self.tr("How strictly"), self.level, required=True))
            shown = self.tr("Shown in the source of every finding of this rule.")
            column.addWidget(FormRow(self.tr("Reason"), self.reason, shown, required=True))
        else:
            column.addWidget(
                plain_label(self.tr("This rule cannot be stricter than it is."), wrap=True)
            )
        note = self.tr("A shipped rule can only be made stricter, never softer or switched off.")
        column.addWidget(plain_label(note, "hint", wrap=True))
        column.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        set_kind(self.go_on, "primary")
        for button in (cancel, self.go_on):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setMinimumWidth(520)
        self.level.edited.connect(self._offer)
        self.reason.edited.connect(self._offer)
        self.go_on.clicked.connect(self._go_on)
        cancel.clicked.connect(self.reject)
        self._offer()

    def change(self) -> Stricter | None:
        """What is chosen; None while something is missing."""
        at, reason = self.level.value(), self.reason.value()
        if not at or not reason:
            return None
        old, new = self._choices[int(at)]
        return Stricter(
            rule=self._rule.id, reason=reason, who=self._who, on=self._on, severity=new, of=old
        )

    def _offer(self) -> None:
        self.go_on.setEnabled(self.change() is not None)

    def _go_on(self) -> None:
        change = self.change()
        if change is not None:
            self.chosen.emit(change)
