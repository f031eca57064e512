"""One waiting pack: what it brings, item by item, and the buttons to take or reject it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.errors import DesignerError
from designer.model.pending_pack import PendingPack
from designer.packs.fitting import Choice
from designer.packs.looking import LookedAt
from widgets.common.dates import shown_date, shown_time
from widgets.common.labels import hairline, plain_label
from widgets.common.scrolling import scrolling
from widgets.common.work import Work
from widgets.library.packs.pack_table import PackTable
from widgets.library.packs.pack_words import PackWords
from widgets.library.packs.taking import Looked, key_of, looked
from widgets.people.access_words import show_access, why_not
from widgets.state.workspace import Workspace
from widgets.theme.theme import set_kind


class PackReview(QWidget):
    """Looks at a pack on a thread of its own, and shows what came of it.

    Signals:
        taking_requested(Looked, items, choices): take what is ticked.
        end_requested(PendingPack): reject the pack, or let go of what is left of it.
    """

    taking_requested = Signal(object, object, object)
    end_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pending: PendingPack | None = None
        self.found: Looked | None = None
        self._choices: dict[str, Choice] = {}
        self._item: LookedAt | None = None
        self.work = Work(self)
        self.words = PackWords(workspace.services.library, self)
        self._title = plain_label("", "subheading", wrap=True)
        self._origin = plain_label("", "hint", wrap=True)
        self.refused = plain_label("", "error", wrap=True)
        self.said = plain_label("", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Items looked at"))
        self.table = PackTable(workspace.theme, self.words)
        self._name = plain_label("", "strong", wrap=True)
        self._happens = plain_label("", wrap=True)
        self.choice = QComboBox()
        self.choice.addItem(self.tr("Keep both: take it as a new one"), "add")
        self.choice.addItem(self.tr("Put it in the place of ours"), "replace")
        self.choice.setAccessibleName(self.tr("How it is taken"))
        self._lines = plain_label("", wrap=True)
        self.take = QPushButton(self.tr("Take what is ticked…"))
        self.reject = QPushButton(self.tr("Reject the pack…"))
        self._lay_out()
        self._connect()

    def show_pack(self, pending: PendingPack) -> None:
        """Read and judge this pack, from the beginning."""
        self.let_go()
        self._pending, self.found = pending, None
        services = self._workspace.services
        self._title.setText(pending.file_name)
        self._origin.setText(
            self.tr("From {clinic} · brought by {who} on {day}").format(
                clinic=pending.made_by or self.tr("a clinic that gave no name"),
                who=pending.brought_by or self.tr("somebody"),
                day=shown_time(pending.brought_at),
            )
        )
        self.refused.hide()
        self.table.show_items(())
        self.said.setText(self.tr("Looking at what it brings…"))
        self.bar.show()
        self.bar.setMaximum(0)
        self._offer()
        self.work.start(lambda step: looked(services, pending, step))

    def forget(self) -> None:
        """The library or the rules are others now: what was judged counts no more."""
        self.let_go()
        self.found = None
        self.words.take_library(self._workspace.services.library)

    def lines(self) -> str:
        """What is told of the current item."""
        return self._lines.text()

    def let_go(self) -> None:
        """Stop looking."""
        self.work.stop()
        self.work.wait()

    def _progress(self, done: int, of: int) -> None:
        self.bar.setMaximum(max(1, of))
        self.bar.setValue(done)

    def _take_found(self, found: Looked) -> None:
        if self._pending is None or found.pending != self._pending:
            return  # of a pack that was shown before
        self.found = found
        self._choices = {}
        self.bar.hide()
        self.said.setText(self._summary(found))
        if found.pack.refused:
            self.refused.setText(
                self.tr(
                    "The pack also holds rules ({names}). Packs never change rules: they are left."
                ).format(names=", ".join(found.pack.refused[:5]))
            )
        self.refused.setVisible(bool(found.pack.refused))
        self.words.know(found.items)
        self.table.show_items(found.items)
        self._offer()

    def _summary(self, found: Looked) -> str:
        """How much it brings, and when and with what it was made."""
        manifest, counts = (
            found.pack.manifest,
            (len(found.pack.exercises), len(found.pack.templates)),
        )
        exercises = self.tr("1 exercise") if counts[0] == 1 else self.tr("{n} exercises")
        templates = (
            self.tr("1 weekly template") if counts[1] == 1 else self.tr("{n} weekly templates")
        )
        made = self.tr("Made on {day}.").format(day=shown_date(manifest.made_on))
        if manifest.program_version:
            made = self.tr("Made on {day} with version {version} of this program.").format(
                day=shown_date(manifest.made_on), version=manifest.program_version
            )
        brings = self.tr("{exercises} and {templates}.").format(
            exercises=exercises.format(n=counts[0]), templates=templates.format(n=counts[1])
        )
        return f"{brings} {made} {manifest.note}".strip()

    def _fail(self, error: DesignerError) -> None:
        self.bar.hide()
        self.said.setText(str(error))
        self._offer()

    def _show_item(self, item: LookedAt | None) -> None:
        self._item = item
        self._name.setText(item.name if item is not None else "")
        self._happens.setText(self.words.what_happens(item) if item is not None else "")
        self._lines.setText("\n".join(self.words.lines(item)) if item is not None else "")
        self.choice.setVisible(item is not None and item.state == "changed")
        if item is not None:
            chosen = self._choices.get(key_of(item), "add")
            self.choice.setCurrentIndex(self.choice.findData(chosen))

    def _choose(self, _row: int) -> None:
        if self._item is not None:
            self._choices[key_of(self._item)] = self.choice.currentData()
            self.table.tick(self._item.item_id)

    def _offer(self, *_who: object) -> None:
        why = why_not("take pack", self._workspace)
        show_access(why, (self.take, self.reject))
        self.take.setEnabled(self.found is not None and bool(self.table.ticked()) and not why)
        some = self._pending is not None and (
            self._pending.taken_exercises or self._pending.taken_templates
        )
        said = self.tr("Let go of the rest…") if some else self.tr("Reject the pack…")
        self.reject.setText(said)

    def _ask_to_take(self) -> None:
        if self.found is not None:
            self.taking_requested.emit(self.found, self.table.ticked(), dict(self._choices))

    def _ask_to_end(self) -> None:
        if self._pending is not None:
            self.end_requested.emit(self._pending)

    def _connect(self) -> None:
        self.work.progressed.connect(self._progress)
        self.work.finished.connect(self._take_found)
        self.work.failed.connect(self._fail)
        self.table.item_shown.connect(self._show_item)
        self.table.ticks_changed.connect(self._offer)
        self.choice.activated.connect(self._choose)
        self.take.clicked.connect(self._ask_to_take)
        self.reject.clicked.connect(self._ask_to_end)
        self._workspace.actor_changed.connect(self._offer)
        self._workspace.clinic_changed.connect(self._offer)

    def _lay_out(self) -> None:
        set_kind(self.take, "primary")
        detail = QWidget()
        told = QVBoxLayout(detail)
        told.setContentsMargins(16, 8, 16, 16)
        told.setSpacing(8)
        told.addWidget(self._name)
        told.addWidget(self._happens)
        told.addWidget(self.choice)
        told.addWidget(hairline())
        told.addWidget(self._lines)
        told.addStretch()
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = scrolling(detail, self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        middle = QSplitter()
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.table)
        middle.addWidget(area)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        hint = self.tr("Templates come as drafts, to be reviewed as your own. Rules never change.")
        buttons.addWidget(plain_label(hint, "hint", wrap=True), 1)
        buttons.addWidget(self.reject)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        for label in (self._title, self._origin, self.said, self.refused):
            column.addWidget(label)
        column.addWidget(self.bar)
        column.addWidget(hairline())
        column.addWidget(middle, 1)
        column.addWidget(hairline())
        column.addLayout(buttons)
