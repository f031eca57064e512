"""The weekly templates: a list, and the chosen one as a grid with the origin of each cell."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QShowEvent
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
from widgets.design.template_verdicts import TemplateVerdicts
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace

_SAID = Qt.ItemDataRole.UserRole + 1  # the verdict in words
_DAY_MARKS = {"G": "●", "F": "◐", "C": "○", "-": ""}


class TemplatesView(QSplitter):
    """Choose a template on the left and read it on the right."""

    def __init__(
        self, workspace: Workspace, cards: ExerciseCards, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        services = workspace.services
        self._services, self._cards = services, cards
        self._verdicts = TemplateVerdicts(services, workspace.theme, self)
        self._document: RecordDocument | None = None
        self._stale = False  # the verdicts wait until somebody looks
        self._words, self._days = CardWords(cards, self), DayNames(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Weekly templates"))
        self.list.setSpacing(4)
        self.list.setWordWrap(True)
        self._title = plain_label("", "title", wrap=True)
        self._about = plain_label("", "hint", wrap=True)
        self.verdict = plain_label("", "strong", wrap=True)
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
        self.list.setIconSize(QSize(18, 18))
        for template in services.templates.templates.values():
            item = QListWidgetItem(self._name(template), self.list)
            item.setData(Qt.ItemDataRole.UserRole, template.id)
        self.list.currentItemChanged.connect(self._choose)
        self.list.setCurrentRow(0)
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._follow)
        workspace.theme.changed.connect(self._judge_soon)
        self._follow(workspace.document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._judge()

    def _follow(self, document: RecordDocument | None = None) -> None:
        self._document = document
        if document is not None:
            document.facts_changed.connect(self._judge_soon)
        self._judge_soon()

    def _judge_soon(self, *_what: object) -> None:
        self._stale = True
        if self.isVisible():
            self._judge()

    def _judge(self) -> None:
        """Give each template its verdict for the open patient; none without a patient."""
        if not self._stale:
            return
        self._stale = False
        for row in range(self.list.count()):
            item = self.list.item(row)
            template = self._services.templates.templates[item.data(Qt.ItemDataRole.UserRole)]
            if self._document is None:
                item.setText(self._name(template))
                item.setIcon(QIcon())
                item.setData(_SAID, "")
                continue
            report = self._verdicts.report(self._document.record, template)
            said = self._verdicts.words(report)
            item.setText(f"{self._name(template)}\n{said}")
            item.setIcon(self._verdicts.icon(report))
            item.setData(_SAID, said)
        self._say_verdict()

    def _say_verdict(self) -> None:
        """What the rules find in the chosen template, with whose facts."""
        said = self.list.currentItem().data(_SAID) if self.list.currentRow() >= 0 else ""
        if said and self._document is not None:
            name = self._document.record.patient.identifiers.name
            said = self.tr("For {patient}: {said}").format(patient=name, said=said)
        self.verdict.setText(said or "")
        self.verdict.setVisible(bool(said))

    @staticmethod
    def _name(template: WeekTemplate) -> str:
        return f"{template.id}  {template.name}"

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
                self._say_verdict()

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
        for widget in (self._title, self._about, self.verdict, self._note, self._key):
            column_layout.addWidget(widget)
        column_layout.addWidget(self.table, 1)
        self.addWidget(self.list)
        self.addWidget(page)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([320, 900])
