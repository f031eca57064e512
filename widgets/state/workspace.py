"""Which patient is open: the document that the pages share."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from designer.knowledge.library import Library
from designer.merging import ClashKey, changes, merge
from designer.merging.clash import CONFIRMATION, FACT
from designer.model.record import PatientRecord
from designer.store.clinic import LoadedRecord
from designer.store.errors import Stopped, StoreError
from templates.clinic_templates import ClinicTemplates
from widgets.figures.shelf import FigureShelf
from widgets.state.autosave import RETRY_S, Autosave, SaveState
from widgets.state.document import RecordDocument
from widgets.state.elsewhere import Elsewhere, Found, Wanted
from widgets.state.habits import Habits
from widgets.state.kept_exercises import KeptExercises
from widgets.state.layout_store import LayoutStore
from widgets.state.library_follower import LibraryFollower
from widgets.state.news import News, Standoff
from widgets.state.services import Services
from widgets.state.waiting import Waiting
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from designer.safety.opening import OpensCases
    from designer.safety.upkeep.clinic_rules import Assembled

T = TypeVar("T")

_LOOK_AT_THE_DAY_MS = 60_000
_TRIES = 5  # to bring together two records while somebody else keeps on saving


class Workspace(QObject):
    """Opens and closes patients; at most one is open.

    It also carries the ``figures`` and the ``theme``, because every page gets a workspace and
    nothing else. Without a theme given it is the light one, not applied to the application: enough
    for a test of one view.

    Signals:
        document_opened(RecordDocument): a patient was opened.
        document_closed(): no patient is open now.
        save_state_changed(SaveState, str): see :class:`Autosave`.
        page_requested(str): somebody wishes to see another page, by its name, or "intake": the form
            of the open patient, or "clinic": that of the clinic.
        program_requested(str, int): somebody wishes to read a program of the open patient, by its
            id, at a week.
        entry_requested(str): somebody wishes to see a log entry, by its id; the page is in front.
        clinic_changed(): the clinic's own details were changed.
        actor_changed(str): somebody else works here now, by name.
        news_came(News): the open patient was changed elsewhere, and shows it now.
        standoff_came(): the open patient was changed here and elsewhere; see :meth:`standoff`.
        list_changed(): the patient list may be another.
        template_requested(ProgramWeek, diagnoses): somebody wishes to keep a week as a template.
        templates_changed(): the clinic's own templates are others now.
        library_changed(): ``services`` has another library, other rules or other templates now.
        reach_changed(str): why the clinic's folder cannot be reached; "": it can be again.
    """

    document_opened = Signal(object)
    document_closed = Signal()
    save_state_changed = Signal(object, str)
    page_requested = Signal(str)
    program_requested = Signal(str, int)
    entry_requested = Signal(str)
    clinic_changed = Signal()
    actor_changed = Signal(str)
    news_came = Signal(object)
    standoff_came = Signal()
    list_changed = Signal()
    library_changed = Signal()
    templates_changed = Signal()
    template_requested = Signal(object, object)
    reach_changed = Signal(str)

    def __init__(
        self, services: Services, parent: QObject | None = None, theme: Theme | None = None
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.theme = theme if theme is not None else Theme(parent=self)
        self.kept = KeptExercises(LayoutStore(services.layout_file), self)
        self.habits = Habits(services.clinic, self.save_apart, self)
        self.clinic_changed.connect(self.habits.follow_clinic)
        self.figures = FigureShelf(services.figures_folder, self.theme, self, services.own_pictures)
        self.document: RecordDocument | None = None
        self.retry_s: float = RETRY_S
        self.waiting = Waiting(self)
        self._judged_on = services.today()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_THE_DAY_MS)
        self._clock.timeout.connect(self.follow_the_day)
        self._clock.start()
        self._autosave: Autosave | None = None
        self._unreached = ""
        self._elsewhere = Elsewhere(services.clinic, self)
        self._elsewhere.found.connect(self._take_found)
        self._follower = LibraryFollower(lambda: self.services, self)
        self._follower.made.connect(self._take_made)
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look_elsewhere)

    # Who works here

    @property
    def actor(self) -> str:
        """Who works here, by name; "" while nobody said so."""
        return self.services.clinic.actor

    def act_as(self, name: str) -> None:
        """From now on this person stands under every change."""
        if name != self.actor:
            self.services.clinic.act_as(name)
            self.actor_changed.emit(name)

    # The library

    def take_library(
        self,
        library: Library | None = None,
        checker: "OpensCases | None" = None,
        templates: ClinicTemplates | None = None,
    ) -> None:
        """Work with these from now on; what is left out stays. The pages and the findings follow.

        Make them on a thread of their own: reading and compiling takes longer than a frame.
        """
        now = self.services
        as_shipped = now.shipped_rules
        if checker is not None and as_shipped is None:
            rules = now.checker.rules
            as_shipped = lambda: rules  # noqa: E731
        self.services = dataclasses.replace(
            now,
            library=library if library is not None else now.library,
            checker=checker if checker is not None else now.checker,
            templates=templates if templates is not None else now.templates,
            shipped_rules=as_shipped,
        )
        if self.document is not None and checker is not None:
            self.document.take_checker(checker)
        self.library_changed.emit()

    @property
    def library_waits(self) -> bool:
        """Whether another library or other rules come into force as soon as no dialog is open."""
        return self._follower.holds_back

    def save_apart(self, call: Callable[[], T]) -> T:
        """What ``call`` gives, which saves something of the clinic's on a thread of its own.

        The window goes on painting, see :class:`Waiting`. Raises what ``call`` raises, and
        StoreError where somebody stopped waiting: it may be saved all the same.
        """
        try:
            return self.waiting.run(call, self.tr("Saving…"))
        except Stopped as error:
            text = self.tr(
                "The clinic’s folder has not confirmed this yet. Look whether it was kept before "
                "you do it again."
            )
            raise StoreError(text) from error

    # The open patient

    def open_patient(self, patient_id: str) -> RecordDocument:
        """Open a patient, closing the one before.

        Where the folder takes its time, the window goes on painting and the user may stop waiting:
        see :class:`Waiting`. Raises StoreError when the patient cannot be read, the one before
        could not be saved, or somebody stopped waiting; what was open then stays open.
        """
        if self.document is not None and self.document.record.patient.id == patient_id:
            return self.document
        clinic = self.services.clinic
        loaded = self.waiting.run(lambda: clinic.load(patient_id), self.tr("Opening the patient…"))
        if not self.close_patient():
            raise self._saving_error()
        document = RecordDocument(loaded.record, self.services.checker, self.services.today, self)
        autosave = Autosave(self.services.clinic, loaded, self, self.retry_s)
        document.record_changed.connect(autosave.save)
        autosave.state_changed.connect(self._take_state)
        self.document, self._autosave = document, autosave
        self.document_opened.emit(document)
        self.save_state_changed.emit(SaveState.SAVED, "")
        return document

    def follow_the_day(self) -> None:
        """Judge the open patient anew when another day has begun: time rules count from today."""
        today = self.services.today()
        if today == self._judged_on:
            return
        before, self._judged_on = self._judged_on, today
        if self.document is not None:
            self.document.follow_day(before)

    def create_patient(self, record: PatientRecord) -> RecordDocument:
        """Store a new patient and open it. Raises as :meth:`open_patient`, and Conflict."""
        clinic = self.services.clinic
        try:
            self.waiting.run(lambda: clinic.create(record), self.tr("Saving the patient…"))
        except Stopped as error:
            text = self.tr(
                "The clinic’s folder has not confirmed the new patient yet. Look at the patient "
                "list before you enter them again."
            )
            raise StoreError(text) from error
        return self.open_patient(record.patient.id)

    def close_patient(self) -> bool:
        """Close the open patient once everything is on disk; False when it could not be saved."""
        if self.document is None or self._autosave is None:
            return True
        if not self._all_on_disk(self._autosave):
            state = SaveState.FAILED if self._autosave.rival is None else SaveState.CONFLICT
            self.save_state_changed.emit(state, str(self._saving_error()))
            return False
        self._let_go()
        return True

    def give_up(self) -> None:
        """Close the open patient without what could not be saved. Ask the user first."""
        if self.document is not None:
            self._let_go()

    def _let_go(self) -> None:
        if self._autosave is not None:
            self._autosave.close()
            self._autosave.deleteLater()
        if self.document is not None:
            self.document.deleteLater()
        self.document = self._autosave = None
        self.document_closed.emit()

    def _all_on_disk(self, autosave: Autosave) -> bool:
        if self.waiting.is_waiting:
            return False
        said = self.tr("Saving…")
        for _ in range(_TRIES):
            if autosave.flush(lambda rest: self.waiting.wait_for(rest, said)):
                return True
            if autosave.rival is None or not self._bring_together():
                return False
        return False

    @property
    def saving_error(self) -> StoreError | None:
        """Why the last attempt to save failed; None when all is well."""
        return self._autosave.error if self._autosave is not None else None

    def _saving_error(self) -> StoreError:
        if self._autosave is not None and self._autosave.rival is not None:
            return StoreError(
                self.tr(
                    "Another workstation changed the same part of the open patient: compare the "
                    "two versions and choose, then go on."
                )
            )
        waiting = StoreError("The last change is not saved yet; try again in a moment.")
        return self.saving_error or waiting

    def retry_saving(self) -> None:
        """Try again to save after a failure."""
        if self._autosave is not None:
            self._autosave.retry()

    def _take_state(self, state: SaveState, reason: str) -> None:
        autosave = self._autosave
        if autosave is None or autosave is not self.sender():
            return  # of a patient that was closed meanwhile
        if state is SaveState.CONFLICT:
            if autosave.rival is None or self._bring_together():
                return
            self.standoff_came.emit()
        self.save_state_changed.emit(state, reason)

    # Changes of others

    def follow_others(self) -> None:
        """Look every few seconds whether another workstation changed something, and soon."""
        self._elsewhere.start(self._looking)
        QTimer.singleShot(0, self, self.look_elsewhere)  # the list has not seen the files yet

    def look_elsewhere(self) -> None:
        """Look now whether another workstation changed something."""
        document, autosave = self.document, self._autosave
        wanted = None
        if document is not None and autosave is not None and not autosave.is_behind:
            wanted = Wanted(document.record.patient.id, autosave.saved.revisions)
        self._elsewhere.look(wanted)

    def standoff(self) -> Standoff | None:
        """What both sides changed, as of now; None when nobody has to choose."""
        document, autosave = self.document, self._autosave
        if document is None or autosave is None or autosave.rival is None:
            return None
        base, theirs = autosave.saved.record, autosave.rival.record
        clashes = merge(base, document.record, theirs).clashes
        return Standoff(
            autosave.rival_author, clashes, changes(base, theirs), changes(base, document.record)
        )

    def settle(self, keep_mine: frozenset[ClashKey]) -> None:
        """End a standoff: ours for these parts, theirs for the others. A step of undo."""
        autosave = self._autosave
        if autosave is not None and autosave.rival is not None:
            self._take_in(autosave, autosave.rival, keep_mine)

    def _bring_together(self) -> bool:
        """Take in what somebody else saved, if no part was changed on both sides."""
        document, autosave = self.document, self._autosave
        if document is None or autosave is None or autosave.rival is None:
            return False
        base, rival = autosave.saved.record, autosave.rival
        if merge(base, document.record, rival.record).clashes:
            return False
        author = autosave.rival_author
        self._take_in(autosave, rival)
        self._tell(base, rival.record, author, merged=True)
        return True

    def _take_in(
        self, autosave: Autosave, stored: LoadedRecord, keep_mine: frozenset[ClashKey] = frozenset()
    ) -> None:
        document = self.document
        if document is None:
            return
        base = autosave.saved.record
        autosave.rebase(stored)
        step = self.tr("Choose between two versions")
        document.take_in(base, stored.record, keep_mine, step)
        autosave.save(base, document.record)

    def _take_found(self, found: Found) -> None:
        if found.problem != self._unreached:
            self._unreached = found.problem
            self.reach_changed.emit(found.problem)
        if found.list_changed:
            self.list_changed.emit()
        if found.library_changed:
            self._follower.look()
            self.clinic_changed.emit()  # its name, phone, people and units lie beside the library
        if found.record is not None:
            self._take_record(found.record, found.author)

    def _take_made(self, made: "Assembled") -> None:
        self.take_library(made.library, made.checker)

    def _take_record(self, stored: LoadedRecord, author: str) -> None:
        document, autosave = self.document, self._autosave
        if document is None or autosave is None:
            return
        if document.record.patient.id != stored.record.patient.id:
            return
        if autosave.is_behind:
            self._elsewhere.forget_patient()  # saving finds out by itself, or the next look
            return
        if stored.revisions.numbers == autosave.saved.revisions.numbers:
            return  # our own
        base = autosave.saved.record
        self._take_in(autosave, stored)
        self._tell(base, stored.record, author, merged=False)

    def _tell(
        self, base: PatientRecord, theirs: PatientRecord, author: str, *, merged: bool
    ) -> None:
        theirs_changes = changes(base, theirs)
        if not theirs_changes:
            return
        facts = any(change.key.part in {FACT, CONFIRMATION} for change in theirs_changes)
        self.news_came.emit(News(self.services.now(), author, theirs_changes, merged, facts))
