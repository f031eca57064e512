"""The parts of the log form about the day: urgent questions, next day, tolerance (5.3)."""

from collections.abc import Sequence
from functools import partial
from typing import Literal, get_args

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFormLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from designer.model.log import DayLog
from designer.model.units import METRIC, Units
from widgets.common.blank_spin import BlankSpinBox, MeasuredSpinBox
from widgets.common.labels import plain_label
from widgets.progress.entering.answers import ChoiceBox, YesNoBox
from widgets.progress.entering.more_fields import MoreField, MoreFields, text_field

_QUESTION_PX = 240
_MORE_COLUMNS = 6

_Site = Literal["abdominals", "glutes", "hamstrings", "other"]

Urgent = Literal[
    "bowel_bladder", "saddle", "numb_weak", "night_pain_woke", "leg_spread_new", "fever", "trauma"
]


class UrgentForm(QWidget):
    """The questions that are asked at every session (R-022). Nothing is answered beforehand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {name: YesNoBox(text) for name, text in self._questions().items()}
        form = QGridLayout()
        form.setSpacing(8)
        form.setColumnStretch(0, 1)
        for row, (name, text) in enumerate(self._questions().items()):
            question = plain_label(text, wrap=True)
            question.setMinimumWidth(_QUESTION_PX)
            form.addWidget(question, row, 0)
            form.addWidget(self.boxes[name], row, 1)
        all_no = QPushButton(self.tr("Asked all, every answer is no"))
        all_no.clicked.connect(self.answer_all_no)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(all_no)

    @property
    def all_answered(self) -> bool:
        return all(box.answer is not None for box in self.boxes.values())

    def answer_all_no(self) -> None:
        """Set every question that has no answer to no; a yes stays."""
        for box in self.boxes.values():
            if box.answer is None:
                box.set_answer(False)

    def fill(self, day: DayLog) -> None:
        for name, box in self.boxes.items():
            box.set_answer(getattr(day, name))

    def read_into(self, day: DayLog) -> DayLog:
        answers: dict[str, bool | None] = {name: box.answer for name, box in self.boxes.items()}
        return replace(day, **answers)

    def _questions(self) -> dict[Urgent, str]:
        return {
            "bowel_bladder": self.tr("Any change in bladder or bowel control?"),
            "saddle": self.tr("Numb between the legs, where you would sit in a saddle?"),
            "numb_weak": self.tr("New numbness or weakness in one area?"),
            "night_pain_woke": self.tr("Did pain wake you at night?"),
            "leg_spread_new": self.tr("Have symptoms newly reached the leg or foot?"),
            "fever": self.tr("Fever?"),
            "trauma": self.tr("A fall or an injury?"),
        }


class DayForm(QWidget):
    """How the day after went, and how long walking, standing and sitting were possible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next_day, self.worst, self.leg = (BlankSpinBox(0, 10, 0.5) for _ in range(3))
        self.linger = BlankSpinBox(0, 240, 1, self.tr("h"))
        self.walk, self.stand, self.sit = (
            BlankSpinBox(0, 1440, 1, self.tr("min")) for _ in range(3)
        )
        self.sleep = BlankSpinBox(0, 24, 0.5, self.tr("h"))
        kinds = {"muscle": self.tr("in muscles"), "joint": self.tr("in a joint")}
        self.soreness = ChoiceBox(self.tr("Soreness"), kinds)
        sites = {
            "abdominals": self.tr("abdominals"),
            "glutes": self.tr("glutes"),
            "hamstrings": self.tr("hamstrings"),
            "other": self.tr("elsewhere"),
        }
        self.site = ChoiceBox(self.tr("Sore where"), sites)
        self.moved = ChoiceBox(
            self.tr("Pain moved"),
            {
                "toward-back": self.tr("out of the leg, toward the back"),
                "down-leg": self.tr("further down the leg"),
            },
        )
        self.flare = YesNoBox(self.tr("Flare"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for text, field in self._rows():
            form.addRow(text, field)
            field.setAccessibleName(text)

    def fill(self, day: DayLog) -> None:
        for name, field in self._numbers():
            field.set_number(getattr(day, name))
        self.soreness.set_choice(day.soreness_kind)
        self.site.set_choice(day.soreness_site)
        self.moved.set_choice(day.pain_moved_to or None)
        self.flare.set_answer(day.flare_marked)

    def read_into(self, day: DayLog) -> DayLog:
        numbers = {name: field.number for name, field in self._numbers()}
        kinds: tuple[Literal["muscle", "joint"], ...] = get_args(Literal["muscle", "joint"])
        kind = next((word for word in kinds if word == self.soreness.choice), None)
        site = next((word for word in get_args(_Site) if word == self.site.choice), None)
        # A place told in other words has no entry in the list and stays as it was told.
        told = "" if self.moved.findData(day.pain_moved_to) > 0 else day.pain_moved_to
        return replace(
            day,
            soreness_kind=kind,
            soreness_site=site,
            flare_marked=self.flare.answer,
            pain_moved_to=self.moved.choice or told,
            **numbers,
        )

    def _numbers(self) -> Sequence[tuple[str, BlankSpinBox]]:
        return (
            ("pain_next_day", self.next_day),
            ("linger_hours", self.linger),
            ("worst_pain", self.worst),
            ("leg_pain_worst", self.leg),
            ("walk_min", self.walk),
            ("stand_min", self.stand),
            ("sit_min", self.sit),
            ("sleep_h", self.sleep),
        )

    def _rows(self) -> Sequence[tuple[str, QWidget]]:
        return (
            (self.tr("Pain after the last session"), self.next_day),
            (self.tr("Hours until pain was back to normal"), self.linger),
            (self.tr("Worst pain of the day"), self.worst),
            (self.tr("Worst leg pain of the day"), self.leg),
            (self.tr("Walking without a stop"), self.walk),
            (self.tr("Standing without a stop"), self.stand),
            (self.tr("Sitting without a stop"), self.sit),
            (self.tr("Sleep"), self.sleep),
            (self.tr("Soreness"), self.soreness),
            (self.tr("Sore where"), self.site),
            (self.tr("Pain moved"), self.moved),
            (self.tr("Flare marked"), self.flare),
        )


class DayMoreForm(MoreFields):
    """What is asked now and then: other signs, food, weight, warmth and cold, medicines."""

    def __init__(self, units: Units = METRIC) -> None:
        tr = partial(QCoreApplication.translate, "DayMoreForm")

        def asked(name: str, label: str) -> MoreField:
            return MoreField(name, label, YesNoBox(label))

        super().__init__(
            [
                asked("weight_loss", tr("Weight loss without a reason")),
                asked("night_sweats", tr("Night sweats")),
                asked("headache", tr("Headache")),
                asked("migraine_effort", tr("Migraine worse with effort")),
                asked("heat_before", tr("Warmth before")),
                asked("ice_after", tr("Cold after")),
                MoreField(
                    "weight_kg", tr("Body weight"), MeasuredSpinBox("weight", units, 500, 0.5)
                ),
                MoreField("protein_g", tr("Protein"), BlankSpinBox(0, 1000, 5, tr("g"))),
                asked("medication_taken", tr("Medicine taken")),
                MoreField("medication_name", tr("Name of the medicine"), text_field()),
            ],
            _MORE_COLUMNS,
        )

    def read_into(self, day: DayLog) -> DayLog:
        """The day with what stands in the form."""
        return replace(day, **self.values())
