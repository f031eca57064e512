"""One open patient: verdicts of exercises, reports on weeks and on the whole program."""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.finding import Finding, Remedy, Report, Verdict
from designer.model.handout import HandoutParts
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity, Urgency
from designer.model.week import Week
from designer.safety.answers import closing
from designer.safety.asked_verdicts import AskedVerdicts
from designer.safety.compiling import Compiled
from designer.safety.day_print import day_print
from designer.safety.engine import CompiledEngine, Engine
from designer.safety.facts import Calendar
from designer.safety.findings import finding_of, flat, folded, source_of
from designer.safety.gathering import (
    Gathering,
    Group,
    Key,
    Said,
    in_force,
    missing_facts,
    sayings,
)
from designer.safety.outcomes import Hit
from designer.safety.papers.identified import unidentified_finding
from designer.safety.papers.staleness import facts_print, stale_finding
from designer.safety.papers.unread import unread_finding
from designer.safety.remedies.remedying import Remedying
from designer.safety.rules.rules import LeftOut, Rule
from designer.safety.scene.lazy import lazy
from designer.safety.scene.responses import LogFacts
from designer.safety.scene.scene import Case, Moment
from designer.safety.verdicts import verdict_of
from designer.safety.week_check import WeekCheck
from designer.text import Texts


