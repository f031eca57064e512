"""The therapist's copy: what was prescribed, what the rules said, and on what grounds."""

from msgspec.structs import replace

from designer.model.finding import Finding, Report
from designer.model.record import Override
from designer.model.vocabulary import Severity
from designer.text import Texts
from exports.handout.content import sections as parts
from exports.handout.content.blocks import Block, Paragraph, Section, Table, TableRow, WriteIn
from exports.handout.content.dates import days_in_words, long_date
from exports.handout.content.dose_table import house_fields
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.grid import week_grid
from exports.handout.content.prescriptions import Prescription
from exports.handout.content.source import Source, one_line
from exports.handout.errors import HandoutError
from exports.handout.layouts.cert import cert_rows
from exports.handout.layouts.clinic_texts import clinic_texts
from exports.handout.layouts.known_facts import fact_rows


def sections(source: Source) -> tuple[Section, ...]:
    report = source.options.report
    if report is None:
        raise HandoutError("The therapist's copy needs the check by the rules; check the week.")
    words = clinic_texts()
    grid = week_grid(_clinical(source), source.heads, None, source.texts)
    return (
        _start(source, words),
        _section("facts", words, pairs(fact_rows(source, report, words))),
        _section("grid", words, grid),
        _section("prescription", words, *_prescription(source, words)),
        *_notes(source, words),
        _section("findings", words, *_findings(source, report, words)),
        _section("overrides", words, _overrides(source, report, words)),
        _section("cert", words, pairs(cert_rows(source, report, words))),
        Section(
            id="signature",
            title=words("therapist.signature"),
            blocks=(WriteIn(label=words("therapist.signature")),),
            heading=False,
        ),
    )


def _start(source: Source, words: Texts) -> Section:
    identity = replace(
        parts.identity(source, for_patient=False),
        title=words("therapist.title"),
        own_use=words("for-clinic"),
    )
    return Section(id="start", title=words("therapist.title"), blocks=(identity,), heading=False)


def _notes(source: Source, words: Texts) -> tuple[Section, ...]:
    """What was noted on the week and the program; no section where nothing was."""
    noted = (
        (words("therapist.week-note"), source.program_week.note),
        (words("therapist.program-note"), source.program.note),
    )
    rows = [(label, note) for label, note in noted if note]
    return (_section("notes", words, pairs(rows)),) if rows else ()


def _section(name: str, words: Texts, *blocks: Block) -> Section:
    return Section(id=name, title=words(f"therapist.sections.{name}"), blocks=blocks)


def pairs(rows: list[tuple[str, str]]) -> Table:
    """A table of labels and texts."""
    return Table(
        shares=(0.3, 0.7),
        rows=tuple(TableRow(place=f"“{label}”", cells=(label, text)) for label, text in rows),
    )


def _clinical(source: Source) -> list[Prescription]:
    """The prescriptions with the names that therapists use."""
    plain = source.known.exercises
    return [
        replace(item, exercise=replace(plain[item.exercise.id], patient_name=""))
        for item in source.items
    ]


def _prescription(source: Source, words: Texts) -> tuple[Block, ...]:
    rows, marked = [], False
    for item in _clinical(source):
        dose = dose_in_words(
            item.dose, item.exercise.attributes.pattern, source.texts, item.units
        ).text
        if house_fields(item.dose, item.exercise):
            dose += words("therapist.house-mark")
            marked = True
        if item.note:
            dose = f"{dose}\n{words('therapist.note', note=item.note)}"
        days = days_in_words(item.days, source.heads, source.texts)
        rows.append(
            TableRow(
                place=f"exercise {item.number}",
                cells=(
                    f"{item.number}  {item.exercise.name}",
                    dose,
                    f"{days}, {words(f'therapist.session.{item.session}')}",
                ),
            )
        )
    heads = tuple(words(f"therapist.prescription-heads.{column}") for column in range(3))
    table = Table(shares=(0.3, 0.45, 0.25), heads=heads, rows=tuple(rows))
    return (table, Paragraph(text=words("therapist.house"))) if marked else (table,)


def _findings(source: Source, report: Report, words: Texts) -> tuple[Block, ...]:
    rules = Paragraph(
        text=words(
            "therapist.rules",
            n=report.rules_checked,
            version=report.rules_version or words("not-recorded"),
            date=long_date(source.today, source.texts),
        )
    )
    if not report.findings:
        return rules, Paragraph(text=words("none"))
    heads = tuple(words(f"therapist.findings-heads.{column}") for column in range(3))
    rows = tuple(_finding(finding, source, words) for finding in report.findings)
    return rules, Table(shares=(0.18, 0.42, 0.4), heads=heads, rows=rows)


def _finding(finding: Finding, source: Source, words: Texts) -> TableRow:
    severity = words(f"therapist.severity.{finding.severity.value}")
    state = "" if finding.is_open else words("therapist.overridden")
    if finding.is_open and finding.severity is not Severity.INFO:
        state = words("therapist.open")
    folded = "".join(f"\n+ {one.rule_id}: {one.message}" for one in finding.folded)
    return TableRow(
        place=f"the finding {finding.rule_id}",
        cells=(
            words("therapist.finding", severity=severity, rule=finding.rule_id),
            f"{_subject(finding, source)}{finding.message} {state}".rstrip() + folded,
            "\n".join(text for text in (finding.why, finding.source) if text),
        ),
    )


def _subject(finding: Finding, source: Source) -> str:
    """The exercises and days that a finding is about, blank when it is about the whole."""
    known = source.known.exercises
    where = finding.where
    names = ", ".join(known[id_].name if id_ in known else id_ for id_ in where.exercise_ids)
    days = days_in_words(where.days, source.heads, source.texts) if where.days else ""
    said = ", ".join(text for text in (names, days) if text)
    return f"{said}: " if said else ""


def _overrides(source: Source, report: Report, words: Texts) -> Block:
    used = {finding.overridden_by for finding in report.findings} - {""}
    rows = tuple(_override(one, source, words) for one in source.record.overrides if one.id in used)
    if not rows:
        return Paragraph(text=words("none"))
    heads = tuple(words(f"therapist.override-heads.{column}") for column in range(3))
    return Table(shares=(0.26, 0.44, 0.3), heads=heads, rows=rows)


def _override(one: Override, source: Source, words: Texts) -> TableRow:
    exercise = source.known.exercises.get(one.exercise_id)
    name = exercise.name if exercise else one.exercise_id
    until = long_date(one.until, source.texts) if one.until else words("therapist.until-revoked")
    return TableRow(
        place=f"the override of {one.rule_id}",
        cells=(
            "\n".join(text for text in (one.rule_id, name) if text),
            "\n".join(text for text in (one.why, one.note) if text),
            words(
                "therapist.override-who",
                who=one_line(one.who) or words("not-recorded"),
                when=long_date(one.when.date(), source.texts),
                until=until,
            ),
        ),
    )
