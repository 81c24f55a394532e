"""Every practice that is shipped keeps the promises of the library: lengths, words, care; and no two are one."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import places
from guide.cli.coverage import library_page
from guide.coverage import library
from guide.coverage.library import Figures
from guide.library.needs import needs
from guide.lint.documents import everything
from guide.script import parse
from guide.script.model import Script
from tests.scripts import TONE

SUMMARY = Path(__file__).with_name("library.txt")
SCRIPTS = library.read_all(places.scripts())
FIGURES = {each.name: each for each in library.figures(SCRIPTS)}
NAMES = sorted(SCRIPTS)


@pytest.fixture(params=NAMES)
def practice(request: pytest.FixtureRequest) -> tuple[Script, Figures]:
    return SCRIPTS[request.param], FIGURES[request.param]


def test_the_summary_is_what_the_scripts_say() -> None:
    said = "write it anew with: guide coverage --library > tests/coverage/library.txt"
    assert SUMMARY.read_text(encoding="utf-8").splitlines() == library_page(), said


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_and_nothing_is_advised(name: str) -> None:
    found, _ = everything(places.scripts() / f"{name}.yaml")
    assert [f"{each.where.line}: {each.code}: {each.message}" for each in found] == []


def test_the_head_is_whole(practice: tuple[Script, Figures]) -> None:
    script, _ = practice
    assert (script.author, script.license) == ("The guide authors", "Apache-2.0")
    assert script.posture
    assert script.eyes
    assert script.serves
    assert 1 <= len(script.needs) <= 5
    assert not script.silenced
    assert script.note or script.intensity < 3


def test_it_stretches_to_twice_and_shrinks_to_half(practice: tuple[Script, Figures]) -> None:
    each = practice[1]
    assert each.shortest <= each.natural / 2
    assert each.longest >= 2 * each.natural


def test_sentences_are_short_and_plain(practice: tuple[Script, Figures]) -> None:
    each = practice[1]
    assert each.most_words <= 25
    assert each.grade <= 6


def test_it_closes(practice: tuple[Script, Figures]) -> None:
    script, _ = practice
    assert script.sections[-1].closing


def test_every_need_is_met_by_three() -> None:
    met = {need.need: sum(need.need in script.needs for script in SCRIPTS.values()) for need in needs()}
    assert [name for name, count in met.items() if count < 3] == []


def test_no_two_begin_or_end_alike() -> None:
    openings = {name: FIGURES[name].opening for name in NAMES}
    closings = {name: FIGURES[name].closing for name in NAMES}
    assert library.alike(openings) == []
    assert library.alike(closings, words=4) == []


def test_no_two_share_a_sentence() -> None:
    runs = library.shared_runs({name: SCRIPTS[name] for name in NAMES})
    assert {run: names for run, names in runs.items() if len(names) > 2} == {}


@pytest.mark.parametrize(
    ("word", "count"),
    [("a", 1), ("breathe", 1), ("table", 2), ("little", 2), ("awareness", 4), ("free", 1), ("you", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert library.syllables(word) == count


def test_what_two_share_is_seen() -> None:
    sentence = "The harbour keeps its lanterns lit tonight."
    assert library.sentences([sentence, "Rest. Wait."]) == [sentence, "Rest.", "Wait."]
    script = parse(f"{TONE}sections: [{{title: A, steps: ['{sentence}']}}]\n".encode()).script
    assert script is not None
    assert set(library.shared_runs({"a": script, "b": script}).values()) == {("a", "b")}
    assert library.shared_runs({"a": script}) == {}
    assert library.alike({"a": "You are here, and so.", "b": "You are here now.", "c": "It is late."}) == [("a", "b")]
