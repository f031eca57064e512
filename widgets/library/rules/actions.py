"""What can be done with rules: make one, edit and retire the clinic's own, make one stricter."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from designer.errors import DesignerError
from designer.model.own_rule import OwnRule, StricterRule
from designer.safety.checking import Checker
from designer.safety.errors import SafetyError
from designer.safety.rules.drafting import draft_of, kept
from designer.safety.rules.rules import LeftOut, Rule, Stricter
from designer.safety.upkeep.clinic_rules import (
    next_number,
    read_change,
    read_own_rule,
    with_clinic_rules,
)
from designer.store.library import ClinicLibrary
from widgets.common.asking import tell
from widgets.library.impact.impact_dialog import ImpactDialog
from widgets.library.impact.proposal import Proposal
from widgets.library.rules.editor import RuleEditor, Tried
from widgets.library.rules.stricter_dialog import StricterDialog, kept_change
from widgets.state.workspace import Workspace


class RuleActions(QObject):
    """Opens the editors, and stores nothing that was not shown with what it changes.

    Signals:
        saved(str): a rule was saved, by its id; the rules in force follow already.
    """

    saved = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def kept(self) -> ClinicLibrary:
        """The clinic's library as it is stored now; an empty one where it cannot be read."""
        try:
            return self._workspace.services.clinic.library().library
        except DesignerError:
            return ClinicLibrary()  # whoever saves is told

    def make(self) -> None:
        """Begin a new rule."""
        editor = self.editor(next_number(self.kept().rules))
        self._run(editor, None)

    def edit(self, rule_id: str) -> None:
        """Change one of the clinic's own rules."""
        stored = self._own(rule_id)
        if stored is None:
            return
        try:
            rule = read_own_rule(stored, self._workspace.services.library)
        except SafetyError as error:
            self._tell(error)
            return
        draft = draft_of(rule)
        if draft is None:
            title = self.tr("This rule cannot be edited here")
            said = self.tr("It says more than the rows of the form can. Write a new one instead.")
            tell(self._window.window(), title, said, self.tr("Close"))
            return
        editor = RuleEditor(
            self._workspace, rule_id, draft, stored.version + 1, self._window.window()
        )
        self._run(editor, stored)

    def editor(self, rule_id: str) -> RuleEditor:
        """The editor of a new rule, not shown yet."""
        return RuleEditor(self._workspace, rule_id, parent=self._window.window())

    def set_retired(self, rule_id: str, retired: bool) -> None:
        """Take one of the clinic's own out of force, or put it in force again."""
        stored = self._own(rule_id)
        if stored is None:
            return
        changed = replace(stored, retired=retired, version=stored.version + 1)
        library = self.kept().with_rule(changed)
        what = self.tr("Retire rule {id}") if retired else self.tr("Rule {id} in force again")
        self._propose(
            Proposal(
                what.format(id=rule_id),
                self._checker_with(library),
                lambda lib, why: lib.with_rule(self._signed(changed, why)),
                self._fits(rule_id, stored),
            ),
            rule_id,
        )

    def make_stricter(self, rule_id: str) -> None:
        """Make a shipped rule stricter."""
        dialog = self.stricter_dialog(rule_id)
        dialog.exec()
        dialog.deleteLater()

    def stricter_dialog(self, rule_id: str) -> StricterDialog:
        """The dialog, not shown yet."""
        workspace = self._workspace
        services = workspace.services
        rule = services.checker.rules.rule(rule_id)
        dialog = StricterDialog(
            rule, services.library, workspace.actor, services.today(), self._window.window()
        )
        dialog.chosen.connect(lambda change: self._make_stricter(dialog, change))
        return dialog

    def relax(self, rule_id: str) -> None:
        """Take the clinic's own changes of a shipped rule back: it is as shipped again."""
        ids = [one.id for one in self.kept().stricter if self._about(one) == rule_id]
        self._relax(rule_id, ids)

    def let_go(self, left: LeftOut) -> None:
        """Retire a rule that cannot be used, or take such a change of a shipped one back."""
        if left.stricter:
            self._relax(left.id, [left.id])
        else:
            self.set_retired(left.id, True)

    def _relax(self, rule_id: str, ids: Sequence[str]) -> None:
        library = self.kept()

        def without(lib: ClinicLibrary) -> ClinicLibrary:
            for change_id in ids:
                lib = lib.without_stricter(change_id)
            return lib

        what = self.tr("Rule {id} as shipped").format(id=rule_id)
        after = self._checker_with(without(library))
        self._propose(Proposal(what, after, lambda lib, _why: without(lib)), rule_id)

    def stricter_rules(self, library: ClinicLibrary) -> frozenset[str]:
        """The shipped rules that the clinic made stricter."""
        return frozenset(self._about(one) for one in library.stricter)

    def retired_rules(self, library: ClinicLibrary) -> tuple[Rule, ...]:
        """The clinic's rules that are not in force, as far as they can be read."""
        found = []
        for one in library.rules:
            if one.retired:
                try:
                    found.append(read_own_rule(one, self._workspace.services.library))
                except SafetyError:
                    continue
        return tuple(found)

    def proposal_of(self, tried: Tried, stored: OwnRule | None) -> Proposal:
        """A rule to be saved in place of the ``stored`` one (None: it is new)."""
        rule, checker = tried.rule, tried.checker
        return Proposal(
            self.tr("Rule {id}: {message}").format(id=rule.id, message=rule.message),
            lambda: checker,
            lambda lib, why: lib.with_rule(self._signed(kept(rule), why)),
            self._fits(rule.id, stored),
        )

    def _run(self, editor: RuleEditor, stored: OwnRule | None) -> None:
        editor.save_requested.connect(lambda tried: self._save(editor, tried, stored))
        editor.exec()
        editor.deleteLater()

    def _save(self, editor: RuleEditor, tried: Tried, stored: OwnRule | None) -> None:
        if self._propose(self.proposal_of(tried, stored), tried.rule.id, editor):
            editor.accept()

    def _make_stricter(self, dialog: StricterDialog, change: Stricter) -> None:
        library = self.kept()
        number = sum(1 for one in library.stricter if self._about(one) == change.rule) + 1
        known = {one.id for one in library.stricter}
        while f"{change.rule}-{number}" in known:
            number += 1
        stored = kept_change(change, f"{change.rule}-{number}")
        what = self.tr("Rule {id} made stricter").format(id=change.rule)
        after = self._checker_with(library.with_stricter(stored))
        proposal = Proposal(what, after, lambda lib, _why: lib.with_stricter(stored))
        if self._propose(proposal, change.rule, dialog, change.reason):
            dialog.accept()

    def _checker_with(self, library: ClinicLibrary) -> Callable[[], Checker]:
        """Makes the validator with other rules of the clinic; SafetyError for one that is bad."""
        services = self._workspace.services

        def make() -> Checker:
            shipped = services.rules_as_shipped()
            rules = with_clinic_rules(shipped, library.rules, library.stricter, services.library)
            # What is left out already keeps nobody from mending it, nor from changing the rest.
            known = services.checker.rules.left_out
            new = [one.why for one in rules.left_out if one not in known]
            if new:
                raise SafetyError("\n".join(new))
            return Checker(services.library, rules)

        return make

    def _propose(
        self, proposal: Proposal, rule_id: str, parent: QWidget | None = None, reason: str = ""
    ) -> bool:
        dialog = ImpactDialog(self._workspace, proposal, parent or self._window.window(), reason)
        done = bool(dialog.exec())
        dialog.deleteLater()
        if done:
            self.saved.emit(rule_id)
        return done

    def _signed(self, rule: OwnRule, why: str) -> OwnRule:
        services = self._workspace.services
        return replace(rule, reason=why, who=services.clinic.actor, on=services.today())

    def _fits(self, rule_id: str, stored: OwnRule | None) -> Callable[[ClinicLibrary], bool]:
        return lambda library: (
            stored == next((one for one in library.rules if one.id == rule_id), None)
        )

    def _about(self, one: StricterRule) -> str:
        try:
            return read_change(one, self._workspace.services.library).rule
        except SafetyError:
            return ""

    def _own(self, rule_id: str) -> OwnRule | None:
        return next((one for one in self.kept().rules if one.id == rule_id), None)

    def _tell(self, error: DesignerError) -> None:
        title = self.tr("The rule was not changed")
        tell(self._window.window(), title, str(error), self.tr("Close"))
