"""The 16 items (19 points) of the CERT list, each answered from the record (Slade 2016)."""

from designer.model.finding import Report
from designer.safety.scene.response_hits import worst_of
from designer.text import Texts
from exports.handout.content.dates import long_date
from exports.handout.content.source import Source, one_line
from exports.handout.layouts.clinic_texts import language_name
from exports.handout.layouts.known_facts import diagnosis_names

POINTS = (
    *("1", "2", "3", "4", "5", "6", "7a", "7b", "8", "9"),
    *("10", "11", "12", "13", "14a", "14b", "15", "16a", "16b"),
)
_RISE = 2  # points of pain; more is a response of the log (design section 6, point 7)


def cert_rows(source: Source, report: Report, words: Texts) -> list[tuple[str, str]]:
    """Label and text of each point; "not recorded" stands where the record is silent."""
    fields = _fields(source, report, words)
    equipment = _equipment(source)
    rows = []
    for point in POINTS:
        key = "cert.1-none" if point == "1" and not equipment else f"cert.{point}"
        rows.append((words(f"cert.items.{point}"), words(key, **fields[point])))
    return rows


def _fields(source: Source, report: Report, words: Texts) -> dict[str, dict[str, str | float]]:
    patient, program, unknown = source.patient, source.program, words("not-recorded")
    sessions = source.record.sessions
    screened = patient.red_flags.screened_on
    filled: dict[str, dict[str, str | float]] = {
        "1": {"equipment": _equipment(source)},
        "2": {"therapist": one_line(patient.therapist) or unknown},
        "4": {"language": language_name(patient.language, words)},
        "5": {"n": len(sessions)},
        "6": {"goals": "; ".join(patient.goals) or unknown},
        "7a": {"version": report.rules_version or unknown},
        "7b": {
            "n": source.week_number,
            "weeks": len(program.weeks),
            "prog": source.program_week.prog_week,
        },
        "8": {"n": len({item.number for item in source.items})},
        "9": {"n": len({day for item in source.items for day in item.days})},
        "11": {
            "date": long_date(screened, source.texts) if screened else unknown,
            "n": _risen(source),
        },
        "12": {"clinic": one_line(source.clinic.name) or unknown},
        "14b": {
            "diagnoses": diagnosis_names(source) or unknown,
            "irritability": patient.irritability or unknown,
            "profile": patient.profile,
            "n": report.rules_checked,
            "overrides": str(len(source.record.overrides)),
        },
        "15": {"n": len(patient.confirmations)},
        "16b": {"n": len(sessions), "planned": _planned_days(source)},
    }
    return {point: filled.get(point, {}) for point in POINTS}


def _equipment(source: Source) -> str:
    needed = dict.fromkeys(
        thing
        for item in source.items
        for thing in source.known.exercises[item.exercise.id].equipment
    )
    return ", ".join(needed)


def _risen(source: Source) -> int:
    """Sessions whose worst pain was more than 2 points above the pain before."""
    return sum(
        1
        for session in source.record.sessions
        if session.pain_before is not None
        and (worst := worst_of(session)) is not None
        and worst - session.pain_before > _RISE
    )


def _planned_days(source: Source) -> int:
    """Days with exercises from the program's start up to today; those without a date count none."""
    planned = 0
    for index, week in enumerate(source.program.weeks):
        for day, content in enumerate(week.week.days):
            on = source.program.date_of(index, day)
            planned += bool(content.placements) and on is not None and on <= source.today
    return planned
