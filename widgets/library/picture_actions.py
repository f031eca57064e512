"""What can be done with an exercise's picture: pose it, use a photo, go back to the shipped one."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from designer.figures import FigureBook
from designer.figures.editing import blank
from designer.figures.own import write_figure
from designer.figures.spec import Figure
from designer.model.picture import OwnPicture
from designer.pictures.photo import PreparedPhoto
from designer.store.errors import StoreError
from widgets.common.asking import Question, tell
from widgets.figures.editor.editor_dialog import EditorTools, PictureEditor
from widgets.figures.editor.photo_dialog import PhotoDialog
from widgets.state.workspace import Workspace


class PictureActions(QObject):
    """Opens the editors and stores what comes of them in the clinic's library."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._window = workspace, parent

    def editor(self, exercise_id: str) -> PictureEditor:
        """The editor of an exercise's figure, not shown yet."""
        workspace = self._workspace
        book = workspace.figures.book
        library = workspace.services.library
        hint = ""
        if book.own_kind(exercise_id) == "photo":
            hint = self.tr("A photo is shown now; saving puts this figure in its place.")
        editor = PictureEditor(
            book.posed(exercise_id) or blank(exercise_id),
            library.exercise(exercise_id).name,
            EditorTools(library, workspace.figures, workspace.theme),
            lambda figure: self._keep_figure(exercise_id, figure),
            hint,
            self._window.window(),
        )
        editor.saved.connect(workspace.figures.take)
        return editor

    def edit(self, exercise_id: str) -> None:
        """Pose the figure."""
        editor = self.editor(exercise_id)
        editor.exec()
        editor.deleteLater()

    def photo_dialog(self, exercise_id: str) -> PhotoDialog:
        """The dialog for a photo, not shown yet."""
        workspace = self._workspace
        return PhotoDialog(
            workspace.services.library.exercise(exercise_id).name,
            workspace.theme,
            lambda make, words: self._keep_photo(exercise_id, make, words),
            self._window.window(),
        )

    def use_photo(self, exercise_id: str) -> None:
        """Choose a photo."""
        dialog = self.photo_dialog(exercise_id)
        dialog.exec()
        dialog.deleteLater()

    def remove_photo(self, exercise_id: str) -> None:
        """Show the figure again in place of the photo."""
        question = Question(
            self.tr("Take the photo out?"),
            self.tr("The figure is shown again, on every card and handout."),
            self._window.window(),
        )
        question.add_answer("stay", self.tr("Keep the photo"))
        question.add_answer("remove", self.tr("Take it out"), "danger")
        if question.ask() == "remove":
            figure = self._stored_figure(exercise_id)
            own = OwnPicture(id=exercise_id, figure=figure) if figure else None
            self._store(exercise_id, own)

    def reset(self, exercise_id: str) -> None:
        """Show the shipped picture again."""
        question = Question(
            self.tr("Go back to the shipped picture?"),
            self.tr("The clinic’s own picture of this exercise is removed."),
            self._window.window(),
        )
        question.add_answer("stay", self.tr("Keep ours"))
        question.add_answer("reset", self.tr("Use the shipped picture"), "danger")
        if question.ask() == "reset":
            self._store(exercise_id, None)

    def _store(self, exercise_id: str, picture: OwnPicture | None) -> None:
        try:
            clinic = self._workspace.services.clinic
            self._workspace.save_apart(lambda: clinic.set_picture(exercise_id, picture))
        except StoreError as error:
            title = self.tr("The picture was not changed")
            tell(self._window.window(), title, str(error), self.tr("Close"))
            return
        self._workspace.figures.refresh()

    def _keep_figure(self, exercise_id: str, figure: Figure) -> FigureBook:
        """The figures with this one, stored; on a thread of its own. Raises StoreError."""
        own = OwnPicture(id=exercise_id, figure=write_figure(figure))
        self._workspace.services.clinic.set_picture(exercise_id, own)
        return self._workspace.figures.read_anew()

    def _keep_photo(self, exercise_id: str, make: Callable[[], PreparedPhoto], words: str) -> None:
        """Raises PhotoError or StoreError.

        The file comes first: the library never names one that is missing.
        """
        clinic = self._workspace.services.clinic
        figure = self._stored_figure(exercise_id)

        def save() -> None:
            prepared = make()
            own = OwnPicture(id=exercise_id, figure=figure, photo=prepared.photo, words=words)
            clinic.keep_photo(prepared.photo.file, prepared.content)
            clinic.set_picture(exercise_id, own)

        self._workspace.save_apart(save)
        self._workspace.figures.refresh()

    def _stored_figure(self, exercise_id: str) -> str:
        """The clinic's own figure, which a photo only covers."""
        own = self._workspace.services.clinic.library().library.picture(exercise_id)
        return own.figure if own is not None else ""
