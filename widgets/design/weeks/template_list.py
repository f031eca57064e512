"""The weekly templates that fit a patient, each with what the rules say about it.

The list stands at once. Each template takes the rules some milliseconds and a clinic may have many,
so they are judged one after the other while nothing else is to do.
"""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QWidget

from designer.model.record import PatientRecord
from designer.model.template import WeekTemplate
from widgets.common.wrapped_items import WrappedItems
from widgets.design.weeks.template_verdicts import TemplateVerdicts
from widgets.state.services import Services
from widgets.theme.theme import Theme


class TemplateList(QListWidget):
    """Templates, fitting ones first.

    Signals:
        template_activated(): Enter or a double click.
        filled(drafts): the list is another one; so many drafts of the clinic would fit.
        judged(): every template in the list shows what the rules say.
    """

    template_activated = Signal()
    filled = Signal(int)
    judged = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._verdicts = TemplateVerdicts(services, theme, self)
        self._templates: list[WeekTemplate] = []
        self._asked: tuple[PatientRecord, int | None] | None = None
        self._drafts = False
        self._unjudged: list[int] = []  # rows, the next one last
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._judge_next)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIconSize(QSize(18, 18))
        self.setSpacing(2)
        self.setItemDelegate(WrappedItems(self))
        self.setAccessibleName(self.tr("Weekly templates"))
        self.itemActivated.connect(lambda _item: self.template_activated.emit())

    def show_for(self, record: PatientRecord, prog_week: int | None = None) -> None:
        """List the templates for a patient; with ``prog_week`` only those that may be loaded."""
        if self._asked is not None and self._asked[0].patient.id != record.patient.id:
            self.setCurrentRow(-1)  # what was chosen for somebody else is no choice
        self._asked = record, prog_week
        self._fill()

    def show_drafts(self, *, shown: bool) -> None:
        """List the clinic's drafts too, or no longer."""
        self._drafts = shown
        self._fill()

    def _fill(self) -> None:
        if self._asked is None:
            return
        (record, prog_week), chosen = self._asked, self.template()
        patient, catalogue = record.patient, self._services.templates
        found = catalogue.for_diagnoses(patient.diagnoses, patient.profile)
        waiting = catalogue.drafts_for(patient.diagnoses, patient.profile)
        usable = [t for t in found if t.offered(self._services.today())]
        usable += waiting if self._drafts else ()
        self._templates = [t for t in usable if prog_week is None or t.first_prog_week <= prog_week]
        if prog_week is None:  # a program begins: with what may stand at its beginning
            self._templates.sort(key=lambda template: template.first_prog_week)
        self.clear()
        for template in self._templates:
            item = QListWidgetItem(self._said(template, self.tr("the rules look at it")), self)
            item.setIcon(self._verdicts.no_icon())
            item.setToolTip("")
        if chosen in self._templates:
            self.setCurrentRow(self._templates.index(chosen))
        elif self._templates and self._may_lead(self._templates[0], record, prog_week):
            self.setCurrentRow(0)
        self._unjudged = list(reversed(range(len(self._templates))))
        self._idle.start()
        self.filled.emit(len(waiting))

    @staticmethod
    def _may_lead(first: WeekTemplate, record: PatientRecord, prog_week: int | None) -> bool:
        """Whether it may be chosen without anybody choosing it.

        Nobody's first program begins further on by a click on the button that goes on.
        """
        return prog_week is not None or bool(record.programs) or first.first_prog_week == 1

    def _judge_next(self) -> None:
        """Say what the rules say of one template more."""
        if self._asked is None or not self._unjudged:
            self._idle.stop()
            self.judged.emit()
            return
        (record, prog_week), row = self._asked, self._unjudged.pop()
        template, item = self._templates[row], self.item(row)
        report = self._verdicts.report(record, template, prog_week)
        item.setText(self._said(template, self._verdicts.words(report)))
        item.setIcon(self._verdicts.icon(report))

    def template(self) -> WeekTemplate | None:
        """The chosen template."""
        row = self.currentRow()
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def choose(self, template_id: str) -> bool:
        """Choose a template by id; False when it is not listed."""
        for row, template in enumerate(self._templates):
            if template.id == template_id:
                self.setCurrentRow(row)
                return True
        return False

    def _said(self, template: WeekTemplate, verdict: str) -> str:
        begins = self.tr("from week {n}").format(n=template.first_prog_week)
        said = f"{template.name}\n{template.id} · {begins} · {verdict}"
        if template.state == "draft":
            said += "\n" + self.tr("DRAFT, version {n}: nobody approved it").format(
                n=template.version
            )
        elif template.state == "in review":
            said += "\n" + self.tr("IN REVIEW, version {n}: not approved yet").format(
                n=template.version
            )
        return said


class DraftsBox(QCheckBox):
    """Lets a list show the clinic's drafts; hidden where none would fit."""

    def __init__(self, templates: TemplateList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates = templates
        self.setText(self.tr("Also drafts that nobody approved yet"))
        self.toggled.connect(self._switch)
        templates.filled.connect(self._follow)
        self.hide()

    def _switch(self, shown: bool) -> None:
        self._templates.show_drafts(shown=shown)

    def _follow(self, drafts: int) -> None:
        self.setText(self.tr("Also drafts that nobody approved yet ({n})").format(n=drafts))
        self.setVisible(drafts > 0)
