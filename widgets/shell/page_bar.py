"""The tabs of the pages and, beside them, undo, redo and whether all is saved."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QToolButton, QWidget

from widgets.common.labels import as_tooltip
from widgets.shell.actions import Actions
from widgets.shell.pages import PAGES, page_title
from widgets.shell.save_state import SaveStateLabel
from widgets.state.workspace import Workspace
from widgets.theme.icons import icon
from widgets.theme.shortcuts import Shortcut, keys_text
from widgets.theme.theme import set_kind, set_role
from widgets.theme.tokens import Tokens

if TYPE_CHECKING:
    from widgets.shell.history_popup import HistoryPopup

SEARCH_FROM, SEARCH_PX = 1240, 200  # from this width on the search says what it is
ICONS_FROM = 1080


class PageBar(QWidget):
    """One tab for each page.

    Signals:
        page_requested(str): the user chose a page.
    """

    page_requested = Signal(str)

    def __init__(
        self, workspace: Workspace, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        tokens = workspace.theme.tokens
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._with_icons = True
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setIconSize(QSize(20, 20))
        self._tabs.setAccessibleName(self.tr("Pages"))
        for kind in PAGES:
            index = self._tabs.addTab(page_title(kind.name))
            tip = f"{page_title(kind.name)} ({keys_text(kind.shortcut)})"
            self._tabs.setTabToolTip(index, as_tooltip(tip))
        self._tabs.currentChanged.connect(self._choose)
        self._search = _search_button(actions.palette)
        saving = SaveStateLabel(workspace)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space_s, 0, tokens.space_l, 0)
        row.setSpacing(tokens.space_xs)
        row.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        saving.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(saving)
        row.addSpacing(tokens.space_s)
        row.addWidget(self._search)
        row.addSpacing(tokens.space_xs)
        for action in (actions.undo, actions.redo):
            row.addWidget(_button(action))
        self._steps = _button(actions.history)
        actions.history.setIconText(self.tr("History"))
        tip = f"{self.tr('History of steps')} ({keys_text(Shortcut.HISTORY)})"
        actions.history.setToolTip(as_tooltip(tip))
        row.addWidget(self._steps)
        row.addWidget(_button(actions.page_help))
        self._actions, self._theme = actions, workspace.theme
        self.history: HistoryPopup | None = None
        actions.history.triggered.connect(self.show_history)
        workspace.theme.changed.connect(self._paint)
        self._paint(tokens)

    def show_page(self, name: str) -> None:
        """Mark the tab of the page that is in front."""
        index = [kind.name for kind in PAGES].index(name)
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(index)
        self._tabs.blockSignals(False)
        self._paint(None)

    def show_history(self) -> None:
        """Show all steps below their button."""
        if self.history is None:
            module = import_module("widgets.shell.history_popup")
            self.history = cast("HistoryPopup", module.HistoryPopup(self._theme, self))
            self.history.step_chosen.connect(self._actions.go_to_step)
        self.history.fill(self._actions.steps)
        self.history.open_below(self._steps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit_width(event.size().width())

    def _suit_width(self, width: int) -> None:
        """The words of the search and the history give way first, then the pictures of the tabs."""
        style = Qt.ToolButtonStyle
        wide = width >= SEARCH_FROM
        self._search.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly
        )
        self._search.setMinimumWidth(SEARCH_PX if wide else 0)
        self._steps.setToolButtonStyle(
            style.ToolButtonTextOnly if wide else style.ToolButtonIconOnly
        )
        with_icons = width >= ICONS_FROM
        if with_icons != self._with_icons:
            self._with_icons = with_icons
            self._paint(None)

    def _choose(self, index: int) -> None:
        self.page_requested.emit(PAGES[index].name)

    def _paint(self, tokens: Tokens | None) -> None:
        if tokens is not None:
            self._tokens = tokens
        for index, kind in enumerate(PAGES):
            chosen = index == self._tabs.currentIndex()
            color = self._tokens.accent if chosen else self._tokens.second_ink
            picture = icon(kind.icon, self._tokens, color) if self._with_icons else QIcon()
            self._tabs.setTabIcon(index, picture)


def _search_button(action: QAction) -> QToolButton:
    """Looks like a field and opens the palette, where the typing is done."""
    button = _button(action)
    set_kind(button, "field")
    text = QCoreApplication.translate("PageBar", "Search everything")
    action.setIconText(f"{text}   {keys_text(Shortcut.PALETTE)}")
    return button


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    set_kind(button, "quiet")
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    action.changed.connect(lambda: button.setAccessibleName(action.text().replace("&", "")))
    button.setAccessibleName(action.text().replace("&", ""))
    return button
