"""What a practice can turn to: short enough, kind, and in the practice's own words where it has some."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide import script
from guide.audio import Rate
from guide.script import care
from guide.script.library import practices
from guide.script.model import Script, Utterance
from guide.session import asides
from guide.timeline import Source, arrange, estimate

RATE = Rate(100)
OURS = sorted(Path(asides.__file__).parent.glob("*.yaml"))
LIBRARY = [practice.script for practice in practices()]


def length(source: Source) -> int:
    return estimate.frames(source, RATE) if isinstance(source, Utterance) else 0


def seconds(words: Script) -> float:
    timeline, problems = arrange(words, length, RATE)
    assert not problems
    return RATE.seconds(timeline.frames)


def said(words: Script) -> list[str]:
    timeline, _ = arrange(words, length, RATE)
    return [cue.text for cue in timeline.cues]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_words_are_kind(path: Path) -> None:
    assert care.advise(script.load(path)) == ()


@pytest.mark.parametrize("pace", [0.7, 0.85, 1.0, 1.4])
def test_grounding_takes_a_minute_and_a_half_at_most(pace: float) -> None:
    assert 30.0 < seconds(asides.ground(replace(LIBRARY[0], pace=pace))) <= 90.0


def test_grounding_uses_the_listeners_own_anchors() -> None:
    own = asides.ground(replace(LIBRARY[0], anchors={"place": "the old pier", "phrase": "one thing at a time"}))
    assert "If you like, let the old pier come to mind." in said(own)
    assert "You might say to yourself, one thing at a time." in said(own)


@pytest.mark.parametrize("practice", LIBRARY, ids=lambda practice: practice.title)
def test_the_short_closing_is_the_end_of_the_practice_and_short(practice: Script) -> None:
    short = asides.closing(practice)
    assert said(practice)[-1] == said(short)[-1]
    assert seconds(short) <= asides.LONGEST_CLOSING + 5.0


TEXT = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
sections:
  - {title: One, steps: [First.]}
  - title: Two
    steps:
      - repeat: {times: 2, steps: [{check: {ask: How is it?, ease: [Feel your hands.]}}]}
  - {title: Three, steps: [Third.]}
"""


def read(text: str) -> Script:
    reading = script.parse(text)
    assert reading.script is not None, reading.problems
    return reading.script


def test_the_easier_words_are_those_of_the_nearest_check_wherever_it_stands() -> None:
    for section in range(3):
        assert said(asides.ease(read(TEXT), section)) == ["Feel your hands."]
    without = read(TEXT.replace("{check: {ask: How is it?, ease: [Feel your hands.]}}", "Second."))
    assert said(asides.ease(without, 0))[0] == "Let all of it be a little further away."


def test_a_practice_without_a_closing_gets_ours() -> None:
    assert said(asides.closing(read(TEXT)))[0] == "We can end here."


def test_a_closing_of_bells_alone_stays_one() -> None:
    bells = read(TEXT + "  - {title: Four, closing: true, steps: [{bell: bowl}]}\n")
    assert said(asides.closing(bells)) == []
