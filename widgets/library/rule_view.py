"""One rule in full: what it says and why, what clears it, its source, its examples in words."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.safety.findings import source_of
from designer.safety.rules.rules import Example, Rule
from designer.safety.upkeep.clinic_rules import OWN_PREFIX
from widgets.common.labels import plain_label
from widgets.library.override_counter import Fired
from widgets.people.access_words import show_access
from widgets.theme.glyphs import severity_word

READABLE_PX = 720
NAMED = 20  # patients or templates; a longer list nobody reads here


class RuleView(QScrollArea):
    """Shows the rule it is given.

    Signals:
        stricter_requested(str): make this shipped rule stricter.
        relaxing_requested(str): take the clinic's own change of it back, as shipped.
        edit_requested(str), retirement_requested(str, bool): of a rule of the clinic.
    """

    stricter_requested = Signal(str)
    relaxing_requested = Signal(str)
    edit_requested = Signal(str)
    retirement_requested = Signal(str, bool)

    def __init__(
        self,
        library: Library,
        parent: QWidget | None = None,
        why_not: Callable[[], str] = lambda: "",
    ) -> None:
        """``why_not`` says why whoever works here may not change rules; "": may."""
        super().__init__(parent)
        self._library, self._why_not = library, why_not
        self._changing: list[QPushButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("The chosen rule"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it

    def take_library(self, library: Library) -> None:
        """Names come from another library now."""
        self._library = library

    def show_access(self) -> None:
        """Somebody else works here, or in another role."""
        show_access(self._why_not(), self._changing)

    def show_rule(
        self,
        rule: Rule,
        fired: Fired | None = None,
        *,
        changed: bool = False,
        retired: bool = False,
    ) -> None:
        """Show another rule, and where it speaks now (None: nobody counted yet)."""
        body = QWidget()
        body.setMaximumWidth(READABLE_PX)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(4)
        head = self.tr("{id} · {severity}")
        self._add(head.format(id=rule.id, severity=severity_word(rule.severity)), "caption")
        self._add(self._library.readable(rule.message), "heading")
        self._levels(rule)
        self._buttons(rule, changed=changed, retired=retired)
        self._fired(fired)
        self._part(self.tr("Why"), self._library.readable(rule.reason))
        self._part(self.tr("What clears it"), self._library.readable(rule.clears))
        source = f"{rule.basis} · {source_of(rule, self._library)}".strip(" ·")
        self._part(self.tr("Source"), source)
        speaks = [one for one in rule.examples if one.expect == "fires"]
        silent = [one for one in rule.examples if one.expect == "silent"]
        asks = [one for one in rule.examples if one.expect == "not-assessed"]
        self._examples(self.tr("It speaks"), speaks)
        self._examples(self.tr("It stays silent"), silent)
        self._examples(self.tr("It says what is missing"), asks)
        self._column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def _buttons(self, rule: Rule, *, changed: bool, retired: bool) -> None:
        """What can be done: a shipped rule can be made stricter and nothing else."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        self._changing = []
        own = rule.id.startswith(OWN_PREFIX)
        word = self.tr("The clinic’s own") if own else self.tr("Shipped with the program")
        if changed:
            word = self.tr("Shipped, made stricter here")
        if retired:
            word = self.tr("Retired: not in force")
        row.addWidget(plain_label(word, "hint", wrap=True), 1)
        if own:
            edit = self._button(row, self.tr("Edit…"))
            edit.clicked.connect(lambda: self.edit_requested.emit(rule.id))
            text = self.tr("Put in force again…") if retired else self.tr("Retire…")
            retire = self._button(row, text)
            retire.clicked.connect(lambda: self.retirement_requested.emit(rule.id, not retired))
        else:
            if changed:
                back = self._button(row, self.tr("Back to shipped…"))
                back.clicked.connect(lambda: self.relaxing_requested.emit(rule.id))
            stricter = self._button(row, self.tr("Make stricter…"))
            stricter.clicked.connect(lambda: self.stricter_requested.emit(rule.id))
        self._column.addLayout(row)
        self.show_access()

    def _button(self, row: QHBoxLayout, text: str) -> QPushButton:
        button = QPushButton(text)
        row.addWidget(button)
        self._changing.append(button)
        return button

    def _fired(self, fired: Fired | None) -> None:
        """Patients and templates in which the rule speaks now."""
        if fired is None:
            return
        patients, templates = fired
        lines = [
            self._named(self.tr("Programs in use: {n}"), patients),
            self._named(self.tr("Templates: {n}"), templates),
        ]
        self._part(self.tr("Where it speaks now"), "\n".join(lines))

    def _named(self, words: str, names: Sequence[str]) -> str:
        said = words.format(n=len(names))
        if not names:
            return said
        listed = ", ".join(names[:NAMED])
        if len(names) > NAMED:
            listed += self.tr(" and {n} more").format(n=len(names) - NAMED)
        return f"{said} ({listed})"

    def _levels(self, rule: Rule) -> None:
        """Milder forms of the rule, where they say something else."""
        for level in rule.levels:
            if level.message and level.message != rule.message:
                word = severity_word(level.severity)
                self._add(f"{word}: {self._library.readable(level.message)}")

    def _part(self, title: str, text: str) -> None:
        if text:
            self._column.addSpacing(12)
            self._add(title, "caption")
            self._add(text)

    def _examples(self, title: str, examples: list[Example]) -> None:
        if not examples:
            return
        self._column.addSpacing(12)
        self._add(title, "caption")
        for one in examples:
            word = f" ({severity_word(one.severity)})" if one.severity is not None else ""
            self._add(f"• {one.says}{word}")

    def _add(self, text: str, role: str = "") -> None:
        label = plain_label(text, role, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
