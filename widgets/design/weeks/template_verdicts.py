"""What the rules say about a weekly template for the open patient: a shape and a few words."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon, QPixmap

from designer.model.finding import Finding, Report
from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from designer.model.vocabulary import Severity
from designer.model.week import Week
from templates.catalogue import expand
from widgets.common.counts import blocks_and_cautions
from widgets.design.report_glyph import report_glyph
from widgets.state.services import Services
from widgets.theme.glyphs import glyph_icon
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from designer.safety.case_check import CaseCheck
    from designer.safety.opening import OpensCases

    _Kept = tuple[PatientRecord, date, OpensCases, tuple[Finding, ...], CaseCheck]


class TemplateVerdicts(QObject):
    """Judges templates as they would stand in a patient's week."""

    def __init__(self, services: Services, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._theme = services, theme
        self._kept: _Kept | None = None

    def report(
        self, record: PatientRecord, template: WeekTemplate, prog_week: int | None = None
    ) -> Report:
        """The findings in progression week ``prog_week``, or in the template's first one.

        A block on the patient lies on every template.
        """
        week = max(prog_week or 1, template.first_prog_week)
        expanded = expand(template, week, self._services.new_id).week
        stops, bare = self._opened(record)
        report = bare.check_bare_week(expanded, week)
        return replace(report, findings=(*stops, *report.findings))

    def _opened(self, record: PatientRecord) -> "tuple[tuple[Finding, ...], CaseCheck]":
        """What forbids everything, and a case that only ever sees bare weeks.

        Two cases: a bare week leaves its dates behind in the one that judged it. Opening takes most
        of the time, so many templates in a row share them.
        """
        services, today = self._services, self._services.today()
        known = self._kept
        if known is not None and known[0] is record and known[1:3] == (today, services.checker):
            return known[3], known[4]
        case = services.checker.open(record, today)
        stops = tuple(f for f in case.check_week(0, Week()).findings if _stops(f))
        bare = services.checker.open(record, today)
        self._kept = (record, today, services.checker, stops, bare)
        return stops, bare

    def icon(self, report: Report) -> QIcon:
        """The shape; without a picture of its own Qt would tint it where the row is selected."""
        made = glyph_icon(report_glyph(report), self._theme.tokens, 18)
        made.addPixmap(made.pixmap(18, 18), QIcon.Mode.Selected)
        return made

    def no_icon(self) -> QIcon:
        """Nothing, as large as the shape that will come."""
        empty = QPixmap(18, 18)
        empty.fill(Qt.GlobalColor.transparent)
        return QIcon(empty)

    def words(self, report: Report) -> str:
        """How many blocks and cautions there are."""
        blocks = report.count(Severity.BLOCK, Severity.HARD_BLOCK)
        parts = blocks_and_cautions(blocks, report.count(Severity.CAUTION))
        return " · ".join(parts) or self.tr("no block or caution")


def _stops(finding: Finding) -> bool:
    """Whether a finding forbids every exercise of this patient."""
    about_patient = finding.where.week_index is None and not finding.where.exercise_ids
    return about_patient and finding.severity in (Severity.BLOCK, Severity.HARD_BLOCK)
