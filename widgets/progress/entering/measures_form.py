"""Scores of questionnaires, one row for each measure. Blank means not asked."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from designer.model.measure import OutcomeMeasure
from designer.model.outcome import Outcome
from designer.model.record import PatientRecord
from designer.progress.outcomes import last_score
from widgets.common.blank_spin import BlankSpinBox
from widgets.common.dates import shown_date
from widgets.common.labels import as_tooltip, plain_label
from widgets.progress.entering.answers import ChoiceBox


def _tr(text: str) -> str:
    return QCoreApplication.translate("MeasuresForm", text)


def range_words(measure: OutcomeMeasure) -> str:
    """Such as "ODI, 0 to 100, lower is better"."""
    better = _tr("lower is better") if measure.better == "lower" else _tr("higher is better")
    return _tr("{short}, {low} to {high}, {better}").format(
        short=measure.short, low=f"{measure.low:g}", high=f"{measure.high:g}", better=better
    )


def distress_box() -> ChoiceBox:
    """The field for STarT Back's part score."""
    words = {str(n): _tr("distress {n}").format(n=n) for n in range(6)}
    box = ChoiceBox(_tr("Part score about distress, 0 to 5"), words)
    box.setToolTip(box.accessibleName())
    box.setItemText(0, _tr("distress –"))
    return box


class MeasuresForm(QWidget):
    """A field for each measure, with its range and its last score beside it."""

    def __init__(
        self,
        measures: Iterable[OutcomeMeasure],
        record: PatientRecord,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._record = record
        self._measures = tuple(measures)
        self.scores: dict[str, BlankSpinBox] = {}
        self.distress: dict[str, ChoiceBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        row = 0
        for measure in self._measures:
            row = self._add(measure, row)

    def outcomes(self, on: date, new_id: Callable[[], str]) -> tuple[Outcome, ...]:
        """The scores that were entered, as of ``on``."""
        return tuple(
            Outcome(
                id=new_id(),
                measure=measure.id,
                on=on,
                score=score,
                distress=self._distress(measure),
            )
            for measure in self._measures
            if (score := self.scores[measure.id].number) is not None
        )

    def _distress(self, measure: OutcomeMeasure) -> int | None:
        box = self.distress.get(measure.id)
        return int(box.choice) if box is not None and box.choice is not None else None

    def _add(self, measure: OutcomeMeasure, row: int) -> int:
        field = BlankSpinBox(measure.low, measure.high, measure.step, measure.unit)
        field.setAccessibleName(measure.name)
        field.setAccessibleDescription(range_words(measure))
        self.scores[measure.id] = field
        name = plain_label(measure.name, wrap=True)
        name.setBuddy(field)
        name.setToolTip(as_tooltip(measure.licence))
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(field, row, 1)
        hint = plain_label(self._hint(measure), "hint", wrap=True)
        self._grid.addWidget(hint, row + 1, 0)
        if measure.takes_distress:
            box = distress_box()
            self.distress[measure.id] = box
            self._grid.addWidget(box, row + 1, 1)
        return row + 2

    def _hint(self, measure: OutcomeMeasure) -> str:
        last = last_score(self._record, measure.id)
        if last is None:
            return range_words(measure)
        return self.tr("{range}. Last: {score} on {date}").format(
            range=range_words(measure), score=f"{last.score:g}", date=shown_date(last.on)
        )
