"""What a screen shows is what the player tells, put into words and seconds of the practice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from guide.audio import SESSION
from guide.journal import Zone
from guide.live.modes import Mode
from guide.live.observation import Observed, Surroundings, snapshot_of
from guide.live.segments import ReturnPoint, Segment
from guide.live.snapshot import Snapshot
from guide.player import State, Volumes, Why
from tests.live.practice_kit import OnePractice

AROUND = Surroundings(Volumes(bed=-6.0), 3, 5, "", "hold", Zone.COLD)


@pytest.fixture
def practice() -> Iterator[OnePractice]:
    with OnePractice() as made:
        yield made


def seen(practice: OnePractice, heard: Observed, around: Surroundings = AROUND) -> Snapshot:
    return snapshot_of(heard, practice.wanted, around, SESSION)


def second_of(practice: OnePractice, words: str) -> float:
    """Return a moment a little after those words have begun."""
    (start,) = (cue.start for cue in practice.segment.piece.timeline.cues if cue.text == words)
    return SESSION.seconds(start) + 0.1


def test_position_and_length_are_those_of_the_practice(practice: OnePractice) -> None:
    found = seen(practice, practice.observed(2.5))
    assert (found.position, found.heard) == (2.5, 2.5)
    assert found.length == SESSION.seconds(practice.segment.piece.frames)
    assert [title for _, title in found.sections] == ["One", "Two"]
    assert found.sections[0][0] == 0.0


def test_the_words_are_those_that_are_heard(practice: OnePractice) -> None:
    found = seen(practice, practice.observed(second_of(practice, "Third line of the practice here.")))
    assert (found.moment.words, found.moment.title) == ("Third line of the practice here.", "One")


def test_what_the_session_knows_is_told_on(practice: OnePractice) -> None:
    found = seen(practice, practice.observed(1.0))
    assert (found.volumes.bed, found.spoken, found.wanted, found.coming, found.zone) == (-6.0, 3, 5, "hold", Zone.COLD)
    assert (found.device, found.hush, found.pace, found.distance) == ("By hand.", 100, 1.0, 0)


@pytest.mark.parametrize(
    ("ours", "theirs", "told"), [("Ours.", "Theirs.", "Ours."), ("", "Theirs.", "Theirs."), ("", "", "")]
)
def test_what_went_wrong_in_the_session_is_said_first(practice: OnePractice, ours: str, theirs: str, told: str) -> None:
    heard = practice.observed(1.0)
    heard = replace(heard, view=replace(heard.view, problem=theirs))
    assert seen(practice, heard, replace(AROUND, problem=ours)).problem == told


def test_a_check_asks_only_in_the_practice_itself(practice: OnePractice) -> None:
    at = second_of(practice, "How is it now?") + 3.0
    found = seen(practice, practice.observed(at))
    assert (found.ask, found.checking) == ("How is it now?", True)
    hold = Segment(7, Mode.HOLD, practice.segment.piece, ReturnPoint(1, 0))
    found = seen(practice, practice.observed(at, hold))
    assert (found.ask, found.checking, found.mode) == ("", False, Mode.HOLD)


def test_a_gate_asks_with_its_own_words(practice: OnePractice) -> None:
    gate = Segment(7, Mode.GATE, practice.segment.piece, ReturnPoint(1, 0), words="Go on when you like.")
    assert seen(practice, practice.observed(1.0, gate)).ask == "Go on when you like."


def test_beside_the_practice_its_section_and_its_clock_stand_still(practice: OnePractice) -> None:
    with OnePractice() as other:
        easing = Segment(7, Mode.EASE, other.segment.piece, ReturnPoint(1, 0))
        last = second_of(practice, "Last line.")
        heard = practice.observed(second_of(other, "First line of the practice here."), easing)
        found = seen(practice, replace(heard, frame=SESSION.frames(last)))
    assert (found.moment.title, found.moment.section) == ("Two", 1)
    assert found.moment.words == "First line of the practice here."
    assert found.position == pytest.approx(last, abs=0.001)


@pytest.mark.parametrize(
    ("mode", "why", "told"),
    [
        (Mode.PRACTICE, Why.FINISHED, Why.FINISHED),
        (Mode.CLOSING, Why.FINISHED, Why.LANDED),
        (Mode.CLOSING, Why.FAILED, Why.FAILED),
    ],
)
def test_whoever_heard_a_closing_to_its_end_has_landed(practice: OnePractice, mode: Mode, why: Why, told: Why) -> None:
    stretch = replace(practice.segment, mode=mode)
    assert seen(practice, practice.observed(1.0, stretch, state=State.ENDED, why=why)).why is told
