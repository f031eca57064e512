"""What stands in the board's place while the patient has no program: how to begin one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.week import monday_of
from widgets.common.day_edit import DayEdit
from widgets.common.labels import plain_label
from widgets.design.weeks.first_week_words import first_week_words
from widgets.design.weeks.template_list import DraftsBox, TemplateList
from widgets.state.services import Services
from widgets.theme.theme import Theme, set_kind, set_role

COLUMN_WIDTH = 560
COLUMN_HEIGHT = 760


class StartView(QWidget):
    """Offers the templates that fit, or an empty week, from a date on.

    Signals:
        start_requested(WeekTemplate | None, date): begin a program; None = with an empty week.
        course_requested(): build the whole course.
        programs_requested(): look at the earlier programs, to begin from one.
    """

    start_requested = Signal(object, object)
    course_requested = Signal()
    programs_requested = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.templates = TemplateList(services, theme)
        self.drafts = DraftsBox(self.templates)
        self.first_day = DayEdit()
        self.first_week = plain_label("", "hint", wrap=True)
        self.use = QPushButton(self.tr("Start from this template"))
        self.course = QPushButton(self.tr("Build the whole course…"))
        self.empty = QPushButton(self.tr("Start with an empty week"))
        self.earlier = QPushButton(self.tr("Earlier programs…"))
        self.course.clicked.connect(self.course_requested)
        self.earlier.clicked.connect(self.programs_requested)
        set_kind(self.use, "primary")
        self.first_day.setAccessibleName(self.tr("First day of the program"))
        self.first_day.dateChanged.connect(self._say_first_week)
        self._lay_out(theme)
        self.use.clicked.connect(self._use)
        self.templates.template_activated.connect(self._use)
        self.empty.clicked.connect(lambda: self._start(None))
        self.templates.currentRowChanged.connect(lambda row: self.use.setEnabled(row >= 0))

    def show_record(self, record: PatientRecord) -> None:
        """Offer what fits this patient. A program begins on a Monday unless told otherwise."""
        self.earlier.setVisible(bool(record.programs))
        today = self._services.today()
        self.first_day.show_day(monday_of(today))
        self.templates.show_for(record)
        self.use.setEnabled(self.templates.template() is not None)

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        text = self.tr(
            "Templates in the order of their first week, those for the diagnoses before others. "
            "The sign says what the rules find in them for this patient."
        )
        card = QWidget()
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_role(card, "card")
        card.setMaximumSize(COLUMN_WIDTH, COLUMN_HEIGHT)
        when = QHBoxLayout()
        when.setSpacing(tokens.space_s)
        when.addWidget(plain_label(self.tr("First day")))
        when.addWidget(self.first_day)
        when.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space_s)
        buttons.addWidget(self.use)
        buttons.addWidget(self.course)
        buttons.addStretch(1)
        others = QHBoxLayout()
        others.setSpacing(tokens.space_s)
        others.addWidget(self.empty)
        others.addWidget(self.earlier)
        others.addStretch(1)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(24, 24, 24, 24)
        inner.setSpacing(tokens.space_m)
        inner.addWidget(plain_label(self.tr("Begin a program"), "heading"))
        inner.addWidget(plain_label(text, "hint", wrap=True))
        inner.addWidget(self.templates, 1)
        inner.addWidget(self.drafts)
        inner.addLayout(when)
        inner.addWidget(self.first_week)
        inner.addLayout(buttons)
        inner.addLayout(others)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)

    def _say_first_week(self, _day: object = None) -> None:
        self.first_week.setText(first_week_words(self.first_day.day()))

    def _use(self) -> None:
        template = self.templates.template()
        if template is not None:
            self._start(template)

    def _start(self, template: WeekTemplate | None) -> None:
        day = self.first_day.day()
        self.start_requested.emit(template, day)
