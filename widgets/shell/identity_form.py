"""What stands on the clinic's papers: name, lines below it, phone, colour and logo."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.model.clinic import ClinicIdentity
from exports.handout.setting.accents import accent_problem
from widgets.common.asking import tell
from widgets.common.labels import plain_label
from widgets.common.units_field import UnitsField

MOST_LINES = 4
_LONGEST_LINE = 120
_MOST_BYTES = 40_000_000


class IdentityForm(QWidget):
    """Edits a :class:`ClinicIdentity`.

    Signals:
        changed(): something that stands on the paper was edited.
    """

    changed = Signal()

    def __init__(self, identity: ClinicIdentity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logo = identity.logo
        self.units = UnitsField()
        self.name, self.phone, self.accent = QLineEdit(), QLineEdit(), QLineEdit()
        self.letterhead = QPlainTextEdit()
        self.letterhead.setTabChangesFocus(True)
        self.letterhead.setFixedHeight(76)
        self.letterhead.setPlaceholderText(self.tr("Street, town, web address: up to 4 lines"))
        self.accent.setPlaceholderText(self.tr("Such as #0F6E84; blank: the usual colour"))
        self.accent.setMaxLength(7)
        self._problem = plain_label("", "hint", wrap=True)
        self._thumb = QLabel()
        self._thumb.setMinimumHeight(28)
        self.remove_logo = QPushButton(self.tr("Remove"))
        self._arrange()
        self._fill(identity)
        for field in (self.name, self.phone, self.accent):
            field.textChanged.connect(lambda _text: self._tell())
        self.letterhead.textChanged.connect(self._tell)
        self.units.changed.connect(self._tell)

    def identity(self) -> ClinicIdentity:
        """What stands in the form; a colour that cannot be read on paper is left out."""
        accent = self.accent.text().strip()
        lines = (line.strip() for line in self.letterhead.toPlainText().splitlines())
        return ClinicIdentity(
            name=self.name.text().strip(),
            phone=self.phone.text().strip(),
            letterhead=tuple(line[:_LONGEST_LINE] for line in lines if line)[:MOST_LINES],
            accent="" if accent_problem(accent) else accent,
            units=self.units.value(),
            logo=self._logo,
        )

    def take_logo(self, raw: bytes) -> None:
        """Use a picture from outside. Raises PhotoError."""
        from designer.pictures.logo import clean_logo  # noqa: PLC0415  # pillow is loaded late

        self._logo = clean_logo(raw)
        self._show_logo()
        self._tell()

    def add_row(self, text: str, field: QWidget) -> None:
        """One more row below, in line with the others."""
        self._form.addRow(text, field)
        field.setAccessibleName(text)

    def _fill(self, identity: ClinicIdentity) -> None:
        self.name.setText(identity.name)
        self.phone.setText(identity.phone)
        self.accent.setText(identity.accent)
        self.units.show_value(identity.units)
        self.letterhead.setPlainText("\n".join(identity.letterhead))
        self._show_logo()
        self._show_problem()

    def _tell(self) -> None:
        self._show_problem()
        self.changed.emit()

    def _show_problem(self) -> None:
        accent = self.accent.text().strip()
        self._problem.setText(accent_problem(accent) if accent else "")
        self._problem.setVisible(bool(self._problem.text()))

    def _show_logo(self) -> None:
        self.remove_logo.setEnabled(bool(self._logo))
        picture = QPixmap()
        if self._logo and picture.loadFromData(self._logo, "PNG"):
            smooth = Qt.TransformationMode.SmoothTransformation
            self._thumb.setPixmap(
                picture.scaled(160, 40, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            )
        else:
            self._thumb.setPixmap(QPixmap())
            self._thumb.setText(self.tr("No logo"))

    def _choose_logo(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a logo"), "", self.tr("Pictures (*.png *.jpg *.jpeg)")
        )
        if not chosen:
            return
        try:
            with Path(chosen).open("rb") as file:
                self.take_logo(file.read(_MOST_BYTES + 1))
        except (DesignerError, OSError) as error:
            sentence = str(error) if isinstance(error, DesignerError) else error.strerror or ""
            tell(self, self.tr("The logo was not taken"), sentence, self.tr("Close"))

    def _drop_logo(self) -> None:
        self._logo = b""
        self._show_logo()
        self._tell()

    def _choose_accent(self) -> None:
        colour = QColorDialog.getColor(QColor(self.accent.text() or "#0F6E84"), self)
        if colour.isValid():
            self.accent.setText(colour.name().upper())

    def _arrange(self) -> None:
        self._form = form = QFormLayout()
        form.setSpacing(8)
        pick = QPushButton(self.tr("Pick…"))
        pick.clicked.connect(self._choose_accent)
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose_logo)
        self.remove_logo.clicked.connect(self._drop_logo)
        for button in (pick, choose, self.remove_logo):
            button.setAutoDefault(False)
        for field in (self.name, self.phone):
            field.setMaxLength(300)
            field.setMinimumWidth(320)
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            (self.tr("Name of the clinic"), self.name, self.name),
            (self.tr("Lines below the name"), self.letterhead, self.letterhead),
            (self.tr("Phone that patients call"), self.phone, self.phone),
            (self.tr("Colour of headings"), self.accent, _beside(self.accent, pick)),
            (self.tr("Weights and lengths"), self.units, self.units),
            (self.tr("Logo"), choose, _beside(self._thumb, choose, self.remove_logo)),
        )
        for text, named, row in rows:
            form.addRow(text, row)
            named.setAccessibleName(text)
        form.addRow("", self._problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)


def _beside(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for index, widget in enumerate(widgets):
        layout.addWidget(widget, 1 if index == 0 else 0)
    return row
