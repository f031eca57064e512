"""The progress report: two pages at most, two readers, nothing of one on the other's paper."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from designer.model.clinic import ClinicIdentity
from designer.model.decision import Decision
from designer.model.outcome import Outcome
from designer.model.patient import Identifiers, RedFlagScreen
from designer.model.record import Override, PatientRecord
from designer.progress import series
from designer.reading import reading_level
from exports.handout.content.blocks import Statement
from exports.handout.content.reading_order import texts_of
from exports.handout.errors import HandoutError
from exports.handout.pdf import write_pdf
from exports.report import AUDIENCES, Audience, build_report, report_file_name
from resources.paths import folder
from tests.bench.caseload_clinic import varied
from tests.caseload.cases import TODAY, demo, library

CLINIC = ClinicIdentity(name="Hill Street", phone="555 0100", letterhead=("12 Hill Street",))
WHY = "Two sore days after gardening; settle first"


def told(record: PatientRecord, audience: Audience, language: str = "en") -> str:
    outline = build_report(record, library(), CLINIC, TODAY, audience, language)
    return "\n".join(text for _, text in texts_of(outline))


def printed(record: PatientRecord, audience: Audience, language: str = "en") -> list[str]:
    outline = build_report(record, library(), CLINIC, TODAY, audience, language)
    document = PdfDocument(BytesIO(write_pdf(outline)))
    return [page.get_textpage().get_text_range() for page in document]


def eventful() -> PatientRecord:
    """A flare yesterday, a decision with its reason, scores, and an override."""
    record = varied(demo(), 1, TODAY)
    decision = Decision(
        id="d",
        when=datetime.combine(TODAY, time(9)),
        advised="advance",
        decided="step-back",
        who="J. Ortiz",
        why=WHY,
    )
    scores = tuple(
        Outcome(id=f"o{number}", measure="odi", on=TODAY - timedelta(days=days), score=score)
        for number, (days, score) in enumerate(((60, 42), (0, 22)))
    )
    override = Override(
        id="x",
        rule_id="R-075",
        exercise_id="sit-up-full",
        who="J. Ortiz",
        when=datetime.combine(TODAY, time(9)),
        why="Needed at work",
        until=date(2026, 4, 1),
    )
    return replace(record, decisions=(decision,), outcomes=scores, overrides=(override,))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("number", range(7))
def test_two_pages_at_most_with_two_identifiers_and_a_number_on_each(
    audience: Audience, number: int
) -> None:
    record = varied(demo(), number, TODAY)
    pages = printed(record, audience)
    assert 1 <= len(pages) <= 2
    for place, page in enumerate(pages, start=1):
        assert f"Page {place} of {len(pages)}" in page
        assert record.patient.identifiers.name in page
        assert record.patient.identifiers.mrn in page


def test_a_long_history_still_takes_two_pages_and_says_what_is_left_out() -> None:
    base = eventful()
    many = tuple(
        replace(
            base.decisions[0],
            id=f"d{number}",
            when=base.decisions[0].when - timedelta(days=number),
            why="because " * 30,
        )
        for number in range(60)
    )
    record = replace(base, decisions=many)
    for audience in AUDIENCES:
        assert len(printed(record, audience)) <= 2
    assert "earlier changes are left out" in told(record, "referrer")


def test_the_referrer_reads_codes_figures_decisions_and_reasons() -> None:
    text = told(eventful(), "referrer")
    for part in (
        "M48.06",
        "42 on",
        "22 on",
        "-20",
        "better, a change that matters",
        "Decided: step back (advised: advance)",
        WHY,
        "Override of R-075: Full sit-up",
        "Needed at work (until 1 April 2026)",
        "Flare",
        "R-148",
        "There was a flare on 3 Mar 2026",
    ):
        assert part in text


def test_the_patient_reads_plain_words_and_no_reason_that_was_typed_for_others() -> None:
    text = told(eventful(), "patient")
    for part in (
        "You had 2 flare-ups. The last one has not settled yet.",
        "Daily life with your back (ODI): from 42 to 22. That is better, by enough to count.",
        "We made your plan easier. The reason was your flare-up.",
        "You work with an easier plan until things have settled.",
        "Get help now",
    ):
        assert part in text
    assert WHY not in text
    assert "R-0" not in text
    assert "M48" not in text


def test_what_the_log_advises_is_not_told_to_the_patient_before_somebody_decided() -> None:
    record = replace(demo()[0], decisions=())
    assert "We will talk about the next step when we meet." in told(record, "patient")
    old = replace(
        eventful().decisions[0], when=datetime.combine(TODAY, time()) - timedelta(days=15)
    )
    assert "We will talk" in told(replace(record, decisions=(old,)), "patient")


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("rf-saddle", "Go to the emergency department now. Do no exercises"),
        ("rf-numb-weak", "See a doctor today. Do no exercises until then."),
        ("rf-weight-loss", "Stop your plan and call us before you go on."),
        ("leg-spread", "Stop your plan and call us before you go on."),
        ("nobody-knows-this", "See a doctor today."),
    ],
)
def test_h2_a_sign_that_stops_the_program_comes_before_the_next_step(flag: str, said: str) -> None:
    for record in (demo()[0], eventful()):  # before anybody decided, and after
        screen = RedFlagScreen(screened_on=TODAY, present=(flag,))
        ill = replace(record, patient=replace(record.patient, red_flags=screen, clearances=()))
        words = told(ill, "patient")
        assert said in words
        assert "We will talk about the next step" not in words
        assert "Your plan goes up" not in words


def test_h1_the_worst_pain_told_to_the_patient_is_that_after_the_session_too() -> None:
    record = demo()[0]
    last = max(record.sessions, key=lambda one: one.at)
    after = replace(last, id="after", pain_peak=None, pain_after=9, items=())
    bad = replace(record, sessions=(*(s for s in record.sessions if s is not last), after))
    assert series.pain(bad.sessions, bad.days).peak[-1].value == 9


def test_nothing_logged_is_said_and_invents_no_chart() -> None:
    nobody = PatientRecord(patient=demo()[0].patient)
    for audience in AUDIENCES:
        assert len(printed(nobody, audience)) == 1
    assert "There is not much in your log yet." in told(nobody, "patient")
    assert "Nothing is logged yet." in told(nobody, "referrer")


def test_the_spanish_report_is_wholly_spanish() -> None:
    """But for what was typed: names and goals."""
    record = replace(eventful(), patient=replace(eventful().patient, goals=(), therapist="A. Sol"))
    pages = " ".join(printed(record, "patient", "es")).split()
    assert "Cómo" in pages
    english = {"the", "your", "you", "and", "of", "week", "flare", "Jan", "pain", "walking"}
    assert not english & {word.strip(".,:()").casefold() for word in pages} | (
        english & {"Jan"} & set(pages)
    )
    assert "brote" in pages
    assert "Del" in pages  # the line of the period begins as a line does


def test_both_languages_have_the_same_texts() -> None:
    english, spanish = (
        json.loads((folder("text") / "report" / f"{code}.json").read_text("utf-8"))["patient"]
        for code in ("en", "es")
    )
    assert [*_keys(english)] == [*_keys(spanish)]


def _keys(node: object, path: str = "") -> Iterator[str]:
    if isinstance(node, dict):
        for name, child in node.items():
            yield from _keys(child, f"{path}.{name}")
    else:
        yield path


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_child_of_twelve_can_read_it(language: str) -> None:
    """Grade 6 or lower in English, 65 or higher on Szigriszt-Pazos in Spanish."""
    outline = build_report(eventful(), library(), CLINIC, TODAY, "patient", language)
    own = [
        text
        for section in outline.sections
        if section.id != "start"
        for block in section.blocks
        if isinstance(block, Statement) and not block.id.startswith("H-")
        for part in block.parts
        for text in (part.text, *part.items)
        if text
    ]
    level = reading_level(" ".join(own), language)
    assert level.easy, level


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "<img src='/etc/passwd'>", "=1+1", "%s {0} {name}", "a" * 300]
)
def test_data_print_literally(name: str) -> None:
    base = eventful()
    patient = replace(
        base.patient, identifiers=Identifiers(name=name, mrn="0042"), goals=(name,), therapist=name
    )
    for audience in AUDIENCES:
        text = "".join(" ".join(printed(replace(base, patient=patient), audience)).split())
        assert name.replace(" ", "") in text.replace("-", "-")


def test_a_letter_that_the_fonts_lack_is_an_error_that_names_its_place() -> None:
    base = demo()[0]
    patient = replace(base.patient, identifiers=Identifiers(name="山田", mrn="1"))
    with pytest.raises(HandoutError, match="patient's name"):
        write_pdf(
            build_report(replace(base, patient=patient), library(), CLINIC, TODAY, "patient", "en")
        )


def test_the_file_is_named_after_patient_and_day() -> None:
    record = replace(
        demo()[0], patient=replace(demo()[0].patient, identifiers=Identifiers(name="Rivera, Ana"))
    )
    assert (
        report_file_name(record, TODAY, "referrer", "es")
        == "Rivera Ana, progress report, 2026-03-04.pdf"
    )
    assert (
        report_file_name(record, TODAY, "patient", "es")
        == "Rivera Ana, cómo va usted, 2026-03-04.pdf"
    )
