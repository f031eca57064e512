"""Says on the Design page that the template of the week shown has a newer approved version."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.edits.changes import Change
from designer.model.program import ProgramWeek
from designer.model.template import WeekTemplate
from templates.catalogue import expand
from templates.difference import week_difference
from widgets.common.labels import as_tooltip, plain_label
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.mend_words import MendWords
from widgets.design.weeks.program_steps import ProgramSteps
from widgets.state.document import RecordDocument
from widgets.state.services import Services
from widgets.theme.theme import set_kind, set_role

_SHOWN = 3  # changes in full; the others are in the tooltip


class TemplateNews(QWidget):
    """Hidden while there is nothing newer, and for a week that somebody wants to keep."""

    def __init__(
        self, services: Services, cards: ExerciseCards, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._steps = ProgramSteps(services.new_id)
        self._words = MendWords(cards, self)
        self._document: RecordDocument | None = None
        self._kept: set[tuple[str, int, int]] = set()  # patient's week and version, for now
        self.heading = plain_label("", "strong", wrap=True)
        self.lines = plain_label("", wrap=True)
        self.update_week = QPushButton("")
        self.keep = QPushButton(self.tr("Keep this week"))
        set_role(self, "notice-info")
        set_kind(self.keep, "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.update_week, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        self.update_week.clicked.connect(self._update_week)
        self.keep.clicked.connect(self._keep_week)
        self.hide()

    def show_document(self, document: RecordDocument | None) -> None:
        """Follow another record."""
        self._document = document
        self._kept.clear()
        if document is not None:
            document.week_shown.connect(self.follow)
            document.week_changed.connect(self.follow)
            document.program_changed.connect(self.follow)
        self.follow()

    def follow(self, *_what: object) -> None:
        """Look again whether there is something newer."""
        newer = self._newer()
        planned = self._planned()
        if newer is None or planned is None or self._key(newer) in self._kept:
            self.hide()
            return
        old, new = planned.template_version, newer.version
        self.heading.setText(
            self.tr(
                "“{name}” has version {new} by now, and this week was made from version {old}. "
                "Taking it over changes this week so:"
            ).format(name=newer.name, new=new, old=old)
        )
        self._words.show_units(self._services.units())
        said = [self._words.line(change) for change in self._changes(planned, newer)]
        said = said or [self.tr("Nothing in this week; it only follows the new version.")]
        shown = said[:_SHOWN]
        if len(said) > _SHOWN:
            shown.append(self.tr("and {n} more").format(n=len(said) - _SHOWN))
        self.lines.setText("\n".join(shown))
        self.lines.setToolTip(as_tooltip("\n".join(said) if len(said) > _SHOWN else ""))
        self.lines.setAccessibleName("\n".join(said))
        self.update_week.setText(self.tr("Take over version {n}").format(n=new))
        self.show()

    def _planned(self) -> ProgramWeek | None:
        return self._document.program_week if self._document is not None else None

    def _newer(self) -> WeekTemplate | None:
        planned = self._planned()
        if planned is None or not planned.template_id:
            return None
        return self._services.templates.newer_than(planned, self._services.today())

    def _changes(self, planned: ProgramWeek, newer: WeekTemplate) -> tuple[Change, ...]:
        prog_week = max(planned.prog_week, newer.first_prog_week)
        return week_difference(planned.week, expand(newer, prog_week, lambda: "-").week)

    def _key(self, newer: WeekTemplate) -> tuple[str, int, int]:
        index = self._document.week_index if self._document is not None else 0
        return newer.id, index, newer.version

    def _update_week(self) -> None:
        newer, document = self._newer(), self._document
        if newer is None or document is None:
            return
        record = self._steps.update_week(document.record, document.week_index, newer)
        text = self.tr("Take over version {n} of {name}").format(n=newer.version, name=newer.name)
        document.change(record, text)
        self.follow()

    def _keep_week(self) -> None:
        newer = self._newer()
        if newer is not None:
            self._kept.add(self._key(newer))
        self.follow()
