"""How large a dialog may begin: as it wishes, but inside the screen, however large things are."""

from PySide6.QtWidgets import QDialog

MARGIN_PX = 48  # the title bar of the dialog and some of the window behind it


def resize_within(dialog: QDialog, width: int, height: int) -> None:
    """Begin at this size, or at what the screen has room for; what does not fit must scroll."""
    room = dialog.screen().availableGeometry().size()
    parent = dialog.parentWidget()
    if parent is not None:
        room = room.expandedTo(parent.window().size())  # there is room for the window already
    dialog.resize(min(width, room.width() - MARGIN_PX), min(height, room.height() - MARGIN_PX))
