"""Rows dealt out to pages: none lost, none cut, none left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.handout.errors import HandoutError
from exports.handout.setting.flow import Page, paginate
from exports.handout.setting.marks import Box, Chunk, Frame, Row

HEIGHT = 100.0


def rows_of(count: int, height: float, name: str) -> tuple[Row, ...]:
    return tuple(Row(height, (Box(0, 0, 1, 1, fill=f"{name}{i}"),)) for i in range(count))


def names(page: Page) -> list[str]:
    return [mark.fill for placed in page.rows for mark in placed.row.marks if isinstance(mark, Box)]


def chunk(name: str, count: int, height: float = 10, **options: Any) -> Chunk:
    return Chunk(rows_of(count, height, name), place=f"chunk {name}", **options)


CHUNKS = st.lists(
    st.tuples(
        st.integers(1, 30),
        st.sampled_from((3.0, 7.5, 10.0, 24.0)),
        st.booleans(),
        st.booleans(),
        st.sampled_from((0.0, 4.0)),
    ),
    max_size=30,
)


@given(CHUNKS)
def test_every_row_stands_once_in_order_inside_the_page(
    drawn: list[tuple[int, float, bool, bool, float]],
) -> None:
    chunks = [
        chunk(f"{i}:", count, height, with_next=with_next, new_page=new, space_before=space)
        for i, (count, height, with_next, new, space) in enumerate(drawn)
    ]
    pages = paginate(chunks, HEIGHT)
    placed = [name for page in pages for name in names(page)]
    assert placed == [
        mark.fill for c in chunks for row in c.rows for mark in row.marks if isinstance(mark, Box)
    ]
    for page in pages:
        bottom = 0.0
        for row in page.rows:
            assert row.y >= bottom - 1e-6
            bottom = row.y + row.row.height
        assert bottom <= HEIGHT + 1e-6


def test_a_chunk_moves_whole_to_the_next_page() -> None:
    first, second = paginate([chunk("a", 7), chunk("b", 5)], HEIGHT)
    assert (len(first.rows), len(second.rows)) == (7, 5)


def test_a_chunk_longer_than_a_page_is_divided_but_leaves_no_single_row() -> None:
    pages = paginate([chunk("a", 11)], HEIGHT)
    assert [len(page.rows) for page in pages] == [9, 2]


def test_a_heading_is_never_the_last_on_a_page() -> None:
    heading = chunk("heading", 1, with_next=True)
    first, second = paginate([chunk("a", 8), heading, chunk("b", 3)], HEIGHT)
    assert names(second)[0] == "heading0"
    assert len(first.rows) == 8


def test_a_head_is_repeated_on_each_page_and_not_between_rows() -> None:
    head = rows_of(1, 10, "head")
    table = [chunk(f"row{i}-", 2, head=head) for i in range(10)]
    pages = paginate(table, HEIGHT)
    assert [names(page).count("head0") for page in pages] == [1, 1, 1]
    assert all(names(page)[0] == "head0" for page in pages)


def test_a_frame_is_drawn_around_each_part() -> None:
    pages = paginate([chunk("a", 12, frame=Frame(line="#000000"))], HEIGHT)
    assert [page.frames[0].height for page in pages] == [100, 20]


def test_a_row_higher_than_a_page_is_an_error_that_names_it() -> None:
    with pytest.raises(HandoutError, match="Chunk a does not fit on one page"):
        paginate([chunk("z", 1), chunk("a", 1, 101)], HEIGHT)


def test_a_head_that_leaves_no_room_is_an_error() -> None:
    with pytest.raises(HandoutError, match="Chunk a does not fit"):
        paginate([chunk("a", 1, 20, head=rows_of(9, 10, "head"))], HEIGHT)


def test_no_chunks_are_one_empty_page() -> None:
    assert [page.rows for page in paginate([], HEIGHT)] == [()]
