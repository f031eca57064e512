"""The diagnoses: searched, ticked, and shown as chips that can be taken away again."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from designer.model.knowledge import Diagnosis
from designer.model.patient import Patient
from widgets.common.emptying import empty
from widgets.common.flow_layout import FlowLayout
from widgets.common.labels import as_tooltip, plain_label
from widgets.patients.intake.diagnosis_model import (
    CODES_ROLE,
    COVERED_ROLE,
    IS_CODE_ROLE,
    DiagnosisModel,
    Index,
)
from widgets.patients.intake.section import Section
from widgets.theme.icons import Icon, icon
from widgets.theme.theme import Theme

CHIP_CHARACTERS = 48


class DiagnosisSection(Section):
    """Any number of diagnoses; the restrictions of all of them apply together."""

    def __init__(self, theme: Theme, diagnoses: Mapping[str, Diagnosis]) -> None:
        super().__init__(
            self.tr("Diagnoses"),
            self.tr(
                "Tick all that apply: the restrictions of all of them hold together. A diagnosis "
                "that the guide does not cover is marked."
            ),
        )
        self._theme = theme
        self._diagnoses = diagnoses
        self._model = DiagnosisModel(diagnoses)
        self._model.ticked.connect(self._show_chips)
        self._model.ticked.connect(self.edited)
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips, spacing=theme.tokens.space_s)
        self._none = plain_label(self.tr("None ticked yet."), "hint")
        search = DiagnosisSearch()
        search.setPlaceholderText(self.tr("Search by name or ICD-10 code: sciatica, M54.3"))
        search.setAccessibleName(self.tr("Search the diagnoses"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self._model.search)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(DiagnosisDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setProperty("boxed", True)
        self._list.setFixedHeight(7 * theme.tokens.target_px + 2 * theme.tokens.space_xs + 2)
        self._list.setAccessibleName(self.tr("Diagnoses"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._toggle)
        search.taken.connect(lambda: self._tick_first(search))
        search.left.connect(self._list.setFocus)
        for widget in (self._none, self._chips, search, self._list):
            self.column.addWidget(widget)

    def show_patient(self, patient: Patient) -> None:
        self._model.choose(patient.diagnoses, patient.icd10)
        self._show_chips()

    def applied(self, patient: Patient) -> Patient:
        return replace(patient, diagnoses=self._model.chosen, icd10=self._model.chosen_codes)

    def state_text(self) -> str:
        count = len(self._model.chosen)
        return self.tr("{count} ticked").format(count=count) if count else self.tr("none")

    def _toggle(self, index: QModelIndex) -> None:
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self._model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _tick_first(self, search: QLineEdit) -> None:
        """Tick the best match of what was typed, and be ready for the next diagnosis."""
        typed = search.text().strip()
        if not typed or not self._model.rowCount():
            return
        rows = [self._model.index(row) for row in range(self._model.rowCount())]
        codes = [row for row in rows if row.data(IS_CODE_ROLE)]
        meant = [row for row in codes if str(row.data()).casefold().startswith(typed.casefold())]
        best = meant[0] if meant else rows[0]
        self._model.setData(best, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        search.clear()

    def _show_chips(self) -> None:
        empty(self._chip_row)
        for diagnosis_id in self._model.chosen:
            self._chip_row.addWidget(self._chip(diagnosis_id))
        chosen = bool(self._model.chosen)
        self._chips.setVisible(chosen)
        self._none.setVisible(not chosen)
        self._chip_row.invalidate()
        self._chips.updateGeometry()

    def _chip(self, diagnosis_id: str) -> QPushButton:
        known = self._diagnoses.get(diagnosis_id)
        name = known.name if known is not None else diagnosis_id
        short = name if len(name) <= CHIP_CHARACTERS else f"{name[:CHIP_CHARACTERS].rstrip()}…"
        short = " · ".join((short, *self._model.codes_of(diagnosis_id)))
        chip = QPushButton(icon(Icon.CLOSE, self._theme.tokens, size=16), short.replace("&", "&&"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands after the name
        chip.setProperty("kind", "chip")
        chip.setToolTip(as_tooltip(self.tr("Take away: {name}").format(name=name)))
        chip.setAccessibleName(self.tr("Take away: {name}").format(name=name))
        chip.clicked.connect(lambda: self._model.drop(diagnosis_id))
        return chip


class DiagnosisSearch(QLineEdit):
    """A search field that hands on Return and Down.

    Signals:
        taken(): Return; the best match is meant.
        left(): Down; the keyboard goes into the list.
    """

    taken = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DiagnosisDelegate(QStyledItemDelegate):
    """Paints tick, name, codes, and whether the guide covers it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = theme.font(theme.tokens.small_px)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.tokens.target_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        tokens = self._theme.tokens
        codes = str(index.data(CODES_ROLE))
        is_code = bool(index.data(IS_CODE_ROLE))
        notes = codes if index.data(COVERED_ROLE) else self.tr("not covered by the guide")
        notes = "" if is_code else notes
        if is_code:
            option.rect = option.rect.adjusted(24, 0, 0, 0)
        option.text = ""
        view = option.widget
        style = view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, view)
        rect = option.rect.adjusted(32, 0, -tokens.space_m, 0)
        painter.save()
        painter.setPen(tokens.ink)
        painter.setFont(option.font)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        width = self._paint_notes(painter, rect, notes)
        room = rect.adjusted(0, 0, -width - tokens.space_l, 0)
        painter.setPen(tokens.ink)
        painter.setFont(option.font)
        short = option.fontMetrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flags), short)
        painter.restore()

    def _paint_notes(self, painter: QPainter, rect: QRect, notes: str) -> int:
        """Codes or remark at the right edge; the width that they take."""
        painter.setPen(self._theme.tokens.second_ink)
        painter.setFont(self._small)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, int(flags), notes)
        return painter.fontMetrics().horizontalAdvance(notes)
