"""The ways of a handout out of the program: printer, file, clipboard. What leaves is recorded."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from designer.course.standing import standing
from designer.errors import DesignerError
from designer.model.record import PrintRecord
from designer.output import write_whole
from widgets.common.asking import tell
from widgets.common.lookalike_words import alike_in, look_alike_words
from widgets.common.saving import ask_where, with_ending
from widgets.handout.fingerprint import week_fingerprint
from widgets.handout.paper_check import PaperCheck
from widgets.handout.rendering import RenderedHandout
from widgets.handout.standing_words import gates_words, standing_words
from widgets.handout.whose_paper import check_identifiers, paper_confirmed
from widgets.state.document import RecordDocument
from widgets.state.workspace import Workspace


class ReadyHandout(NamedTuple):
    """A handout that may leave now, made of what ``document`` holds."""

    document: RecordDocument
    handout: RenderedHandout
    check: PaperCheck

    def is_same_as(self, other: "ReadyHandout") -> bool:
        """Whether both are the same paper: of the same record, week and choices."""
        mine, theirs = self.handout.request, other.handout.request
        return (mine.record, mine.week_index, mine.choices) == (
            theirs.record,
            theirs.week_index,
            theirs.choices,
        )


class HandingOut(QObject):
    """Prints, saves and copies; asks and tells over ``window``.

    While a dialog is open, another workstation may record what forbids the paper: ``ready_now`` is
    asked again after each of them.
    """

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def to_printer(self, ready: ReadyHandout, ready_now: Callable[[], ReadyHandout | None]) -> None:
        """Confirm whose handout it is, choose a printer, print and record it."""
        from widgets.handout.paper import ask_for_printer, print_on  # noqa: PLC0415  # prints

        asked = self.tr("Print the handout for this patient?")
        if not self._confirmed(ready, asked, self.tr("Choose printer…"), ready_now):
            return
        choices, title = ready.handout.request.choices, self.tr("Home program")
        cut = choices.kind.cards_a_page > 0
        printer = ask_for_printer(choices.paper, title, self._window, one_sided=cut)
        if printer is None or not self.still_ready(ready, ready_now()):
            return
        try:
            printed = print_on(ready.handout.pdf, printer, self._window)
        except DesignerError as error:
            self._tell(self.tr("Not printed"), error)
            return
        if printed:
            self._record(ready)

    def to_chosen_file(
        self, ready: ReadyHandout, ready_now: Callable[[], ReadyHandout | None]
    ) -> None:
        """Confirm whose handout it is, choose a file, save and record it: a PDF is as a print."""
        asked = self.tr("Save the handout of this patient?")
        if not self._confirmed(ready, asked, self.tr("Choose file…"), ready_now):
            return
        path = self._ask_file(ready)
        if path is not None and self.still_ready(ready, ready_now()):
            self.to_file(ready, path)

    def _confirmed(
        self,
        ready: ReadyHandout,
        title: str,
        go_on: str,
        ready_now: Callable[[], ReadyHandout | None],
    ) -> bool:
        """Whether the user goes on, having read whose paper it is and what speaks against it."""
        said = [*self._standing(ready), check_identifiers()]
        return self._agreed(ready, title, said, self._alike(ready), go_on, ready_now)

    def _agreed(
        self,
        ready: ReadyHandout,
        title: str,
        said: Sequence[str],
        alike: str,
        go_on: str,
        ready_now: Callable[[], ReadyHandout | None],
    ) -> bool:
        patient = ready.document.record.patient
        return paper_confirmed(
            self._window, title, patient, said, alike, go_on
        ) and self.still_ready(ready, ready_now())

    def _alike(self, ready: ReadyHandout) -> str:
        """Patients who could be mixed up with this one, in words."""
        clinic = self._workspace.services.clinic
        return look_alike_words(alike_in(clinic, ready.document.record.patient))

    def _standing(self, ready: ReadyHandout) -> list[str]:
        """How the week stands to today, its dates first, and which gates it waits for."""
        document, services = ready.document, self._workspace.services
        record, index, today = document.record, document.week_index, services.today()
        weeks = len(document.program.weeks) if document.program is not None else 0
        return [
            *standing_words(standing(record, index, today), index + 1, weeks),
            *gates_words(ready.check.waits_for, record.patient, services.library),
        ]

    def still_ready(self, asked_for: ReadyHandout, now: ReadyHandout | None) -> bool:
        """Whether the handout that was asked for may still leave; says so where it may not."""
        rules_stand = not self._workspace.library_waits
        if now is not None and now.is_same_as(asked_for) and rules_stand:
            return True
        tell(
            self._window,
            self.tr("Nothing left the program"),
            self.tr(
                "While you were being asked, this patient’s record was changed, or the clinic’s "
                "rules were. Read what stands beside the preview now, then try again."
            ),
            self.tr("Close"),
        )
        return False

    def _ask_file(self, ready: ReadyHandout) -> Path | None:
        """Where to save the PDF; None when nothing was chosen."""
        from exports.handout.file_name import handout_file_name  # noqa: PLC0415

        choices, today = ready.handout.request.choices, self._workspace.services.today()
        name = handout_file_name(
            ready.document.record,
            ready.document.week_index,
            today,
            choices.language,
            choices.layout,
        )
        title, kinds = self.tr("Save the handout"), self.tr("PDF document (*.pdf)")
        return ask_where(self._window, title, name, kinds, ".pdf")

    def to_file(self, ready: ReadyHandout, path: Path) -> bool:
        """Save the PDF and record it; whether that went well."""
        try:
            write_whole(with_ending(path, ".pdf"), ready.handout.pdf)
        except DesignerError as error:
            self._tell(self.tr("Not saved"), error)
            return False
        self._record(ready)
        return True

    def to_clipboard(
        self, ready: ReadyHandout, ready_now: Callable[[], ReadyHandout | None]
    ) -> bool:
        """Copy the text, for a medical record; whether that was done.

        It reaches no patient, so it is asked only where something speaks against this paper.
        """
        from exports.handout.as_text import as_text  # noqa: PLC0415  # loaded late

        said, alike = self._standing(ready), self._alike(ready)
        title, copy = self.tr("Copy the text of this handout?"), self.tr("Copy")
        speaks_against = len(said) > 1 or alike  # the first line is the week itself
        if speaks_against and not self._agreed(ready, title, said, alike, copy, ready_now):
            return False
        QGuiApplication.clipboard().setText(as_text(ready.handout.outline))
        return True

    def _record(self, ready: ReadyHandout) -> None:
        document, services = ready.document, self._workspace.services
        program = document.program
        printed = PrintRecord(
            id=services.new_id(),
            when=services.now(),
            who=self._workspace.actor or document.record.patient.therapist,
            program_id="" if program is None else program.id,
            week_index=document.week_index,
            layout=ready.handout.request.choices.layout,
            fingerprint=week_fingerprint(document),
            facts=ready.check.facts,
        )
        document.note_print(printed)

    def _tell(self, title: str, error: DesignerError) -> None:
        tell(self._window, title, str(error), self.tr("Close"))
