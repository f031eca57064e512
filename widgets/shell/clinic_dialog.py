"""The clinic's own details: what stands on every handout and is preset in new forms."""

from msgspec.structs import replace
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.model.clinic import ClinicIdentity
from designer.store.library import ClinicSettings
from widgets.common.labels import plain_label
from widgets.people.people_field import PeopleField
from widgets.theme.theme import set_kind


class ClinicDialog(QDialog):
    """Edits the settings and returns them as a value; whoever opened it stores them."""

    def __init__(self, settings: ClinicSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Clinic details"))
        self.name, self.phone = QLineEdit(), QLineEdit()
        self.people = PeopleField()
        self.paper = QComboBox()
        self.paper.addItem(self.tr("A4"), "A4")
        self.paper.addItem(self.tr("US Letter"), "letter")
        form = QFormLayout()
        form.setSpacing(8)
        for text, field in (
            (self.tr("Name of the clinic"), self.name),
            (self.tr("Phone that patients call"), self.phone),
            (self.tr("Usual paper"), self.paper),
        ):
            form.addRow(text, field)
            field.setAccessibleName(text)
        for field in (self.name, self.phone):
            field.setMaxLength(300)
            field.setMinimumWidth(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("Clinic details"), "heading"))
        hint = self.tr("Both stand on every handout; a missing phone is printed as not recorded.")
        column.addWidget(plain_label(hint, "hint", wrap=True))
        column.addLayout(form)
        column.addWidget(plain_label(self.tr("People"), "subheading"))
        about = self.tr(
            "Whoever works here is chosen in the head of the window; the name stands under every "
            "change, override, confirmation and print."
        )
        column.addWidget(plain_label(about, "hint", wrap=True))
        column.addWidget(self.people)
        column.addStretch()
        column.addLayout(self._buttons())
        self._fill()

    def settings(self) -> ClinicSettings:
        """The settings with what stands in the form."""
        return replace(
            self._settings,
            identity=ClinicIdentity(name=self.name.text().strip(), phone=self.phone.text().strip()),
            people=self.people.value(),
            paper="letter" if self.paper.currentData() == "letter" else "A4",
        )

    def _fill(self) -> None:
        self.name.setText(self._settings.identity.name)
        self.phone.setText(self._settings.identity.phone)
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
