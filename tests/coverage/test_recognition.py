"""What a recogniser heard of the library stands in a table, and counts as long as the words are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.cli.coverage import library_page
from guide.coverage import recognition
from guide.coverage.library import read_all
from guide.coverage.recognition import Recognised
from guide.script import parse
from guide.script.model import Script
from tests.scripts import TONE

TABLE = Path(__file__).with_name("recognised.tsv")
ENOUGH = 0.05
"""The share of words that a recogniser may hear otherwise, over all practices in one voice."""


def practice(*lines: str) -> Script:
    script = parse(f"{TONE}sections: [{{title: A, steps: {list(lines)}}}]\n".encode()).script
    assert script is not None
    return script


def test_what_was_heard_is_what_was_written() -> None:
    rows = recognition.read(TABLE)
    assert rows
    for voice, (_, wrong) in recognition.pooled(rows).items():
        assert wrong < ENOUGH, voice


def test_the_page_tells_each_voice() -> None:
    rows = recognition.current(recognition.read(TABLE), read_all(places.scripts()))
    page = "\n".join(library_page())
    for voice, (heard, wrong) in recognition.pooled(rows).items():
        assert f"{voice:<20} {heard} of" in page
        assert f"{wrong:.2%}" in page


def test_a_row_counts_until_the_words_are_others(tmp_path: Path) -> None:
    table, scripts = tmp_path / "heard.tsv", {"a": practice("Rest here."), "b": practice("Rest there.")}
    for name, wrong in (("b", 0), ("a", 1)):
        recognition.add(table, Recognised(name, "tone", recognition.digest(scripts[name]), 2, wrong))
    rows = recognition.read(table)
    assert [row.practice for row in rows] == ["a", "b"]
    assert recognition.current(rows, scripts) == rows
    assert recognition.pooled(rows) == {"tone": (2, 0.25)}

    changed = {**scripts, "a": practice("Rest here now.")}
    assert [row.practice for row in recognition.current(rows, changed)] == ["b"]
    recognition.add(table, Recognised("a", "tone", recognition.digest(changed["a"]), 3, 0))
    assert recognition.pooled(recognition.current(recognition.read(table), changed)) == {"tone": (2, 0.0)}


def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path) -> None:
    assert recognition.read(tmp_path / "none.tsv") == ()
    (tmp_path / "bad.tsv").write_text("practice\tvoice\tdigest\twords\twrong\na\tb\tc\tmany\t0\n", "utf-8")
    with pytest.raises(ValueError, match="many"):
        recognition.read(tmp_path / "bad.tsv")
