"""Starts for new scripts: each kind, at several lengths, is a whole practice that fits and is kind to listeners."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import script
from guide.audio import Rate
from guide.authoring import starts
from guide.authoring.starts.lessons import LESSONS, taught
from guide.authoring.starts.template import Template
from guide.lint import care, references
from guide.problems import WrongUseError
from guide.script.collect import collect
from guide.script.model import KINDS, Script, Utterance
from guide.timeline import Source, Wish, arrange, estimate

RATE = Rate(48_000)
LENGTHS = (180.0, 300.0, 420.0, 600.0, 3_600.0)


def lengths(source: Source) -> int:
    return estimate.frames(source, RATE) if isinstance(source, Utterance) else RATE.frames(2.0)


def read(text: str) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def test_every_kind_has_a_start_and_nothing_else_has() -> None:
    assert set(starts.kinds()) == set(KINDS)


@pytest.mark.parametrize("seconds", LENGTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_start_is_in_order_and_fits_the_length_exactly(kind: str, seconds: float) -> None:
    begun = starts.starter(kind, seconds)
    practice = read(begun.text)
    assert references.problems(practice) == ()
    assert care.advise(practice) == ()
    assert practice.kind == kind
    assert practice.sections[-1].closing
    assert begun.range.natural == pytest.approx(seconds, rel=0.03)
    assert begun.range.shortest < seconds * 0.9
    assert begun.range.longest > seconds * 1.3
    timeline, problems = arrange(practice, lengths, RATE, wish=Wish(seconds))
    assert (timeline.frames, problems) == (RATE.frames(seconds), ())


@given(st.sampled_from(sorted(KINDS)), st.integers(180, 720))
@settings(max_examples=60, deadline=None)
def test_a_start_of_any_length_is_kind_and_near_it(kind: str, seconds: int) -> None:
    begun = starts.starter(kind, float(seconds))
    assert care.advise(read(begun.text)) == ()
    assert begun.range.natural == pytest.approx(seconds, rel=0.05)


def test_the_middle_of_each_kind_is_its_own() -> None:
    said = {
        kind: {each.words for each in collect(read(starts.starter(kind, 1_800.0).text)).utterances} for kind in KINDS
    }
    for kind in KINDS:
        others = set().union(*(said[other] for other in KINDS if other != kind))
        assert len(said[kind] - others) >= 0.75 * len(said[kind]), kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_longer_practice_has_more_words_and_not_only_longer_pauses(kind: str) -> None:
    short, long = (collect(read(starts.starter(kind, each).text)).utterances for each in (180.0, 1_800.0))
    assert len(long) > 1.3 * len(short)


@pytest.mark.parametrize("title", ["Plain", 'What: "a" # day', "- [x]", "true", "'", "Rest ~3", "Für dich: drei", "5"])
def test_any_title_comes_back_as_it_was_given(title: str) -> None:
    assert read(starts.starter("rest", title=title).text).title == title


def test_the_schema_is_named_on_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "a b" / "practice.schema.json"
    first = starts.starter("rest", schema=path).text.splitlines()[0]
    assert first == f"# yaml-language-server: $schema={path.as_uri()}"
    assert " " not in path.as_uri()


@pytest.mark.parametrize(
    ("kind", "seconds"), [("rest", 179.0), ("rest", 3_601.0), ("sleep", 600.0), ("../rest", 600.0)]
)
def test_what_cannot_be_had_is_wrong_use(kind: str, seconds: float) -> None:
    with pytest.raises(WrongUseError):
        starts.starter(kind, seconds)


def test_a_title_that_scripts_read_otherwise_is_refused() -> None:
    with pytest.raises(WrongUseError, match="nothing here is called 'day'"):
        starts.starter("rest", title="My {day}")


def test_each_lesson_is_taught_somewhere_and_once() -> None:
    texts = [starts.starter(kind, 1_800.0).text for kind in KINDS]
    for _, lesson in LESSONS:
        counts = [text.count(f"# {lesson}") for text in texts]
        assert set(counts) <= {0, 1}, lesson
        if lesson != LESSONS[-2][1]:
            assert any(counts), lesson


def test_a_lesson_stands_above_its_line() -> None:
    assert list(taught(["    - bell: bowl", "    - bell: bowl"]))[1:] == ["    - bell: bowl", "    - bell: bowl"]


TEMPLATE = Template(
    (
        "title: T",
        "#: from 5m",
        "long ~8s ~2",
        "#: from 4m to 5m",
        "middle",
        "#: under 4m",
        "short ~2",
        "#: always",
        "- silence: ~61s",
    )
)


@pytest.mark.parametrize(
    ("seconds", "kept"),
    [
        (180.0, ["title: T", "short 1..3..9", "- silence: 2m"]),
        (240.0, ["title: T", "middle", "- silence: 2m"]),
        (300.0, ["title: T", "long 16s 1..3..9", "- silence: 2m"]),
    ],
)
def test_a_template_keeps_what_is_for_the_length_and_fills_it_in(seconds: float, kept: list[str]) -> None:
    assert TEMPLATE.lines(seconds, 1.5, 2.0) == kept


def test_a_pause_never_becomes_a_silence_that_nobody_announced() -> None:
    assert Template(("title: T", "- pause: ~40s", "- pause: ~2s")).lines(600.0, 1.0, 2.5)[1:] == [
        "- pause: 50s",
        "- pause: 5s",
    ]
    assert Template(("- pause: ~3s",)).lines(600.0, 1.0, 0.1) == ["- pause: 2s"]
