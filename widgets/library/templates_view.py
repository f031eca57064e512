"""The weekly templates: a list, and the chosen one as a grid with the origin of each cell."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.model.template import WeekTemplate
from widgets.common.labels import plain_label
from widgets.design.card_words import CardWords
from widgets.design.day_names import DayNames
from widgets.design.exercise_cards import ExerciseCards
from widgets.state.services import Services

_DAY_MARKS = {"G": "●", "F": "◐", "C": "○", "-": ""}


class TemplatesView(QSplitter):
    """Choose a template on the left and read it on the right."""

    def __init__(
        self, services: Services, cards: ExerciseCards, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._cards = services, cards
        self._words, self._days = CardWords(cards, self), DayNames(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Weekly templates"))
        self.list.setSpacing(4)
        self.list.setWordWrap(True)
        self._title = plain_label("", "title", wrap=True)
        self._about = plain_label("", "hint", wrap=True)
        self._note = plain_label("", wrap=True)
        self._key = plain_label(
            self.tr(
                "● the guide gives the day   ◐ the guide gives the frequency, we chose the day   "
                "○ our choice"
            ),
            "hint",
            wrap=True,
        )
        self.table = QTableWidget(0, 9)
        self._build()
        for template in services.templates.templates.values():
            item = QListWidgetItem(f"{template.id}  {template.name}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, template.id)
        self.list.currentItemChanged.connect(self._choose)
        self.list.setCurrentRow(0)

    def show_template(self, template: WeekTemplate) -> None:
        """Show one template as a grid."""
        self._title.setText(f"{template.id}  {template.name}")
        self._about.setText(self._facts(template))
        self._note.setText(template.note)
        self.table.setRowCount(len(template.rows))
        for number, row in enumerate(template.rows):
            name = self._cards.name(row.exercise_id)
            texts = [name, row.dose_text, *(_DAY_MARKS[mark] for mark in row.days)]
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(self._words.lane_word(row.lane))
                if column > 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(number, column, item)

    def _facts(self, template: WeekTemplate) -> str:
        library = self._services.library
        known = [library.diagnoses[name].name for name in template.diagnoses]
        made_for = ", ".join(known) or self.tr("any diagnosis without a conflict")
        return self.tr(
            "From progression week {week} · for {diagnoses} · version {version}, {state}"
        ).format(
            week=template.first_prog_week,
            diagnoses=made_for,
            version=template.version,
            state=template.state,
        )

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            found = self._services.templates.templates.get(item.data(Qt.ItemDataRole.UserRole))
            if found is not None:
                self.show_template(found)

    def _build(self) -> None:
        heads = [self.tr("Exercise"), self.tr("Dose"), *(self._days.short(d) for d in range(7))]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setAccessibleName(self.tr("The week of the template"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for column in range(2, 9):
            self.table.setColumnWidth(column, 56)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column, text in enumerate(heads[:2]):
            item = QTableWidgetItem(text)
            item.setTextAlignment(left)
            self.table.setHorizontalHeaderItem(column, item)
        page = QWidget()
        column_layout = QVBoxLayout(page)
        column_layout.setContentsMargins(24, 24, 24, 24)
        column_layout.setSpacing(8)
        for widget in (self._title, self._about, self._note, self._key):
            column_layout.addWidget(widget)
        column_layout.addWidget(self.table, 1)
        self.addWidget(self.list)
        self.addWidget(page)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([320, 900])
