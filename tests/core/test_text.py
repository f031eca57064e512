"""The texts of the program: one file for each language, and never a silent gap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from designer.text import TextError, Texts, load_texts
from resources.paths import folder


def test_a_missing_key_is_an_error_that_names_it() -> None:
    with pytest.raises(TextError, match=r"'dose\.hold' is missing in en\.json"):
        Texts("en", {})("dose.hold")


def test_the_number_chooses_the_form() -> None:
    texts = Texts("en", {"times": {"one": "{n} time", "other": "{n} times"}})
    assert [texts("times", n=n) for n in (0, 1, 1.0, 1.5, 2)] == [
        "0 times",
        "1 time",
        "1 time",
        "1.5 times",
        "2 times",
    ]


def test_numbers_follow_the_language() -> None:
    texts = Texts("es", {"number.decimal-mark": ",", "kg": "{n} kg"})
    assert (texts("kg", n=2.5), texts("kg", n=10.0)) == ("2,5 kg", "10 kg")


def test_what_is_filled_in_is_never_read_as_a_pattern() -> None:
    assert Texts("en", {"name": "Name: {name}"})("name", name="{n} {0.x}") == "Name: {n} {0.x}"


def test_a_field_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(TextError, match="field that the program does not fill"):
        Texts("en", {"name": "{who}"})("name", name="x")


def test_nested_groups_and_lists_become_dotted_keys(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text('{"a": {"b": "x", "c": ["y", "z"]}}', encoding="utf-8")
    texts = load_texts(tmp_path, "en")
    assert list(texts) == ["a.b", "a.c.0", "a.c.1"]
    assert texts("a.c.1") == "z"
    assert "a.c.2" not in texts


@pytest.mark.parametrize("content", ['{"a": 5}', "[1]", "{", '"bare"'])
def test_a_damaged_file_is_an_error_that_names_it(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.json").write_text(content, encoding="utf-8")
    with pytest.raises(TextError, match=r"en\.json"):
        load_texts(tmp_path, "en")


def test_a_language_without_texts_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="no texts in the language 'xx'"):
        load_texts(tmp_path, "xx")


def test_a_date_is_written_so_that_no_country_misreads_it() -> None:
    texts = load_texts(folder("text"), "en", "core")
    assert texts("advice.flare-open", on=date(2026, 3, 2)).startswith(
        "There was a flare on 2 Mar 2026"
    )
    assert load_texts(folder("text"), "es").day(date(2026, 3, 2)) == "2 mar 2026"


def test_texts_of_a_part_join_the_others_and_none_may_stand_twice(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "en.json").write_text('{"a": "x"}', encoding="utf-8")
    (tmp_path / "part" / "en.json").write_text('{"b": "y"}', encoding="utf-8")
    assert list(load_texts(tmp_path, "en", "part")) == ["a", "b"]
    with pytest.raises(TextError, match="no texts in the language 'en'"):
        load_texts(tmp_path, "en", "gone")
    (tmp_path / "part" / "en.json").write_text('{"a": "y"}', encoding="utf-8")
    with pytest.raises(TextError, match="'a' stands twice"):
        load_texts(tmp_path, "en", "part")
