"""The foot of a small dialog: Cancel, and a button that says what it does."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from widgets.theme.theme import set_kind


class AgreeBox(QDialogButtonBox):
    """Both buttons are connected to ``dialog``; ``agree`` is the one that accepts it."""

    def __init__(self, dialog: QDialog, text: str) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Cancel)
        self.agree = self.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        set_kind(self.agree, "primary")
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
