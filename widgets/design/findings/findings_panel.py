"""The safety panel: how many findings of which kind, what could not be assessed, and each finding.

A clean week never just says "safe": it says how many rules were checked and what is unknown.
"""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.knowledge.library import Library
from designer.model.finding import Finding, Remedy, Report
from designer.model.record import Override
from designer.model.units import Units
from designer.model.vocabulary import Severity
from designer.safety.answers import SURGERY
from designer.safety.findings import flat
from designer.safety.remedies.mending import stops_everything
from widgets.common.labels import as_tooltip, plain_label
from widgets.common.scrolling import scrolling
from widgets.common.severity_badge import SeverityBadge
from widgets.common.whose import say_whose
from widgets.design.board.board_menu import Substitute
from widgets.design.exercise_cards import ExerciseCards
from widgets.design.findings.asking_facts import FactAsker
from widgets.design.findings.finding_actions import FindingActions
from widgets.design.findings.finding_buttons import FindingButtons
from widgets.design.findings.finding_card import CardFonts, FindingCard
from widgets.design.findings.finding_words import FindingWords
from widgets.design.findings.findings_column import FindingsColumn
from widgets.design.findings.findings_tools import FindingsTools
from widgets.design.findings.override_dialog import OverrideDialog
from widgets.design.findings.overrides_dialog import OverridesDialog
from widgets.design.findings.record_dialog import Kind
from widgets.design.marks import placements_meant
from widgets.state.document import RecordDocument
from widgets.theme.glyphs import Glyph
from widgets.theme.theme import Theme, set_role

COUNTED = (
    (Glyph.BLOCK, (Severity.HARD_BLOCK, Severity.BLOCK)),
    (Glyph.CAUTION, (Severity.CAUTION,)),
    (Glyph.INFO, (Severity.INFO,)),
)
NAMED = 4  # missing facts that are named before the rest is counted


