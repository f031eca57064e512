"""Why a patient stands in the caseload, in words. Days are counted on the day of looking."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from designer.caseload.library_changes import Touched
from designer.knowledge.library import Library
from designer.model.vocabulary import Severity, Urgency
from designer.store.digest import Digest, End
from designer.store.summary import PatientSummary
from designer.text import Texts

SILENT_DAYS = 7  # without an entry (R-151: nothing logged for a week)
SOON_DAYS = 7  # what ends within these is told beforehand (ours)
LATELY_DAYS = 30  # what ended within these is still told (ours)
LAST_WEEK_DAYS = 7  # no week comes after the one that is under way
FLARE_DAYS = 14  # a flare that has settled is told for so long (ours)

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


def reasons_of(
    line: PatientSummary,
    digest: Digest | None,
    library: Library,
    today: date,
    changes: Sequence[Touched] = (),
) -> tuple[Reason, ...]:
    """The reasons, the most pressing first. Without a digest only what the list itself knows."""
    words = library.words
    found = [*_of_course(line, today, words), *(_of_change(one, words) for one in changes)]
    if digest is not None:
        found += _of_log(digest, today, words)
        found += [*_of_rules(digest, words), *_of_ends(digest, library, today)]
        if digest.step == "advance" and not any(one.kind == "silent" for one in found):
            found += _of_advance(line, digest, today, words)
    found.sort(key=lambda one: one.urgency)
    return tuple(found)


def first_day(line: PatientSummary) -> date | None:
    """The first day of the current program."""
    return min((run.first for run in line.course if run.first is not None), default=None)


def last_day(line: PatientSummary) -> date | None:
    """The last day of the current program."""
    ends = (run.first + timedelta(days=7 * run.weeks - 1) for run in line.course if run.first)
    return max(ends, default=None)


def _of_course(line: PatientSummary, today: date, words: Texts) -> Iterator[Reason]:
    if not line.course:
        yield Reason(10, "plan", words("caseload.no-program"), "design")
        return
    first, last = first_day(line), last_day(line)
    if first is None or last is None or first > today:
        return
    if last < today:
        told = _ends_words(words("caseload.program"), last, today, words)
        yield Reason(8, "plan", told, "design", last)
        return
    if (last - today).days < SOON_DAYS:
        told = _ends_words(words("caseload.program"), last, today, words)
        yield Reason(9, "plan", told, "design", last)
    silent = (today - (line.last_log or first)).days
    if line.last_log is None and silent >= SILENT_DAYS:
        yield Reason(7, "silent", words("caseload.never-logged", n=silent), "progress")
    elif silent >= SILENT_DAYS:
        yield Reason(7, "silent", words("caseload.silent", n=silent), "progress")


def _of_log(digest: Digest, today: date, words: Texts) -> Iterator[Reason]:
    if digest.step == "refer":
        rank = _REFER_RANKS.get(digest.urgency, 2)
        yield Reason(rank, "refer", digest.headline, "progress")
    flare = digest.last_flare
    if flare is not None and digest.flare_open:
        yield Reason(4, "flare", words("caseload.flare-open", on=flare), "progress")
    elif flare is not None and (today - flare).days < FLARE_DAYS:
        yield Reason(12, "flare", words("caseload.flare-over", on=flare), "progress")
    if digest.step == "step-back":
        yield Reason(5, "flare", digest.headline, "progress")


def _of_change(touched: Touched, words: Texts) -> Reason:
    """A stricter verdict presses as an open block does, a milder one may wait."""
    change, plan = touched
    before, after = plan.before, plan.after
    stricter = after is not None and (before is None or after.rank > before.rank)
    told = words(
        "caseload.changed",
        before=_verdict(before, words),
        after=_verdict(after, words),
        what=change.what.rstrip("."),
        on=change.on.date(),
    )
    return Reason(6 if stricter else 10, "changed", told, "design")


def _verdict(severity: Severity | None, words: Texts) -> str:
    return words(f"caseload.verdict.{severity or 'none'}")


def _of_rules(digest: Digest, words: Texts) -> Iterator[Reason]:
    if digest.stops:
        yield Reason(3, "blocked", words("caseload.stopped", worst=digest.worst), "design")
    elif digest.blocks:
        told = words("caseload.blocks", n=digest.blocks, worst=digest.worst)
        yield Reason(6, "blocked", told, "design")
    if digest.screened_on is None:
        yield Reason(6, "blocked", words("caseload.no-screen"), "intake")


def _of_ends(digest: Digest, library: Library, today: date) -> Iterator[Reason]:
    for end in digest.ends:
        left = (end.on - today).days
        if -LATELY_DAYS <= left < SOON_DAYS:
            told = _ends_words(_what_ends(end, library), end.on, today, library.words)
            page: Page = "design" if end.kind == "override" else "intake"
            yield Reason(8 if left < 0 else 9, "ends", told, page, end.on)


def _of_advance(line: PatientSummary, digest: Digest, today: date, words: Texts) -> list[Reason]:
    last = last_day(line)
    if last is None or last < today:
        return []
    if (last - today).days < LAST_WEEK_DAYS:
        return [Reason(11, "plan", words("caseload.last-week"), "progress")]
    return [Reason(11, "advance", digest.headline, "progress")]


def _what_ends(end: End, library: Library) -> str:
    what = library.fact_name(end.what) if end.kind == "confirmation" else end.what
    return library.words(f"caseload.ending.{end.kind}", what=what)


def _ends_words(what: str, on: date, today: date, words: Texts) -> str:
    left = (on - today).days
    if left < 0:
        return words("caseload.ended", what=what, on=on)
    if not left:
        return words("caseload.ends-today", what=what, on=on)
    return words("caseload.ends", what=what, on=on, n=left)
