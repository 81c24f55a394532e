"""Lists of JSON and tables of cells, read piece by piece: the same as readers give that hold the whole."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.exchange import Source
from guide.exchange.json_stream import Element, elements_of
from guide.exchange.table import TableRow, rows
from guide.exchange.values import Trouble

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ['"', "\\", '\\"', "{", "]", ",", ":", "items", "\n", '{"a": [', "\\\\"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def pieces(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


def values(text: str, name: str | None, size: int) -> list[Any]:
    found = list(elements_of(pieces(text, size), name))
    assert not [each for each in found if isinstance(each, Trouble)]
    return [(each.key, each.value) if each.key else each.value for each in found if isinstance(each, Element)]


@given(st.lists(VALUES, max_size=5), st.sampled_from([None, 1]), st.integers(1, 40))
def test_a_list_in_any_pieces_is_what_json_says(told: list[Any], indent: int | None, size: int) -> None:
    assert values(json.dumps(told, indent=indent, ensure_ascii=bool(size % 2)), None, size) == told


@given(st.lists(VALUES, max_size=4), VALUES, VALUES, st.sampled_from([None, 2]), st.integers(1, 40))
def test_a_list_by_its_name_whatever_stands_around_it(
    told: list[Any], before: Any, after: Any, indent: int | None, size: int
) -> None:
    text = json.dumps({"before": before, "items": told, "after": {"items": after}}, indent=indent)
    assert values(text, "items", size) == told


@given(st.dictionaries(TEXT.filter(bool), VALUES, max_size=4), st.integers(1, 40))
def test_an_object_gives_its_values_by_their_keys(told: dict[str, Any], size: int) -> None:
    assert values(json.dumps({"items": told}), "items", size) == list(told.items())


def test_line_ends_that_somebody_wrote_into_a_string_stay_in_it() -> None:
    text = '[{"a": "one\ntwo, {three\n\\"four\\"\n\nfive"}, {"a": "x"}]'
    assert values(text, None, 7) == [{"a": 'one\ntwo, {three\n"four"\n\nfive'}, {"a": "x"}]


def test_an_element_has_the_line_at_which_it_begins() -> None:
    found = list(elements_of(['{"items": [\n {"a": 1},\n\n', ' {"a":\n 2}, 3]}'], "items"))
    assert [(each.number, each.line) for each in found if isinstance(each, Element)] == [(1, 2), (2, 4), (3, 5)]


def test_a_list_that_is_not_there_is_a_sentence() -> None:
    for text in ('{"other": []}', "", "[1]", '{"a": {"items": []}}', '{"a": "items", "b": [1]}'):
        (trouble,) = elements_of([text], "items")
        assert isinstance(trouble, Trouble)
        assert "'items'" in trouble.sentence


def test_an_element_beyond_all_measure_is_left_out_and_the_next_is_read() -> None:
    def text() -> Iterator[str]:
        yield '[{"a": "'
        yield from ("x" * 1_000_000 for _ in range(100))
        yield '"}, {"a": 1}]'

    tracemalloc.start()
    found = list(elements_of(text(), None))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found[0], Trouble)
    assert [each.value for each in found[1:] if isinstance(each, Element)] == [{"a": 1}]
    assert peak < 60_000_000


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;\t\n '), max_size=8)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@given(
    table=st.lists(
        st.tuples(CELL, CELL, CELL).filter(lambda row: any(cell.strip(" \t;,|\n") for cell in row)), max_size=6
    )
)
def test_a_table_as_the_standard_has_it_is_what_another_reader_says(
    delimiter: str, table: list[tuple[str, ...]]
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("one", "two", "three"), *table])
    expected = list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), delimiter=delimiter))
    found = list(rows(Source.of_bytes(out.getvalue().encode())))
    assert [dict(row.cells) for row in found if isinstance(row, TableRow)] == expected
    assert len(found) == len(table)


def test_a_row_has_the_line_at_which_it_begins() -> None:
    found = rows(Source.of_bytes(b'a,b\n\n"x\ny",2\n3,4,5\n6,7\n'))
    assert [(each.place, isinstance(each, Trouble)) for each in found] == [
        ("line 3", False),
        ("line 5", True),
        ("line 6", False),
    ]


def test_columns_of_the_same_name_are_told_apart() -> None:
    (row,) = rows(Source.of_bytes(b"Note, note ,NOTE\n1,2,3\n"))
    assert isinstance(row, TableRow)
    assert dict(row.cells) == {"note": "1", "note 2": "2", "note 3": "3"}