class FindingsPanel(QWidget):
    """Follows the document's report.

    Signals:
        reveal_requested(placement_ids, days): show what a finding is about.
        dose_requested(placement_ids): edit the dose of these.
    """

    reveal_requested = Signal(object, object)
    dose_requested = Signal(object)

    def __init__(
        self,
        library: Library,
        cards: ExerciseCards,
        words: FindingWords,
        actions: FindingActions,
        theme: Theme,
        parent: QWidget | None = None,
        instead: Callable[[tuple[str, ...]], Sequence[Substitute]] = lambda _ids: (),
    ) -> None:
        super().__init__(parent)
        self._instead = instead
        self._library, self._exercise_cards, self._words = library, cards, words
        self._actions, self._theme = actions, theme
        self.asker = FactAsker(library, theme, lambda: actions.today, self)
        self._document: RecordDocument | None = None
        self._fonts, self._buttons = CardFonts.of(theme), FindingButtons(self)
        self._counts = {
            glyph: SeverityBadge(theme, glyph, "0", word=self._count_word(glyph))
            for glyph, _ in COUNTED
        }
        self._checked = plain_label("", "hint")
        self._unknown = plain_label("", "hint", wrap=True)
        self._unknown_row = QWidget(self)
        self._clean = plain_label("", wrap=True)
        self._left_out = plain_label("", wrap=True)
        set_role(self._left_out, "notice-caution")
        self._left_out.setContentsMargins(8, 4, 8, 4)
        self.tools = FindingsTools(cards, actions)
        self.tools.overrides_requested.connect(self.show_overrides)
        self._column = FindingsColumn(self._new_card, self._fill)
        self._lay_out()

    def show_document(self, document: RecordDocument | None) -> None:
        """Follow another record; None empties the panel."""
        self._document = document
        self.tools.show_document(document)
        if document is not None:
            document.report_changed.connect(self._follow)
        self._follow()

    def show_units(self, units: Units) -> None:
        """The clinic's units hold in what findings say, offer and ask for."""
        for part in (self._buttons, self.tools.words):
            part.show_units(units)
        self._words.units = self.asker.units = units
        self._follow()

    def cards(self) -> Sequence[FindingCard]:
        """The cards that are shown, strictest first."""
        return self._column.cards()

    def show_next(self) -> None:
        """Go to the next finding by keyboard."""
        shown = self.cards()
        if not shown:
            return
        focused = next((at for at, card in enumerate(shown) if card.hasFocus()), -1)
        card = shown[(focused + 1) % len(shown)]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(card)

    def sizeHint(self) -> QSize:
        return QSize(304, 400)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(12)
        for badge in self._counts.values():
            counts.addWidget(badge)
        counts.addWidget(self._checked)
        counts.addStretch(1)
        unknown = QHBoxLayout(self._unknown_row)
        unknown.setContentsMargins(0, 0, 0, 0)
        unknown.setSpacing(8)
        badge = SeverityBadge(self._theme, Glyph.NOT_ASSESSED, word=self.tr("Not assessed"))
        unknown.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        unknown.addWidget(self._unknown, 1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setSpacing(8)
        head.addLayout(counts)
        head.addWidget(self.tools)
        head.addWidget(self._unknown_row)
        head.addWidget(self._left_out)
        self._area = scrolling(self._column, self)
        self._column.follow(self._area)
        self._clean.setContentsMargins(12, 4, 12, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._clean)
        layout.addWidget(self._area, 1)

    def _follow(self, *_what: object) -> None:
        report = Report() if self._document is None else self._document.report
        for glyph, severities in COUNTED:
            badge = self._counts[glyph]
            badge.show_badge(glyph, str(report.count(*severities)), self._count_word(glyph))
        checked = self.tr("{n} rules checked").format(n=report.rules_checked)
        self._checked.setText(checked if self._document is not None else "")
        self._say_unknown([self._words.fact(fact) for fact in report.not_assessed])
        self._say_left_out()
        self._say_clean(report)
        # Strictest first, as the report has them; what was decided already comes last.
        self._column.show_findings(sorted(report.findings, key=lambda one: not one.is_open))

    def _say_unknown(self, facts: list[str]) -> None:
        """Name what is missing: the first few here, all of them in the tooltip."""
        shown = facts if len(facts) <= NAMED else facts[: NAMED - 1]
        said = self.tr("Not assessed: {facts}").format(facts=", ".join(shown))
        if len(shown) < len(facts):
            said += self.tr(" and {n} more").format(n=len(facts) - len(shown))
        self._unknown.setText(said)
        self._unknown.setToolTip(as_tooltip("\n".join(facts)))
        self._unknown.setAccessibleName(", ".join(facts))
        self._unknown_row.setVisible(bool(facts))

    def _say_left_out(self) -> None:
        """Rules of the clinic that nothing was judged by: said as long as that is so."""
        left = self._document.case.left_out if self._document is not None else ()
        said = self.tr("1 rule of the clinic is not in force: nothing here is checked by it.")
        if len(left) > 1:
            said = self.tr(
                "{n} rules of the clinic are not in force: nothing here is checked by them."
            ).format(n=len(left))
        self._left_out.setText(said + " " + self.tr("Library ▸ Rules says why."))
        self._left_out.setToolTip(as_tooltip("\n".join(one.why for one in left)))
        self._left_out.setVisible(bool(left))

    def _say_clean(self, report: Report) -> None:
        open_ones = any(finding.is_open for finding in report.findings)
        self._clean.setVisible(self._document is not None and not open_ones)
        said = self.tr("No finding in this week: {n} rules were checked.")
        if report.not_assessed:
            said = self.tr(
                "No finding among the {n} rules that could be checked. What is not assessed may "
                "still matter."
            )
        self._clean.setText(said.format(n=report.rules_checked))

    def _fill(self, card: FindingCard, finding: Finding) -> None:
        document = self._document
        if document is None:
            return
        week = document.week
        if document.week_index == 0:  # there is no week to go back to
            stays = tuple(r for r in finding.remedies if r.kind != "week-before")
            finding = replace(finding, remedies=stays)
        override = self._override(finding.overridden_by)
        text = self._words.text(finding, week, override, self._noted(finding))
        folded = [self._words.text(one, week, None) for one in finding.folded]
        card.show_finding(finding, text, folded)

    def _noted(self, finding: Finding) -> list[Override]:
        """Notes and referrals about a finding that they do not close."""
        if self._document is None:
            return []
        about = finding.where.exercise_ids or ("",)
        return [
            one
            for one in self._document.record.overrides
            if one.kind != "override"
            and one.rule_id == finding.rule_id
            and one.exercise_id == about[0]
            and one.id != finding.overridden_by
        ]

    def _override(self, override_id: str) -> Override | None:
        if not override_id or self._document is None:
            return None
        overrides = self._document.record.overrides
        return next((one for one in overrides if one.id == override_id), None)

    def _new_card(self) -> FindingCard:
        card = FindingCard(
            self._theme,
            self._fonts,
            self._buttons,
            self._exercise_cards.name,
            offered=self._actions.offered,
            instead=self._instead_of,
        )
        card.reveal_requested.connect(self._reveal)
        card.remedy_requested.connect(self.apply)
        card.dose_requested.connect(lambda finding: self.dose_requested.emit(self._meant(finding)))
        card.override_requested.connect(self.ask_override)
        card.withdraw_requested.connect(self._actions.withdraw)
        return card

    def _instead_of(self, finding: Finding) -> tuple[str, ...]:
        """What suits in place of what a finding is about; while a sign stops all, nothing does."""
        document = self._document
        if document is None or stops_everything(document.report):
            return ()
        return tuple(one.exercise_id for one in self._instead(self._meant(finding)))

    def apply(self, finding: Finding, remedy: Remedy) -> None:
        """Apply a remedy, after its form where it has one."""
        match remedy.kind:
            case "note":
                self._ask_record(finding, "note")
            case "refer":
                self._ask_record(finding, "referral")
            case "clearance" if remedy.fact:
                self._ask_clearance(finding, remedy.fact)
            case "dose-form":
                self.dose_requested.emit(self._meant(finding))
            case _:
                self._actions.apply(finding, remedy)

    def _ask_record(self, finding: Finding, kind: Kind) -> None:
        if self._document is None:
            return
        text = self._words.text(finding, self._document.week, None)
        said = "\n".join(p for p in (text.title, text.urgency, text.message, text.why) if p)
        closes = kind in finding.answered_by
        patient = self._document.record.patient
        answer = self.asker.record(kind, said, self._actions.therapist, patient, closes=closes)
        if answer is not None:
            self._actions.record(finding, answer)

    def _ask_clearance(self, finding: Finding, flag: str) -> None:
        if self._document is None:
            return
        since = self._document.record
        patient = since.patient
        if flag == SURGERY:
            after = self.asker.surgery(patient)
            if after is not None:
                text = self.tr("Record the surgeon’s limits")
                self._actions.change_patient(after, text, since)
            return
        clearance = self.asker.clearance(flag, finding, patient)
        if clearance is not None:
            self._actions.record_clearance(clearance)

    def ask_override(self, finding: Finding) -> None:
        """Ask for the reason and record the override."""
        if self._document is None:
            return
        text = self._words.text(finding, self._document.week, None)
        said = f"{text.title}\n{text.message}".strip()
        dialog = OverrideDialog(said, self._actions.therapist, self._actions.today, self)
        say_whose(dialog, self._document.record.patient)
        if dialog.exec():
            self._actions.override(finding, dialog.answer())

    def show_overrides(self) -> None:
        """Show what was kept in spite of findings, expired or not."""
        if self._document is None:
            return
        dialog = OverridesDialog(
            self._document, self._exercise_cards, self._message_of, self._actions.today, self
        )
        say_whose(dialog, self._document.record.patient)
        dialog.withdraw_requested.connect(self._actions.withdraw_standing)
        dialog.exec()
        dialog.deleteLater()

    def _message_of(self, rule_id: str) -> str:
        """What a rule says in this week, if it speaks in it."""
        found = flat(self._document.report.findings) if self._document is not None else ()
        said = next((finding.message for finding in found if finding.rule_id == rule_id), "")
        return self._library.readable(said)

    def _reveal(self, finding: Finding) -> None:
        self.reveal_requested.emit(self._meant(finding), finding.where.days)

    def _meant(self, finding: Finding) -> tuple[str, ...]:
        return placements_meant(finding, self._document.week) if self._document else ()

    def _count_word(self, glyph: Glyph) -> str:
        words = {
            Glyph.BLOCK: self.tr("open blocks"),
            Glyph.CAUTION: self.tr("open cautions"),
            Glyph.INFO: self.tr("hints"),
        }
        return words[glyph]
