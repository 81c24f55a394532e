"""Turning a practice while it plays, in time that goes by only when the test says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from guide import script
from guide.journal import EventKind, Journal, Zone
from guide.live.modes import Mode
from guide.live.resume import resume_point
from guide.live.session import LiveSession
from guide.live.snapshot import Snapshot
from guide.player import State
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.timeline import Bell, Position
from tests.live.by_hand import TICK, ByHand, Hand
from tests.live.session_kit import arranged_piece, until_spoken
from tests.scripts import TONE

TEXT = (
    TONE
    + """bed: rain
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
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db", lambda: datetime.now(UTC)) as opened:
        yield opened


class Practising:
    """A session, and the hand that moves its time."""

    def __init__(
        self,
        journal: Journal | None,
        choices: RenderOptions = RenderOptions(),  # noqa: B008
        *,
        gates: bool = False,
        section: int = 0,
        spot: Position | None = None,
    ) -> None:
        reading = script.parse(TEXT)
        assert reading.script is not None, reading.problems
        self.session, output = LiveSession(RenderJob(reading.script, choices), "t", journal), ByHand()
        self.session.prepare(section=section, spot=spot)
        self.session.begin(output, section, spot=spot, gates=gates)
        self.hand: Hand = output.hand
        self.settle()

    def settle(self) -> None:
        """Until all that was asked for is spoken."""
        until_spoken(self.session)

    def run(self, seconds: float) -> None:
        self.hand.run(seconds)
        self.session.beat()

    def until(self, words: str) -> None:
        for _ in range(4000):
            if self.session.now().moment.words.startswith(words) and self.session.now().moment.speaking:
                return
            self.run(0.1)
        raise AssertionError(f"never heard: {words}")

    def reach(self, mode: Mode) -> float:
        """Until it is heard; the seconds it took."""
        begun = self.now.heard
        for _ in range(1000):
            if self.now.mode is mode:
                return float(self.now.heard - begun)
            self.run(0.1)
        raise AssertionError(f"never reached: {mode}")

    def end(self) -> float:
        """Until it is over; the seconds it took."""
        begun = self.now.heard
        for _ in range(3000):
            if self.session.over:
                return float(self.now.heard - begun)
            self.run(0.1)
        raise AssertionError("never over")

    @property
    def now(self) -> Snapshot:
        return self.session.now()


@pytest.fixture
def one(journal: Journal) -> Iterator[Practising]:
    practising = Practising(journal)
    yield practising
    practising.session.close()


@pytest.fixture
def later(journal: Journal) -> Iterator[Practising]:
    """From its second section on."""
    practising = Practising(journal, section=1)
    yield practising
    practising.session.close()


def kinds(journal: Journal) -> list[EventKind]:
    (kept,) = journal.sessions()
    told = journal.session(kept.id)
    assert told is not None
    return [event.kind for event in told.events if event.kind is not EventKind.HEARTBEAT]


def slower(one: Practising) -> None:
    for _ in range(3):
        one.session.pace(-0.1)
    one.settle()
    one.until("Second")


def fewer(one: Practising) -> None:
    one.session.hush(-100)
    one.settle()
    one.run(20.0)


def held_once(one: Practising) -> None:
    one.session.hold()
    one.reach(Mode.HOLD)
    one.run(16.0)
    one.session.hold()
    one.settle()


def test_hold_waits_for_the_end_of_the_line_and_goes_on_where_it_was(one: Practising, journal: Journal) -> None:
    one.until("First")
    one.session.hold()
    assert (one.now.mode, one.now.coming) == (Mode.PRACTICE, "hold")
    one.run(6.0)
    assert (one.now.mode, one.now.coming, one.now.state) == (Mode.HOLD, "", State.PLAYING)
    held = one.now
    assert not held.moment.speaking
    one.run(15.0)
    assert (one.now.position, one.now.mode) == (held.position, Mode.HOLD)
    assert one.now.heard - held.heard == pytest.approx(15.0)
    one.session.hold()
    one.run(1.0)
    assert one.now.mode is Mode.PRACTICE
    assert one.now.position == pytest.approx(held.position + 1.0, abs=0.1)
    one.until("Second")
    assert kinds(journal) == [EventKind.STARTED, EventKind.HELD, EventKind.WENT_ON]


