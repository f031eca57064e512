"""Why a patient stands in the caseload, in words. Days are counted on the day of looking."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from designer.caseload.library_changes import Touched
from designer.knowledge.library import Library
from designer.model.vocabulary import Severity, Urgency
from designer.store.digest import Digest, End
from designer.store.summary import PatientSummary

SILENT_DAYS = 7  # without an entry (R-151: nothing logged for a week)
SOON_DAYS = 7  # what ends within these is told beforehand (ours)
LATELY_DAYS = 30  # what ended within these is still told (ours)
LAST_WEEK_DAYS = 7  # no week comes after the one that is under way
FLARE_DAYS = 14  # a flare that has settled is told for so long (ours)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905

Kind = Literal["refer", "blocked", "flare", "changed", "ends", "silent", "plan", "advance"]
KINDS: tuple[Kind, ...] = (
    "refer",
    "flare",
    "blocked",
    "changed",
    "silent",
    "ends",
    "plan",
    "advance",
)
Page = Literal["progress", "design", "intake"]  # where somebody does something about it


class Reason(NamedTuple):
    """One reason. Of several the one with the lowest ``rank`` comes first, then the one due first.

    ``due`` is the day on which something ends; None: it is about no day.
    """

    rank: int
    kind: Kind
    words: str
    page: Page
    due: date | None = None

    @property
    def urgency(self) -> tuple[int, date]:
        """What the order goes by; the least is the most pressing."""
        return self.rank, self.due or date.max


NO_REASON = 99  # the rank of who needs nobody
_REFER_RANKS = {Urgency.EMERGENCY: 0, Urgency.SAME_DAY: 1}
_VERDICTS = {
    Severity.HARD_BLOCK: "stop",
    Severity.BLOCK: "block",
    Severity.CAUTION: "caution",
    Severity.INFO: "info",
}


def reasons_of(
    line: PatientSummary,
    digest: Digest | None,
    library: Library,
    today: date,
    changes: Sequence[Touched] = (),
) -> tuple[Reason, ...]:
    """The reasons, the most pressing first. Without a digest only what the list itself knows."""
    found = [*_of_course(line, today), *(_of_change(one) for one in changes)]
    if digest is not None:
        found += [*_of_log(digest, today), *_of_rules(digest), *_of_ends(digest, library, today)]
        if digest.step == "advance" and not any(one.kind == "silent" for one in found):
            found += _of_advance(line, digest, today)
    found.sort(key=lambda one: one.urgency)
    return tuple(found)


def first_day(line: PatientSummary) -> date | None:
    """The first day of the current program."""
    return min((run.first for run in line.course if run.first is not None), default=None)


def last_day(line: PatientSummary) -> date | None:
    """The last day of the current program."""
    ends = (run.first + timedelta(days=7 * run.weeks - 1) for run in line.course if run.first)
    return max(ends, default=None)


def _of_course(line: PatientSummary, today: date) -> Iterator[Reason]:
    if not line.course:
        yield Reason(10, "plan", "No program yet.", "design")
        return
    first, last = first_day(line), last_day(line)
    if first is None or last is None or first > today:
        return
    if last < today:
        yield Reason(8, "plan", f"The program ended on {day_words(last)}.", "design", last)
        return
    if (last - today).days < SOON_DAYS:
        yield Reason(9, "plan", f"The program {_ends_words(last, today)}.", "design", last)
    silent = (today - (line.last_log or first)).days
    if line.last_log is None and silent >= SILENT_DAYS:
        words = f"Never logged in the {_days(silent)} since the program began."
        yield Reason(7, "silent", words, "progress")
    elif silent >= SILENT_DAYS:
        yield Reason(7, "silent", f"Nothing logged for {_days(silent)}.", "progress")


def _of_log(digest: Digest, today: date) -> Iterator[Reason]:
    if digest.step == "refer":
        rank = _REFER_RANKS.get(digest.urgency, 2)
        yield Reason(rank, "refer", digest.headline, "progress")
    flare = digest.last_flare
    if flare is not None and digest.flare_open:
        yield Reason(4, "flare", f"Flare on {day_words(flare)}, not settled yet.", "progress")
    elif flare is not None and (today - flare).days < FLARE_DAYS:
        yield Reason(12, "flare", f"Flare on {day_words(flare)}, settled since.", "progress")
    if digest.step == "step-back":
        yield Reason(5, "flare", digest.headline, "progress")


def _of_change(touched: Touched) -> Reason:
    """A stricter verdict presses as an open block does, a milder one may wait."""
    change, plan = touched
    before, after = plan.before, plan.after
    stricter = after is not None and (before is None or after.rank > before.rank)
    from_to = f"{_verdict(before)} → {_verdict(after)}"
    words = (
        f"A library change altered the verdict, {from_to}: "
        f"{change.what.rstrip('.')}, {day_words(change.on.date())}."
    )
    return Reason(6 if stricter else 10, "changed", words, "design")


def _verdict(severity: Severity | None) -> str:
    return "nothing" if severity is None else _VERDICTS[severity]


def _of_rules(digest: Digest) -> Iterator[Reason]:
    if digest.stops:
        yield Reason(3, "blocked", f"The program is stopped: {digest.worst}", "design")
    elif digest.blocks:
        count = "1 open block" if digest.blocks == 1 else f"{digest.blocks} open blocks"
        yield Reason(6, "blocked", f"{count}: {digest.worst}", "design")
    if digest.screened_on is None:
        words = "No red-flag screen is recorded: nothing can be printed."
        yield Reason(6, "blocked", words, "intake")


def _of_ends(digest: Digest, library: Library, today: date) -> Iterator[Reason]:
    for end in digest.ends:
        left = (end.on - today).days
        if -LATELY_DAYS <= left < SOON_DAYS:
            words = f"{_what_ends(end, library)} {_ends_words(end.on, today)}."
            page: Page = "design" if end.kind == "override" else "intake"
            yield Reason(8 if left < 0 else 9, "ends", words, page, end.on)


def _of_advance(line: PatientSummary, digest: Digest, today: date) -> list[Reason]:
    last = last_day(line)
    if last is None or last < today:
        return []
    if (last - today).days < LAST_WEEK_DAYS:
        return [
            Reason(
                11, "plan", "A good week, and the last: review, extend or discharge.", "progress"
            )
        ]
    return [Reason(11, "advance", digest.headline, "progress")]


def _what_ends(end: End, library: Library) -> str:
    if end.kind == "override":
        return f"The override of {end.what}"
    if end.kind == "confirmation":
        known = library.confirmations.get(end.what)
        return f"The confirmation “{known.name if known else end.what}”"
    return "The surgeon's limit" if end.kind == "limits" else "The ceiling after the procedure"


def _ends_words(on: date, today: date) -> str:
    left = (on - today).days
    if left < 0:
        return f"ended on {day_words(on)}"
    return f"ends on {day_words(on)}, {'today' if not left else f'in {_days(left)}'}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def day_words(day: date) -> str:
    """Such as 2 Mar 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
