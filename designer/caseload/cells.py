"""What the columns of the caseload say, the same on screen, on paper and in a spreadsheet."""

from datetime import date

from designer.caseload.reasons import LAST_WEEK_DAYS, last_day
from designer.caseload.rows import CaseRow, Column
from designer.store.digest import Digest
from designer.text import Texts

BLANK = "–"


def cell(row: CaseRow, column: Column, today: date, words: Texts) -> str:
    """The words of one cell. ``why`` holds every reason, the most pressing first."""
    match column:
        case "name":
            return row.line.name
        case "why":
            return row.why
        case "step":
            return step_words(row, today, words)
        case "log":
            return log_words(row, today, words)
        case "week":
            return _week_words(row, today, words)
        case "open":
            return open_words(row.digest, words)
        case "ends":
            end = row.next_end(today)
            return words.day(end) if end is not None else BLANK
        case "judged":
            return judged_words(row, today, words)


def _week_words(row: CaseRow, today: date, words: Texts) -> str:
    standing = row.line.standing(today)
    if standing is None:
        return BLANK
    return words("caseload.week", week=standing.week or BLANK, weeks=standing.weeks)


def step_words(row: CaseRow, today: date, words: Texts) -> str:
    """What the log advises. In its last week a program has no week to advance to."""
    if row.digest is None:
        return BLANK
    last = last_day(row.line)
    if row.digest.step == "advance" and last and (last - today).days < LAST_WEEK_DAYS:
        return words("step.review")
    return words(f"step.{row.digest.step}")


def log_words(row: CaseRow, today: date, words: Texts) -> str:
    """How long ago the last entry was."""
    last = row.line.last_log
    if last is None:
        return words("caseload.never")
    days = (today - last).days
    if days <= 0:
        return words("caseload.today")
    return words("caseload.yesterday") if days == 1 else words("caseload.days-ago", n=days)


def open_words(digest: Digest | None, words: Texts) -> str:
    """What is open, the strictest first."""
    if digest is None:
        return BLANK
    counted = (
        (digest.stops, "caseload.stops"),
        (digest.blocks, "caseload.open-blocks"),
        (digest.cautions, "caseload.cautions"),
    )
    found = [words(key, n=count) for count, key in counted if count]
    return ", ".join(found) or words("caseload.verdict.none")


def judged_words(row: CaseRow, today: date, words: Texts) -> str:
    """When the rules last looked at the patient, and whether that still holds."""
    if row.digest is None:
        return words("caseload.judged.missing")
    on = words("caseload.today") if row.digest.on == today else words.day(row.digest.on)
    since = f"caseload.judged.{row.freshness}"
    return words(since, on=on) if since in words else on
