"""The columns of the design page: how they share the room, and what is remembered of it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from widgets.design.side_panel import RAIL, SidePanel
from widgets.state.layout_store import LayoutStore
from widgets.theme.theme import Theme

NARROW = 1440  # up to this width the side panels are slim
SHORT = 900  # below this height of the right column the dose gives way
CRAMPED = 1100  # below it they start as rails
MOST_DOSE = 0.5  # of a short right column
RIGHT_COLUMN = "design-right"


class PageColumns(QSplitter):
    """The library, the middle, and the findings above the dose.

    The sides fold into rails. The sizes that the user gave count, on each kind of screen its own.
    """

    def __init__(
        self,
        parts: tuple[QWidget, QWidget, QWidget, QWidget],  # library, middle, findings, dose
        theme: Theme,
        store: LayoutStore,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        library, middle, findings, dose = parts
        self._store = store
        self._dose_shown = self._shared = False
        self._page_width = 0
        self._fresh_width = True  # another kind of screen: share the columns anew
        column = self.right_column = QSplitter(Qt.Orientation.Vertical)
        column.setChildrenCollapsible(False)
        column.addWidget(findings)
        column.addWidget(dose)
        column.setStretchFactor(0, 1)
        column.setStretchFactor(1, 0)
        column.setSizes([420, 280])
        self.left = SidePanel(_tr("Exercises"), "left", library, 264, theme)
        self.right = SidePanel(_tr("Safety and dose"), "right", column, 304, theme)
        self.setChildrenCollapsible(False)
        for part in (self.left, middle, self.right):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep)
        column.splitterMoved.connect(self._keep_right_column)
        for splitter in (self, column):
            splitter.installEventFilter(self)
        self.left.folded_changed.connect(self._share)
        self.right.folded_changed.connect(self._share)

    def suit(self, width: int, before: int) -> None:
        """The page is ``width`` wide now: slim panels on a small screen, rails on a very small one.

        ``before`` is its width until then; below 0 for none.
        """
        self._page_width = width
        narrow = width <= NARROW
        self._fresh_width |= narrow != (0 <= before <= NARROW) or (width < CRAMPED) != (
            0 <= before < CRAMPED
        )
        self.left.set_panel_width(248 if narrow else 304)
        self.right.set_panel_width(272 if narrow else 400)
        if (width < CRAMPED) != (0 <= before < CRAMPED):
            for side in (self.left, self.right):
                side.set_folded(folded=width < CRAMPED)

    def note_dose(self, *, shown: bool) -> None:
        """A dose is shown from now on, or none."""
        if shown != self._dose_shown:
            self._dose_shown = shown
            self._share_right_column()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The splitters have their sizes only after the page has its own."""
        if event.type() == QEvent.Type.Resize:
            if watched is self.right_column:
                self._share_right_column()
            elif watched is self and self._fresh_width:
                self._fresh_width = False
                self._share()
        return super().eventFilter(watched, event)

    def _share_right_column(self) -> None:
        """Where height is short the findings get the room of a dose that nobody asked for.

        Else, and while a dose is shown, the user's own sizes count.
        """
        height = self.right_column.height()
        if height < 200:
            return  # not laid out yet
        own = self._store.sizes(RIGHT_COLUMN, 2)
        dose = own[1] if own is not None else 400
        if height < SHORT:
            wished = own[1] if own is not None else 280
            dose = min(wished, round(height * MOST_DOSE)) if self._dose_shown else 72
        elif self._shared:
            return
        self.right_column.setSizes([height - dose, dose])
        self._shared = height >= SHORT

    def _share(self, _folded: object = None) -> None:
        """What a rail gives up goes to the middle; a panel comes back as wide as it was kept."""
        usual = [264, 0, 304] if self._page_width <= NARROW else [304, 0, 400]
        kept = self._store.sizes(self._kept_as(), 3) or usual
        sides = [
            RAIL if side.folded else max(side.minimumWidth(), kept[at])
            for side, at in ((self.left, 0), (self.right, 2))
        ]
        middle = max(1, self.width() - sum(sides) - 2 * self.handleWidth())
        self.setSizes([sides[0], middle, sides[1]])

    def _keep(self, *_at: int) -> None:
        if not (self.left.folded or self.right.folded):
            self._store.set_sizes(self._kept_as(), self.sizes())

    def _keep_right_column(self, *_at: int) -> None:
        if self._dose_shown or self.right_column.height() >= SHORT:
            self._store.set_sizes(RIGHT_COLUMN, self.right_column.sizes())

    def _kept_as(self) -> str:
        """A small screen and a large one have sizes of their own."""
        return "design-columns" if self._page_width <= NARROW else "design-columns-wide"


def _tr(text: str) -> str:
    return QCoreApplication.translate("PageColumns", text)
