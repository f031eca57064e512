"""The clinic's own details: what stands on every handout and is preset in new forms."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.store.library import ClinicSettings
from widgets.common.asking import may_leave
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.people.people_field import PeopleField
from widgets.shell.identity_form import IdentityForm
from widgets.shell.identity_preview import IdentityPreview
from widgets.theme.theme import set_kind

MARGINS = QMargins(24, 24, 40, 80)  # with the scroll bar and the row of buttons


class ClinicDialog(QDialog):
    """Edits the settings and returns them as a value; whoever opened it stores them."""

    def __init__(
        self,
        stored: ClinicSettings,
        parent: QWidget | None = None,
        typed: ClinicSettings | None = None,
    ) -> None:
        """``typed`` is what stood here before, where it could not be stored."""
        super().__init__(parent)
        self._stored, self._settings = stored, typed or stored
        settings = self._settings
        self.setWindowTitle(self.tr("Clinic details"))
        self.identity = IdentityForm(settings.identity)
        self.name, self.phone = self.identity.name, self.identity.phone
        self.people = PeopleField()
        self.paper = QComboBox()
        self.paper.addItem(self.tr("A4"), "A4")
        self.paper.addItem(self.tr("US Letter"), "letter")
        self.preview = IdentityPreview(date.today())  # noqa: DTZ011 - stands on a sample only
        self._arrange()
        self._fill()
        self.identity.changed.connect(self._preview)
        self.paper.currentIndexChanged.connect(lambda _index: self._preview())
        self._preview()

    def _arrange(self) -> None:
        self.identity.add_row(self.tr("Usual paper"), self.paper)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("Clinic details"), "heading"))
        hint = self.tr(
            "All of this stands on every handout; a missing phone is printed as not recorded."
        )
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addWidget(self.identity)
        column.addWidget(plain_label(self.tr("People"), "subheading"))
        about = self.tr(
            "Whoever works here is chosen in the head of the window; the name stands under every "
            "change, override, confirmation and print."
        )
        column.addWidget(plain_label(about, "hint", wrap=True))
        column.addWidget(self.people)
        column.addStretch()
        self._content = QWidget()
        beside = QHBoxLayout(self._content)
        beside.setContentsMargins(0, 0, 12, 0)
        beside.setSpacing(24)
        beside.addLayout(column, 1)
        beside.addWidget(self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 16)
        whole.setSpacing(12)
        area = QScrollArea()
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(self._content)
        whole.addWidget(area, 1)
        whole.addLayout(self._buttons())

    def settings(self) -> ClinicSettings:
        """The settings with what stands in the form."""
        return replace(
            self._settings,
            identity=self.identity.identity(),
            people=self.people.value(),
            paper="letter" if self.paper.currentData() == "letter" else "A4",
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the style sheet counts: what was asked before would squeeze the rows.
        wish = self._content.sizeHint().grownBy(MARGINS)
        resize_within(self, wish.width(), wish.height())

    def reject(self) -> None:
        """Close without saving; ask first where something was typed."""
        lost = self.tr("What you changed about the clinic is lost.")
        if self.settings() != self._stored and not may_leave(self, lost):
            return
        super().reject()

    def done(self, result: int) -> None:
        self.preview.close_worker()
        super().done(result)

    def _preview(self) -> None:
        paper = "letter" if self.paper.currentData() == "letter" else "A4"
        self.preview.show_identity(self.identity.identity(), self._settings.therapist, paper)

    def _fill(self) -> None:
        self.people.show_value(self._settings.people)
        self.paper.setCurrentIndex(self.paper.findData(self._settings.paper))

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        keep = QPushButton(self.tr("Save"))
        set_kind(keep, "primary")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(cancel)
        row.addWidget(keep)
        return row
