"""One patient at a glance, beside the list: who, what, how far; or all that happened."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from designer.model.record import PatientRecord
from designer.timeline import Event
from widgets.common.action_button import ActionButton
from widgets.common.labels import ElidedLabel, badge, hairline, plain_label
from widgets.patients.library_mark import LibraryMark
from widgets.patients.overview_words import OverviewWords
from widgets.patients.patient_actions import PatientActions
from widgets.patients.timeline.timeline_view import TimelineView
from widgets.state.services import Services
from widgets.theme.theme import Theme, set_kind, set_role

WIDTH = 880
GLANCE, TIMELINE = range(2)
_SAID_AFTER_MS = 150  # before, a word would only flicker


class PatientOverview(QWidget):
    """What somebody wants to know before opening a patient.

    Signals:
        events_wanted(PatientRecord): the timeline is in front; :meth:`show_events` fills it.
        place_requested(Place): the user wishes to see the thing behind an event.
    """

    events_wanted = Signal(object)
    place_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        theme: Theme,
        actions: PatientActions,
        save_apart: Callable[[Callable[[], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = OverviewWords(services)
        self._theme, self._actions = theme, actions
        self._record: PatientRecord | None = None
        self._name = ElidedLabel("", "title")
        self._identity = ElidedLabel("", "")
        self._badge = badge(self.tr("Invented patient"))
        self._archived = badge(self.tr("Archived"))
        self.mark = LibraryMark(services.clinic, services.library, save_apart)
        self._open = ActionButton(actions.open)
        set_kind(self._open, "primary")
        self.tabs = self._make_tabs()
        self.timeline = TimelineView(services.library, theme)
        self.timeline.place_requested.connect(self.place_requested)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(theme.tokens.space_xl)
        self._facts.setVerticalSpacing(theme.tokens.space_m)
        self._facts.setColumnStretch(1, 1)
        self._stack = QStackedWidget()
        self._page = QWidget()
        self.reading = plain_label(self.tr("Reading…"), "hint")
        self._arrange()
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the list does not jump where nobody is chosen
        self.setSizePolicy(kept)
        self._slow = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._slow.timeout.connect(self._say_reading)
        self.setVisible(False)

    def show_reading(self) -> None:
        """Show nobody until the one who was chosen is read; say so where that takes a while."""
        self.show_record(None)
        self._slow.start()

    def _say_reading(self) -> None:
        self._page.hide()
        self.reading.show()
        self.setVisible(True)

    def show_record(self, record: PatientRecord | None) -> None:
        """Show a patient; None shows nothing."""
        self._slow.stop()
        self.reading.hide()
        self._page.show()
        self.setVisible(record is not None)
        self._record = record
        patient = record.patient if record is not None else None
        begun = record is not None and record.program is not None
        self._actions.follow(patient, begun=begun)
        if record is None or patient is None:
            return
        self._name.setText(patient.identifiers.name or self.tr("(no name)"))
        self._identity.setText(self._words.identity(patient))
        self._badge.setVisible(patient.invented)
        self._archived.setVisible(patient.archived)
        self.mark.show_patient(patient.id)
        self._show_facts(record)
        self._show_timeline()

    def take_services(self, services: Services) -> None:
        """Say the names of another library."""
        self._words = OverviewWords(services)
        self.timeline.take_library(services.library)
        self.show_record(self._record)

    def show_timeline(self) -> None:
        """Bring the timeline to the front, the keyboard in it."""
        self.tabs.setCurrentIndex(TIMELINE)
        self.timeline.list.setFocus()

    def show_events(self, events: Sequence[Event]) -> None:
        """Fill the timeline of the patient who is shown."""
        self.timeline.show_events(events)

    def _show_timeline(self, _tab: int = 0) -> None:
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        if self.tabs.currentIndex() == TIMELINE and self._record is not None:
            self.events_wanted.emit(self._record)

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setAccessibleName(self.tr("What is shown of the patient"))
        tabs.addTab(self.tr("At a glance"))
        tabs.addTab(self.tr("Timeline"))
        tabs.currentChanged.connect(self._show_timeline)
        return tabs

    def _show_facts(self, record: PatientRecord) -> None:
        facts = list(self._words.facts(record))
        while len(self._lines) < len(facts):
            self._add_line()
        for (left, right), fact in zip_longest(self._lines, facts):
            left.setVisible(fact is not None)
            right.setVisible(fact is not None)
            left.setText(fact[0] if fact is not None else "")
            right.setText(fact[1] if fact is not None else "")

    def _add_line(self) -> None:
        """Labels are kept and filled anew: whoever walks through the list sees no flicker."""
        left, right = plain_label("", "caption"), plain_label("", wrap=True)
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._lines)
        self._facts.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(right, row, 1)
        self._lines.append((left, right))

    def _arrange(self) -> None:
        tokens = self._theme.tokens
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._archived)
        head.addWidget(self._badge)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space_s)
        buttons.addWidget(self._open)
        for action in (self._actions.edit, self._actions.review, self._actions.archive):
            buttons.addWidget(ActionButton(action))
        buttons.addStretch()
        page = self._page
        page.setMaximumWidth(WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(tokens.space_xl, tokens.space_xl, tokens.space_l, tokens.space_l)
        column.setSpacing(tokens.space_s)
        column.addLayout(head)
        column.addWidget(self._identity)
        column.addSpacing(tokens.space_s)
        column.addLayout(buttons)
        column.addWidget(self.mark)
        column.addSpacing(tokens.space_s)
        column.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hairline())
        self._stack.addWidget(self._make_glance())
        self._stack.addWidget(self.timeline)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.reading.setContentsMargins(*(tokens.space_xl,) * 4)
        row.addWidget(self.reading, 1000, Qt.AlignmentFlag.AlignTop)
        row.addWidget(page, 1000)  # as wide as it may be; the rest stays empty at the right
        row.addStretch(1)

    def _make_glance(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, self._theme.tokens.space_l, 0, 0)
        column.addLayout(self._facts)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(holder, "paper")
        return area
