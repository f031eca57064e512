"""Makes the handouts of several patients one after the other, away from the screen's thread."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from designer.course.standing import standing
from designer.errors import DesignerError
from designer.model.record import PatientRecord, PrintRecord
from designer.store.clinic import LoadedRecord
from designer.store.errors import StoreError
from designer.store.library import ClinicSettings
from widgets.common.lookalike_words import alike_in, look_alike_words
from widgets.handout.choices import HandoutChoices
from widgets.handout.fingerprint import record_fingerprint
from widgets.handout.paper_check import check_paper
from widgets.handout.rendering import HandoutRequest, handout_pdf
from widgets.handout.standing_words import gates_words, history_words, standing_words
from widgets.state.services import Services

if TYPE_CHECKING:
    from designer.figures import FigureBook

# Takes a finished handout somewhere: the record it is of, the index of its week, the PDF.
Deliver = Callable[[PatientRecord, int, bytes], None]


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What became of one patient's handout; ``left_out`` says why there is none.

    ``look_at`` is what the question before a single print would have said.
    """

    patient_id: str
    name: str
    left_out: str = ""
    look_at: str = ""
    printed: PrintRecord | None = None


class Batch(QObject):
    """One run over patients. Every handout passes the same gate as one alone.

    Signals:
        advanced(BatchOutcome): one patient is done.
        ended(): all are done, or the run was cancelled.
    """

    advanced = Signal(object)
    ended = Signal()

    def __init__(
        self,
        services: Services,
        settings: ClinicSettings,
        choices: HandoutChoices,
        deliver: Deliver,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._settings = services, settings
        self._choices, self._deliver = choices, deliver
        self._open: Callable[[], PatientRecord | None] = lambda: None
        self._cancelled = Event()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="batch")

    def start(
        self,
        patients: Sequence[tuple[str, str]],
        open_record: Callable[[], PatientRecord | None] = lambda: None,
    ) -> None:
        """Begin with (id, name) of each. What is open in the window is printed as it is there.

        ``open_record`` gives it as it is at that moment; it is asked from the worker.
        """
        self._open = open_record
        self._worker.submit(self._run, tuple(patients))

    def cancel(self) -> None:
        """Stop after the patient that is being worked on."""
        self._cancelled.set()

    def close(self) -> None:
        """End the worker."""
        self.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, patients: Sequence[tuple[str, str]]) -> None:
        figures = self._figures()
        for patient_id, name in patients:
            if self._cancelled.is_set():
                break
            try:
                outcome = self._one(patient_id, name, figures)
            except DesignerError as error:
                outcome = BatchOutcome(patient_id, name, str(error))
            except Exception:  # the other patients still want their handouts
                logging.getLogger(__name__).exception("A handout of a batch could not be made.")
                sentence = self.tr("It could not be made; the log has the details.")
                outcome = BatchOutcome(patient_id, name, sentence)
            self.advanced.emit(outcome)
        self.ended.emit()

    def _figures(self) -> "FigureBook | None":
        from designer.figures import load_figures  # noqa: PLC0415  # for a quick start

        folder = self._services.figures_folder
        return None if folder is None else load_figures(folder, self._services.own_pictures())

    def _one(self, patient_id: str, name: str, figures: "FigureBook | None") -> BatchOutcome:
        loaded = self._loaded(patient_id)
        record = _record_of(loaded)
        services, today = self._services, self._services.today()
        program = record.program
        if program is None or not program.weeks:
            return BatchOutcome(patient_id, name, self.tr("There is no program yet."))
        index = program.index_on(today)
        week = standing(record, index, today)
        if history := history_words(week):
            return BatchOutcome(patient_id, name, history)
        _, *doubts = standing_words(week, index + 1, len(program.weeks))
        if week.is_over:
            return BatchOutcome(patient_id, name, " ".join(doubts))
        request = HandoutRequest(
            record=record,
            week_index=index,
            checker=services.checker,
            library=services.library,
            clinic=self._settings.identity,
            today=today,
            choices=self._choices,
        )
        case = request.opened()
        check = check_paper(request.paper, case)
        if check.gate:
            return BatchOutcome(patient_id, name, check.gate[0].message)
        pdf = handout_pdf(request, case, figures)
        if _record_of(self._loaded(patient_id)) != record:
            sentence = self.tr("It was changed meanwhile. Look at it again, then print it.")
            return BatchOutcome(patient_id, name, sentence)
        self._deliver(record, index, pdf)
        printed = PrintRecord(
            id=services.new_id(),
            when=services.now(),
            who=services.clinic.actor or record.patient.therapist,
            program_id=program.id,
            week_index=index,
            layout=self._choices.layout,
            fingerprint=record_fingerprint(record, index),
            facts=check.facts,
        )
        if isinstance(loaded, LoadedRecord):
            after = replace(record, prints=(*record.prints, printed))
            try:
                services.clinic.save(record, after, loaded.revisions)
            except StoreError as error:
                sentence = self.tr("Made, but the print was not recorded: {why}")
                return BatchOutcome(patient_id, name, sentence.format(why=error))
        doubts += gates_words(check.waits_for, record.patient, services.library)
        doubts.append(look_alike_words(alike_in(services.clinic, record.patient)))
        look_at = " ".join(filter(None, doubts))
        return BatchOutcome(patient_id, name, look_at=look_at, printed=printed)

    def _loaded(self, patient_id: str) -> LoadedRecord | PatientRecord:
        """The stored record, or the one open in the window, which saves itself."""
        open_now = self._open()
        if open_now is not None and open_now.patient.id == patient_id:
            return open_now
        return self._services.clinic.load(patient_id)


def _record_of(loaded: LoadedRecord | PatientRecord) -> PatientRecord:
    return loaded.record if isinstance(loaded, LoadedRecord) else loaded
