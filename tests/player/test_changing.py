"""From one device to another while a practice plays, by hand: chosen, refused, gone for good, slept through."""

from __future__ import annotations

import numpy as np
import pytest

from guide.audio import Pcm, Rate
from guide.player.device_supervisor import ELSEWHERE, GIVEN_UP, DeviceChange
from guide.player.devices import SILENCE, Device
from guide.player.engine import PlayerEngine
from guide.player.piece import Playable
from guide.player.preroll import WAKING, Preroll, preroll_seconds
from guide.player.sleep_detector import SLEPT, SleepDetector
from guide.player.status import NumberedPiece, Orders, State, Why
from guide.player.transport import begin
from guide.problems import NoDeviceError
from tests.player.hand_pulled import HandPulled
from tests.player.playing_pieces import Constant, Noise

RATE = Rate(1000)
PLAY, HALT = Orders(play=True), Orders(play=False)
SENTENCE = 700
STEEPEST = 0.75 * 2 * np.pi / 2 / 30 * 1.01


class Sentences(Noise):
    """A sentence begins every 700 frames."""

    def back(self, frame: int) -> int:
        return frame - frame % SENTENCE


class Named(HandPulled):
    """One of several."""

    def __init__(self, name: str, latency: float = 0.1) -> None:
        super().__init__(latency)
        self.name = name


