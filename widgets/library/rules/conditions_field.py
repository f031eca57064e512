"""The condition of a rule as rows of drop-downs: all of them must hold for the rule to speak."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from designer.knowledge.library import Library
from designer.safety.rules.drafting import AttributeRow, DiagnosisRow, DoseRow, Row, WeeksRow
from widgets.common.row_stack import RowStack, StackRow
from widgets.library.rules.condition_parts import (
    AttributePart,
    DiagnosisPart,
    DosePart,
    Part,
    WeeksPart,
)
from widgets.theme.theme import set_kind, set_role

_KINDS = ("attribute", "dose", "diagnosis", "weeks")
_BLANK = AttributeRow("pattern", ())


class ConditionRow(StackRow):
    """One condition: its kind, and the drop-downs of that kind."""

    def __init__(self, library: Library, row: Row) -> None:
        super().__init__(self.tr("Remove this condition"))
        set_role(self, "well")
        self.kind = QComboBox()
        texts = (
            self.tr("The exercise"),
            self.tr("The dose"),
            self.tr("The diagnosis"),
            self.tr("The week"),
        )
        for kind, text in zip(_KINDS, texts, strict=True):
            self.kind.addItem(text, kind)
        self.kind.setAccessibleName(self.tr("What the condition looks at"))
        self.setFocusProxy(self.kind)
        parts: tuple[Part, ...] = (
            AttributePart(),
            DosePart(),
            DiagnosisPart(library),
            WeeksPart(),
        )
        self.parts = parts
        for part in self.parts:
            part.edited.connect(self.edited)
        set_kind(self.remove, "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 8, 8, 8)
        line.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self.kind, 0, top)
        for part in self.parts:
            line.addWidget(part, 1)
        line.addWidget(self.remove, 0, top)
        kinds = (AttributeRow, DoseRow, DiagnosisRow, WeeksRow)
        at = kinds.index(type(row))
        self.parts[at].show_row(row)
        self.kind.setCurrentIndex(at)
        self._show_part(at)
        self.kind.activated.connect(self._choose)

    def value(self) -> Row | None:
        """The condition; None while it says nothing yet."""
        return self.parts[self.kind.currentIndex()].row()

    def _choose(self, at: int) -> None:
        self._show_part(at)
        self.edited.emit()

    def _show_part(self, at: int) -> None:
        for number, part in enumerate(self.parts):
            part.setVisible(number == at)


class ConditionsField(RowStack[ConditionRow]):
    """The conditions, as many as the rule needs."""

    def __init__(self, library: Library) -> None:
        super().__init__(self.tr("Add a condition"), lambda: ConditionRow(library, _BLANK))
        self._library = library

    def value(self) -> tuple[Row, ...]:
        """The rows that say something."""
        return tuple(said for row in self.rows if (said := row.value()) is not None)

    def unfinished(self) -> int:
        """How many rows say nothing yet."""
        return len(self.rows) - len(self.value())

    def show_value(self, rows: Sequence[Row]) -> None:
        """Show these; without any, a blank one."""
        self.show_rows(ConditionRow(self._library, row) for row in rows or (_BLANK,))
