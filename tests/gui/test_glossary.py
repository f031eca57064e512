"""The words of the field explain themselves where they stand."""

from pytestqt.qtbot import QtBot

from tests.gui.clinics import library
from widgets.common.glossary import Glossary
from widgets.common.labels import plain_label
from widgets.library.words_view import WordsView
from widgets.theme.theme import Theme


def test_a_text_finds_its_terms_once_and_the_longest_name_wins() -> None:
    glossary = Glossary(library().glossary)
    found = glossary.terms_in("Clams first, then a clam with the suitcase carry.")
    assert [term.plain for term in found] == ["clam", "one-sided carry"]


def test_a_word_inside_another_word_is_no_term() -> None:
    assert Glossary(library().glossary).terms_in("They clamber about neutrally.") == ()


def test_a_label_with_a_term_explains_it_and_one_without_stays_quiet(qtbot: QtBot) -> None:
    glossary = Glossary(library().glossary)
    with_term, without = plain_label("Find neutral."), plain_label("Walk.")
    qtbot.addWidget(with_term)
    qtbot.addWidget(without)
    glossary.explain(with_term, with_term.text())
    glossary.explain(without, without.text())
    assert "comfortable midpoint between arch and flat" in with_term.toolTip()
    assert without.toolTip() == ""


def test_the_list_of_words_is_searched_in_all_columns(qtbot: QtBot) -> None:
    view = WordsView(library().glossary, Theme())
    qtbot.addWidget(view)
    assert view.table.rowCount() == 46
    view.search.setText("midpoint")
    shown = [row for row in range(46) if not view.table.isRowHidden(row)]
    item = view.table.item(shown[0], 0)
    assert len(shown) == 1
    assert item is not None
    assert item.text() == "neutral"


def test_words_that_are_not_the_guides_carry_a_mark(qtbot: QtBot) -> None:
    view = WordsView(library().glossary, Theme())
    qtbot.addWidget(view)
    rows = {item.text(): row for row in range(46) if (item := view.table.item(row, 0))}
    told = {term.plain: term for term in library().glossary}
    for plain, row in rows.items():
        standard, meaning = view.table.item(row, 1), view.table.item(row, 2)
        assert standard is not None
        assert meaning is not None
        assert standard.text().endswith(" †") == (not told[plain].from_guide)
        assert meaning.text().endswith(" †") == (not told[plain].meaning_from_guide)
    assert "Our words" in view.ours.text()
