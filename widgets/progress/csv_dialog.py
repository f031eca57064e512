"""Takes in a log from CSV: shows what was found, and imports nothing before somebody agrees."""

from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.log_csv import CsvLog, DateForm, Settings, TakingIn, read_log_csv, taking_in
from designer.log_csv.table import DELIMITERS
from designer.log_csv.taking_in import Winner
from designer.log_csv.text import ENCODINGS, bytes_of
from designer.model.record import PatientRecord
from designer.store.backups import Step
from designer.store.errors import Stopped
from widgets.common.asking import Question
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.plain_table import PlainTable
from widgets.common.whose import whose_label
from widgets.common.work import Work
from widgets.progress.csv_words import CsvWords
from widgets.progress.field_words import FieldWords
from widgets.state.services import Services
from widgets.theme.theme import set_kind, set_role

_FOUND = ""  # the entry of a box that leaves it to the program
SHOWN = 500  # rows of a table; more nobody reads, and all are counted


class CsvDialog(QDialog):
    """Reads one file for one patient, on a thread of its own."""

    def __init__(
        self,
        path: Path,
        record: PatientRecord,
        services: Services,
        fields: FieldWords,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._path, self._record, self._services = path, record, services
        self._words = CsvWords(fields, services.library, self)
        self._taken: TakingIn | None = None
        self._work = Work(self)  # reads the file
        self._backup = Work(self)  # once somebody agreed
        self._ambiguous = False  # nobody can tell yet which number of a date is the month
        self._again = False  # other settings were chosen while a reading was on its way
        self.encoding = _box(self.tr("Encoding"))
        self.delimiter = _box(self.tr("Cells are parted by"))
        self.dates = _box(self.tr("Dates are written"))
        self.clashes = _box(self.tr("Where the record says otherwise"))
        self.said = plain_label("", wrap=True)
        self.tabs = QTabWidget()
        self.new_table = PlainTable(
            self.tr("New entries"), [self.tr("Date"), self.tr("What the file says")], wide=1
        )
        self.clash_table = PlainTable(
            self.tr("Recorded otherwise"),
            [self.tr("Date"), self.tr("Recorded"), self.tr("In the file")],
            wide=2,
        )
        self.problem_table = PlainTable(
            self.tr("Lines with a problem"),
            [self.tr("Line"), self.tr("Column"), self.tr("What to mend")],
            wide=2,
        )
        self.progress = QProgressBar()
        self.take_in = QPushButton()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._fill()
        self._arrange()
        self._connect()
        self._read()

    def result_record(self) -> PatientRecord:
        """The record with the new entries."""
        if self._taken is None:
            return self._record
        return self._taken.record(self._record, self._winner())

    def done(self, result: int) -> None:
        """Let the reading end before the window goes."""
        for work in (self._work, self._backup):
            work.stop()
            work.wait()
        super().done(result)

    def accept(self) -> None:
        """Make a backup, then close: an import can be undone now, and gone back on next week."""
        backups = self._services.backups
        if backups is None:
            super().accept()
            return
        self.take_in.setEnabled(False)
        set_role(self.said, "")
        self.said.setText(self.tr("Making a backup first…"))
        self.progress.setRange(0, 0)
        self.progress.show()
        self._backup.start(lambda step: backups.take("import", step))

    def _after_backup(self, _backup: object) -> None:
        super().accept()

    def _without_backup(self, error: DesignerError) -> None:
        self.progress.hide()
        self._count()
        if isinstance(error, Stopped):
            return
        question = Question(self.tr("Import without a backup?"), str(error), self)
        question.add_answer("go", self.tr("Import all the same"))
        question.add_answer("", self.tr("Do not import"), "primary")
        if question.ask() == "go":
            super().accept()

    def _winner(self) -> Winner:
        return "file" if self.clashes.currentData() == "file" else "record"

    def _settings(self) -> Settings:
        form = self.dates.currentData()
        return Settings(
            encoding=self.encoding.currentData() or None,
            delimiter=self.delimiter.currentData() or None,
            date_form=form if form in get_args(DateForm) else None,
        )

    def _read(self) -> None:
        if self._work.is_running:
            self._again = True
            self._work.stop()
            return
        settings, services, path = self._settings(), self._services, self._path

        def read(step: Step) -> CsvLog:
            data = bytes_of(path)
            today = services.today()
            return read_log_csv(data, services.library, today, services.new_id, settings, step)

        self.progress.setRange(0, 0)
        self.progress.show()
        self.take_in.setEnabled(False)
        self._work.start(read)

    def _show_progress(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _show_read(self, found: CsvLog) -> None:
        if self._read_again():
            return
        self.progress.hide()
        self._ambiguous = found.ambiguous
        self._taken = taken = taking_in(self._record, found, self._services.clinic.actor)
        for box, value, words in (
            (self.encoding, found.encoding, found.encoding),
            (self.delimiter, found.delimiter, self._words.delimiter(found.delimiter)),
            (self.dates, found.date_form, self._words.dates(found.date_form)),
        ):
            if box.currentData() == _FOUND:
                box.setItemText(0, self.tr("{found} (found out)").format(found=words or value))
        self.new_table.show_rows(self._words.entry(one) for one in taken.new[:SHOWN])
        self.clash_table.show_rows(self._words.clash(one) for one in taken.clashes[:SHOWN])
        self.problem_table.show_rows(
            (str(one.line), one.column, one.text) for one in found.problems[:SHOWN]
        )
        for at, count in enumerate((len(taken.new), len(taken.clashes), len(found.problems))):
            self.tabs.setTabText(at, f"{self._words.tab(at)} ({count})")
        self.tabs.show()
        self._say(found, taken)
        self.clashes.setEnabled(bool(taken.clashes))
        self._count()

    def _say(self, found: CsvLog, taken: TakingIn) -> None:
        set_role(self.said, "error" if found.ambiguous else "")
        self.said.setText(self._words.summary(found, taken))

    def _count(self) -> None:
        taken = self._taken
        count = 0
        if taken is not None:
            count = len(taken.new) + (len(taken.clashes) if self._winner() == "file" else 0)
        text = self.tr("Import {count} entries") if count != 1 else self.tr("Import 1 entry")
        self.take_in.setText(text.format(count=count))
        self.take_in.setEnabled(count > 0 and not self._ambiguous)
        waits = self.tr("Choose first how the dates are written.") if self._ambiguous else ""
        self.take_in.setToolTip(waits)

    def _show_failure(self, error: DesignerError) -> None:
        if self._read_again() or isinstance(error, Stopped):
            return
        self.progress.hide()
        self.tabs.hide()
        self._taken, self._ambiguous = None, False
        set_role(self.said, "error")
        self.said.setText(str(error))
        self._count()

    def _read_again(self) -> bool:
        again, self._again = self._again, False
        if again:
            self._work.wait()
            self._read()
        return again

    def _fill(self) -> None:
        self.encoding.addItem(self.tr("Find out"), _FOUND)
        for encoding in ENCODINGS:
            self.encoding.addItem(encoding, encoding)
        self.delimiter.addItem(self.tr("Find out"), _FOUND)
        for delimiter in DELIMITERS:
            self.delimiter.addItem(self._words.delimiter(delimiter), delimiter)
        self.dates.addItem(self.tr("Find out"), _FOUND)
        for form in get_args(DateForm):
            self.dates.addItem(self._words.dates(form), form)
        self.clashes.addItem(self.tr("Keep what is recorded"), "record")
        self.clashes.addItem(self.tr("Take what the file says"), "file")
        self.clashes.setEnabled(False)

    def _arrange(self) -> None:
        self.setWindowTitle(self.tr("Import a log"))
        self.setAccessibleName(self.windowTitle())
        resize_within(self, 860, 640)
        left, right = QFormLayout(), QFormLayout()
        for form, boxes in (
            (left, (self.encoding, self.delimiter)),
            (right, (self.dates, self.clashes)),
        ):
            form.setSpacing(8)
            for box in boxes:
                form.addRow(plain_label(box.accessibleName()), box)
        settings = QHBoxLayout()
        settings.setSpacing(24)
        settings.addLayout(left, 4)
        settings.addLayout(right, 5)  # its names and choices are longer
        for at, table in enumerate((self.new_table, self.clash_table, self.problem_table)):
            self.tabs.addTab(table, self._words.tab(at))
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Reading the file"))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.progress, 1)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.take_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        title = self.tr("Import {file}").format(file=self._path.name)
        column.addWidget(plain_label(title, "subheading", wrap=True))
        column.addWidget(whose_label(self._record.patient, "strong"))
        column.addLayout(settings)
        column.addWidget(self.said)
        column.addWidget(self.tabs, 1)
        column.addStretch()
        column.addLayout(foot)

    def _connect(self) -> None:
        set_kind(self.take_in, "primary")
        self.take_in.setDefault(True)
        self.take_in.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        for box in (self.encoding, self.delimiter, self.dates):
            box.activated.connect(lambda _at: self._read())
        self.clashes.activated.connect(lambda _at: self._count())
        queued = Qt.ConnectionType.QueuedConnection
        self._work.progressed.connect(self._show_progress, queued)
        self._work.finished.connect(self._show_read, queued)
        self._work.failed.connect(self._show_failure, queued)
        self._backup.progressed.connect(self._show_progress, queued)
        self._backup.finished.connect(self._after_backup, queued)
        self._backup.failed.connect(self._without_backup, queued)
        self._count()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box
