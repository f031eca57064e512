"""The intake form: everything about a patient that shapes the program, on one scrolling page."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.model.patient import Patient
from widgets.common.asking import may_leave
from widgets.common.labels import ElidedLabel, hairline, plain_label
from widgets.common.patient_words import second_identifiers
from widgets.patients.intake.clearance_section import ClearanceSection
from widgets.patients.intake.confirmation_section import ConfirmationSection
from widgets.patients.intake.course_section import CourseSection
from widgets.patients.intake.diagnosis_section import DiagnosisSection
from widgets.patients.intake.examination_section import ExaminationSection
from widgets.patients.intake.identity_section import IdentitySection
from widgets.patients.intake.notes_section import NotesSection
from widgets.patients.intake.red_flag_section import RedFlagSection
from widgets.patients.intake.section import Section
from widgets.patients.intake.section_nav import SectionNav
from widgets.state.services import Services
from widgets.theme.shortcuts import Shortcut, keys, keys_text
from widgets.theme.theme import Theme, set_kind, set_role

FORM_WIDTH = 920


class IntakeForm(QWidget):
    """Shows a patient and gives back a changed one. Nothing is kept before Save.

    Signals:
        accepted(Patient): the user saves; every field can be accepted.
        cancelled(): the user turned away, and confirmed it if anything had been typed.
    """

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, services: Services, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Patient | None = None
        self._dirty = False
        self._heading = ElidedLabel("", "title")
        self._name, self._identity = ElidedLabel("", "strong"), ElidedLabel("", "hint")
        self._summary = plain_label("", "error", wrap=True)
        self._save = QPushButton(self.tr("Save patient"))
        set_kind(self._save, "primary")
        self._save.clicked.connect(self.save)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel)
        self._side = QVBoxLayout()
        self._area = QScrollArea()
        self._page = QVBoxLayout()
        # The frame first: Qt styles a widget anew each time one of its ancestors gets a parent.
        self._arrange()
        self.sections = self._make_sections(services, theme)
        self._nav = SectionNav(self.sections, theme)
        self._nav.section_requested.connect(self.show_section)
        self._side.insertWidget(2, self._scrolling_nav(), 1)
        for section in self.sections:
            self._page.addWidget(section)
            section.edited.connect(self._take_edit)
        self._listen_to_keys()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _listen_to_keys(self) -> None:
        """Sections and Save without the mouse, wherever in the form the keyboard is."""
        for shortcut, answer in (
            (Shortcut.NEXT_SECTION, lambda: self._step_section(1)),
            (Shortcut.PREVIOUS_SECTION, lambda: self._step_section(-1)),
            (Shortcut.SAVE_FORM, self.save),
        ):
            for sequence in keys(shortcut):
                key = QShortcut(sequence, self)
                key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                key.activated.connect(answer)
        self._save.setToolTip(keys_text(Shortcut.SAVE_FORM))

    def _step_section(self, steps: int) -> None:
        """To the section after or before the one with the keyboard; around at the ends."""
        focused = QApplication.focusWidget()
        at = [focused is not None and s.isAncestorOf(focused) for s in self.sections]
        here = at.index(True) if True in at else -min(steps, 0) - 1
        self.show_section(self.sections[(here + steps) % len(self.sections)])

    def _scrolling_nav(self) -> QScrollArea:
        """The names of the sections keep their height; a low window, as at 200 %, scrolls them."""
        area = QScrollArea()
        area.setAccessibleName(self.tr("Sections"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._nav)
        return area

    def _make_sections(self, services: Services, theme: Theme) -> Sequence[Section]:
        library, today, clinic = services.library, services.today(), services.clinic
        self.identity = IdentitySection(theme, today, lambda: list(clinic.listed().patients))
        self.diagnoses = DiagnosisSection(theme, library.diagnoses)
        names = {key: exercise.name for key, exercise in library.exercises.items()}
        units = services.units()
        self.course = CourseSection(theme, today, library.procedures.values(), names, units)
        self.red_flags = RedFlagSection(theme, library.red_flags, today, names)
        self.clearances = ClearanceSection(theme, library, today)
        self.examination = ExaminationSection(units)
        self.confirmations = ConfirmationSection(
            library.confirmations,
            today,
            lambda: clinic.actor or str(self.identity.value("therapist")),
        )
        self.notes = NotesSection()
        return (
            self.identity,
            self.diagnoses,
            self.course,
            self.red_flags,
            self.clearances,
            self.examination,
            self.confirmations,
            self.notes,
        )

    @property
    def area(self) -> QScrollArea:
        """What scrolls the sections."""
        return self._area

    @property
    def is_dirty(self) -> bool:
        """Whether something was changed that is not saved."""
        return self._dirty

    def show_patient(self, patient: Patient, *, new: bool) -> None:
        """Begin with this patient; ``new`` ones are not in the clinic yet."""
        self._before = patient
        for section in self.sections:
            section.show_patient(patient)
        self._dirty = False
        self._heading.setText(self.title(new=new))
        identifiers = patient.identifiers
        self._name.setText("" if new else identifiers.name or self.tr("Name not recorded"))
        self._identity.setText("" if new else second_identifiers(patient))
        self._save.setText(self.save_text(new=new))
        self._summary.setText("")
        self._nav.refresh()
        self._area.verticalScrollBar().setValue(0)
        self.focus()

    def title(self, *, new: bool) -> str:
        """What stands above the form."""
        return self.tr("New patient") if new else self.tr("Edit intake")

    def save_text(self, *, new: bool) -> str:
        """What the button says that keeps it all."""
        return self.tr("Save patient") if new else self.tr("Save changes")

    def focus(self) -> None:
        """Put the keyboard into the first field, unless it is in one already."""
        focused = self.focusWidget()
        if self._dirty and focused is not None:
            focused.setFocus()
        else:
            self.show_section(self.sections[0])

    def patient(self) -> Patient:
        """The patient as the form stands."""
        assert self._before is not None  # noqa: S101  # shown before anything can be asked
        patient = self._before
        for section in self.sections:
            patient = section.applied(patient)
        return patient

    def save(self) -> None:
        """Hand the patient over, or lead to the first field that cannot be accepted."""
        troubles = [trouble for section in self.sections for trouble in section.problems()]
        for section in self.sections:
            section.show_problems()
        self._summary.setText(" ".join(trouble.text for trouble in troubles[:2]))
        if troubles:
            field = troubles[0].row.field
            self._area.ensureWidgetVisible(troubles[0].row)
            field.setFocus()
            return
        self.accepted.emit(self.patient())

    def forget_changes(self) -> None:
        """What was typed is saved elsewhere now."""
        self._dirty = False

    def cancel(self) -> None:
        """Turn away; ask first when something would be lost."""
        if self.may_close():
            self.cancelled.emit()

    def may_close(self) -> bool:
        """Whether nothing is lost, or the user agrees that it is."""
        if not self._dirty:
            return True
        lost = self.tr("The changes in this form are not saved yet.")
        if not may_leave(self.window(), lost):
            return False
        self._dirty = False
        return True

    def show_section(self, section: QWidget) -> None:
        """Scroll to a section and put the focus into its first field."""
        content = self._area.widget()
        assert content is not None  # noqa: S101  # set when the area is made
        top = section.mapTo(content, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(max(0, top - 16))
        first = section.nextInFocusChain()
        while first is not None and first.focusPolicy() == Qt.FocusPolicy.NoFocus:
            first = first.nextInFocusChain()
        if first is not None and section.isAncestorOf(first):
            _where_tab_goes(first).setFocus(Qt.FocusReason.TabFocusReason)

    def _take_edit(self) -> None:
        self._dirty = True
        self._nav.refresh()

    def _follow_focus(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is None or not self.isVisible() or not self.isAncestorOf(old):
            return
        for section in self.sections:
            if section.isAncestorOf(old):
                section.leave(old)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        side = QWidget()
        side.setFixedWidth(296)
        middle.addWidget(side)
        middle.addWidget(self._area, 1)
        side.setLayout(self._side)
        self._side.setContentsMargins(24, 24, 16, 24)
        self._side.setSpacing(16)
        self._side.addWidget(self._heading)
        whose = QVBoxLayout()
        whose.setSpacing(2)
        for label in (self._name, self._identity):
            whose.addWidget(label)
        self._side.addLayout(whose)
        self._side.addStretch()
        self._fill_area()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        column.addLayout(foot)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._save)

    def _fill_area(self) -> None:
        area, holder, page = self._area, QWidget(), QWidget()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(holder)
        set_role(holder, "surface")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1)
        row.addStretch()
        page.setMaximumWidth(FORM_WIDTH)
        page.setLayout(self._page)
        self._page.setContentsMargins(32, 24, 32, 48)
        self._page.setSpacing(40)


def _where_tab_goes(widget: QWidget) -> QWidget:
    """Of several answers side by side, the one that holds: the arrow keys move on from there."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return widget if group is None else group.checkedButton() or widget
