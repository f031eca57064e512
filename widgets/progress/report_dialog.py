"""The progress report before it is printed or saved: for whom, in which language, and its pages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from designer.course.standing import standing
from designer.errors import DesignerError
from designer.model.clinic import ClinicIdentity
from designer.model.record import PatientRecord
from designer.output import write_whole
from designer.safety.papers.identified import unidentified
from widgets.common.asking import tell
from widgets.common.dialog_size import resize_within
from widgets.common.form_area import FormArea
from widgets.common.labels import plain_label
from widgets.common.lookalike_words import alike_in, look_alike_words
from widgets.common.patient_words import two_identifiers
from widgets.common.saving import ask_where, with_ending
from widgets.common.work import Work
from widgets.handout.choices import Paper
from widgets.handout.pdf_pages import page_images
from widgets.handout.preview_panel import PreviewPanel
from widgets.handout.standing_words import patient_words
from widgets.handout.whose_paper import check_identifiers, paper_confirmed
from widgets.state.services import Services
from widgets.theme.theme import Theme, set_kind

if TYPE_CHECKING:
    from exports.report import Audience  # reportlab comes with it


class _Wish(NamedTuple):
    """What is to be drawn."""

    audience: "Audience"
    language: str
    paper: Paper
    colour: bool
    width_px: int


class _Drawn(NamedTuple):
    wish: _Wish
    pdf: bytes
    pages: tuple[QImage, ...]


class ReportDialog(QDialog):
    """Shows the report as it will be; prints it or saves it.

    Signals:
        left(audience): the report was printed or saved.
    """

    left = Signal(str)

    def __init__(
        self,
        record: PatientRecord,
        services: Services,
        clinic: ClinicIdentity,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._record, self._services, self._clinic = record, services, clinic
        self._drawn: _Drawn | None = None
        self._asked: _Wish | None = None
        self._over = False
        self._work = Work(self)
        self.preview = PreviewPanel(theme)
        self.preview.pages.setAccessibleName(self.tr("Preview of the report"))
        self._make_choices()
        self._build()
        self.setWindowTitle(self.tr("Progress report"))
        resize_within(self, 1080, 720)
        self._work.finished.connect(self._show)
        self._work.failed.connect(self._fail)
        self.preview.pages.width_wanted.connect(self._draw)
        self._follow()

    @property
    def wish(self) -> _Wish:
        """What the choices say now."""
        audience: Audience = "referrer" if self.referrer.isChecked() else "patient"
        return _Wish(
            audience=audience,
            language="en" if audience == "referrer" else self.language.currentData(),
            paper=self.paper.currentData(),
            colour=self.colour.isChecked(),
            width_px=self.preview.pages.page_width_px,
        )

    @property
    def pdf(self) -> bytes | None:
        """The report as chosen; None while it is drawn."""
        drawn = self._drawn
        now = self.wish
        if drawn is None or drawn.wish[:-1] != now[:-1]:
            return None
        return drawn.pdf

    def done(self, result: int) -> None:
        self._asked, self._over = None, True
        self._work.wait()
        super().done(result)

    def save(self, path: Path) -> bool:
        """Write the report; False when that failed, which is told."""
        pdf = self.pdf
        if pdf is None:
            return False
        try:
            write_whole(with_ending(path, ".pdf"), pdf)
        except DesignerError as error:
            tell(self, self.tr("Not saved"), str(error), self.tr("Close"))
            return False
        self.preview.note(self.tr("Saved."))
        self.left.emit(self.wish.audience)
        return True

    # What is shown

    def _follow(self, *_changed: object) -> None:
        patient = not self.referrer.isChecked()
        self.language.setEnabled(patient)
        from exports.handout.content.languages import (  # noqa: PLC0415  # exports are loaded late
            report_notices,
        )

        wish, library = self.wish, self._services.library
        plain = (
            self.tr("Plain words. What you typed as reasons is not printed.")
            if patient
            else self.tr("Codes, figures, decisions with their reasons. In English.")
        )
        told = report_notices(self._record.patient.goals, library, wish.language)
        self.hint.setText(" ".join(told) or plain)
        self._draw()

    def _draw(self, _width: int = 0) -> None:
        if self._over:  # the view still asks for sharper pages
            return
        self._asked = self.wish
        self._set_ready()
        if not self._work.is_running:
            self._begin()

    def _begin(self) -> None:
        wish = self._asked
        if wish is None:
            return
        record, library, clinic = self._record, self._services.library, self._clinic
        today = self._services.today()

        def make(_step: object) -> _Drawn:
            from exports.handout.pdf import write_pdf  # noqa: PLC0415  # reportlab comes with it
            from exports.report import build_report  # noqa: PLC0415

            outline = build_report(
                record, library, clinic, today, wish.audience, wish.language, wish.paper
            )
            pdf = write_pdf(outline, wish.paper, colour=wish.colour)
            return _Drawn(wish, pdf, page_images(pdf, wish.width_px))

        self._work.start(make)

    def _show(self, drawn: _Drawn) -> None:
        self._work.wait()
        if self._asked is None:
            return
        if drawn.wish != self._asked:
            self._begin()
            return
        if sentence := unidentified(self._record.patient, self._services.library.words):
            self.preview.say(sentence)
            return  # no paper of nobody
        self._drawn = drawn
        self.preview.show_pages(drawn.pages)
        self._set_ready()

    def _fail(self, error: DesignerError) -> None:
        self._work.wait()
        self._drawn = None
        self.preview.say(str(error))
        self._set_ready()

    def _set_ready(self) -> None:
        ready = self.pdf is not None
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    # Out of the program

    def _confirmed(self, title: str, go_on: str) -> bool:
        """Whether the user goes on, having read whose report it is and who it is for."""
        record, services = self._record, self._services
        whom = self.tr("For who referred the patient")
        if not self.referrer.isChecked():
            whom = self.tr("For the patient, in {language}")
            whom = whom.format(language=self.language.currentText())
        doubts = patient_words(standing(record, 0, services.today()))
        alike = look_alike_words(alike_in(services.clinic, record.patient))
        said = (whom, *doubts, check_identifiers())
        return paper_confirmed(self, title, record.patient, said, alike, go_on)

    def _print(self) -> None:
        from widgets.handout.paper import print_pdf  # noqa: PLC0415  # loads the print system

        pdf = self.pdf
        if pdf is None or not self._confirmed(
            self.tr("Print the report on this patient?"), self.tr("Choose printer…")
        ):
            return
        try:
            if print_pdf(pdf, self.wish.paper, self.tr("Progress report"), self):
                self.preview.note(self.tr("Printed."))
                self.left.emit(self.wish.audience)
        except DesignerError as error:
            tell(self, self.tr("Not printed"), str(error), self.tr("Close"))

    def _ask_and_save(self) -> None:
        from exports.report import report_file_name  # noqa: PLC0415

        if self.pdf is None or not self._confirmed(
            self.tr("Save the report on this patient?"), self.tr("Choose file…")
        ):
            return
        wish = self.wish
        name = report_file_name(self._record, self._services.today(), wish.audience, wish.language)
        title, kinds = self.tr("Save the report"), self.tr("PDF document (*.pdf)")
        path = ask_where(self, title, name, kinds, ".pdf")
        if path is not None:
            self.save(path)

    # Parts

    def _make_choices(self) -> None:
        self.patient = QRadioButton(self.tr("The patient"))
        self.referrer = QRadioButton(self.tr("Who referred the patient"))
        self.patient.setChecked(True)
        group = QButtonGroup(self)
        for button in (self.patient, self.referrer):
            group.addButton(button)
        self.referrer.toggled.connect(self._follow)
        self.language = QComboBox()
        self.language.addItem(self.tr("English"), "en")
        self.language.addItem(self.tr("Spanish"), "es")
        self.language.setCurrentIndex(self.language.findData(self._record.patient.language))
        self.language.setAccessibleName(self.tr("Language of the report"))
        self.paper = QComboBox()
        for name, title in (("A4", self.tr("A4")), ("letter", self.tr("Letter"))):
            self.paper.addItem(title, name)
        self.paper.setAccessibleName(self.tr("Paper"))
        self.colour = QCheckBox(self.tr("In colour"))
        self.hint = plain_label("", "hint", wrap=True)
        self.print_button = self._button(self.tr("Print…"), self._print)
        self.save_button = self._button(self.tr("Save as PDF…"), self._ask_and_save)
        set_kind(self.print_button, "primary")
        self.print_button.setDefault(True)
        self.close_button = self._button(self.tr("Close"), self.reject)
        self.language.currentIndexChanged.connect(self._follow)
        self.paper.currentIndexChanged.connect(self._follow)
        self.colour.toggled.connect(self._follow)

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _build(self) -> None:
        side, options = QWidget(), QWidget()
        side.setFixedWidth(280)
        column = QVBoxLayout(options)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(two_identifiers(self._record.patient), wrap=True))
        column.addSpacing(8)
        column.addWidget(plain_label(self.tr("For"), "subheading"))
        for choice in (self.patient, self.referrer, self.hint):
            column.addWidget(choice)
        column.addSpacing(8)
        for label, field in ((self.tr("Language"), self.language), (self.tr("Paper"), self.paper)):
            column.addWidget(plain_label(label, "hint"))
            column.addWidget(field)
        column.addWidget(self.colour)
        column.addStretch(1)
        whole = QVBoxLayout(side)
        whole.setContentsMargins(24, 24, 16, 24)
        whole.setSpacing(8)
        whole.addWidget(FormArea(options), 1)
        for button in (self.print_button, self.save_button, self.close_button):
            whole.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.preview, 1)
