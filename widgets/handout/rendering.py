"""Makes the handout's PDF and its page images, and judges it, away from the screen's thread."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QImage

from designer.errors import DesignerError
from designer.knowledge.library import Library
from designer.model.clinic import ClinicIdentity
from designer.model.finding import Finding
from designer.model.handout import HandoutParts
from designer.model.record import PatientRecord
from designer.safety.case_check import CaseCheck
from designer.safety.opening import OpensCases
from exports.handout.layout_kinds import kind_of
from widgets.common.turns import short_turns
from widgets.handout.choices import HandoutChoices
from widgets.handout.kept_pages import KeptPages, Pages
from widgets.handout.paper_check import PaperOf, advice_on, check_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from designer.figures import FigureBook, OwnPictures
    from exports.handout.content.blocks import Outline
    from exports.handout.writing.laid_out import LaidOut


@dataclass(frozen=True, slots=True)
class HandoutRequest:
    """What is to be drawn: one week of a record, as it would be printed on ``today``."""

    record: PatientRecord
    week_index: int
    checker: OpensCases
    library: Library
    clinic: ClinicIdentity
    today: date
    choices: HandoutChoices = field(default_factory=HandoutChoices)
    width_px: int = 800  # of a page image, in device pixels
    in_view: range = range(2)  # the pages that the eye sees; they are drawn first

    @property
    def paper(self) -> PaperOf:
        """What the paper is judged by."""
        layout = self.choices.layout
        return PaperOf(self.record, self.week_index, layout, self.today, self.checker)

    def opened(self) -> CaseCheck:
        """The rules narrowed to the patient; of the thread that asks."""
        return self.checker.open(self.record, self.today)


@dataclass(frozen=True, slots=True)
class RenderedHandout:
    """The PDF as it would be printed, and its pages as pictures."""

    request: HandoutRequest
    outline: "Outline"
    pdf: bytes
    pages: tuple[QImage, ...]
    parts: HandoutParts  # of which the rules speak
    advice: tuple[Finding, ...]  # what they say of them


class HandoutRenderer(QObject):
    """Renders one handout at a time on a worker; of requests that wait, only the newest counts.

    Each is judged, too. That comes after the pages in view and before the file is there, or before
    it is said why there is none.

    Signals:
        checked(PaperCheck): what the rules say of the paper.
        begun(HandoutRequest, pages): of a longer handout, before there is a file: the pages in
            view are there, and those that did not change; the others are blank.
        rendered(RenderedHandout): the file and all pages are there.
        failed(str): the sentence that says why there are none.
    """

    checked = Signal(object)
    begun = Signal(object, object)
    rendered = Signal(object)
    failed = Signal(str)
    _began = Signal(object, object)  # the same from the worker
    _done = Signal(object, object)  # the request and a RenderedHandout or a DesignerError

    def __init__(
        self,
        figures_folder: Path | None,
        parent: QObject | None = None,
        own: "Callable[[], OwnPictures] | None" = None,
    ) -> None:
        super().__init__(parent)
        self._figures_folder, self._own = figures_folder, own
        self._figures_changed = False
        self._figures: FigureBook | None = None  # of the worker alone, which draws each one once
        self._kept = KeptPages()  # of the worker alone
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="handout")
        self._busy = False
        self._waiting: HandoutRequest | None = None
        self._began.connect(self._show_beginning)
        self._done.connect(self._settle)

    def render(self, request: HandoutRequest) -> None:
        """Ask for a handout; the answer comes as a signal."""
        if self._busy:
            self._waiting = request
            return
        self._busy = True
        self._worker.submit(self._work, request)

    def forget_figures(self) -> None:
        """The next handout reads the pictures anew: the clinic changed one of its own."""
        self._figures_changed = True

    def close(self) -> None:
        """End the worker; no answer comes after this."""
        self._waiting = None
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(self, request: HandoutRequest) -> None:
        try:
            with short_turns():
                answer: object = self._drawn(request)
        except DesignerError as error:
            answer = error
        except Exception:  # or the page would wait for ever
            logging.getLogger(__name__).exception("The handout could not be drawn.")
            answer = DesignerError(
                self.tr("The preview could not be drawn. Try again; the log has the details.")
            )
        self._tell(self._done, request, answer)

    def _drawn(self, request: HandoutRequest) -> RenderedHandout:
        from exports.handout.content.parts import parts_of  # noqa: PLC0415  # loaded late

        case = request.opened()

        @cache  # once, as soon as there is time
        def judge() -> None:
            self._tell(self.checked, check_paper(request.paper, case))

        def begun(pages: Pages) -> None:
            self._tell(self._began, request, pages)
            judge()

        try:
            outline = handout_outline(request, case, self._book())
            laid_out = _laid_out(outline, request)
            pdf, pages = self._kept.drawn(laid_out, request.width_px, request.in_view, begun)
        finally:
            judge()
        parts = parts_of(outline)
        advice = advice_on(request.paper, case, parts)
        return RenderedHandout(request, outline, pdf, pages, parts, advice)

    @staticmethod
    def _tell(signal: SignalInstance, *what: object) -> None:
        """Hand something to the page, unless its window was taken down in the meantime."""
        with suppress(RuntimeError):  # what Qt says of a signal whose owner is gone
            signal.emit(*what)

    def _book(self) -> "FigureBook | None":
        if self._figures_changed:
            self._figures_changed, self._figures = False, None
        if self._figures is None and self._figures_folder is not None:
            from designer.figures import OwnPictures, load_figures  # noqa: PLC0415  # for a quick start

            own = OwnPictures() if self._own is None else self._own()
            self._figures = load_figures(self._figures_folder, own)
        return self._figures

    def _show_beginning(self, request: HandoutRequest, pages: Pages) -> None:
        if self._waiting is None:
            self.begun.emit(request, pages)

    def _settle(self, _request: HandoutRequest, answer: object) -> None:
        self._busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.render(waiting)
        elif isinstance(answer, RenderedHandout):
            self.rendered.emit(answer)
        else:
            self.failed.emit(str(answer))


def handout_pdf(request: HandoutRequest, case: CaseCheck, figures: "FigureBook | None") -> bytes:
    """The handout as PDF. Raises HandoutError."""
    return _laid_out(handout_outline(request, case, figures), request).pdf()


def _laid_out(outline: "Outline", request: HandoutRequest) -> "LaidOut":
    from exports.handout.pdf import lay_out  # noqa: PLC0415  # reportlab comes with it

    chosen = request.choices
    return lay_out(outline, chosen.paper, chosen.large_print, colour=chosen.colour)


def handout_outline(
    request: HandoutRequest, case: CaseCheck, figures: "FigureBook | None"
) -> "Outline":
    """What stands on the handout. Raises HandoutError."""
    from exports.handout.content.options import HandoutOptions  # noqa: PLC0415  # loaded late
    from exports.handout.outline import build_outline  # noqa: PLC0415

    chosen, index = request.choices, request.week_index
    verdicts = case.verdicts()  # only what suits is named as an easier version
    for_clinic = kind_of(chosen.layout).audience == "clinic"
    options = HandoutOptions(
        layout=chosen.layout,
        language=chosen.language or request.record.patient.language,
        hidden=chosen.hidden,
        extra=chosen.extra,
        easier_ok=frozenset(name for name, said in verdicts.items() if said.word == "suits"),
        figures=figures,
        log_weeks=chosen.log_weeks,
        report=case.check_week(index) if for_clinic else None,
    )
    return build_outline(
        request.record,
        index,
        request.library,
        request.clinic,
        request.today,
        options,
    )