class CaseCheck:
    """One open patient. Ask again after every edit: what did not change is not judged again."""

    def __init__(
        self,
        library: Library,
        compiled: Compiled,
        engine: Engine,
        record: PatientRecord,
        case: Case,
        *,
        with_remedies: bool = True,
    ) -> None:
        self._with_remedies = with_remedies
        self._library = library
        self._compiled = compiled
        self._engine = engine
        self._record = record
        self._case = case
        self._calendar = Calendar(case, record.program)
        decided = closing(record.overrides, compiled.rule_set.rules, case)
        self._overrides = in_force(decided, case.today)
        self._weeks = WeekCheck(
            compiled, engine, record.program, case, self._calendar, self._overrides
        )
        self._remedying = Remedying(library, compiled, engine, case)
        self._order = {rule.rule.id: rule.order for rule in compiled.rules}
        self._verdicts: dict[str, Verdict] = {}
        self._built: dict[int | None, dict[Key, tuple[list[Said], Finding]]] = {}  # by week
        self._last_fold: tuple[list[Finding], tuple[Finding, ...]] = ([], ())

    @property
    def words(self) -> Texts:
        """The sentences in which findings are told."""
        return self._library.words

    @property
    def log(self) -> LogFacts:
        """What the patient's log says."""
        return self._case.log

    @property
    def flags(self) -> frozenset[str]:
        """The red flags in force: recorded at intake or in the log, and not cleared since."""
        return self._case.flags

    @lazy
    def facts_print(self) -> str:
        """A fingerprint of the facts and rules that this patient's plans are judged by."""
        return facts_print(self._case, self._compiled.rule_set.version)

    @lazy
    def day_print(self) -> str:
        """A fingerprint of all that another day alone may change; see ``day_print.py``."""
        return day_print(self._compiled, self._record, self._case, self._calendar, self._overrides)

    def stale(self) -> Finding | None:
        """What asks for a second look before a plan is printed under changed facts."""
        return stale_finding(self._case, self._record, self.facts_print, self.words)

    def unidentified(self) -> Finding | None:
        """What forbids every paper: nobody could tell for sure whose it is."""
        return unidentified_finding(self._record.patient, self.words)

    def unread(self) -> Finding | None:
        """What forbids every paper: the clinic's own rules could not be read."""
        return unread_finding(self._compiled.rule_set, self.words)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Rules of the clinic that are not in force, and that nothing here was judged by."""
        return self._compiled.rule_set.left_out

    def verdict(self, exercise_id: str) -> Verdict:
        """What the rules say about an exercise now, with the dose a fresh placement gets."""
        known = self._verdicts.get(exercise_id)
        if known is None:
            now = self._weeks.now
            known = self._verdict_at(exercise_id, now)
            self._verdicts[exercise_id] = known
        return known

    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict of every exercise of the library."""
        return {id_: self.verdict(id_) for id_ in self._library.exercises}

    def asked_verdicts(self) -> Mapping[str, Verdict]:
        """The same, each reached when it is looked at; to be read in one thread only."""
        return AskedVerdicts(self._library.exercises, self.verdict)

    def check_week(self, index: int, week: Week | None = None) -> Report:
        """The week at ``index`` of the current program, or ``week`` in its place.

        Includes what is about the patient.
        """
        source = week if week is not None else self._weeks.planned(index)
        weeks = () if source is None else ((index, source),)
        return self._report(weeks, about_patient=True)

    def check_program(self, from_week: int = 0) -> Report:
        """All weeks from the one at ``from_week`` on; what is about the patient is said once."""
        program = self._record.program
        weeks = tuple(enumerate(planned.week for planned in program.weeks)) if program else ()
        return self._report(weeks[from_week:], about_patient=True)

    def check_handout(
        self, parts: HandoutParts, index: int = 0, week: Week | None = None
    ) -> Report:
        """What the rules about handouts say to printing these parts with a week."""
        case = self._case._replace(handout=parts)
        engine = CompiledEngine(self._compiled, case)
        asked = CaseCheck(self._library, self._compiled, engine, self._record, case)
        rules = {rule.id for rule in self._compiled.rule_set.rules if rule.scope == "handout"}
        report = asked.check_week(index, week)
        findings = tuple(f for f in flat(report.findings) if f.rule_id in rules)
        return replace(report, findings=findings, rules_checked=len(rules), not_assessed=())

    def check_bare_week(self, week: Week, prog_week: int) -> Report:
        """A week on its own, all its days at one moment: a patient's today; for templates."""
        on_no_day = self._case.is_template
        self._weeks.stand_at(
            Moment(prog_week=prog_week) if on_no_day else self._calendar.now(prog_week)
        )
        return self._report(((0, week),), about_patient=False)

    def _verdict_at(self, exercise_id: str, moment: Moment) -> Verdict:
        exercise = self._library.exercise(exercise_id)
        hits = self._engine.item_hits(exercise, exercise.start_dose, moment)
        return verdict_of(exercise_id, hits, self._stops)

    @lazy
    def _stops(self) -> tuple[Hit, ...]:
        """Blocks on the whole patient: they lie on every exercise."""
        if self._case.is_template:
            return ()
        hits = self._engine.patient_hits(self._weeks.now)
        return tuple(h for h in hits if h.severity.rank >= Severity.BLOCK.rank)

    @lazy
    def _about_patient(self) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """What is about the patient, and the facts that are missing: the same for every week."""
        gathering = Gathering()
        for hit in self._engine.patient_hits(self._weeks.now):
            if hit.rule.hint and self._stops:
                continue
            gathering.merge(sayings(hit, None, (), None, self._overrides), missing_facts(hit))
        return tuple(self._findings(gathering, None)), tuple(gathering.missing)

    def _report(self, weeks: tuple[tuple[int, Week], ...], *, about_patient: bool) -> Report:
        findings, missing = self._about_patient if about_patient else ((), ())
        found = list(findings)
        gathering = Gathering()
        gathering.merge((), missing)
        for index, week in weeks:
            gathering.said.clear()
            self._weeks.gather(index, week, gathering, hints=not self._stops)
            found += self._findings(gathering, index)
        return Report(
            findings=self._fold(found),
            rules_checked=len(self._compiled.rules),
            not_assessed=_in_order(missing, gathering.missing),
            rules_version=self._compiled.rule_set.version,
        )

    def _fold(self, found: list[Finding]) -> tuple[Finding, ...]:
        """Folded and sorted; an edit that brings and mends nothing finds it done already."""
        if found != self._last_fold[0]:
            self._last_fold = (found, folded(found, self._order))
        return self._last_fold[1]

    def _findings(self, gathering: Gathering, index: int | None) -> list[Finding]:
        """One for each key; kept, since most do not change from edit to edit."""
        built = self._built.setdefault(index, {})
        found: list[Finding] = []
        for key, said in gathering.said.items():
            known = built.get(key)
            if known is None or known[0] != said:
                known = built[key] = (said, self._finding(Group(said), index))
            found.append(known[1])
        return found

    def _finding(self, group: Group, index: int | None) -> Finding:
        remedies, urgency = self._remedies(group, index), self._urgency(group)
        return finding_of(group, index, self._library, remedies, urgency, self._source)

    def _source(self, rule: Rule) -> str:
        return source_of(rule, self._library, self._case.uncovered)

    def _remedies(self, group: Group, index: int | None) -> tuple[Remedy, ...]:
        if not self._with_remedies:
            return ()
        week = () if index is None else self._weeks.moments(index)
        emergency = any(hit.severity is Severity.HARD_BLOCK for hit in self._stops)
        return self._remedying.remedies(group, week, emergency=emergency)

    def _urgency(self, group: Group) -> Urgency:
        """The most urgent of the rule and of the red flags that made it fire (design 6.40)."""
        rule = group.hit.rule
        flags = self._compiled.flags_of(rule.id) & self._case.flags
        known = (self._library.red_flags.get(flag) for flag in flags)
        found = chain([rule.urgency], (flag.urgency for flag in known if flag is not None))
        return max(found, key=lambda urgency: urgency.rank)


def _in_order(about_patient: Iterable[str], missing: Iterable[str]) -> tuple[str, ...]:
    """Missing facts in one order whatever was judged first: those about the patient lead."""
    first = sorted(about_patient)
    return (*first, *sorted(set(missing).difference(first)))
