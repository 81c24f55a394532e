"""What a timeline says about one frame, at 10 frames a second."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.audio import Rate
from guide.live.at_frame import section_start, sentence_start, view_at
from guide.timeline import BreathPhase, Marker, Timeline, WordCue

TIMELINE = Timeline(
    rate=Rate(10),
    frames=1000,
    clips=(),
    beds=(),
    duck=(),
    cues=(WordCue(50, 80, "One."), WordCue(200, 220, "Two.")),
    markers=(Marker(0, "A"), Marker(100, "B"), Marker(500, "C")),
    phases=(
        BreathPhase(300, 340, "in"),
        BreathPhase(340, 360, "hold"),
        BreathPhase(360, 420, "out"),
        BreathPhase(420, 430, "rest"),
    ),
)


@pytest.mark.parametrize(
    ("frame", "words", "speaking", "title"),
    [
        (0, "", False, "A"),
        (49, "", False, "A"),
        (50, "One.", True, "A"),
        (79, "One.", True, "A"),
        (80, "One.", False, "A"),
        (150, "One.", False, "B"),
        (200, "Two.", True, "B"),
        (999, "Two.", False, "C"),
    ],
)
def test_words_and_section(frame: int, words: str, speaking: bool, title: str) -> None:
    now = view_at(TIMELINE, frame)
    assert (now.words, now.speaking, now.title) == (words, speaking, title)


@pytest.mark.parametrize(
    ("frame", "phase", "lungs", "left"),
    [
        (299, "", 0.5, 0.0),
        (300, "in", 0.0, 4.0),
        (320, "in", 0.5, 2.0),
        (340, "hold", 1.0, 2.0),
        (390, "out", 0.5, 3.0),
        (425, "rest", 0.0, 0.5),
        (430, "", 0.5, 0.0),
    ],
)
def test_breath(frame: int, phase: str, lungs: float, left: float) -> None:
    now = view_at(TIMELINE, frame)
    assert (now.phase, now.lungs, now.phase_left) == (phase, pytest.approx(lungs), pytest.approx(left))


BREATHING = replace(
    TIMELINE,
    cues=(
        WordCue(50, 80, "One."),
        WordCue(200, 220, "Two."),
        WordCue(300, 310, "Breathe in."),
        WordCue(600, 620, "Three."),
    ),
    phases=(*TIMELINE.phases, BreathPhase(430, 470, "in"), BreathPhase(470, 530, "out"), BreathPhase(700, 740, "in")),
)


@pytest.mark.parametrize(
    ("frame", "before", "counting", "breath"),
    [
        (60, "", False, (0, 0)),
        (210, "One.", False, (0, 0)),
        (320, "Two.", True, (1, 2)),
        (425, "Two.", True, (1, 2)),
        (480, "Two.", True, (2, 2)),
        (610, "Two.", False, (0, 0)),
        (720, "Two.", False, (1, 1)),
    ],
)
def test_the_sentence_before_and_which_breath_it_is(
    frame: int, before: str, counting: bool, breath: tuple[int, int]
) -> None:
    now = view_at(BREATHING, frame)
    assert (now.before, now.counting, now.breath) == (before, counting, breath)


@pytest.mark.parametrize(
    ("frame", "step", "expected"),
    [
        (0, 1, 100),
        (150, 1, 500),
        (600, 1, 1000),
        (600, -1, 500),
        (510, -1, 100),
        (20, -1, 0),
        (120, -1, 0),
        (131, -1, 100),
    ],
)
def test_sections_are_skipped_as_players_do(frame: int, step: int, expected: int) -> None:
    assert section_start(TIMELINE, frame, step) == expected


@pytest.mark.parametrize(
    ("frame", "step", "expected"),
    [
        (0, 1, 50),
        (60, 1, 200),
        (210, 1, 1000),
        (999, 1, 1000),
        (75, -1, 50),  # in the middle of it
        (69, -1, 0),  # it has just begun
        (215, -1, 50),
        (220, -1, 200),
        (10, -1, 0),
    ],
)
def test_sentences_are_skipped_as_sections_are(frame: int, step: int, expected: int) -> None:
    assert sentence_start(TIMELINE, frame, step) == expected
