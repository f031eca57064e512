"""What can be done with the clinic's exercises: make, edit, duplicate, retire, offer again."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from designer.figures.editing import complete
from designer.figures.own import write_figure
from designer.knowledge.own_exercises import with_all_figures
from designer.knowledge.translation import load_translation
from designer.model.exercise import Exercise, PatientWords
from designer.model.picture import OwnPicture
from designer.safety.checking import Checker
from designer.store.errors import StoreError
from designer.store.library import ClinicLibrary
from resources.paths import knowledge_folder
from widgets.common.asking import tell
from widgets.library.exercises.editor import BLANK, ExerciseEditor
from widgets.library.exercises.judge import Judged
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.impact.proposal import Proposal
from widgets.state.workspace import Workspace

_SPANISH = "es"


class ExerciseActions(QObject):
    """Opens the editor, and stores nothing that was not shown with what it changes.

    Signals:
        saved(str): an exercise was saved, by its id; the library follows already.
    """

    saved = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def make(self) -> None:
        """Begin a new one."""
        self._edit(BLANK, new=True)

    def edit(self, exercise_id: str) -> None:
        """Change one of the clinic's own."""
        exercise = self._own(exercise_id)
        if exercise is not None:
            self._edit(exercise, new=False)

    def duplicate(self, exercise_id: str) -> None:
        """Begin a new one with everything this one has; the shipped one stays as it is."""
        self._edit(self.copy_of(exercise_id), new=True)

    def copy_of(self, exercise_id: str) -> Exercise:
        """What a duplicate begins with."""
        shipped = self._workspace.services.library.exercise(exercise_id)
        name = self.tr("{name} (ours)").format(name=shipped.name)
        return replace(
            with_all_figures(shipped),
            name=name,
            other_names=(),
            provenance={},
            clinics_own=True,
            retired=False,
            house_dose=None,
            translations=shipped.translations or self._translated(exercise_id),
        )

    def _translated(self, exercise_id: str) -> dict[str, PatientWords]:
        """A shipped exercise in the other language of handouts: its words lie apart from it."""
        read = partial(load_translation, knowledge_folder(), _SPANISH)
        try:
            translation = self._workspace.waiting.run(read, self.tr("Opening the exercise…"))
        except DesignerError:  # the copy begins without; a handout in Spanish says what is missing
            return {}
        found = translation.exercises.get(exercise_id)
        if found is None:
            return {}
        words = PatientWords(
            patient_name=found.patient_name,
            patient_text=found.patient_text,
            reviewed=found.reviewed,
        )
        return {_SPANISH: words}

    def set_retired(self, exercise_id: str, retired: bool) -> None:
        """Offer one no longer, or again; programs that have it keep it."""
        exercise = self._own(exercise_id)
        if exercise is None:
            return
        services = self._workspace.services
        changed = replace(exercise, retired=retired)
        own = [e for e in services.library.exercises.values() if e.clinics_own]
        after = [changed if e.id == exercise_id else e for e in own]
        what = self.tr("Retire “{name}”") if retired else self.tr("Offer “{name}” again")
        self._propose(
            what.format(name=exercise.name),
            changed,
            exercise,
            lambda: Checker(services.library.with_own(after), services.checker.rules),
        )

    def editor(self, exercise: Exercise, *, new: bool) -> ExerciseEditor:
        """The editor, not shown yet."""
        editor = ExerciseEditor(self._workspace, exercise, new=new, parent=self._window.window())
        stored = None if new else exercise
        copied = exercise.id if new and exercise is not BLANK else ""
        editor.save_requested.connect(lambda judged: self._save(editor, judged, stored, copied))
        return editor

    def proposal(
        self, what: str, exercise: Exercise, stored: Exercise | None, after: Callable[[], Checker]
    ) -> Proposal:
        """An exercise to be saved in place of the ``stored`` one (None: it is new)."""
        kept = replace(exercise, clinics_own=True)

        def fits(library: ClinicLibrary) -> bool:
            there = next((one for one in library.exercises if one.id == kept.id), None)
            known = None if stored is None else _as_stored(stored)
            return (None if there is None else _as_stored(there)) == known

        return Proposal(what, after, lambda lib, _why: lib.with_exercise(kept), fits)

    def _edit(self, exercise: Exercise, *, new: bool) -> None:
        editor = self.editor(exercise, new=new)
        editor.exec()
        editor.deleteLater()

    def _save(
        self, editor: ExerciseEditor, judged: Judged, stored: Exercise | None, copied: str
    ) -> None:
        if judged.exercise is None or judged.checker is None:
            return
        what = self.tr("Exercise “{name}”").format(name=judged.exercise.name)
        checker = judged.checker
        if self._propose(what, judged.exercise, stored, lambda: checker, editor):
            editor.accept()
            if copied:
                self._copy_picture(copied, judged.exercise.id)

    def _copy_picture(self, source: str, target: str) -> None:
        """A copy begins with the picture of what it was copied from."""
        figures, clinic = self._workspace.figures, self._workspace.services.clinic
        figure = figures.book.posed(source) if figures.is_in_use else None
        if figure is None:
            return
        own = OwnPicture(id=target, figure=write_figure(complete(figure)))
        try:
            self._workspace.save_apart(lambda: clinic.set_picture(target, own))
        except StoreError as error:
            title = self.tr("The picture was not copied")
            tell(self._window.window(), title, str(error), self.tr("Close"))
            return
        figures.refresh()

    def _propose(
        self,
        what: str,
        exercise: Exercise,
        stored: Exercise | None,
        after: Callable[[], Checker],
        parent: QWidget | None = None,
    ) -> bool:
        proposal = self.proposal(what, exercise, stored, after)
        dialog = ImpactDialog(self._workspace, proposal, parent or self._window.window())
        done = bool(dialog.exec())
        dialog.deleteLater()
        if done:
            self.saved.emit(exercise.id)
        return done

    def _own(self, exercise_id: str) -> Exercise | None:
        """The clinic's exercise as it is stored now."""
        try:
            own = self._workspace.services.clinic.library().library.exercises
        except StoreError as error:
            title = self.tr("The library could not be read")
            tell(self._window.window(), title, str(error), self.tr("Close"))
            return None
        return next((one for one in own if one.id == exercise_id), None)


def _as_stored(exercise: Exercise) -> Exercise:
    return replace(exercise, clinics_own=True)
