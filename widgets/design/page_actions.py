"""The commands of the design page for the menu bar: the same as by key, drag, right click."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from widgets.design.board.board import WeekBoard
from widgets.design.findings.findings_panel import FindingsPanel
from widgets.design.side_panel import SidePanel
from widgets.state.layout_store import LayoutStore
from widgets.theme.icons import Icon, icon
from widgets.theme.shortcuts import Shortcut, keys_text
from widgets.theme.tokens import Tokens


class PageActions(QObject):
    """Actions for the menus Edit and View.

    They name their key without owning it: the board and the page listen for it where it holds.
    """

    def __init__(
        self,
        board: WeekBoard,
        findings: FindingsPanel,
        panels: tuple[SidePanel, SidePanel],
        edit_dose: Callable[[], object],
        layout: LayoutStore,
        tokens: Tokens,
    ) -> None:
        super().__init__(board)
        self._board, self._layout, self._tokens = board, layout, tokens
        commands, tr = board.commands, self.tr
        self.edit = [
            self._make(tr("Cut"), commands.cut, Shortcut.CUT),
            self._make(tr("Copy"), commands.copy, Shortcut.COPY, Icon.COPY),
            self._make(tr("Paste"), commands.paste, Shortcut.PASTE),
            self._make(tr("Duplicate"), commands.duplicate, Shortcut.DUPLICATE),
            self._make(tr("Remove"), commands.remove, Shortcut.REMOVE, Icon.DELETE),
            self._make(tr("Change dose"), edit_dose, Shortcut.EDIT_DOSE, Icon.EDIT),
            self._make(tr("Easier exercise"), commands.make_easier, Shortcut.EASIER),
            self._make(tr("Harder exercise"), commands.make_harder, Shortcut.HARDER),
            self._make(tr("Why this verdict"), board.ask_why, Shortcut.WHY, Icon.HELP),
            self._make(
                tr("Select same exercise, all days"), board.choosing.same, Shortcut.SELECT_SAME
            ),
        ]
        self._on_selection = [a for a in self.edit if a.text().split("\t")[0] != tr("Paste")]
        self.edit.extend(
            (
                self._make(tr("Select lane, all days"), board.choosing.lane, Shortcut.SELECT_LANE),
                self._make(
                    tr("Chosen day…"), board.show_day_menu, Shortcut.DAY_MENU, Icon.CALENDAR
                ),
                self._make(
                    tr("Put the week in session order"), board.day_commands.put_week_in_order
                ),
                self._make(tr("How much is enough…"), board.budget_requested.emit),
            )
        )
        self.edit.append(self._make(tr("Mend all findings"), findings.tools.mend_all))
        left, right = panels
        self._pictures = self._make(tr("Pictures on the week’s cards"), lambda: None)
        self._pictures.setCheckable(True)
        self._pictures.setChecked(layout.board_pictures)
        self._pictures.toggled.connect(self._show_pictures)
        board.show_pictures(shown=layout.board_pictures)
        self.view = [
            self._make(
                tr("Exercise panel"),
                lambda: left.set_folded(folded=not left.folded),
                Shortcut.TOGGLE_LEFT,
                Icon.PANEL_LEFT,
            ),
            self._make(
                tr("Safety and dose panel"),
                lambda: right.set_folded(folded=not right.folded),
                Shortcut.TOGGLE_RIGHT,
                Icon.PANEL_RIGHT,
            ),
            self._pictures,
            self._make(tr("Next finding"), findings.show_next, Shortcut.NEXT_FINDING),
            self._make(tr("Overrides of this patient…"), findings.show_overrides),
        ]
        board.selection_changed.connect(self._follow_selection)
        self._follow_selection(())

    def _show_pictures(self, shown: bool) -> None:
        self._board.show_pictures(shown=shown)
        self._layout.board_pictures = shown

    def _follow_selection(self, ids: tuple[str, ...]) -> None:
        for action in self._on_selection:
            action.setEnabled(bool(ids))

    def _make(
        self,
        text: str,
        do: Callable[[], object],
        shortcut: Shortcut | None = None,
        picture: Icon | None = None,
    ) -> QAction:
        action = QAction(text if shortcut is None else f"{text}\t{keys_text(shortcut)}", self)
        if picture is not None:
            action.setIcon(icon(picture, self._tokens))
        action.triggered.connect(lambda _checked=False: do())
        return action
