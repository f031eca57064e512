"""Applies the tokens to the application: palette, fonts, one style sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from resources.paths import folder
from widgets.theme.motion import Motion
from widgets.theme.stylesheet import stylesheet
from widgets.theme.tokens import Tokens, read_tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QPalette

# The first window waits for this module. PySide makes a class when it is first named, with all its
# enumerations, so what only apply_to needs is taken from QtGui and QtCore there: fonts cost 3 ms.
Mode = Literal["light", "dark", "system"]
FAMILY = "Noto Sans"


class Theme(QObject):
    """Which theme is shown. Views that paint keep it and repaint on ``changed``.

    A theme is of use without :meth:`apply_to`, too: a test of one view needs only the tokens. Until
    then ``at_first`` may name the theme to go by, because asking the system takes its time.

    Signals:
        changed(Tokens): other tokens hold from now on.
    """

    changed = Signal(object)

    def __init__(
        self, mode: Mode = "light", parent: QObject | None = None, at_first: str = ""
    ) -> None:
        super().__init__(parent)
        self.motion = Motion(self)
        self._mode = mode
        self._app: QApplication | None = None
        self._tokens = read_tokens(folder("themes") / f"{at_first or self._name()}.json")

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What the user chose; ``tokens.name`` says what it comes to."""
        return self._mode

    @property
    def is_applied(self) -> bool:
        return self._app is not None

    def apply_to(self, app: QApplication) -> None:
        """Dress the application and follow the system's scheme where that was chosen."""
        self._app = app
        app.setStyle("Fusion")
        app.setFont(_font(self._tokens.body_px))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._refresh()

    def set_mode(self, mode: Mode) -> None:
        """Show another theme from now on."""
        self._mode = mode
        self._refresh()

    def font(self, size_px: int, weight: int = 400) -> QFont:
        """The interface font in one of the sizes of the tokens, for views that paint."""
        font = QtGui.QFont(FAMILY)
        font.setPixelSize(size_px)
        font.setWeight(QtGui.QFont.Weight(weight))
        return font

    def _name(self) -> str:
        if self._mode != "system":
            return self._mode
        # By name: the namespace Qt would cost the first window 14 ms.
        return "dark" if QApplication.styleHints().colorScheme().name == "Dark" else "light"

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._refresh()

    def _refresh(self) -> None:
        self._tokens = read_tokens(folder("themes") / f"{self._name()}.json")
        if self._app is not None:
            self._app.setPalette(palette(self._tokens))
            self._app.setStyleSheet(stylesheet(self._tokens, folder("themes")))
        self.changed.emit(self._tokens)


def _font(size_px: int) -> QFont:
    """Our own font from the package, so that every machine shows the same widths."""
    for path in sorted(Path(folder("fonts")).glob("*.ttf")):
        QtGui.QFontDatabase.addApplicationFont(str(path))
    font = QtGui.QFont(FAMILY)
    font.setPixelSize(size_px)
    return font


def set_role(widget: QWidget, role: str) -> None:
    """Give a label or frame its place in the type scale; see ``stylesheet`` for the names."""
    _set_property(widget, "role", role)


def set_kind(widget: QWidget, kind: str) -> None:
    """Make a button ``primary``, ``quiet`` or ``danger``."""
    _set_property(widget, "kind", kind)


def set_invalid(widget: QWidget, invalid: bool) -> None:
    """Mark a field whose content cannot be accepted; words beside it must say why."""
    _set_property(widget, "invalid", invalid)


def _set_property(widget: QWidget, name: str, value: object) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # QtCore.Qt only when it is needed: see the main window.
    if not widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        return  # it will be polished once, when it is first shown
    style = widget.style()  # Qt looks at properties only when it polishes a widget
    style.unpolish(widget)
    style.polish(widget)


def palette(tokens: Tokens) -> QPalette:
    """The colours as Qt's own roles, for what the style sheet does not reach."""
    role = QtGui.QPalette.ColorRole
    colors: dict[QPalette.ColorRole, QColor] = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.paper,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.second_ink,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.block,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.paper,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.line,
        role.Dark: tokens.field_line,
        role.Shadow: tokens.field_line,
    }
    made = QtGui.QPalette()
    for name, color in colors.items():
        made.setColor(name, color)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QtGui.QPalette.ColorGroup.Disabled, name, tokens.disabled)
    made.setColor(QtGui.QPalette.ColorGroup.Disabled, role.Highlight, tokens.line)
    return made
