"""Finds a template: search, filters, and the list with each one's verdict and state."""

from collections import deque
from datetime import date
from enum import IntEnum
from time import monotonic

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.model.template import OwnTemplate, WeekTemplate
from templates.clinic_templates import ClinicTemplates
from widgets.common.labels import plain_label
from widgets.common.search_field import SearchField
from widgets.common.wrapped_items import WrappedItems
from widgets.design.weeks.template_verdicts import TemplateVerdicts
from widgets.library.template_words import PHASES, TemplateWords
from widgets.theme.theme import Theme, set_kind

TEMPLATE_ID = Qt.ItemDataRole.UserRole
_TURN_S = 0.008  # half a frame
SAID = Qt.ItemDataRole.UserRole + 1  # the verdict in words


class _Kind(IntEnum):
    ALL, OFFERED, OURS, SHIPPED, UNDER_WAY, PAST = range(6)


class TemplatePicker(QWidget):
    """The left side of the template library.

    Signals:
        chosen(template_id): another template is current; "" for none.
        judged(): some verdicts came, or went; the chosen template's come first.
        new_requested(): somebody wishes an empty template of the clinic's own.
    """

    chosen = Signal(str)
    judged = Signal()
    new_requested = Signal()

    def __init__(
        self,
        templates: ClinicTemplates,
        library: Library,
        words: TemplateWords,
        verdicts: TemplateVerdicts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._templates, self._words, self._verdicts = templates, words, verdicts
        self._today = date.min
        self._record: PatientRecord | None = None
        self._waiting: deque[str] = deque()
        self._turns = QTimer(self, singleShot=True, interval=0)
        self._turns.timeout.connect(self._judge_some)
        self.search = SearchField(self.tr("Search templates"), theme)
        self.kind, self.diagnosis, self.phase = QComboBox(), QComboBox(), QComboBox()
        self.list = QListWidget()
        self.new = QPushButton(self.tr("New template…"))
        self._none = plain_label(
            self.tr("No template is like that. Clear the search or choose other filters."),
            "hint",
            wrap=True,
        )
        self._fill_filters(library)
        self._lay_out()
        self.list.currentItemChanged.connect(self._tell)
        self.search.textChanged.connect(self._filter)
        for box in (self.kind, self.diagnosis, self.phase):
            box.currentIndexChanged.connect(self._filter)
        self.new.clicked.connect(self.new_requested)

    def refresh(self, today: date) -> None:
        """List the templates anew; the one that was chosen stays chosen."""
        self._today = today
        wanted = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for template in self._templates.templates.values():
            item = QListWidgetItem(self.list)
            item.setData(TEMPLATE_ID, template.id)
            self._label(item, template, "")
        self.list.blockSignals(False)
        self._filter()
        if not self.choose(wanted):
            self._choose_first()

    def current(self) -> str:
        """The id of the chosen template; "" for none."""
        item = self._current()
        return str(item.data(TEMPLATE_ID)) if item is not None and not item.isHidden() else ""

    def said(self) -> str:
        """What the rules find in the chosen one; "" without a patient."""
        item = self._current()
        return str(item.data(SAID) or "") if item is not None else ""

    def choose(self, template_id: str) -> bool:
        """Choose a template by its id; False where it is not listed."""
        for item in self._items():
            if item.data(TEMPLATE_ID) == template_id and not item.isHidden():
                self.list.setCurrentItem(item)
                return True
        return False

    def clear_filters(self) -> None:
        """Show every template."""
        self.search.clear()
        for box in (self.kind, self.diagnosis, self.phase):
            box.setCurrentIndex(0)

    def judge(self, record: PatientRecord | None) -> None:
        """Give each template its verdict for a patient, a few at a time; none without one."""
        self._record = record
        self._waiting.clear()
        if record is None:
            templates = self._templates.templates
            for item in self._items():
                item.setIcon(QIcon())
                self._label(item, templates[item.data(TEMPLATE_ID)], "")
            self.judged.emit()
            return
        current = self.current()
        ids = [str(item.data(TEMPLATE_ID)) for item in self._items()]
        self._waiting.extend(sorted(ids, key=lambda one: one != current))  # that one first
        self._judge_some()

    @property
    def is_judging(self) -> bool:
        """Whether some templates wait for their verdict."""
        return bool(self._waiting)

    def _judge_some(self) -> None:
        """Judge for a part of a frame, then let others have their turn."""
        started, templates = monotonic(), self._templates.templates
        items = {item.data(TEMPLATE_ID): item for item in self._items()}
        while self._waiting and self._record is not None and monotonic() - started < _TURN_S:
            template_id = self._waiting.popleft()
            item, template = items.get(template_id), templates.get(template_id)
            if item is None or template is None:
                continue  # the list was filled anew
            report = self._verdicts.report(self._record, template)
            item.setIcon(self._verdicts.icon(report))
            self._label(item, template, self._verdicts.words(report))
        self.judged.emit()
        if self._waiting:
            self._turns.start()
        elif (current := self._current()) is not None:
            self.list.scrollToItem(current)  # the rows above it have grown

    def _label(self, item: QListWidgetItem, template: WeekTemplate, said: str) -> None:
        own = self._templates.own.get(template.id)
        lines = [f"{template.id}  {template.name}"]
        if own is not None:
            lines.append(self._words.mark(own, self._today))
        if said:
            lines.append(said)
        item.setText("\n".join(lines))
        item.setData(SAID, said)

    def _current(self) -> QListWidgetItem | None:
        row = self.list.currentRow()
        return self.list.item(row) if row >= 0 else None

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, *_what: object) -> None:
        templates, own = self._templates.templates, self._templates.own
        found = 0
        for item in self._items():
            template = templates[item.data(TEMPLATE_ID)]
            shown = self._fits(template, own.get(template.id))
            item.setHidden(not shown)
            found += shown
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        current = self._current()
        if current is None or current.isHidden():
            self._choose_first()

    def _choose_first(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is None:
            self.list.setCurrentRow(-1)
            self.chosen.emit("")
        else:
            self.list.setCurrentItem(first)

    def _fits(self, template: WeekTemplate, own: OwnTemplate | None) -> bool:
        text = self.search.text().casefold().split()
        names = (self._words.diagnoses(template.diagnoses), template.note)
        known = f"{template.id} {template.name} {' '.join(names)}".casefold()
        diagnosis, phase = self.diagnosis.currentData(), self.phase.currentData()
        return (
            all(word in known for word in text)
            and self._of_kind(template, own)
            and (not diagnosis or not template.diagnoses or diagnosis in template.diagnoses)
            and (not phase or phase in self._words.phases_of(template))
        )

    def _of_kind(self, template: WeekTemplate, own: OwnTemplate | None) -> bool:
        latest = template if own is None else own.latest
        match self.kind.currentData():
            case _Kind.OFFERED:
                return template.offered(self._today)
            case _Kind.OURS:
                return own is not None
            case _Kind.SHIPPED:
                return own is None
            case _Kind.UNDER_WAY:
                return latest.state in {"draft", "in review"}
            case _Kind.PAST:
                return latest.state == "retired" or template.expired(self._today)
        return True

    def _tell(self, *_items: object) -> None:
        self.chosen.emit(self.current())

    def _fill_filters(self, library: Library) -> None:
        kinds = (
            (_Kind.ALL, self.tr("All templates")),
            (_Kind.OFFERED, self.tr("Approved")),
            (_Kind.OURS, self.tr("Ours")),
            (_Kind.SHIPPED, self.tr("Shipped")),
            (_Kind.UNDER_WAY, self.tr("Drafts and in review")),
            (_Kind.PAST, self.tr("Run out or retired")),
        )
        for key, said in kinds:
            self.kind.addItem(said, key)
        self.diagnosis.addItem(self.tr("Any diagnosis"), "")
        for diagnosis in library.diagnoses.values():
            self.diagnosis.addItem(diagnosis.name, diagnosis.id)
        self.phase.addItem(self.tr("Any phase"), "")
        for phase in PHASES:
            self.phase.addItem(self._words.phase(phase), phase)
        self.kind.setAccessibleName(self.tr("Which templates"))
        self.diagnosis.setAccessibleName(self.tr("For which diagnosis"))
        self.phase.setAccessibleName(self.tr("Of which phase"))
        for box in (self.kind, self.diagnosis, self.phase):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(8)

    def _lay_out(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Weekly templates"))
        self.list.setSpacing(4)
        self.list.setItemDelegate(WrappedItems(self.list))
        self.list.setIconSize(QSize(18, 18))
        set_kind(self.new, "primary")
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.kind, 1)
        pair.addWidget(self.phase, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(pair)
        column.addWidget(self.diagnosis)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(self.new)
