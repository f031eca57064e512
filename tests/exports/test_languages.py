"""A handout is wholly in one language, or there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from designer.files.reading import read_program_file
from designer.knowledge.library import Library
from designer.model.dose import Dose
from designer.model.exercise import Coaching, Exercise, PatientWords
from designer.model.week import Placement
from designer.text import Texts, load_texts
from exports.handout.content.blocks import Outline
from exports.handout.content.dates import full_date, long_date
from exports.handout.content.dose_words import dose_in_words
from exports.handout.content.languages import language_name, notices, unreviewed
from exports.handout.content.large_print import for_large_print
from exports.handout.content.options import OPTIONAL_BLOCKS, HandoutOptions
from exports.handout.content.reading_order import texts_of
from exports.handout.errors import HandoutError
from exports.handout.file_name import handout_file_name
from exports.handout.outline import build_outline
from exports.handout.pdf import write_pdf
from resources.paths import folder
from tests.exports.reading import language_of
from tests.exports.samples import (
    ALL_DAYS,
    CLINIC,
    FOURTEEN,
    ONE,
    SIX,
    TODAY,
    library,
    outline_of,
    own_exercise,
    page_texts,
    record_of,
    squeezed,
    week_of,
)

SPANISH = load_texts(folder("text"), "es")
# Words that English sentences cannot do without, and that are not Spanish as well.
STOP_WORDS = frozenset(
    {
        *(
            "the",
            "and",
            "of",
            "to",
            "your",
            "you",
            "with",
            "for",
            "from",
            "when",
            "while",
            "is",
            "are",
        ),
        *(
            "it",
            "not",
            "do",
            "does",
            "this",
            "that",
            "on",
            "if",
            "or",
            "in",
            "at",
            "by",
            "as",
            "each",
        ),
        *(
            "other",
            "than",
            "then",
            "what",
            "how",
            "be",
            "have",
            "until",
            "side",
            "sides",
            "leg",
            "back",
        ),
        *("hold", "times", "exercise", "week", "page", "born", "clinic", "walk", "day", "days"),
    }
)
WORDS = PatientWords(
    patient_name="Lo nuestro",
    patient_text=Coaching(
        setup="Inicio.", steps="Paso.", breathing="Aire.", feels_like="Bien.", stop_when="Pare."
    ),
)


def spanish_outline(
    *exercises: str, known: Library | None = None, extra: tuple[str, ...] = ()
) -> Outline:
    easier_ok = frozenset((known or library()).exercises)
    choice = HandoutOptions(language="es", easier_ok=easier_ok, extra=extra)
    week = week_of(exercises, tuple(ALL_DAYS), known=known)
    return outline_of(record_of(week), known=known, options=choice)


def with_own(exercise: Exercise) -> Library:
    return library().with_exercises([exercise])


def english_words(outline: Outline) -> set[tuple[str, str]]:
    """Every English word of the outline, with the sentence; names of people and places excepted."""
    of_people = {"Jo Lindqvist, PT", "Rivera, Ana", "Harbour Street Physiotherapy"}
    return {
        (word, text)
        for _, text in texts_of(outline)
        for word in re.findall(r"[^\W\d_]+", text.lower())
        if word in STOP_WORDS and not any(name in text for name in of_people)
    }


def flat(node: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for name, child in node.items():
            yield from flat(child, f"{path}.{name}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from flat(child, f"{path}.{index}")


def texts_in(language: str) -> dict[str, str]:
    path = folder("text") / f"{language}.json"
    return dict(flat(json.loads(Path(path).read_text("utf-8"))))


def test_spanish_has_the_keys_of_english() -> None:
    assert list(texts_in("es")) == list(texts_in("en"))


def test_spanish_has_the_fields_of_english() -> None:
    english = texts_in("en")
    for key, text in texts_in("es").items():
        fields = sorted(re.findall(r"\{[^{}]*\}", text))
        assert fields == sorted(re.findall(r"\{[^{}]*\}", english[key])), key


def test_spanish_repeats_no_english() -> None:
    english = texts_in("en")
    same = {key: text for key, text in texts_in("es").items() if text == english[key]}
    worded = {
        key for key, text in same.items() if re.search(r"\w", re.sub(r"\{[^{}]*\}", "", text))
    }
    assert worded == set()


def test_no_english_word_stands_in_the_whole_library_in_spanish() -> None:
    everything = spanish_outline(*library().exercises, extra=OPTIONAL_BLOCKS)
    assert english_words(everything) == set()


@pytest.mark.parametrize("case", ["case-a", "case-b", "case-c"])
def test_no_english_word_stands_in_any_week_of_a_demonstration_patient(case: str) -> None:
    file = folder("demo") / f"{case}.json"
    record = read_program_file(file, library(), TODAY).record
    assert record.program is not None
    options = HandoutOptions(language="es", easier_ok=frozenset(library().exercises))
    for index, week in enumerate(record.program.weeks):
        notes = {placement.note for day in week.week.days for placement in day.placements}
        outline = build_outline(record, index, library(), CLINIC, TODAY, options)
        assert {found for found in english_words(outline) if found[1] not in notes} == set()


def test_the_search_for_english_words_can_find_some() -> None:
    note = "Hold the counter."
    record = record_of(week_of(ONE, note=note))
    outline = outline_of(record, options=HandoutOptions(language="es"))
    assert english_words(outline) == {("hold", note), ("the", note)}
    assert len(english_words(outline_of(record_of(week_of(SIX))))) > 50


@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize("large_print", [False, True])
def test_the_pdf_says_all_of_it_and_that_it_is_spanish(paper: str, large_print: bool) -> None:
    outline = spanish_outline(*FOURTEEN)
    pdf = write_pdf(outline, paper, large_print)
    assert language_of(pdf) == "es"
    pages = page_texts(pdf)
    read = squeezed("".join(pages))
    for _, text in texts_of(for_large_print(outline) if large_print else outline):
        assert squeezed(text) in read, text
    for number, page in enumerate(pages, start=1):
        assert f"Página {number} de {len(pages)}" in page
        assert "Nacimiento: 3 de abril de 1952" in page
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == "Su programa de ejercicios en casa"
        assert "Su registro" in [mark.get_title() for mark in document.get_toc()]


def test_dates_are_written_the_spanish_way() -> None:
    day = date(2026, 3, 2)
    assert long_date(day, SPANISH) == "2 de marzo de 2026"
    assert full_date(day, SPANISH) == "lunes 2 de marzo de 2026"
    (text,) = (t for p, t in texts_of(spanish_outline(*ONE)) if p == "the week")
    assert text == "Semana 1, del lunes 2 de marzo de 2026 al domingo 8 de marzo de 2026"


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (Dose(reps=1), "Hágalo 1 vez."),
        (Dose(reps=2), "Hágalo 2 veces."),
        (Dose(reps=1, side="each"), "Hágalo 1 vez de cada lado."),
        (Dose(reps=8, side="left"), "Hágalo 8 veces del lado izquierdo."),
        (Dose(reps=8, side="both"), "Hágalo 8 veces en total, sumando los 2 lados."),
        (Dose(holds=5, hold_s=1), "Mantenga la posición 1 segundo. Hágalo 5 veces."),
        (Dose(reps=5, hold_s=10), "Hágalo 5 veces. Mantenga cada una 10 segundos."),
        (Dose(reps=8, sets=1), "Hágalo 8 veces."),
        (Dose(reps=8, sets=2), "Hágalo 8 veces. Eso es 1 serie. Haga 2 series."),
        (Dose(sets=1), "Haga 1 serie."),
        (Dose(duration_s=150), "Siga así 2 minutos y 30 segundos."),
        (Dose(duration_s=60), "Siga así 1 minuto."),
        (Dose(distance_m=1), "Avance 1 metro."),
        (Dose(reps=3, load_kg=2.5), "Hágalo 3 veces. Use un peso de 2.5 kg."),
        (Dose(reps=3, times_per_day=1), "Hágalo 3 veces. Haga todo esto 1 vez al día."),
        (Dose(), "Como su terapeuta le mostró."),
    ],
)
def test_doses_in_spanish(dose: Dose, words: str) -> None:
    assert dose_in_words(dose, "slide", SPANISH).text == words


def test_the_call_at_the_end_names_the_statements_in_spanish() -> None:
    said = [text for _, text in texts_of(spanish_outline(*ONE))]
    assert "Llame al 555 0134 si tiene:" in said
    assert "cualquier señal de “Llámenos” (página 1)" in said


def test_an_exercise_without_spanish_is_named_and_nothing_is_printed() -> None:
    known = with_own(own_exercise(name="Wall press"))
    with pytest.raises(
        HandoutError, match=r"no Spanish text for “Wall press” \(patient name, setu"
    ):
        spanish_outline("heel-slide", "own-exercise", known=known)
    outline_of(record_of(week_of(("own-exercise",), known=known)), known=known)  # in English it is


def test_an_easier_version_without_spanish_is_named_too() -> None:
    easier = own_exercise(id="own-easier", name="Wall press")
    harder = own_exercise(easier=("own-easier",), translations={"es": WORDS})
    known = library().with_exercises([easier, harder])
    with pytest.raises(HandoutError, match="Wall press"):
        spanish_outline("own-exercise", known=known)


def test_half_a_translation_is_none() -> None:
    half = replace(WORDS, patient_text=replace(WORDS.patient_text, steps=""))
    known = with_own(own_exercise(translations={"es": half}))
    with pytest.raises(HandoutError, match=r"“Own exercise” \(steps\)"):
        spanish_outline("own-exercise", known=known)


def test_an_own_exercise_can_bring_its_spanish() -> None:
    known = with_own(own_exercise(translations={"es": WORDS}))
    outline = spanish_outline("own-exercise", known=known)
    said = {text for _, text in texts_of(outline)}
    assert {"Lo nuestro", "Inicio.", "Pare."} <= said
    assert english_words(outline) == set()


def test_a_missing_fixed_text_stops_the_handout() -> None:
    holes = {key: SPANISH._entries[key] for key in SPANISH if key != "dose.sets"}
    from designer.text import TextError

    with pytest.raises(TextError, match=r"'dose\.sets' is missing in es\.json"):
        dose_in_words(Dose(reps=8, sets=2), "slide", Texts("es", holes))


def test_what_nobody_reviewed_is_known() -> None:
    assert unreviewed("en") == ()
    assert {"texts", "H-07", "dead-bug"} <= set(unreviewed("es"))
    own = own_exercise(translations={"es": WORDS})
    printed = (library().exercises["heel-slide"], own)
    assert {"own-exercise", "heel-slide"} <= set(unreviewed("es", printed))
    assert "dead-bug" not in unreviewed("es", printed)
    seen = replace(own, translations={"es": replace(WORDS, reviewed=True)})
    assert "own-exercise" not in unreviewed("es", [seen])
    assert (language_name("en"), language_name("es")) == ("English", "Spanish")


def test_the_therapist_is_told_before_printing() -> None:
    record = record_of(week_of(ONE))
    assert record.program is not None
    (week,) = record.program.weeks
    assert notices(week, library(), "en") == ()
    assert notices(week, library(), "es") == ("Spanish text not yet reviewed by a clinician.",)
    placement: Placement = week.week.days[0].placements[0]
    noted = replace(placement, note="Slowly.")
    day = replace(week.week.days[0], placements=(noted,))
    both = notices(replace(week, week=week.week.with_day(0, day)), library(), "es")
    assert both[1] == "Your notes are printed as you typed them; write them in Spanish."


def test_the_file_name_follows_the_patient() -> None:
    record = record_of(week_of(ONE))
    spanish = replace(record, patient=replace(record.patient, language="es"))
    name = handout_file_name(spanish, 0, date(2026, 3, 1))
    assert name == "Rivera Ana, programa en casa, semana 1, 2026-03-01.pdf"
