"""Chooses what goes into a pack: exercises and templates of the clinic, and a note."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.output import write_whole
from designer.packs.contents import Manifest
from designer.packs.writing import Chosen, with_needed, write_pack
from designer.store.library import ClinicLibrary
from widgets.common.dialog_size import resize_within
from widgets.common.labels import as_tooltip, plain_label
from widgets.common.saving import ask_where, with_ending
from widgets.common.work import Work
from widgets.shell.licences import own_version
from widgets.theme.theme import set_kind

_ID = Qt.ItemDataRole.UserRole


class ExportDialog(QDialog):
    """Ticks; what a ticked template needs comes along. Accepted: the file was written."""

    def __init__(
        self,
        own: ClinicLibrary,
        library: Library,
        read_photo: Callable[[str], bytes],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._own, self._library, self._read_photo, self._today = own, library, read_photo, today
        self.setWindowTitle(self.tr("Export a pack"))
        self.exercises, self.templates = QListWidget(), QListWidget()
        self.from_whom = QLineEdit(own.settings.identity.name)
        self.note = QLineEdit()
        self.along = plain_label("", "hint", wrap=True)
        self.error = plain_label("", "error", wrap=True)
        self.save = QPushButton(self.tr("Save the pack…"))
        self.back = QPushButton(self.tr("Cancel"))
        self.work = Work(self)
        self.path = Path()  # where the pack was written last
        self._fill()
        self._lay_out()
        for made in (self.exercises, self.templates):
            made.itemChanged.connect(self._offer)
        self.work.finished.connect(self._written)
        self.work.failed.connect(self._not_written)
        self.save.clicked.connect(self._ask_where)
        self.back.clicked.connect(self.reject)
        self._offer()

    def write(self, path: Path) -> None:
        """Write the pack on a thread of its own, then close; what goes wrong is told here."""
        chosen, read_photo = self._chosen(), self._read_photo
        manifest = Manifest(
            format="home-program-pack/1",
            made_by=self.from_whom.text().strip(),
            made_on=self._today,
            program_version=own_version(),
            note=self.note.text().strip(),
        )
        self.error.setText("")
        self.save.setEnabled(False)
        self.path = target = with_ending(path, ".zip")

        def written(_step: object) -> None:
            write_whole(target, write_pack(chosen, manifest, read_photo))

        self.work.start(written)

    def done(self, result: int) -> None:
        self.work.wait()
        super().done(result)

    def _written(self, _nothing: object) -> None:
        self.accept()

    def _not_written(self, error: DesignerError) -> None:
        self.error.setText(str(error))
        self.save.setEnabled(True)

    def _chosen(self) -> Chosen:
        ticked = _ticked(self.templates)
        templates = tuple(one.current for one in self._own.templates if one.id in ticked)
        exercises = with_needed(_ticked(self.exercises), templates, self._library)
        return Chosen(exercises, templates, self._own.pictures)

    def _ask_where(self) -> None:
        title, kinds = self.tr("Export a pack"), self.tr("Pack (*.zip)")
        path = ask_where(self, title, "pack.zip", kinds, ".zip")
        if path is not None:
            self.write(path)

    def _offer(self, *_item: object) -> None:
        chosen = self._chosen()
        ticked = set(_ticked(self.exercises))
        along = [one.name for one in chosen.exercises if one.id not in ticked]
        said = self.tr("Come along, because they are needed: {names}")
        self.along.setText(said.format(names=", ".join(along)) if along else "")
        self.save.setEnabled(bool(chosen.exercises or chosen.templates))

    def _fill(self) -> None:
        own = [one for one in self._library.exercises.values() if one.clinics_own]
        for exercise in own:
            if not exercise.retired:
                _add(self.exercises, exercise.id, exercise.name)
        for template in self._own.templates:
            if template.current.state != "retired":
                _add(self.templates, template.id, f"{template.id}  {template.current.name}")
        self.exercises.setAccessibleName(self.tr("Exercises of the clinic"))
        self.templates.setAccessibleName(self.tr("Weekly templates of the clinic"))

    def _lay_out(self) -> None:
        set_kind(self.save, "primary")
        self.from_whom.setAccessibleName(self.tr("From"))
        self.note.setAccessibleName(self.tr("Note for the receiver"))
        self.from_whom.setMaxLength(300)
        self.note.setMaxLength(1_000)
        self.note.setPlaceholderText(self.tr("May stay empty"))
        lists = QHBoxLayout()
        lists.setSpacing(16)
        heads = (self.tr("Exercises of the clinic"), self.tr("Weekly templates of the clinic"))
        none = (
            self.tr("None yet: only exercises of your own can be exported."),
            self.tr("None yet: only templates of your own can be exported."),
        )
        for head, made, words in zip(heads, (self.exercises, self.templates), none, strict=True):
            made.setSpacing(3)
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(plain_label(head, "caption"))
            if made.count():
                part.addWidget(made, 1)
            else:
                part.addWidget(plain_label(words, "hint", wrap=True))
                part.addStretch()
            lists.addLayout(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.error, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Export a pack"), "heading"))
        text = self.tr(
            "A pack takes exercises, with their pictures and translations, and weekly templates to "
            "another clinic. Nothing about patients or the people here goes into it, and no rules."
        )
        column.addWidget(plain_label(text, wrap=True))
        column.addLayout(lists, 1)
        column.addWidget(self.along)
        for label, field in ((self.tr("From"), self.from_whom), (self.tr("Note"), self.note)):
            column.addWidget(plain_label(label, "caption"))
            column.addWidget(field)
        column.addLayout(buttons)
        resize_within(self, 760, 560)


def _add(into: QListWidget, item_id: str, text: str) -> None:
    item = QListWidgetItem(text, into)
    item.setData(_ID, item_id)
    item.setToolTip(as_tooltip(text))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)


def _ticked(made: QListWidget) -> list[str]:
    items = (made.item(row) for row in range(made.count()))
    return [str(one.data(_ID)) for one in items if one.checkState() is Qt.CheckState.Checked]
