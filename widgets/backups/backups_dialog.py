"""File ▸ Backups: the list of backups, damaged files, and every way back."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.store.backups import Backups, Head, Preview, Step
from designer.store.errors import Stopped
from widgets.backups.backup_words import BackupWords
from widgets.backups.damage_list import Damaged, DamageList
from widgets.backups.export import export_everything
from widgets.backups.restore_dialog import RestoreDialog
from widgets.common.asking import Question, tell
from widgets.common.counts import counted
from widgets.common.dialog_size import resize_within
from widgets.common.labels import plain_label
from widgets.common.plain_table import PlainTable
from widgets.common.saving import ask_where
from widgets.common.work import Work
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind, set_role


class Overview(NamedTuple):
    """What the window shows, as one look at the folders found it."""

    folder: Path
    heads: tuple[Head, ...]
    unreadable: tuple[str, ...]
    damaged: tuple[Damaged, ...]


class BackupsDialog(QDialog):
    """Everything that reads or writes runs beside the window and can be called off."""

    def __init__(
        self, workspace: Workspace, backups: Backups, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._backups = backups
        self._words = BackupWords(self)
        self._states: dict[str, str] = {}  # what verifying found, by backup
        self._heads: dict[str, Head] = {}
        self._closed = False
        self._then: Callable[[object], None] = self._show
        self.work = Work(self)
        self.work.progressed.connect(self._progress)
        self.work.finished.connect(self._finish)
        self.work.failed.connect(self._fail)
        self.setWindowTitle(self.tr("Backups"))
        self.setAccessibleName(self.windowTitle())
        resize_within(self, 880, 600)
        self._make_parts()
        self._arrange()
        QTimer.singleShot(0, self, self.refresh)

    def _make_parts(self) -> None:
        heads = [self.tr("When"), self.tr("Why"), self.tr("Patients"), self.tr("Size")]
        self.table = PlainTable(self.tr("Backups"), [*heads, self.tr("State")], wide=4)
        self.table.itemSelectionChanged.connect(self._allow)
        self._place = plain_label("", "hint", wrap=True)
        self._damage = DamageList(self._words)
        self._damage.restore_requested.connect(
            lambda backup_id, owner: self._preview(backup_id, (owner,))
        )
        self._said = plain_label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.hide()
        self.stop = self._button(self.tr("Stop"), self.work.stop)
        self.stop.hide()
        self.take = self._button(self.tr("Back up now"), self.take_now)
        set_kind(self.take, "primary")
        self.verify = self._button(self.tr("Verify"), self.verify_chosen)
        self.restore = self._button(self.tr("Go back to this…"), self.look_into_chosen)
        self.place = self._button(self.tr("Keep backups elsewhere…"), self._choose_place)
        self.export = self._button(self.tr("Export everything…"), self._export)
        self.leave = self._button(self.tr("Close"), self.close)

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(self.tr("Backups"), "heading"))
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(self.place)
        column.addLayout(place)
        column.addWidget(self._damage)
        column.addWidget(self.table, 1)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self._said, 1)
        told.addWidget(self._bar)
        told.addWidget(self.stop)
        column.addLayout(told)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.take, self.verify, self.restore):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.export)
        row.addWidget(self.leave)
        column.addLayout(row)

    # Work

    def _run(
        self, said: str, work: Callable[[Step], object], then: Callable[[object], None]
    ) -> None:
        if self.work.is_running:
            return
        self._said.setText(said)
        self._then = then
        self._bar.setRange(0, 0)
        self._bar.show()
        self.stop.show()
        self._allow(busy=True)
        self.work.start(work)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)

    def _finish(self, result: object) -> None:
        self._rest()
        if self._closed:
            self.deleteLater()
            return
        self._then(result)

    def _fail(self, error: DesignerError) -> None:
        self._rest()
        if self._closed:
            self.deleteLater()
            return
        self._said.setText(str(error))
        if not isinstance(error, Stopped):
            set_role(self._said, "error")

    def _rest(self) -> None:
        self.work.wait()
        set_role(self._said, "")
        self._said.setText("")
        self._bar.hide()
        self.stop.hide()
        self._allow()

    def _allow(self, *, busy: bool = False) -> None:
        chosen = bool(self.table.chosen())
        for button in (self.take, self.place, self.export):
            button.setEnabled(not busy)
        for button in (self.verify, self.restore):
            button.setEnabled(chosen and not busy)
        self._damage.allow(allowed=not busy)

    def done(self, result: int) -> None:
        """Close; work under way is called off and leaves nothing half done."""
        self._closed = True
        self.work.stop()
        super().done(result)

    def let_go(self) -> None:
        """Delete the window once its thread is at rest."""
        if not self.work.is_running:
            self.deleteLater()

    # The list

    def refresh(self, said: str = "") -> None:
        """Look into the folders anew, then say what was done before."""

        def show(found: object) -> None:
            self._show(found)
            self._said.setText(said)

        self._run(self.tr("Looking for backups…"), self._look, show)

    def _look(self, step: Step) -> Overview:
        clinic = self._workspace.services.clinic
        damaged = []
        found = clinic.damaged()
        for number, damage in enumerate(found):
            step(number, len(found))
            damaged.append((damage, self._backups.newest_good(damage.owner)))
        return Overview(
            self._backups.folder,
            tuple(self._backups.heads()),
            tuple(self._backups.unreadable()),
            tuple(damaged),
        )

    def _show(self, found: object) -> None:
        if not isinstance(found, Overview):
            return
        self._place.setText(self._about(found.folder, empty=not found.heads))
        self._heads = {head.id: head for head in found.heads}
        chosen = self.table.chosen()
        self.table.setRowCount(0)
        for head in found.heads:
            self.table.add_row(self._row(head), head.id)
        for sentence in found.unreadable:
            row = [self.tr("damaged"), "", "", "", sentence]
            self.table.add_row(row, "")
        rows = list(self._heads)
        if rows:
            self.table.selectRow(rows.index(chosen) if chosen in rows else 0)
        self._damage.show_damage(found.damaged)
        self._allow()

    def _about(self, folder: Path, *, empty: bool) -> str:
        said = [self.tr("Kept in {folder}.").format(folder=folder)]
        if not self._workspace.services.demonstration:
            said.append(self.tr("The program makes one each day, and hourly after changes."))
        if empty:
            said.insert(0, self.tr("There is no backup yet: choose “Back up now”."))
        return " ".join(said)

    def _row(self, head: Head) -> list[str]:
        state = self._states.get(head.id, self.tr("read again when it was made"))
        if head.unsound and head.id not in self._states:
            text = self.tr("{count} damaged in the clinic then; an older good copy is in it")
            state = text.format(count=head.unsound)
        why = self._words.why(head)
        return [self._words.when(head.at), why, str(head.patients), self._words.size(head), state]

    # What can be done

    def take_now(self) -> None:
        """Make a backup now."""

        def told(_backup: object) -> None:
            self.refresh(self.tr("The backup is made; every copy was read again."))

        said = self.tr("Backing up…")
        self._run(said, lambda step: self._backups.take("asked", step), told)

    def verify_chosen(self) -> None:
        """Read every copy of the chosen backup again."""
        chosen = self.table.chosen()

        def told(bad: object) -> None:
            names = [copy.name for copy in bad] if isinstance(bad, list) else []
            good = self.tr("verified just now: every copy is good")
            worse = counted(
                len(names),
                self.tr("1 copy is no longer good"),
                self.tr("{n} copies are no longer good"),
            )
            state = f"{worse}: {', '.join(names)}" if names else good
            self._states[chosen] = state
            self.refresh()

        said = self.tr("Reading every copy…")
        self._run(said, lambda step: list(self._backups.verify(chosen, step)), told)

    def look_into_chosen(self) -> None:
        """Show what going back to the chosen backup would change."""
        if self.table.chosen():
            self._preview(self.table.chosen(), None)

    def _preview(self, backup_id: str, owners: tuple[str, ...] | None) -> None:
        said = self.tr("Comparing the backup with the clinic…")
        self._run(
            said, lambda step: self._backups.preview(backup_id, owners, step), self._ask_about
        )

    def _ask_about(self, preview: object) -> None:
        if not isinstance(preview, Preview):
            return
        dialog = RestoreDialog(preview, self)
        if dialog.exec():
            owners = dialog.owners()
            if self._confirmed(preview, len(owners)):
                self._go_back(preview.backup.id, owners)
        dialog.deleteLater()

    def _confirmed(self, preview: Preview, count: int) -> bool:
        when = self._words.when(preview.backup.at)
        text = self.tr(
            "{count} of the clinic’s files go back to {when}. Everybody who works with these "
            "patients sees the older state at once. A backup of the present is made first."
        ).format(count=count, when=when)
        question = Question(self.tr("Go back to this backup?"), text, self)
        question.add_answer("", self.tr("Cancel"))
        question.add_answer("go", self.tr("Go back"), "danger")
        return question.ask() == "go"

    def _go_back(self, backup_id: str, owners: tuple[str, ...]) -> None:
        workspace = self._workspace
        document = workspace.document
        if not workspace.close_patient():
            title = self.tr("The open patient is not saved yet")
            text = self.tr("Save it, or close it without its last changes; then go back.")
            tell(self, title, text, self.tr("Close"))
            return
        opened = document.record.patient.id if document is not None else ""
        actor = workspace.actor

        def restore(step: Step) -> object:
            return self._backups.restore(backup_id, owners, actor=actor, step=step)

        def told(changed: object) -> None:
            count = len(changed) if isinstance(changed, tuple) else 0
            workspace.list_changed.emit()
            workspace.clinic_changed.emit()
            if opened:
                self._open_again(opened)
            one, many = self.tr("1 file is as it was"), self.tr("{n} files are as they were")
            self.refresh(self.tr("{files} then.").format(files=counted(count, one, many)))

        self._run(self.tr("Going back…"), restore, told)

    def _open_again(self, patient_id: str) -> None:
        try:
            self._workspace.open_patient(patient_id)
        except DesignerError as error:
            tell(self, self.tr("The patient was not opened"), str(error), self.tr("Close"))

    def _choose_place(self) -> None:
        title = self.tr("Keep backups in")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            text = self.tr(
                "Backups are kept there from now on. Those made before stay where they are."
            )
            self._run(
                self.tr("Choosing the place…"),
                lambda _step: self._backups.choose_folder(Path(chosen)),
                lambda _none: self.refresh(text),
            )

    def _export(self) -> None:
        title, kinds = self.tr("Export everything"), self.tr("Plain JSON (*.json)")
        path = ask_where(self, title, "clinic.json", kinds, ".json")
        if path is None:
            return
        services = self._workspace.services

        def told(_none: object) -> None:
            self._said.setText(
                self.tr("The clinic is exported. The file holds patient data and is not locked.")
            )

        self._run(
            self.tr("Exporting…"),
            lambda step: export_everything(services, path, step),
            told,
        )
