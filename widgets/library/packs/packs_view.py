"""The packs tab: send exercises and templates to others, and look at what others sent."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.model.pending_pack import PendingPack
from designer.packs.fitting import Choice
from designer.packs.looking import LookedAt
from designer.packs.reading import read_pack_file
from designer.packs.staging import bring, settle
from designer.store.errors import StoreError
from widgets.common.asking import Question, tell
from widgets.common.counts import counted
from widgets.common.empty_state import EmptyState
from widgets.common.labels import as_tooltip, plain_label
from widgets.common.work import Work
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.packs.export_dialog import ExportDialog
from widgets.library.packs.pack_review import PackReview
from widgets.library.packs.taking import Looked, proposal, wanted_of
from widgets.state.workspace import Workspace
from widgets.theme.icons import Icon

_ID = Qt.ItemDataRole.UserRole


class PacksView(QSplitter):
    """Waiting packs to the left, the chosen one to the right. Nothing is taken by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._waiting: dict[str, PendingPack] = {}
        self.work = Work(self)
        self.bring = QPushButton(self.tr("Bring in a pack…"))
        self.send = QPushButton(self.tr("Export a pack…"))
        self.list = QListWidget()
        self.said = plain_label("", "hint", wrap=True)  # what was done last
        self.empty = plain_label("", "hint", wrap=True)
        self.review = PackReview(workspace)
        self._pages = QStackedWidget()
        self._lay_out()
        self.bring.clicked.connect(self._ask_for_file)
        self.send.clicked.connect(self._export)
        self.list.currentItemChanged.connect(self._show_current)
        self.review.taking_requested.connect(self.take)
        self.review.end_requested.connect(self.end)
        self.work.finished.connect(self._brought)
        self.work.failed.connect(self._not_brought)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def take_library(self) -> None:
        """Exercises and rules are others now: what waits is judged anew when it is seen."""
        self.review.forget()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read anew which packs wait."""
        chosen = self._chosen()
        try:
            packs = self._workspace.services.clinic.library().library.packs
        except StoreError as error:
            self.empty.setText(str(error))
            return
        known = dict(self._waiting)
        self._waiting = {one.id: one for one in packs}
        self.list.blockSignals(True)
        self.list.clear()
        for one in packs:
            text = f"{one.file_name}\n{one.made_by or self.tr('a clinic that gave no name')}"
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, one.id)
            item.setToolTip(as_tooltip(text))
        self.list.blockSignals(False)
        kept = chosen if chosen in self._waiting else next(iter(self._waiting), "")
        self._choose(kept)
        self.empty.setText("" if packs else self.tr("None"))
        self.empty.setVisible(not packs)
        self.list.setVisible(bool(packs))
        self._pages.setCurrentIndex(1 if packs else 0)
        if kept and (kept != chosen or known.get(kept) != self._waiting[kept] or not self._fresh()):
            self.review.show_pack(self._waiting[kept])

    def bring_file(self, path: Path) -> None:
        """Read a pack on a thread of its own and let it wait."""
        services = self._workspace.services
        self.bring.setEnabled(False)
        self.empty.setText(self.tr("Reading {name}…").format(name=path.name))
        self.empty.show()

        def read(_step: object) -> PendingPack:
            return bring(services.clinic, read_pack_file(path), path.name, services.now())

        self.work.start(read)

    def take(self, found: Looked, items: Sequence[LookedAt], choices: Mapping[str, Choice]) -> None:
        """Show what taking these items would change; then take them."""
        dialog = self.impact_dialog(found, items, choices)
        if dialog is None:
            return
        done = dialog.exec()
        dialog.deleteLater()
        if done:
            templates = sum(1 for item in items if item.kind == "template")
            self._say_taken(len(items) - templates, templates)
            self.follow()

    def _say_taken(self, exercises: int, templates: int) -> None:
        """What is in the library now, and where."""
        parts = []
        if exercises:
            one, many = self.tr("1 exercise"), self.tr("{n} exercises")
            parts.append(counted(exercises, one, many))
        if templates:
            one = self.tr("1 weekly template, as a draft to be reviewed")
            many = self.tr("{n} weekly templates, as drafts to be reviewed")
            parts.append(counted(templates, one, many))
        said = self.tr("Taken into the library: {what}.").format(what=", ".join(parts))
        self.said.setText(said)
        self.said.setToolTip("")

    def impact_dialog(
        self, found: Looked, items: Sequence[LookedAt], choices: Mapping[str, Choice]
    ) -> ImpactDialog | None:
        """What taking them would change, not shown yet; None where they cannot be taken."""
        clinic = found.pending.made_by or found.pending.file_name
        count = self.tr("1 item") if len(items) == 1 else self.tr("{n} items")
        what = self.tr("{count} of the pack from {clinic}").format(
            count=count.format(n=len(items)), clinic=clinic
        )
        try:
            made = proposal(self._workspace.services, found, wanted_of(items, choices), what)
        except DesignerError as error:
            self._tell(self.tr("Nothing was taken"), error)
            return None
        why = self.tr("From the pack of {clinic}").format(clinic=clinic)
        return ImpactDialog(self._workspace, made, self.window(), why)

    def follow(self) -> None:
        """Items were taken: templates and pictures are others now; a settled pack's file goes."""
        clinic = self._workspace.services.clinic
        with suppress(StoreError):  # it goes with the next pack then
            clinic.packs.keep_only({one.id for one in clinic.library().library.packs})
        if self._workspace.services.figures_folder is not None:
            self._workspace.figures.refresh()
        self._workspace.templates_changed.emit()
        self.refresh()

    def end(self, pending: PendingPack) -> None:
        """Ask, then let the pack wait no more."""
        question = Question(
            self.tr("Let go of this pack?"),
            self.tr("What was accepted stays. The rest goes; bring the file in again to see it."),
            self.window(),
        )
        question.add_answer("stay", self.tr("Keep it waiting"))
        question.add_answer("go", self.tr("Let it go"), "danger")
        if question.ask() == "go":
            self.settle(pending)

    def settle(self, pending: PendingPack) -> None:
        """Let the pack wait no more."""
        self.review.let_go()
        try:
            clinic, why = self._workspace.services.clinic, self.tr("Pack settled")
            self._workspace.save_apart(lambda: settle(clinic, pending.id, why))
        except DesignerError as error:
            self._tell(self.tr("The pack still waits"), error)
        self.refresh()

    def export_dialog(self) -> ExportDialog | None:
        """What to send, not shown yet; None where the library cannot be read."""
        services = self._workspace.services
        try:
            own = services.clinic.library().library
        except StoreError as error:
            self._tell(self.tr("The library could not be read"), error)
            return None
        photo, today = services.clinic.photo, services.today()
        return ExportDialog(own, services.library, photo, today, self.window())

    def _export(self) -> None:
        dialog = self.export_dialog()
        if dialog is not None:
            if dialog.exec():
                self.said.setText(self.tr("Saved: {name}").format(name=dialog.path.name))
                self.said.setToolTip(as_tooltip(str(dialog.path)))
            dialog.deleteLater()

    def _ask_for_file(self) -> None:
        title, kinds = self.tr("Bring in a pack"), self.tr("Pack (*.zip)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.bring_file(Path(name))

    def _brought(self, pending: PendingPack) -> None:
        self.bring.setEnabled(True)
        self.refresh()
        self._choose(pending.id)
        self._show_current()

    def _not_brought(self, error: DesignerError) -> None:
        self.bring.setEnabled(True)
        self.refresh()
        self._tell(self.tr("The pack was not brought in"), error)

    def _tell(self, title: str, error: DesignerError) -> None:
        tell(self.window(), title, str(error), self.tr("Close"))

    def _chosen(self) -> str:
        row = self.list.currentRow()
        return str(self.list.item(row).data(_ID)) if row >= 0 else ""

    def _choose(self, pack_id: str) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == pack_id:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _fresh(self) -> bool:
        return self.review.found is not None or self.review.work.is_running

    def _show_current(self, *_items: object) -> None:
        pending = self._waiting.get(self._chosen())
        if pending is not None:
            self.review.show_pack(pending)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.list.setAccessibleName(self.tr("Packs that wait to be looked at"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self.bring)
        column.addWidget(self.send)
        column.addWidget(self.said)
        column.addSpacing(8)
        column.addWidget(plain_label(self.tr("Waiting to be looked at"), "caption"))
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch()
        text = self.tr(
            "A pack is one file with exercises and weekly templates of another clinic. Bring one "
            "in: it waits here, apart from everything in use, until you have looked at it and "
            "taken what you want. Or export a pack of your own."
        )
        title = self.tr("No pack waits to be looked at")
        nothing = EmptyState(self._workspace.theme, Icon.BOOK, title, text)
        nothing.add_button(self.tr("Bring in a pack…"), primary=True).clicked.connect(
            self._ask_for_file
        )
        self._pages.addWidget(nothing)
        self._pages.addWidget(self.review)
        self.addWidget(side)
        self.addWidget(self._pages)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setSizes([280, 940])