def test_a_hold_that_is_not_wanted_any_more_does_not_come(one: Practising, journal: Journal) -> None:
    one.until("First")
    one.session.hold()
    one.session.hold()
    assert one.now.coming == ""
    one.until("Second")
    assert one.now.mode is Mode.PRACTICE
    assert kinds(journal) == [EventKind.STARTED]


def test_what_comes_is_still_known_after_many_changes_of_mind(one: Practising) -> None:
    one.until("First")
    one.session.hush(-20)
    one.settle()
    for _ in range(80):
        one.session.hold()
    assert one.now.coming == ""
    one.until("Second")
    assert one.now.hush == 80


def test_grounding_is_heard_at_once_then_there_is_a_choice_then_the_sentence_comes_again(
    one: Practising, journal: Journal
) -> None:
    one.until("Second")
    one.run(0.5)
    cut = one.now.position
    one.session.ground()
    one.run(0.15)
    assert (one.now.mode, one.now.moment.words) == (Mode.GROUND, "Here is some solid ground.")
    assert one.now.moment.speaking
    assert one.now.position == pytest.approx(cut, abs=1.0)
    assert one.reach(Mode.CHOICE) <= 89.8
    one.session.go_on()
    one.run(0.3)
    assert (one.now.mode, one.now.moment.words) == (Mode.PRACTICE, "Second line of the practice here.")
    assert one.now.position < cut  # from its first word
    assert kinds(journal) == [EventKind.STARTED, EventKind.GROUNDED, EventKind.WENT_ON]


def test_grounding_does_not_wait_for_a_soft_return_from_a_hold(one: Practising) -> None:
    one.until("First")
    one.session.hold()
    one.reach(Mode.HOLD)
    one.run(2.0)
    one.session.go_on()
    one.run(0.1)
    one.session.ground()
    one.run(0.15)
    assert (one.now.mode, one.now.moment.speaking) == (Mode.GROUND, True)


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
    one.reach(Mode.CHOICE)
    one.session.go_on()
    one.until("Third")
    one.session.leave()
    one.run(0.5)
    one.session.ground()
    assert one.now.state is State.LANDING


def test_easing_comes_at_the_next_rest_and_leads_back(one: Practising, journal: Journal) -> None:
    one.until("First")
    one.session.ease()
    one.run(5.0)
    assert one.now.mode is Mode.EASE
    assert one.now.moment.words == "Feel your hands now."
    one.until("Second")
    assert one.now.mode is Mode.PRACTICE
    assert kinds(journal) == [EventKind.STARTED, EventKind.EASED]


def test_a_hold_within_easing_is_one_hold_and_one_easing(one: Practising, journal: Journal) -> None:
    one.until("First")
    one.session.ease()
    one.settle()
    one.reach(Mode.EASE)
    one.session.hold()
    one.reach(Mode.HOLD)
    one.session.hold()
    one.reach(Mode.EASE)
    one.run(2.0)
    assert kinds(journal) == [EventKind.STARTED, EventKind.EASED, EventKind.HELD, EventKind.WENT_ON]


def test_what_was_left_just_before_it_became_easier_was_left(journal: Journal) -> None:
    for ticks in range(56, 70):  # of 50 ms, so that one of them is the last before the easier words
        one = Practising(journal)
        one.until("First")
        one.session.ease()
        one.settle()
        one.hand.run(ticks * TICK)
        one.session.leave()
        one.end()
        one.session.close()
        last = journal.sessions()[0]
        assert (last.ending.value, last.completed) == ("landed", False), ticks


def test_landing_says_the_closing_in_short_and_ends(one: Practising, journal: Journal) -> None:
    one.until("First")
    whole = one.now.length - one.now.sections[-1][0]
    begun = one.now.heard
    one.session.land()
    one.until("Last line.")
    assert one.now.mode is Mode.CLOSING
    one.end()
    assert one.now.heard - begun < whole
    one.session.beat()
    one.session.close()
    assert journal.sessions()[0].ending.value == "landed"


