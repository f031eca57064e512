"""The part of the log form about the session as a whole (clinical-spec 5.2)."""

from datetime import datetime
from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFormLayout, QWidget

from designer.model.log import SessionLog
from designer.model.vocabulary import Done
from widgets.common.blank_spin import BlankSpinBox
from widgets.progress.entering.answers import ChoiceBox, YesNoBox
from widgets.progress.entering.feelings_field import FeelingsField


class SessionForm(QWidget):
    """When, how long and how it felt.

    Signals:
        moment_changed(datetime): another time was chosen; the planned exercises follow it.
    """

    moment_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at = QDateTimeEdit()
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        words = {"yes": self.tr("Yes"), "partly": self.tr("Partly"), "no": self.tr("No")}
        self.done = ChoiceBox(self.tr("Done as planned"), words)
        self.minutes = BlankSpinBox(0, 600, 1, self.tr("min"))
        self.before, self.peak, self.after = (BlankSpinBox(0, 10, 0.5) for _ in range(3))
        self.feeling = FeelingsField(self.tr("Feeling"))
        self.below_knee, self.radicular, self.breath_held = (YesNoBox("") for _ in range(3))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        for text, field in (
            (self.tr("When"), self.at),
            (self.tr("Done as planned"), self.done),
            (self.tr("Minutes"), self.minutes),
            (self.tr("Pain before, 0 to 10"), self.before),
            (self.tr("Worst pain during"), self.peak),
            (self.tr("Pain straight after"), self.after),
            (self.tr("Feeling, whichever exercise"), self.feeling),
            (self.tr("Went below the knee"), self.below_knee),
            (self.tr("Usual nerve pain"), self.radicular),
            (self.tr("Held the breath"), self.breath_held),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        self.at.dateTimeChanged.connect(lambda _when: self.moment_changed.emit(self.moment))

    @property
    def told(self) -> tuple[QWidget, ...]:
        """The fields about the session as a whole, beside the figures."""
        return (self.feeling, self.below_knee, self.radicular, self.breath_held)

    @property
    def moment(self) -> datetime:
        """The chosen wall time."""
        text = self.at.dateTime().toString("yyyy-MM-ddTHH:mm")
        return datetime.fromisoformat(text)  # without a zone: the clinic's wall time

    def set_moment(self, moment: datetime) -> None:
        """Show a time."""
        day = QDate(moment.year, moment.month, moment.day)
        self.at.setDateTime(QDateTime(day, QTime(moment.hour, moment.minute)))

    def fill(self, session: SessionLog) -> None:
        """Show what is logged."""
        self.set_moment(session.at)
        self.done.set_choice(session.done)
        self.minutes.set_number(session.minutes)
        self.before.set_number(session.pain_before)
        self.peak.set_number(session.pain_peak)
        self.after.set_number(session.pain_after)
        self.feeling.set_feelings(session.quality)
        self.below_knee.set_answer(session.below_knee)
        self.radicular.set_answer(session.exact_radicular)
        self.breath_held.set_answer(session.breath_held)

    def read_into(self, session: SessionLog) -> SessionLog:
        """The session with what stands in the form; what it does not show stays."""
        return replace(
            session,
            at=self.moment,
            done=_done(self.done.choice),
            minutes=self.minutes.number,
            pain_before=self.before.number,
            pain_peak=self.peak.number,
            pain_after=self.after.number,
            quality=self.feeling.feelings,
            below_knee=self.below_knee.answer,
            exact_radicular=self.radicular.answer,
            breath_held=self.breath_held.answer,
        )


def _done(choice: str | None) -> Done | None:
    return next((done for done in get_args(Done) if done == choice), None)
