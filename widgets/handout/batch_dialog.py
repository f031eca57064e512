"""The handouts of a day's patients: choose them, watch it go, read what was left out."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.model.record import PatientRecord
from designer.output import write_whole
from designer.store.library import ClinicSettings
from widgets.common.asking import tell
from widgets.common.counts import counted
from widgets.common.dates import shown_date
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.search_field import SearchField
from widgets.handout.batch import Batch, BatchOutcome, Deliver
from widgets.handout.choices import HandoutChoices
from widgets.handout.layout_words import layout_words
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind

_ID = Qt.ItemDataRole.UserRole
_ROW = 32  # pixels; a tick is a target for the hand
_NAME = Qt.ItemDataRole.UserRole + 1


class BatchDialog(QDialog):
    """Chooses patients, then runs a :class:`Batch` over them in the layout of the handout page."""

    def __init__(
        self,
        workspace: Workspace,
        choices: HandoutChoices,
        settings: ClinicSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._choices, self._settings = workspace, choices, settings
        self._batch: Batch | None = None
        self.outcomes: list[BatchOutcome] = []
        self.setWindowTitle(self.tr("Handouts of several patients"))
        resize_within(self, 560, 560)
        self.search = SearchField(self.tr("Search by name or record number"), workspace.theme)
        self.search.setAccessibleName(self.tr("Search patients"))
        self.patients = QListWidget()
        self.patients.setAccessibleName(self.tr("Patients"))
        self._count = plain_label("", "hint")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.summary = QPlainTextEdit()
        self.summary.setReadOnly(True)
        self.summary.setAccessibleName(self.tr("What was done and what was left out"))
        self._now = plain_label("", wrap=True)
        self._arrange()
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.patients.itemChanged.connect(lambda _item: self._follow_choice())

    def choose(self, patient_ids: set[str]) -> None:
        """Tick these patients and no others."""
        for item in self._items():
            on = item.data(_ID) in patient_ids
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def save_into(self, folder: Path) -> None:
        """Write a PDF for each chosen patient into ``folder``."""
        from exports.handout.file_name import handout_file_name  # noqa: PLC0415  # loaded late

        today, choices = self._workspace.services.today(), self._choices

        def deliver(record: PatientRecord, index: int, pdf: bytes) -> None:
            name = handout_file_name(record, index, today, choices.language, choices.layout)
            write_whole(_free(folder / name), pdf)

        self._start(deliver)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape cancels a run before it closes the window."""
        if self._batch is not None:
            self._batch.cancel()
            return
        self._end()
        super().reject()

    def _end(self) -> None:
        if self._batch is not None:
            self._batch.close()
            self._batch = None

    def _chosen(self) -> list[tuple[str, str]]:
        return [
            (str(item.data(_ID)), str(item.data(_NAME)))
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _items(self) -> list[QListWidgetItem]:
        return [self.patients.item(row) for row in range(self.patients.count())]

    def _print(self) -> None:
        from widgets.handout.paper import ask_for_printer, paint_pages  # noqa: PLC0415

        title = self.tr("Home programs")
        cut = self._choices.kind.cards_a_page > 0
        printer = ask_for_printer(self._choices.paper, title, self, one_sided=cut)
        if printer is not None:
            self._start(lambda _record, _index, pdf: paint_pages(pdf, printer))

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where to save the PDFs"))
        if folder:
            self.save_into(Path(folder))

    def _start(self, deliver: Deliver) -> None:
        chosen = self._chosen()
        services = self._workspace.services
        self.outcomes = []
        self.bar.setRange(0, len(chosen))
        self.bar.setValue(0)
        self._batch = Batch(services, self._settings, self._choices, deliver, self)
        self._batch.advanced.connect(self._take)
        self._batch.ended.connect(self._show_summary)
        one, many = self.tr("Working on 1 patient…"), self.tr("Working on {n} patients…")
        self._now.setText(counted(len(chosen), one, many))
        self._stack.setCurrentIndex(1)
        self._batch.start(chosen, self._open_record)

    def _open_record(self) -> PatientRecord | None:
        """What is open in the window, as it is now."""
        document = self._workspace.document
        return document.record if document is not None else None

    def _take(self, outcome: BatchOutcome) -> None:
        self.outcomes.append(outcome)
        self.bar.setValue(len(self.outcomes))
        self._now.setText(outcome.name)
        document = self._workspace.document
        if document is None or outcome.printed is None:
            return
        if document.record.patient.id == outcome.patient_id:
            document.note_print(outcome.printed)

    def _show_summary(self) -> None:
        self._end()
        done = [one for one in self.outcomes if not one.left_out]
        left = [one for one in self.outcomes if one.left_out]
        lines = [self.tr("{n} done.").format(n=len(done))]
        lines += [
            f"  {one.name}: {one.look_at}" if one.look_at else f"  {one.name}" for one in done
        ]
        lines += ["", self.tr("{n} left out.").format(n=len(left))]
        lines += [f"  {one.name}: {one.left_out}" for one in left]
        missed = self.bar.maximum() - len(self.outcomes)
        if missed:
            lines += ["", self.tr("Cancelled: {n} not begun.").format(n=missed)]
        self.summary.setPlainText("\n".join(lines))
        self._stack.setCurrentIndex(2)

    def _fill(self) -> None:
        try:
            known = self._workspace.services.clinic.listed().patients
        except DesignerError as error:
            tell(self, self.tr("No list of patients"), str(error), self.tr("Close"))
            known = ()
        for one in known:
            if not one.is_active:
                continue
            name = one.name or self.tr("No name")
            born = shown_date(one.birth_date) if one.birth_date else ""
            item = QListWidgetItem(" · ".join(text for text in (name, born, one.mrn) if text))
            item.setSizeHint(QSize(0, _ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_ID, one.id)
            item.setData(_NAME, name)
            self.patients.addItem(item)
        self._follow_choice()

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for item in self._items():
            said = item.text().casefold()
            item.setHidden(not all(word in said for word in wanted))

    def _follow_choice(self) -> None:
        count = len(self._chosen())
        words = self.tr("1 patient chosen") if count == 1 else self.tr("{n} patients chosen")
        self._count.setText(words.format(n=count))
        for button in (self.print_button, self.save_button):
            button.setEnabled(count > 0)

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        for page in (self._choosing(), self._running(), self._reading()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addWidget(self._stack)

    def _choosing(self) -> QWidget:
        self.print_button = QPushButton(self.tr("Print…"))
        set_kind(self.print_button, "primary")
        self.print_button.clicked.connect(self._print)
        self.save_button = QPushButton(self.tr("Save PDFs…"))
        self.save_button.clicked.connect(self._ask_folder)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        hint = self.tr(
            "Layout: {layout}. Each patient gets the week of today. Who has an open block or no "
            "red-flag screen is left out and named at the end."
        ).format(layout=layout_words(self._choices.layout).name)
        return _column(
            plain_label(self.tr("Handouts of several patients"), "heading"),
            plain_label(hint, "hint", wrap=True),
            self.search,
            self.patients,
            self._count,
            _row(close, self.save_button, self.print_button),
        )

    def _running(self) -> QWidget:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        return _column(
            plain_label(self.tr("Making the handouts"), "heading"),
            self._now,
            self.bar,
            _row(cancel),
        )

    def _reading(self) -> QWidget:
        close = QPushButton(self.tr("Close"))
        set_kind(close, "primary")
        close.clicked.connect(self.accept)
        return _column(plain_label(self.tr("Done"), "heading"), self.summary, _row(close))


def _free(path: Path) -> Path:
    """``path``, or with a number when two patients share name and week."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem} ({number})")
        number += 1
    return free


def _row(*buttons: QPushButton) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(8)
    layout.addStretch()
    for button in buttons:
        button.setAutoDefault(False)
        layout.addWidget(button)
    return row


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QListWidget | QPlainTextEdit) else 0)
    layout.addStretch()
    return column
