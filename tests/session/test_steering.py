"""Turning a practice while it plays, in time that goes by only when the test says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from by_hand import ByHand, Hand

from guide import script
from guide.journal import Journal, Kind, Zone
from guide.player import State
from guide.session.choices import Choices
from guide.session.modes import Mode
from guide.session.playing import Session

TEXT = """title: T
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: rain
sections:
  - title: One
    steps:
      - First line of the practice here.
      - pause: 8s
      - Second line of the practice here.
      - pause: 8s
      - gate: {text: Go on when you like., or_after: 10s}
      - say: {text: Third line, distance: {closer: Third line but closer., further: Third line further away.}}
      - pause: 8s
  - title: Two
    steps:
      - breathe: {pattern: 4-6, cycles: 2, cues: tones}
      - check: {ask: How is it now?, or_after: 8s, ease: [Feel your hands now., pause: 4s!]}
      - Fourth line of the practice here.
      - pause: 8s
      - pendulate:
          rounds: 1
          max_touch: 30s
          resource: [Feel your feet., pause: 6s!]
          touch: [The edge of it., pause: 9s!]
  - title: Three
    closing: true
    steps:
      - pause: 20s
      - Last line.
      - bell: bowl
"""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


class Practising:
    """A session, and the hand that moves its time."""

    def __init__(self, journal: Journal | None, choices: Choices = Choices(), *, gates: bool = False) -> None:  # noqa: B008
        reading = script.parse(TEXT)
        assert reading.script is not None, reading.problems
        self.session, output = Session(reading.script, "t", choices, journal), ByHand()
        self.session.prepare()
        self.session.begin(output, gates=gates)
        self.hand: Hand = output.hand
        self.settle()

    def settle(self) -> None:
        """Until all that was asked for is spoken."""
        ahead = self.session._ahead
        assert ahead is not None
        assert ahead.idle(60)

    def run(self, seconds: float) -> None:
        self.hand.run(seconds)

    def until(self, words: str) -> None:
        for _ in range(4000):
            if self.session.now().moment.words.startswith(words) and self.session.now().moment.speaking:
                return
            self.hand.run(0.1)
        raise AssertionError(f"never heard: {words}")

    @property
    def now(self):  # noqa: ANN201
        return self.session.now()


@pytest.fixture
def one(journal: Journal) -> Iterator[Practising]:
    practising = Practising(journal)
    yield practising
    practising.session.close()


def kinds(journal: Journal) -> list[Kind]:
    (kept,) = journal.sessions()
    told = journal.session(kept.id)
    assert told is not None
    return [event.kind for event in told.events if event.kind is not Kind.HEARTBEAT]


def test_hold_waits_for_the_end_of_the_line_and_goes_on_where_it_was(one: Practising, journal: Journal) -> None:
    one.until("First")
    one.session.hold()
    assert (one.now.mode, one.now.coming) == (Mode.PRACTICE, "hold")
    one.run(6.0)
    assert (one.now.mode, one.now.coming, one.now.state) == (Mode.HOLD, "", State.PLAYING)
    held = one.now
    assert not held.moment.speaking
    one.run(60.0)
    assert (one.now.position, one.now.mode) == (held.position, Mode.HOLD)
    assert one.now.heard - held.heard == pytest.approx(60.0)
    one.session.hold()
    one.run(1.0)
    assert one.now.mode is Mode.PRACTICE
    assert one.now.position == pytest.approx(held.position + 1.0, abs=0.1)
    one.until("Second")
    assert kinds(journal) == [Kind.STARTED, Kind.HELD, Kind.WENT_ON]


def test_a_hold_that_is_not_wanted_any_more_does_not_come(one: Practising) -> None:
    one.until("First")
    one.session.hold()
    one.session.hold()
    assert one.now.coming == ""
    one.until("Second")
    assert one.now.mode is Mode.PRACTICE


def test_grounding_is_heard_at_once_then_there_is_a_choice_then_the_sentence_comes_again(one: Practising) -> None:
    one.until("Second")
    one.run(0.5)
    cut = one.now.position
    one.session.ground()
    one.run(0.4)
    assert (one.now.mode, one.now.moment.words) == (Mode.GROUND, "Here is some solid ground.")
    assert one.now.moment.speaking
    assert one.now.position == pytest.approx(cut, abs=1.0)
    one.run(95.0)
    assert one.now.mode is Mode.CHOICE
    one.session.go_on()
    one.run(0.3)
    assert (one.now.mode, one.now.moment.words) == (Mode.PRACTICE, "Second line of the practice here.")


def test_grounding_comes_out_of_a_pause_too(one: Practising) -> None:
    one.until("First")
    one.session.toggle()
    one.run(1.0)
    assert one.now.state is State.PAUSED
    one.session.ground()
    one.run(1.0)
    assert (one.now.state, one.now.mode) == (State.PLAYING, Mode.GROUND)


def test_grounding_comes_out_of_a_closing_and_back_into_the_practice(one: Practising) -> None:
    one.until("Second")
    one.session.land()
    one.run(1.0)
    assert one.now.mode is Mode.CLOSING
    one.session.ground()
    one.run(95.0)
    assert one.now.mode is Mode.CHOICE
    one.session.go_on()
    one.until("Third")
    one.session.leave()
    one.run(0.5)
    one.session.ground()
    assert one.now.state is State.LANDING


def test_easing_comes_at_the_next_rest_and_leads_back(one: Practising) -> None:
    one.until("First")
    one.session.ease()
    one.run(5.0)
    assert one.now.mode is Mode.EASE
    assert one.now.moment.words == "Feel your hands now."
    one.until("Second")
    assert one.now.mode is Mode.PRACTICE


def test_landing_says_the_closing_in_short_and_ends(one: Practising, journal: Journal) -> None:
    one.until("First")
    one.session.land()
    one.until("Last line.")
    assert one.now.mode is Mode.CLOSING
    one.run(40.0)
    assert one.session.over
    one.session.beat()
    one.session.close()
    assert journal.sessions()[0].ending.value == "landed"


def test_landing_again_fades_out(one: Practising) -> None:
    one.until("First")
    one.session.land()
    one.run(1.0)
    one.session.land()
    one.run(0.1)
    assert one.now.state is State.LANDING
    one.run(4.5)
    assert one.session.over


def test_a_gate_waits_for_the_listener(journal: Journal) -> None:
    one = Practising(journal, gates=True)
    one.until("Go on when you like.")
    one.run(60.0)
    assert (one.now.mode, one.now.ask) == (Mode.GATE, "Go on when you like.")
    one.session.go_on()
    one.run(4.0)
    assert one.now.moment.words == "Third line"
    one.session.close()


def test_without_anybody_to_open_it_a_gate_opens_by_itself(one: Practising) -> None:
    one.until("Go on when you like.")
    one.until("Third line")


def test_fewer_words_from_the_next_rest_on(one: Practising) -> None:
    one.until("First")
    one.session.hush(-100)
    one.settle()
    assert one.now.hush == 0
    said = []
    for _ in range(1200):
        one.run(0.1)
        if one.now.moment.words not in said:
            said.append(one.now.moment.words)
    assert said[0] == "First line of the practice here."
    assert not any(words.startswith(("Second", "Third")) for words in said)
    assert "How is it now?" in said


def test_fewer_words_asked_for_in_a_hold_leave_the_place_where_it_is(one: Practising) -> None:
    one.until("Second")
    for _ in range(2):
        one.session.hold()
        one.run(10.0)
        held = one.now
        assert held.mode is Mode.HOLD
        one.session.hush(-20)
        one.settle()
        assert (one.now.mode, one.now.position) == (Mode.HOLD, held.position)
        one.session.go_on()
        one.run(1.5)
        assert one.now.position == pytest.approx(held.position + 1.5, abs=0.2)


def test_another_pace_from_the_next_rest_on_and_breath_as_it_was(one: Practising) -> None:
    one.until("First")
    length = one.now.length
    one.session.pace(-0.3)
    one.settle()
    one.run(6.0)
    assert one.now.pace == 0.7
    assert one.now.length > length * 1.1
    one.until("Second")
    timeline = one.session._playing().newest.piece.timeline
    assert {round(timeline.rate.seconds(phase.stop - phase.start), 3) for phase in timeline.phases} == {4.0, 6.0}


def test_closer_and_further_change_the_lines_that_have_a_distance(one: Practising) -> None:
    one.until("First")
    one.session.distance(1)
    one.settle()
    assert one.now.distance == 1
    one.until("Third line but closer.")


def test_an_answer_to_a_check_brings_its_easier_steps(one: Practising) -> None:
    one.until("How is it now?")
    one.run(2.5)
    assert (one.now.checking, one.now.ask) == (True, "How is it now?")
    one.session.feels(Zone.HOT)
    one.settle()
    one.until("Feel your hands now.")
    one.until("Fourth")
    assert one.now.mode is Mode.PRACTICE


def test_a_check_that_nobody_answers_goes_on(one: Practising) -> None:
    one.until("How is it now?")
    one.until("Fourth")


@pytest.mark.parametrize("way", ["ease", "next", "ground"])
def test_the_difficult_half_is_always_left_by_what_is_steady(one: Practising, way: str) -> None:
    one.until("The edge of it.")
    assert one.now.touching
    if way == "ease":
        one.session.ease()
    elif way == "next":
        one.session.section(1)
    else:
        one.session.ground()
        one.run(95.0)
        one.session.go_on()
    one.until("Feel your feet.")


def test_after_a_hold_a_practice_with_a_length_ends_on_time() -> None:
    one = Practising(None, Choices(seconds=170.0))
    one.until("First")
    one.session.hold()
    one.run(20.0)
    assert one.now.mode is Mode.HOLD
    one.session.go_on()
    one.settle()
    for _ in range(300):
        one.run(1.0)
        if one.session.over:
            break
    assert one.now.heard == pytest.approx(170.0, abs=0.2)
    one.session.close()


def test_seeking_back_before_what_is_spoken_at_this_pace_speaks_it_and_goes_there(one: Practising) -> None:
    one.until("Third line")
    one.session.pace(-0.2)
    one.settle()
    one.run(8.0)
    one.session.section(-1)
    one.settle()
    one.run(1.0)
    one.until("First")
    assert one.now.mode is Mode.PRACTICE
