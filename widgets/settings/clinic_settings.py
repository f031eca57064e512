"""What holds for the whole clinic: paper, language of handouts; and where the clinic lies."""

from msgspec.structs import replace
from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.store.library import ClinicLibrary, ClinicSettings
from widgets.common.asking import tell
from widgets.common.fields import ChoiceField
from widgets.common.form_row import FormRow
from widgets.common.labels import ElidedLabel, plain_label
from widgets.common.units_field import UnitsField
from widgets.state.workspace import Workspace


class ClinicChoices(QWidget):
    """Stored in the clinic as soon as it is chosen; other workstations take it up, too.

    Signals:
        clinic_requested(): the user wishes to edit name, logo and people.
        backups_requested(): the user wishes to see the backups.
    """

    clinic_requested = Signal()
    backups_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = self.tr
        self.paper = ChoiceField([("A4", tr("A4")), ("letter", tr("US Letter"))])
        self.language = ChoiceField([("en", tr("English")), ("es", tr("Spanish"))])
        self.details = QPushButton(tr("Name, logo and people…"))
        self.open_folder = QPushButton(tr("Open the folder"))
        self.backups = QPushButton(tr("Backups…"))
        self.units = UnitsField()
        self._arrange()
        self.show_values()
        self.paper.edited.connect(self._store)
        self.language.edited.connect(self._store)
        self.units.changed.connect(self._store)
        self.details.clicked.connect(self.clinic_requested)
        self.backups.clicked.connect(self.backups_requested)
        self.open_folder.clicked.connect(self._open_folder)

    def show_values(self) -> None:
        """Show what the clinic has on file."""
        try:
            settings = self._workspace.services.clinic.library().library.settings
        except DesignerError:  # whoever changes something is told
            settings = ClinicSettings()
        self.paper.show_value(settings.paper)
        self.language.show_value(settings.language)
        self.units.show_value(settings.identity.units)

    def _store(self) -> None:
        clinic = self._workspace.services.clinic
        paper, language, units = self.paper.value(), self.language.value(), self.units.value()

        def changed(library: ClinicLibrary) -> ClinicLibrary:
            settings = replace(
                library.settings,
                identity=replace(library.settings.identity, units=units),
                paper="letter" if paper == "letter" else "A4",
                language="es" if language == "es" else "en",
            )
            return replace(library, settings=settings)

        try:
            self._workspace.save_apart(lambda: clinic.change_library(changed))
        except DesignerError as error:
            title = self.tr("The setting was not saved")
            tell(self.window(), title, str(error), self.tr("Close"))
            self.show_values()
            return
        self._workspace.clinic_changed.emit()

    def _open_folder(self) -> None:
        folder = self._workspace.services.data_folder
        if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            title = self.tr("The folder could not be opened")
            text = self.tr("This system has no program for folders. It is here: {folder}")
            tell(self.window(), title, text.format(folder=folder), self.tr("Close"))

    def _arrange(self) -> None:
        tr, services = self.tr, self._workspace.services
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(plain_label(tr("The clinic"), "subheading"))
        every = tr("Preset for new patients; each patient can have another.")
        column.addWidget(FormRow(tr("Paper"), self.paper))
        column.addWidget(FormRow(tr("Language of handouts"), self.language, every))
        column.addWidget(FormRow(tr("Weights and lengths"), self.units))
        column.addLayout(_row(self.details))
        folder = services.data_folder
        if folder is not None or services.backups is not None:
            column.addWidget(plain_label(tr("Your data"), "subheading"))
        if folder is not None:
            where = ElidedLabel(str(folder))
            column.addWidget(where)
        column.addLayout(_row(self.open_folder, self.backups))
        self.open_folder.setVisible(folder is not None)
        self.backups.setVisible(services.backups is not None)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    row.addStretch()
    return row
