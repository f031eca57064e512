"""The charts of one record below each other on one time axis, and what stands below them."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.charts.adherence import CalendarDay, calendar, in_words
from designer.charts.content import ChartContent
from designer.charts.contents import all_charts
from designer.knowledge.library import Library
from designer.model.record import PatientRecord
from designer.model.units import METRIC, Units
from designer.progress.markers import Marker, markers
from designer.progress.response import caveat, drill_responses, turns
from designer.progress.series import logged_span
from designer.safety.facts import log_facts
from designer.safety.scene.responses import LogFacts
from widgets.charts.calendar_view import CalendarView
from widgets.charts.card import Card
from widgets.charts.clock import DAY_S, moment_of, seconds
from widgets.charts.drill_view import DrillView
from widgets.charts.time_chart import TimeChart
from widgets.charts.turns_view import TurnsView
from widgets.common.labels import plain_label
from widgets.theme.theme import Theme

PARTS = (
    *("pain", "leg", "tolerance", "sessions", "linger", "holds", "measure"),
    *("calendar", "turns", "drills"),
)
USUAL_PARTS = ("pain", "leg", "tolerance", "sessions", "measure", "calendar", "turns")
ON_FILE = (*USUAL_PARTS, "linger", "holds")  # nobody can open another part of a picture


class ChartStack(QWidget):
    """Keeps its charts and refills them. A chosen chart without a point takes no room.

    Signals:
        entry_activated(str): somebody asked for this entry.
        range_changed(): another part of the time axis is in view.
    """

    entry_activated = Signal(str)
    range_changed = Signal()

    def __init__(self, theme: Theme, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._library = theme, library
        self.words = library.words
        self._record: PatientRecord | None = None
        self._today = date.min
        self._units = METRIC
        self.chosen: frozenset[str] = frozenset(USUAL_PARTS)
        self.contents: tuple[ChartContent, ...] = ()  # those in view
        self.markers: tuple[Marker, ...] = ()
        self.calendar_days: tuple[CalendarDay, ...] = ()
        self.span: tuple[datetime, datetime] | None = None
        self.charts: list[TimeChart] = []
        self._range = (0.0, DAY_S * 1.0)
        self._following = False
        self._build(theme)

    def show_record(self, record: PatientRecord, today: date, units: Units = METRIC) -> None:
        """Show this record's charts; the time in view stays where the log is the same."""
        self._record, self._today, self._units = record, today, units
        span = logged_span(record.sessions, record.days, today)
        moved = span != self.span
        self.span = span
        self._refill()
        if moved:
            self.show_all()

    def choose(self, parts: Iterable[str]) -> None:
        """Show these parts of ``PARTS``."""
        self.chosen = frozenset(parts)
        self._refill()

    def show_all(self) -> None:
        """Everything that is logged."""
        if self.span is not None:
            first, last = map(seconds, self.span)
            edge = max(DAY_S, (last - first) * 0.02)
            self.show_range(first - edge, last + edge)

    def show_range(self, first_s: float, last_s: float) -> None:
        """Show this part of the time axis in every chart."""
        self._range = (first_s, last_s)
        self._following = True
        for chart in self._shown():
            chart.show_range(first_s, last_s)
        self._following = False
        shown = self._shown()
        if shown:
            self._range = shown[0].time_range  # what the limits made of it
        self.calendar.show_until(moment_of(min(self._range[1], self._last_s())).date())
        self.range_changed.emit()

    @property
    def time_range(self) -> tuple[float, float]:
        """The part of the time axis in view, in its seconds."""
        return self._range

    def first_chart(self) -> TimeChart | None:
        """The uppermost chart in view."""
        return next(iter(self._shown()), None)

    def _build(self, theme: Theme) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._nothing = plain_label("", "hint", wrap=True)
        self._nothing.setContentsMargins(16, 4, 16, 4)
        self.calendar = CalendarView(theme, self.words)
        self.drills = DrillView(theme)
        self.turns = TurnsView()
        self.cards = {
            "calendar": Card(self.tr("Sessions planned and done")),
            "turns": Card(self.tr("What came before flares and improvements")),
            "drills": Card(self.tr("Pain by exercise: the worst of each session, 0 to 10")),
        }
        for name, part in (
            ("calendar", self.calendar),
            ("turns", self.turns),
            ("drills", self.drills),
        ):
            self.cards[name].column.addWidget(part)
            part.entry_activated.connect(self.entry_activated)
            self._column.addWidget(self.cards[name])
        self._column.addWidget(self._nothing)

    def _refill(self) -> None:
        record = self._record
        if record is None:
            return
        wanted = [
            content
            for content in all_charts(record, self._library, self._today)
            if content.id in self.chosen
        ]
        self.contents = tuple(content for content in wanted if not content.is_empty)
        facts = log_facts(record, self._library, self._today)
        self.markers = markers(record, self._library, facts)
        while len(self.charts) < len(self.contents):
            self._add_chart()
        for number, chart in enumerate(self.charts):
            chart.setVisible(number < len(self.contents))
        self._limit()
        for chart, content in zip(self.charts, self.contents, strict=False):
            chart.show_content(content, self.markers)
            room = 2 if content.id == "sessions" else 3
            self._column.setStretch(self._column.indexOf(chart), room)
        self._say_empty([content.title for content in wanted if content.is_empty])
        self._fill_cards(record, facts)
        self.show_range(*self._range)

    def _fill_cards(self, record: PatientRecord, facts: LogFacts) -> None:
        """Fill the cards that are chosen; the others cost nothing."""
        for name, card in self.cards.items():
            card.setVisible(name in self.chosen)
        self.calendar_days = calendar(record, self._library, self._today)
        if "calendar" in self.chosen:
            self.calendar.show_days(self.calendar_days, self._today)
            said = in_words(self.calendar_days, self.words)
            self.cards["calendar"].say(said or self.tr("No session is planned or logged yet."))
        if "turns" in self.chosen:
            found = turns(record, self._library, facts, self._units)
            self.turns.show_turns(found)
            none = self.tr("No flare and no improvement of 2 points or more is in the log.")
            self.cards["turns"].say(caveat(found, self.words) if found else none)
        if "drills" in self.chosen:
            drills = drill_responses(facts, self._library)
            self.drills.show_drills(drills, self.span)
            what = self.tr("A triangle marks a bad response. Few sessions prove nothing.")
            self.cards["drills"].say(what if drills else self.tr("No pain is logged by exercise."))

    def _say_empty(self, titles: list[str]) -> None:
        said = self.tr("Nothing logged yet for: {what}").format(what="; ".join(titles))
        if self.span is None:
            said = self.tr(
                "Nothing is logged yet. Log a session, or type in a returned log sheet, and the "
                "course shows here."
            )
        self._nothing.setText(said)
        self._nothing.setVisible(bool(titles) or self.span is None)

    def _add_chart(self) -> None:
        chart = TimeChart(self._theme)
        chart.entry_activated.connect(self.entry_activated)
        chart.reset_requested.connect(self.show_all)
        chart.range_changed.connect(self._follow)
        self._column.insertWidget(len(self.charts), chart, 3)
        self.charts.append(chart)

    def _limit(self) -> None:
        if self.span is None:
            return
        first, last = map(seconds, self.span)
        edge = max(14 * DAY_S, (last - first) * 0.1)
        for chart in self.charts:
            chart.limit_time(first - edge, last + edge)

    def _follow(self) -> None:
        """One chart was moved by hand: the others go along."""
        chart = self.sender()
        if not self._following and isinstance(chart, TimeChart) and chart in self._shown():
            self.show_range(*chart.time_range)

    def _shown(self) -> list[TimeChart]:
        return self.charts[: len(self.contents)]

    def _last_s(self) -> float:
        return seconds(self.span[1]) if self.span is not None else self._range[1]
