"""What was known of the patient when the program was made, as labels and texts."""

import re
from collections.abc import Iterator

from designer.model.finding import Report
from designer.text import Texts
from exports.handout.content.dates import long_date
from exports.handout.content.source import Source, one_line
from exports.handout.layouts.clinic_texts import language_name

_REGISTER = re.compile(r"\s*\(A-\d+\)")


def fact_rows(
    source: Source, report: Report, words: Texts, *, gaps: bool = True
) -> list[tuple[str, str]]:
    """Label and text; what nobody recorded is said to be so, or left out without ``gaps``."""
    unknown = words("not-recorded")
    return [
        (words(f"therapist.facts.{name}"), one_line(text) or unknown)
        for name, text in _facts(source, report, words)
        if gaps or one_line(text)
    ]


def diagnosis_names(source: Source) -> str:
    """The diagnoses by name, blank when none is recorded."""
    known = source.known.diagnoses
    return ", ".join(known[id_].name if id_ in known else id_ for id_ in source.patient.diagnoses)


def plan_words(source: Source, words: Texts) -> str:
    """Which week of which plan this is."""
    week = source.program_week
    return words(
        "therapist.facts.plan-template" if week.template_id else "therapist.facts.plan-own",
        n=source.week_number,
        weeks=len(source.program.weeks),
        prog=week.prog_week,
        id=week.template_id,
        version=week.template_version,
    )


def _facts(source: Source, report: Report, words: Texts) -> Iterator[tuple[str, str]]:
    patient, texts = source.patient, source.texts
    yield "diagnoses", diagnosis_names(source)
    yield "icd10", _codes(source, words)
    if windows := _time_windows(source):
        yield "time-windows", windows
    yield "plan", plan_words(source, words)
    yield "profile", patient.profile
    yield "irritability", patient.irritability or ""
    yield "onset", long_date(patient.onset_date, texts) if patient.onset_date else ""
    yield "screen", _screen(source, words)
    name = source.known.fact_name
    told = (f"{name(one.fact)}: {one.state.replace('-', ' ')}" for one in patient.confirmations)
    yield "confirmations", ", ".join(told)
    if report.not_assessed:
        yield "not-assessed", ", ".join(map(name, report.not_assessed))
    if patient.clearances:
        yield "clearances", ", ".join(one.flag for one in patient.clearances)
    if patient.surgery is not None:
        yield "surgery", patient.surgery.kind
    if patient.procedure is not None:
        kind = source.known.procedures.get(patient.procedure.kind)
        yield "procedure", kind.name if kind else patient.procedure.kind
        # The clinic's own instructions come first (H-21).
        own = "; ".join(patient.procedure.instructions)
        if own or kind:
            yield "after-care", own or (_said(kind.after_care) if kind else "")
    yield "goals", "; ".join(patient.goals)
    yield "language", language_name(patient.language, words)


def _time_windows(source: Source) -> str:
    """What the guide says of time for each diagnosis, blank where it gives none."""
    known = source.known.diagnoses
    told = (known[id_] for id_ in source.patient.diagnoses if id_ in known)
    return "; ".join(f"{one.name}: {_said(one.time_windows)}" for one in told if one.time_windows)


def _said(text: str) -> str:
    """The text without the numbers of the register that it points to."""
    return _REGISTER.sub("", text)


def _codes(source: Source, words: Texts) -> str:
    if source.patient.icd10:
        return ", ".join(source.patient.icd10)
    known = source.known.diagnoses
    codes = [
        f"{code.code} ({code.meaning})"
        for id_ in source.patient.diagnoses
        if id_ in known
        for code in known[id_].icd10
    ]
    return words("therapist.facts.icd10-choose", codes=", ".join(codes)) if codes else ""


def _screen(source: Source, words: Texts) -> str:
    screen = source.patient.red_flags
    if screen.screened_on is None:
        return ""
    return words(
        "therapist.facts.screened",
        date=long_date(screen.screened_on, source.texts),
        who=screen.by or words("not-recorded"),
        flags=", ".join(screen.present) or words("none").rstrip("."),
    )
