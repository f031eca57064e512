"""A template as a table: each exercise with its picture and dose, and the days it stands on."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from designer.model.template import TemplateRow, WeekTemplate
from widgets.common.labels import as_tooltip
from widgets.common.plain_table import dress_to_read
from widgets.design.card_delegate import FigureProvider
from widgets.design.card_words import CardWords
from widgets.design.day_names import DayNames

PICTURE_PX = 48
_DAY_PX = 52
_MARKS = {"G": "●", "F": "◐", "C": "○", "-": ""}


class TemplateGrid(QTableWidget):
    """Shows one template; nothing can be changed here."""

    def __init__(
        self, words: CardWords, figures: FigureProvider | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(0, 9, parent)
        self._words, self._figures = words, figures
        self._days = DayNames(self)
        self._template: WeekTemplate | None = None
        self._dress()

    def show_template(self, template: WeekTemplate) -> None:
        """Show another template."""
        self._template = template
        self.setRowCount(len(template.rows))
        for number, row in enumerate(template.rows):
            name = self._words.name(row.exercise_id)
            marks = (_MARKS[mark] for mark in row.days)
            for column, text in enumerate((name, self._dose(row), *marks)):
                item = QTableWidgetItem(text)
                item.setToolTip(as_tooltip(self._tip(row)))
                if column > 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                    said = self._days.long(column - 2) if text else ""
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self.setItem(number, column, item)
        self.take_pictures()

    def take_pictures(self) -> None:
        """Put in the pictures that are drawn by now."""
        if self._figures is None or self._template is None:
            return
        for number, row in enumerate(self._template.rows):
            picture = self._figures(row.exercise_id, PICTURE_PX)
            item = self.item(number, 0)
            if picture is not None and item is not None and item.icon().isNull():
                icon = QIcon(picture)
                icon.addPixmap(picture, QIcon.Mode.Selected)  # else Qt tints it
                item.setIcon(icon)

    def repaint_pictures(self) -> None:
        """Take the pictures anew: another theme or another figure."""
        if self._template is not None:
            self.show_template(self._template)

    def _dose(self, row: TemplateRow) -> str:
        said = row.dose_text or self._words.dose(row.dose)
        if row.from_week is not None and row.to_week is not None:
            weeks = self.tr("weeks {first}–{last}").format(first=row.from_week, last=row.to_week)
        elif row.from_week is not None:
            weeks = self.tr("from week {n}").format(n=row.from_week)
        elif row.to_week is not None:
            weeks = self.tr("to week {n}").format(n=row.to_week)
        else:
            return said
        return f"{said}\n{weeks}"

    def _tip(self, row: TemplateRow) -> str:
        lane = self._words.lane_word(row.lane)
        return f"{lane}\n{row.note}" if row.note else lane

    def _dress(self) -> None:
        heads = [self.tr("Exercise"), self.tr("Dose"), *(self._days.short(d) for d in range(7))]
        self.setHorizontalHeaderLabels(heads)
        self.setAccessibleName(self.tr("The week of the template"))
        dress_to_read(self)
        self.setAlternatingRowColors(True)
        if self._figures is not None:
            self.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
            self.verticalHeader().setDefaultSectionSize(PICTURE_PX + 8)
        else:
            self.verticalHeader().setDefaultSectionSize(40)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for column in range(2, 9):
            self.setColumnWidth(column, _DAY_PX)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column, text in enumerate(heads[:2]):
            head = QTableWidgetItem(text)
            head.setTextAlignment(left)
            self.setHorizontalHeaderItem(column, head)
