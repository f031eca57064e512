"""What the columns of the caseload say, the same on screen, on paper and in a spreadsheet."""

from datetime import date

from designer.caseload.reasons import LAST_WEEK_DAYS, day_words, last_day
from designer.caseload.rows import CaseRow, Column, Freshness
from designer.model.vocabulary import NextStep
from designer.store.digest import Digest

_STEPS: dict[NextStep, str] = {
    "refer": "Refer",
    "step-back": "Step back",
    "hold": "Hold",
    "advance": "Advance",
}
_SINCE: dict[Freshness, str] = {
    "missing": "not yet",
    "changed": "changed since",
    "rules": "other rules since",
    "day": "",
    "fresh": "",
}
BLANK = "–"


def cell(row: CaseRow, column: Column, today: date) -> str:
    """The words of one cell. ``why`` holds every reason, the most pressing first."""
    match column:
        case "name":
            return row.line.name
        case "why":
            return row.why
        case "step":
            return step_words(row, today)
        case "log":
            return log_words(row, today)
        case "week":
            standing = row.line.standing(today)
            return f"{standing.week or BLANK} of {standing.weeks}" if standing else BLANK
        case "open":
            return open_words(row.digest)
        case "ends":
            end = row.next_end(today)
            return day_words(end) if end is not None else BLANK
        case "judged":
            return judged_words(row, today)


def step_words(row: CaseRow, today: date) -> str:
    """What the log advises. In its last week a program has no week to advance to."""
    if row.digest is None:
        return BLANK
    last = last_day(row.line)
    if row.digest.step == "advance" and last and (last - today).days < LAST_WEEK_DAYS:
        return "Review"
    return _STEPS[row.digest.step]


def log_words(row: CaseRow, today: date) -> str:
    """How long ago the last entry was."""
    last = row.line.last_log
    if last is None:
        return "never"
    days = (today - last).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def open_words(digest: Digest | None) -> str:
    """What is open, the strictest first."""
    if digest is None:
        return BLANK
    counted = (
        (digest.stops, "stop", "stops"),
        (digest.blocks, "block", "blocks"),
        (digest.cautions, "caution", "cautions"),
    )
    found = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    return ", ".join(found) or "nothing"


def judged_words(row: CaseRow, today: date) -> str:
    """When the rules last looked at the patient, and whether that still holds."""
    if row.digest is None:
        return "not yet"
    on = "today" if row.digest.on == today else day_words(row.digest.on)
    since = _SINCE[row.freshness]
    return f"{on}, {since}" if since else on
