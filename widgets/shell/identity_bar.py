"""Whose record is open: two identifiers, always in sight, so that nobody's plan is mixed up."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from designer.course.standing import standing
from designer.model.patient import Patient
from widgets.common.dates import shown_date
from widgets.common.labels import ElidedLabel, badge, plain_label
from widgets.people.acting_button import ActingButton
from widgets.shell.lookalike_button import LookAlikeButton
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_role

BADGE_PAD_PX = 32
AT_LEAST_PX = 120  # of the name, however narrow the window


class IdentityBar(QWidget):
    """'Patient: Name · MRN · born · diagnosis · week n of m', and a badge on invented ones."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tokens = workspace.theme.tokens
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(48)
        self._caption = plain_label(self.tr("Patient"), "hint")
        self._name = _Fitting("", "heading")
        self._details = ElidedLabel()
        self._week = plain_label("", "strong")
        self._badge = badge(self.tr("Invented patient"))
        self._badge.setAccessibleName(self.tr("Invented patient"))
        self._badge.setToolTip(self.tr("Made up for the demonstration; no real person."))
        self._archived = badge(self.tr("Archived"))
        self._archived.setToolTip(self.tr("Not in the patient list unless asked for."))
        self._discharged = badge(self.tr("Discharged"))
        self._alike = LookAlikeButton(workspace)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space_l, 0, tokens.space_l, 0)
        row.setSpacing(tokens.space_m)
        row.addWidget(self._caption)
        row.addWidget(self._name)
        row.addWidget(self._alike)
        row.addWidget(self._details, 1)
        row.addStretch(0)
        row.addWidget(self._week)
        row.addWidget(self._discharged)
        row.addWidget(self._archived)
        row.addWidget(self._badge)
        acting = ActingButton(workspace)
        row.addWidget(acting)
        self._parts = (
            *(self._caption, self._name, self._alike, self._details, self._week),
            *(self._discharged, self._archived, self._badge, acting),
        )
        workspace.document_opened.connect(self._follow)
        workspace.document_closed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_badge()

    def _name_badge(self) -> None:
        """One word where the diagnoses need the room; the tooltip says the rest."""
        if self._workspace.document is None:
            self._badge.setText(self.tr("Demonstration clinic"))
        else:
            whole = self._has_room()
            self._badge.setText(self.tr("Invented patient") if whole else self.tr("Invented"))

    def _has_room(self) -> bool:
        """Whether everything else is shown whole beside the badge with all its words."""
        row = self._row
        shown = [one for one in self._parts if not one.isHidden()]
        whole = self.fontMetrics().horizontalAdvance(self.tr("Invented patient")) + BADGE_PAD_PX
        needed = sum(one.sizeHint().width() for one in shown if one is not self._badge) + whole
        margins = row.contentsMargins()
        gaps = row.spacing() * (len(shown) + 1) + margins.left() + margins.right()
        return needed + gaps <= self.width()

    def _follow(self, document: RecordDocument) -> None:
        document.record_changed.connect(self._show)
        document.week_shown.connect(self._show)
        document.facts_changed.connect(self._show)  # another day may have begun
        self._show()

    def _show(self, *_: object) -> None:
        document = self._workspace.document
        self._alike.about(document.record.patient if document is not None else None)
        self._archived.setVisible(document is not None and document.record.patient.archived)
        discharge = document.record.patient.discharge if document is not None else None
        self._discharged.setVisible(discharge is not None)
        if discharge is not None:
            said = self.tr("Discharged on {date}").format(date=shown_date(discharge.on))
            self._discharged.setToolTip(said)
            self._discharged.setAccessibleName(said)
        for widget in (self._caption, self._details):
            widget.setVisible(document is not None)
        if document is None:
            self._name.setText(self.tr("No patient is open"))
            self._week.setText("")
            self._badge.setVisible(self._workspace.services.demonstration)
            self._name_badge()
            self.setAccessibleName(self.tr("No patient is open"))
            return
        patient = document.record.patient
        self._name.setText(patient.identifiers.name or self.tr("(no name)"))
        self._details.setText(self._details_of(patient))
        self._week.setText(self._week_text(document))
        self._name_badge()
        self._badge.setVisible(patient.invented)
        self.setAccessibleName(
            f"{self._caption.text()}: {self._name.text()} · {self._details.text()}"
        )

    def _details_of(self, patient: Patient) -> str:
        diagnoses = self._workspace.services.library.diagnoses
        names = [diagnoses[d].name if d in diagnoses else d for d in patient.diagnoses]
        mrn = patient.identifiers.mrn or self.tr("not recorded")
        born = shown_date(patient.birth_date, self.tr("not recorded"))
        parts = [
            self.tr("MRN {mrn}").format(mrn=mrn),
            self.tr("born {date}").format(date=born),
            ", ".join(names) or self.tr("no diagnosis recorded"),
        ]
        return " · ".join(parts)

    def _week_text(self, document: RecordDocument) -> str:
        if document.program is None or not document.program.weeks:
            return self.tr("No program yet")
        text = self.tr("Week {number} of {count}").format(
            number=document.week_index + 1, count=len(document.program.weeks)
        )
        today = self._workspace.services.today()
        ended = standing(document.record, document.week_index, today).program_ended
        if ended is None:
            return text
        return self.tr("{week}, ended {date}").format(week=text, date=shown_date(ended))


class _Fitting(ElidedLabel):
    """As wide as its text, where there is room: the name comes before everything else."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(640)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(min(AT_LEAST_PX, self.sizeHint().width()), size.height())