class Room:
    """Two devices, of which one plays."""

    def __init__(self, piece: Playable, name: str = "headphones") -> None:
        self.first, self.second = Named(name), Named("speaker")
        self.now, self.usual = 0.0, self.second
        self.engine = PlayerEngine(RATE, self.first, begin(NumberedPiece(piece)), lambda: self.usual)
        self.engine.open(0.0)

    def ask(self, orders: Orders) -> None:
        self.engine.order(orders)
        self.engine.turn(self.now)

    def run(self, device: HandPulled, frames: int) -> Pcm:
        """What ``device`` gets, for as long as it is open."""
        heard, opened, closed = [np.zeros((0, 2), np.float32)], device.opened, device.closed
        for _ in range(frames // 10):
            if (device.opened, device.closed) != (opened, closed):
                break
            heard.append(device.pull(10))
            self.now += 0.01
            self.engine.turn(self.now)
        return np.concatenate(heard)

    def wait(self, seconds: int) -> None:
        """Time passes and nobody pulls."""
        for _ in range(seconds):
            self.now += 1.1
            self.engine.turn(self.now)

    def lose(self) -> None:
        self.first.gone, self.first.there = True, False
        self.engine.turn(self.now)

    def move(self, device: Device, *orders: Orders) -> Pcm:
        self.engine.move(DeviceChange(lambda: device))
        self.engine.turn(self.now)
        for each in orders:
            self.engine.order(each)
        return self.run(self.first, 2000)


def playing(piece: Playable | None = None) -> Room:
    room = Room(piece or Sentences(20_000))
    room.ask(PLAY)
    room.run(room.first, 2000)
    return room


def sounding(pcm: Pcm) -> Pcm:
    there = np.flatnonzero(pcm.any(axis=1))
    return pcm[there[0] : there[-1] + 1] if len(there) else pcm[:0]


def test_a_change_fades_out_and_goes_on_at_the_sentence_on_the_other_device() -> None:
    room = playing()
    left = room.move(room.second)
    assert not left[-150:].any()  # its latency and more, so that the fade was heard to its end
    assert (room.first.closed, room.second.opened) == (1, 1)
    reached = room.engine.view().playhead
    assert reached == 3 * SENTENCE
    assert sounding(room.run(room.second, 600)).any()
    view = room.engine.view()
    assert (view.state, view.device, view.problem, view.wants) == (State.PLAYING, "speaker", "", True)
    assert reached < view.playhead < reached + 600
    assert view.underruns == 0


def test_nothing_steps_on_either_device() -> None:
    room = playing(Constant())
    out, into = room.move(room.second), room.run(room.second, 800)
    assert np.abs(np.diff(np.concatenate((out, into))[:, 0])).max() <= STEEPEST
    assert into.max() == pytest.approx(0.75)


def test_what_is_paused_stays_paused_on_the_other_device() -> None:
    room = playing()
    room.ask(HALT)
    room.run(room.first, 500)
    room.move(room.second)
    assert not room.run(room.second, 500).any()
    assert (room.engine.view().state, room.engine.view().device) == (State.PAUSED, "speaker")
    room.ask(PLAY)
    assert room.run(room.second, 500).any()


def test_a_device_that_refuses_is_told_of_and_the_present_one_goes_on() -> None:
    room = playing()
    room.second.there = False
    room.move(room.second)
    view = room.engine.view()
    assert (view.device, view.problem, room.first.opened) == ("headphones", "There is no sound device.", 2)
    assert room.run(room.first, 500).any()
    assert room.engine.view().state is State.PLAYING
    room.ask(HALT)
    assert room.engine.view().problem == ""  # it was read, and life goes on


def test_a_change_asked_for_after_the_end_was_is_not_made() -> None:
    room = playing()
    room.engine.finish()
    room.move(room.second)
    assert room.engine.finished
    assert (room.second.opened, room.engine.view().device) == (0, "headphones")


def test_a_change_asked_for_before_the_end_is_given_up_for_it() -> None:
    room = playing()
    room.engine.move(DeviceChange(lambda: room.second))
    room.engine.finish()
    room.run(room.first, 2000)
    assert room.engine.finished
    assert room.second.opened == 0


def test_a_device_that_is_not_found_is_told_of_too() -> None:
    def find() -> Device:
        raise NoDeviceError("There is no sound device 'radio'.")

    room = playing()
    room.engine.move(DeviceChange(find))
    room.run(room.first, 2000)
    assert "'radio'" in room.engine.view().problem
    assert room.run(room.first, 500).any()


def test_what_is_done_once_it_plays_is_not_done_before_and_its_complaint_is_told() -> None:
    room = playing()
    told: list[int] = []

    def complain() -> str:
        told.append(room.second.opened)
        return "The disk is full."

    room.engine.move(DeviceChange(lambda: room.second, complain))
    assert told == []
    room.run(room.first, 2000)
    assert told == [1]
    assert room.engine.view().problem == "The disk is full."


@pytest.mark.parametrize(
    ("orders", "state", "where"),
    [
        ([HALT], State.PAUSED, None),
        ([HALT, PLAY], State.PLAYING, None),
        ([Orders(seek=9000)], State.PLAYING, 9000),
        ([Orders(seek=9000), HALT], State.PAUSED, 9000),
        ([Orders(land=True)], State.ENDED, None),
    ],
)
def test_orders_given_meanwhile_are_obeyed(orders: list[Orders], state: State, where: int | None) -> None:
    room = playing()
    room.move(room.second, *orders)
    heard = room.run(room.second, 600)
    room.run(room.second, 4000 if state is State.ENDED else 0)
    view = room.engine.view()
    assert view.state is state
    assert heard.any() == (state is State.PLAYING)
    if where is not None:
        assert 0 <= view.playhead - where < 600


def test_closing_during_the_change_is_soft_and_opens_nothing() -> None:
    room = playing()
    room.engine.move(DeviceChange(lambda: room.second))
    room.engine.turn(room.now)
    room.run(room.first, 50)
    room.engine.finish()
    heard = [room.run(room.first, 10)]
    while not room.engine.finished:
        heard.append(room.run(room.first, 10))
        assert len(heard) < 200
    assert not np.concatenate(heard)[-100:].any()
    assert (room.second.opened, room.engine.view().state) == (0, State.PAUSED)


def test_the_newest_of_two_changes_wins() -> None:
    room, third = playing(), Named("third")
    room.engine.move(DeviceChange(lambda: room.second))
    room.engine.turn(room.now)
    room.move(third)
    assert (room.second.opened, third.opened) == (0, 1)


def test_a_change_while_the_device_is_away_is_made_at_once() -> None:
    room = playing()
    room.lose()
    room.engine.move(DeviceChange(lambda: room.second))
    room.engine.turn(room.now)
    assert room.engine.view().problem == ""
    assert room.run(room.second, 500).any()


def test_a_device_lost_in_the_middle_of_the_change_is_left_all_the_same() -> None:
    room = playing()
    room.engine.move(DeviceChange(lambda: room.second))
    room.engine.turn(room.now)
    room.run(room.first, 50)
    room.lose()
    room.engine.turn(room.now)
    assert room.run(room.second, 500).any()
    assert room.engine.view().problem == ""


def test_a_device_that_is_gone_for_good_is_never_followed_loudly_by_another() -> None:
    room = playing()
    room.lose()
    room.wait(ELSEWHERE - 1)
    assert room.second.opened == 0
    room.wait(1)
    assert room.second.opened == 1
    view = room.engine.view()
    assert view.problem == "'headphones' is gone. Press space to go on through 'speaker'."
    assert (view.state, view.wants, view.playhead % SENTENCE) == (State.PAUSED, False, 0)
    assert not room.run(room.second, 1000).any()
    room.ask(PLAY)
    assert room.run(room.second, 500).any()
    assert room.engine.view().problem == ""


def test_a_device_that_comes_back_in_time_goes_on_by_itself() -> None:
    room = playing()
    room.lose()
    room.wait(ELSEWHERE - 2)
    room.first.there = True
    room.wait(1)
    assert room.run(room.first, 500).any()


def test_an_order_to_play_while_it_is_away_is_no_order_to_play_loudly_elsewhere() -> None:
    room = playing()
    room.lose()
    room.ask(PLAY)
    room.wait(ELSEWHERE)
    assert room.second.opened == 1
    assert not room.run(room.second, 500).any()


def test_a_default_that_became_another_device_waits_for_the_key() -> None:
    room = playing()
    room.first.gone = True
    room.engine.turn(room.now)
    room.first.name = "speaker"  # what the system calls its default from now on
    room.wait(1)
    assert room.engine.view().problem == "'headphones' is gone. Press space to go on through 'speaker'."
    assert not room.run(room.first, 500).any()


@pytest.mark.parametrize("there", ["headphones", SILENCE])
def test_where_there_is_no_other_device_the_first_is_waited_for(there: str) -> None:
    room = playing()
    room.usual = Named(there)
    room.lose()
    room.wait(2 * ELSEWHERE)
    assert room.usual.opened == 0
    assert "waits" in room.engine.view().problem
    room.first.there = True
    room.wait(1)
    assert room.run(room.first, 500).any()


def test_in_the_end_it_is_given_up_and_a_key_tries_again() -> None:
    room = playing()
    room.usual = Named(SILENCE)
    room.lose()
    room.wait(600)
    assert room.engine.view().problem == GIVEN_UP
    room.first.there = True
    room.wait(3)
    assert room.first.opened == 1
    room.ask(PLAY)
    room.wait(1)
    assert room.run(room.first, 500).any()


# -- sleep --------------------------------------------------------------------------------------------------


class Clocks:
    """The day, and how much of it was slept through."""

    def __init__(self) -> None:
        self.day, self.asleep = 1000.0, 0.0

    def pass_by(self, seconds: float, asleep: float) -> None:
        self.day, self.asleep = self.day + seconds, self.asleep + asleep


@pytest.mark.parametrize(
    ("passes", "asleep", "slept"),
    [
        (0.05, 0.0, False),
        (30.0, 0.0, False),  # a busy machine
        (4.0, 4.0, False),
        (6.0, 5.5, True),
        (8 * 3600.0, 8 * 3600.0, True),
        (0.05, -3600.0, False),  # a clock set back
    ],
)
def test_sleep_is_what_one_clock_counts_and_the_other_does_not(passes: float, asleep: float, slept: bool) -> None:
    clocks = Clocks()
    sleep = SleepDetector(lambda: clocks.day, lambda: clocks.day - clocks.asleep)
    assert not sleep.slept()
    clocks.pass_by(passes, asleep)
    assert sleep.slept() is slept
    assert not sleep.slept()  # told once
    clocks.pass_by(3.0, 3.0)
    assert not sleep.slept()


def test_after_sleep_it_is_paused_at_the_sentence_and_says_so() -> None:
    room = playing()
    room.engine.rest(SLEPT)
    room.run(room.first, 2000)
    view = room.engine.view()
    assert (view.state, view.wants, view.problem, view.playhead % SENTENCE) == (State.PAUSED, False, SLEPT, 0)
    assert room.first.opened == 2
    assert not room.run(room.first, 300).any()
    room.ask(PLAY)
    assert room.run(room.first, 500).any()
    assert room.engine.view().problem == ""


def test_after_sleep_a_device_that_is_gone_is_waited_for_and_then_stays_paused() -> None:
    room = playing()
    room.engine.rest(SLEPT)
    room.lose()
    room.wait(2)
    room.first.there = True
    room.wait(1)
    assert not room.run(room.first, 500).any()
    assert room.engine.view().problem == SLEPT


def test_what_was_paused_or_has_ended_sleeps_on() -> None:
    room = playing()
    room.ask(HALT)
    room.run(room.first, 500)
    before = room.engine.view()
    room.engine.rest(SLEPT)
    room.run(room.first, 100)
    assert room.engine.view() == before
    room.ask(Orders(land=True))
    room.run(room.first, 500)
    room.engine.rest(SLEPT)
    room.run(room.first, 500)
    assert (room.engine.view().why, room.engine.view().problem) == (Why.LANDED, "")


def test_a_moment_that_was_slept_through_does_not_begin_to_speak() -> None:
    room = Room(Sentences(5000))
    room.engine.appoint(1.0)  # long ago
    room.engine.rest(SLEPT)
    room.run(room.first, 500)
    assert not room.run(room.first, 1000).any()
    assert (room.engine.view().problem, room.engine.view().begins) == (SLEPT, None)


# -- slow to wake -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "latency", "seconds"),
    [
        ("HDA Intel: Analog", 0.2, 0.0),
        ("default", 0.34, 0.0),
        ("default", 0.36, WAKING),
        ("bluez_output.AA_BB.a2dp-sink", 0.2, WAKING),
        ("Anna's AirPods Pro", 0.2, WAKING),
        ("Headset (Bluetooth)", 0.2, WAKING),
    ],
)
def test_what_wakes_slowly_is_known_by_its_name_or_its_latency(name: str, latency: float, seconds: float) -> None:
    assert preroll_seconds(Named(name, latency)) == seconds


@pytest.mark.parametrize("block", [1, 7, 480, 4000])
def test_the_first_words_are_not_lost_in_a_headset_that_wakes(block: int) -> None:
    noise, got = Noise(3000), []
    device = Named("AirPods")
    device.open(Preroll(lambda out, when: got.append((when, len(out) // 8)), device, RATE).take, RATE)
    while device.now < 4.0:
        device.pull(block)
    assert got[0][0] == pytest.approx(WAKING + device.latency)
    assert sum(frames for _, frames in got) == round(1000 * device.now) - RATE.frames(WAKING)
    room = Room(noise, "AirPods")
    room.ask(PLAY)
    heard = room.run(room.first, 3000)
    first = int(np.flatnonzero(heard.any(axis=1))[0])
    assert first >= RATE.frames(WAKING)
    assert np.array_equal(heard[first : first + 1000], noise.exported()[:1000])