def test_landing_out_of_a_pause_says_the_closing_too(one: Practising) -> None:
    one.until("First")
    one.session.toggle()
    one.run(1.0)
    assert one.now.state is State.PAUSED
    one.session.land()
    one.run(1.0)
    assert (one.now.mode, one.now.state) == (Mode.CLOSING, State.PLAYING)
    one.until("Last line.")


@pytest.mark.parametrize(
    ("then", "now", "turned"),
    [
        (RenderOptions(seconds=240.0), RenderOptions(), lambda one: None),
        (RenderOptions(), RenderOptions(seconds=240.0), lambda one: None),
        (RenderOptions(pace=0.7), RenderOptions(pace=1.4), lambda one: None),
        (RenderOptions(), RenderOptions(), slower),
        (RenderOptions(), RenderOptions(), fewer),
        (RenderOptions(seconds=170.0), RenderOptions(), held_once),
        (RenderOptions(), RenderOptions(voice="tone", hush=0), lambda one: None),
    ],
)
def test_it_goes_on_at_the_same_line_however_it_was_arranged_then_and_is_now(
    then: RenderOptions, now: RenderOptions, turned: Callable[[Practising], None], journal: Journal
) -> None:
    first = Practising(journal, then)
    first.until("First")
    turned(first)
    for _ in range(2000):
        if first.now.moment.title == "Two" and first.now.moment.phase == "out":
            break
        first.run(0.1)
    first.session.close()
    found = resume_point(journal, "t", first.session.script.digest)
    assert found
    second = Practising(None, now, spot=found.spot)
    assert (second.now.moment.title, second.now.moment.phase) == ("Two", "in")  # the breath that was cut, anew
    second.session.close()


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
    one.run(15.0)
    assert (one.now.mode, one.now.ask) == (Mode.GATE, "Go on when you like.")
    one.session.go_on()
    one.run(4.0)
    assert one.now.moment.words == "Third line"
    one.session.close()


def test_without_anybody_to_open_it_a_gate_opens_by_itself(one: Practising) -> None:
    one.until("Go on when you like.")
    one.until("Third line")


def test_fewer_words_from_the_next_rest_on_and_as_long_as_before(one: Practising, journal: Journal) -> None:
    one.until("First")
    length = one.now.length
    one.session.hush(-100)
    one.settle()
    assert one.now.hush == 0
    said = []
    while not one.session.over:
        one.run(0.1)
        if one.now.moment.words not in said:
            said.append(one.now.moment.words)
    assert said[0] == "First line of the practice here."
    assert not any(words.startswith(("Second", "Third")) for words in said)
    assert {"How is it now?", "Last line."} <= set(said)
    assert one.now.length == length
    timeline = arranged_piece(one.session).timeline
    assert any(isinstance(clip.source, Bell) for clip in timeline.clips)
    assert kinds(journal) == [EventKind.STARTED, EventKind.HUSHED, EventKind.ENDED]


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


def test_another_pace_from_the_next_rest_on_and_breath_as_it_was(one: Practising, journal: Journal) -> None:
    one.until("First")
    length = one.now.length
    one.session.pace(-0.3)
    one.settle()
    one.run(0.1)
    assert (one.now.moment.speaking, one.now.length) == (True, length)
    one.run(6.0)
    assert one.now.pace == 0.7
    assert one.now.length > length * 1.1
    one.until("Second")
    timeline = arranged_piece(one.session).timeline
    assert {round(timeline.rate.seconds(phase.stop - phase.start), 3) for phase in timeline.phases} == {4.0, 6.0}
    assert kinds(journal) == [EventKind.STARTED, EventKind.PACED]


@pytest.mark.parametrize("turned", [slower, fewer, held_once])
def test_the_clock_goes_on_as_it_went_however_all_is_arranged_again(
    turned: Callable[[Practising], None], journal: Journal
) -> None:
    one = Practising(journal, RenderOptions(seconds=170.0))
    one.until("First")
    before = one.now
    turned(one)
    for _ in range(400):
        one.run(0.1)
        now = one.now
        assert -0.05 <= now.position - before.position <= now.heard - before.heard + 0.1
        assert now.position <= now.length
        assert [start for start, _ in now.sections] == sorted(start for start, _ in now.sections)
        assert now.sections[now.moment.section][0] <= now.position + 0.05
        before = now
    one.session.section(-1)
    one.settle()
    one.run(1.0)
    assert one.now.position < before.position
    one.session.close()


