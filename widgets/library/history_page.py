"""The history of the whole library, and the way back to an earlier version of anything in it."""

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.errors import DesignerError
from designer.safety.checking import Checker
from designer.store.item_restoring import restored
from designer.store.library import ClinicLibrary
from designer.store.library_history import ItemVersion
from widgets.common.asking import tell
from widgets.design.exercise_cards import ExerciseCards
from widgets.library.history_view import HistoryView
from widgets.library.history_words import HistoryWords
from widgets.library.impact.impact_dialog import ImpactDialog, joined
from widgets.library.impact.proposal import Proposal
from widgets.library.template_words import TemplateWords
from widgets.library.templates.actions import TemplateActions
from widgets.state.services import Services
from widgets.state.workspace import Workspace


class HistoryPage(QWidget):
    """Every version of every template, exercise and rule of the clinic, newest first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.view = HistoryView(workspace, self._words())
        self.view.restore_requested.connect(self.restore)
        workspace.templates_changed.connect(self._refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def take_library(self) -> None:
        """Exercises and rules are others now."""
        self.view.take_words(self._words())
        self._refresh()

    def restore(self, version: ItemVersion) -> bool:
        """Bring a version back: a template as a draft, the others once their impact was seen."""
        if version.kind == "template":
            return self._templates().restore(version)
        dialog = self.impact_dialog(version)
        if dialog is None:
            return False
        done = bool(dialog.exec())
        dialog.deleteLater()
        self._refresh()
        return done

    def impact_dialog(self, version: ItemVersion) -> ImpactDialog | None:
        """What bringing it back would change, not shown yet; None where it cannot be."""
        services = self._workspace.services
        try:
            own = restored(services.clinic.library().library, version)
        except (DesignerError, msgspec.ValidationError) as error:
            said = self.tr("This version cannot be read any more: nothing was changed.")
            self._tell(str(error) if isinstance(error, DesignerError) else said)
            return None
        name = self.view.words.name(version)
        proposal = Proposal(
            self.tr("Restore {kind} “{name}”").format(
                kind=self.view.words.kind(version.kind).lower(), name=name
            ),
            lambda: _checker_of(services, own),
            lambda library, _why: restored(library, version),
        )
        return ImpactDialog(self._workspace, proposal, self.window())

    def _tell(self, said: str) -> None:
        tell(self.window(), self.tr("The version was not restored"), said, self.tr("Close"))

    def _templates(self) -> TemplateActions:
        cards = ExerciseCards(self._workspace.services.library.exercises.values())
        return TemplateActions(self._workspace, cards, self)

    def _words(self) -> HistoryWords:
        services = self._workspace.services
        library, units = services.library, services.units()
        cards = ExerciseCards(library.exercises.values())
        return HistoryWords(TemplateWords(library, cards, self, units), self)

    def _refresh(self) -> None:
        if self.view.isVisible():
            self.view.refresh()


def _checker_of(services: Services, own: ClinicLibrary) -> Checker:
    """The validator as it would be. Raises DesignerError where the version fits no more."""
    made = joined(services, own)
    known = services.checker.rules.left_out  # mending one of several is a beginning
    new = [one.why for one in made.checker.rules.left_out if one not in known]
    if new or made.problems:
        raise DesignerError(" ".join((*made.problems, *new)))
    return made.checker
