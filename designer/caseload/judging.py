"""One patient judged for the caseload, in steps so small that a screen stays alive between them."""

from collections.abc import Generator, Iterator
from datetime import date, datetime, timedelta
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from designer.knowledge.library import Library
from designer.model.finding import Finding, Report
from designer.model.record import PatientRecord
from designer.model.vocabulary import Severity
from designer.progress.advice import Advice, advise
from designer.safety.opening import OpensCases
from designer.safety.overriding import rates_in
from designer.store.digest import Digest, End, RuleRate

_LONGEST_TEXT = 300


def judge(
    record: PatientRecord,
    made_from: datetime,
    checker: OpensCases,
    library: Library,
    today: date,
    before: Digest | None = None,
) -> Generator[None, None, Digest]:
    """The digest of a record, as a generator that stops for breath after each week.

    ``before`` is an older one. Where it knows the same record and rules, and the day alone changes
    nothing, it still holds and gets another date.
    """
    check = checker.open(record, today, with_remedies=False)
    advice = advise(record, library, today, check.log)
    yield
    stands = _stands(check.day_print, advice)
    known = (made_from, checker.rules.version, stands)
    if before is not None and known == (before.made_from, before.rules, before.stands):
        return replace(before, on=today)
    yield
    program = record.program
    weeks = len(program.weeks) if program else 0
    found = list(check.check_program().findings) if not weeks else []
    for index in range(weeks):
        found += check.check_week(index).findings
        yield
    findings = tuple({(f.key, f.rule_id, f.where): f for f in found}.values())
    now = program.index_on(today) if program and weeks else 0
    ahead = Report(findings=tuple(f for f in findings if _is_ahead(f, now)))
    return Digest(
        id=record.patient.id,
        made_from=made_from,
        on=today,
        rules=checker.rules.version,
        in_care=record.patient.discharge is None,
        step=advice.action,
        headline=advice.headline[:_LONGEST_TEXT],
        urgency=advice.urgency,
        last_flare=max(check.log.flares, default=None),
        flare_open=check.log.open_flare is not None,
        stops=ahead.count(Severity.HARD_BLOCK),
        blocks=ahead.count(Severity.BLOCK),
        cautions=ahead.count(Severity.CAUTION),
        worst=library.readable(_worst(ahead))[:_LONGEST_TEXT],
        screened_on=record.patient.red_flags.screened_on,
        ends=tuple(sorted(_ends(record, library), key=lambda end: (end.on, end.kind, end.what))),
        rates=tuple(
            RuleRate(rule_id, *rate) for rule_id, rate in sorted(rates_in(record, findings).items())
        ),
        stands=stands,
    )


def _stands(day_print: str, advice: Advice) -> str:
    """What a digest was made of, as far as it depends on the day."""
    said = msgspec.json.encode((day_print, advice.action, advice.headline, advice.urgency))
    return blake2b(said, digest_size=12).hexdigest()


def judged(
    record: PatientRecord,
    made_from: datetime,
    checker: OpensCases,
    library: Library,
    today: date,
    before: Digest | None = None,
) -> Digest:
    """The digest of a record, in one go."""
    steps = judge(record, made_from, checker, library, today, before)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            digest: Digest = end.value
            return digest


def _is_ahead(finding: Finding, now: int) -> bool:
    """What stands in a week that is over is history."""
    return finding.where.week_index is None or finding.where.week_index >= now


def _worst(report: Report) -> str:
    for severity in (Severity.HARD_BLOCK, Severity.BLOCK):
        for finding in report.findings:
            if finding.is_open and finding.severity is severity:
                return finding.message
    return ""


def _ends(record: PatientRecord, library: Library) -> Iterator[End]:
    """The last days of what was granted for a time."""
    for override in record.overrides:
        if override.until is not None and override.kind == "override":
            yield End("override", override.rule_id, override.until)
    patient = record.patient
    for fact in patient.confirmations:
        kind = library.confirmations.get(fact.fact)
        lasts = kind.lasts_days if kind else None
        if fact.state == "met" and fact.on is not None and lasts is not None:
            yield End("confirmation", fact.fact, fact.on + timedelta(days=lasts))
    if patient.surgery is not None and patient.surgery.limit_until is not None:
        yield End("limits", "", patient.surgery.limit_until)
    if patient.procedure is not None and patient.procedure.ceiling_until is not None:
        yield End("ceiling", "", patient.procedure.ceiling_until)