@pytest.mark.parametrize(("way", "words"), [(1, "Third line but closer."), (-1, "Third line further away.")])
def test_closer_and_further_change_the_lines_that_have_a_distance(
    one: Practising, journal: Journal, way: int, words: str
) -> None:
    one.until("First")
    one.session.distance(way)
    one.settle()
    assert one.now.distance == way
    one.until(words)
    assert kinds(journal) == [EventKind.STARTED, EventKind.DISTANCED]


def test_an_answer_to_a_check_brings_its_easier_steps(later: Practising, journal: Journal) -> None:
    later.until("How is it now?")
    later.run(2.5)
    assert (later.now.checking, later.now.ask) == (True, "How is it now?")
    later.session.feels(Zone.HOT)
    later.settle()
    later.until("Feel your hands now.")
    later.until("Fourth")
    assert later.now.mode is Mode.PRACTICE
    assert kinds(journal) == [EventKind.STARTED, EventKind.ZONED]


def test_a_check_that_nobody_answers_goes_on(later: Practising) -> None:
    later.until("How is it now?")
    later.until("Fourth")


@pytest.mark.parametrize("way", ["ease", "next", "ground"])
def test_the_difficult_half_is_always_left_by_what_is_steady(later: Practising, way: str) -> None:
    later.until("The edge of it.")
    assert later.now.touching
    if way == "ease":
        later.session.ease()
    elif way == "next":
        later.session.section(1)
    else:
        later.session.ground()
        later.reach(Mode.CHOICE)
        later.session.go_on()
    later.until("Feel your feet.")


def held(one: Practising) -> None:
    one.until("First")
    one.session.hold()
    one.reach(Mode.HOLD)
    one.run(20.0)


def grounded(one: Practising) -> None:
    one.until("Second")
    one.run(0.5)
    one.session.ground()
    one.reach(Mode.CHOICE)
    one.run(5.0)


def hold_and_go_on(one: Practising) -> None:
    held(one)
    one.session.go_on()


def ease(one: Practising) -> None:
    one.until("First")
    one.session.ease()
    one.reach(Mode.EASE)


def hold_and_ease(one: Practising) -> None:
    held(one)
    one.session.ease()


def ground_and_go_on(one: Practising) -> None:
    grounded(one)
    one.session.go_on()


def hold_ground_and_ease(one: Practising) -> None:
    held(one)
    one.session.ground()
    one.reach(Mode.CHOICE)
    one.session.ease()


def ground_instead_of_easing(one: Practising) -> None:
    one.until("Second")
    one.session.ease()
    one.run(0.3)
    one.session.ground()
    one.reach(Mode.CHOICE)
    one.session.go_on()


def ground_while_easing(one: Practising) -> None:
    ease(one)
    one.settle()
    one.run(3.0)
    one.session.ground()
    one.reach(Mode.CHOICE)
    one.session.go_on()


def open_a_gate(one: Practising) -> None:
    one.reach(Mode.GATE)
    one.run(25.0)
    one.session.go_on()


def open_a_gate_at_once(one: Practising) -> None:
    one.reach(Mode.GATE)
    one.session.go_on()


def leave_what_is_difficult(one: Practising) -> None:
    one.until("The edge of it.")
    one.session.ease()


WAYS = [
    hold_and_go_on, ease, hold_and_ease, ground_and_go_on, hold_ground_and_ease, ground_instead_of_easing,
    ground_while_easing, open_a_gate, open_a_gate_at_once, leave_what_is_difficult,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_after_a_detour_a_practice_with_a_length_ends_on_time(way: Callable[[Practising], None]) -> None:
    one = Practising(None, RenderOptions(seconds=270.0), gates=way in (open_a_gate, open_a_gate_at_once))
    way(one)
    one.settle()
    one.end()
    assert one.now.heard == pytest.approx(270.0, abs=0.2)
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
