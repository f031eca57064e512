"""The referral note: why the patient should be seen, and what the program was so far."""

from msgspec.structs import replace

from designer.model.finding import Finding
from designer.model.vocabulary import Severity, Urgency
from designer.progress.words import summary
from designer.text import Texts
from exports.handout.content import sections as parts
from exports.handout.content.blocks import Block, Paragraph, Part, Section, Statement, WriteIn
from exports.handout.content.dates import long_date
from exports.handout.content.source import Source, one_line
from exports.handout.errors import HandoutError
from exports.handout.layouts.clinic_texts import clinic_texts
from exports.handout.layouts.known_facts import fact_rows
from exports.handout.layouts.therapist import pairs

_BLOCKS = (Severity.BLOCK, Severity.HARD_BLOCK)


def sections(source: Source) -> tuple[Section, ...]:
    report = source.options.report
    if report is None:
        raise HandoutError("The referral note needs the check by the rules; check the week.")
    words = clinic_texts()
    identity = replace(
        parts.identity(source, for_patient=False),
        title=words("referral.title"),
        own_use=words("referral.between"),
    )
    start = Section(
        id="start",
        title=words("referral.title"),
        blocks=(identity, WriteIn(label=words("referral.to"))),
        heading=False,
    )
    facts = pairs(fact_rows(source, report, words, gaps=False))
    return (
        start,
        _section("reason", words, *_reason(source, report.findings, words)),
        replace(_section("facts", words, facts), title=words("therapist.sections.facts")),
        _section("program", words, _program(source, report.findings, words)),
        _section("course-so-far", words, _course(source, words)),
        _section("answer", words, *_answer(source, words)),
    )


def _section(name: str, words: Texts, *blocks: Block) -> Section:
    key = f"referral.sections.{name}"
    return Section(id=name, title=words(key) if key in words else name, blocks=blocks)


def _reason(source: Source, findings: tuple[Finding, ...], words: Texts) -> list[Block]:
    """Flags and urgent findings, the most urgent first; then room for the question."""
    screen = source.patient.red_flags
    if screen.present:
        flags = words("referral.flags", flags=", ".join(screen.present))
    elif screen.screened_on:
        flags = words("referral.no-flags", date=long_date(screen.screened_on, source.texts))
    else:
        flags = words("referral.no-screen")
    urgent = [finding for finding in findings if finding.urgency is not Urgency.NONE]
    listed = tuple(
        Part(
            lead=words(f"referral.urgency.{finding.urgency.value}"),
            text=f"{finding.message} ({finding.rule_id})",
        )
        for finding in urgent
    )
    blocks: list[Block] = [Paragraph(text=flags)]
    if listed:
        blocks.append(Statement(id="urgent", title="", parts=listed, tone="urgent"))
    return [*blocks, WriteIn(label=words("referral.question"), lines=2)]


def _program(source: Source, findings: tuple[Finding, ...], words: Texts) -> Paragraph:
    if any(one.severity in _BLOCKS and one.is_open for one in findings):
        return Paragraph(text=words("referral.paused"))
    known = source.known.exercises
    names = dict.fromkeys(known[item.exercise.id].name for item in source.items)
    if not names:
        return Paragraph(text=words("referral.no-program"))
    text = words(
        "referral.running",
        n=source.week_number,
        weeks=len(source.program.weeks),
        names=", ".join(names),
    )
    return Paragraph(text=text)


def _course(source: Source, words: Texts) -> Block:
    said = tuple(
        Part(text=sentence) for sentence in summary(source.record, source.today, source.known.words)
    )
    if not said:  # the log begins later, or holds nothing that can be summed up
        return Paragraph(text=words("referral.no-course"))
    return Statement(id="course", title="", parts=said)


def _answer(source: Source, words: Texts) -> list[Block]:
    unknown = words("not-recorded")
    contact = words(
        "referral.contact",
        clinic=one_line(source.clinic.name) or unknown,
        phone=one_line(source.clinic.phone) or unknown,
    )
    return [
        Paragraph(text=words("referral.answer")),
        WriteIn(label="", lines=3),
        Paragraph(text=contact),
        WriteIn(label=words("referral.signature")),
    ]
