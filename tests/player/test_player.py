"""The door, through a silent clock of the test's own: orders in, views out, and always a soft end."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from guide.audio import Rate
from guide.player import MUTE, Player, State, Volumes, Why
from guide.problems import NoDeviceError
from guide.timeline.model import Bus
from tests.player.hand_pulled import HandPulled
from tests.player.playing_pieces import Broken, Counting, Noise

RATE = Rate(1000)


class Eager(HandPulled):
    """Pulls from a thread of its own, as fast as there is sound, by a clock that moves with what it pulled."""

    def open(self, take, rate):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        super().open(take, rate)
        self.stop, self.heard = threading.Event(), []
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self) -> None:
        while not self.stop.wait(0.001):
            self.heard.append(self.pull(10))

    def close(self) -> None:
        super().close()
        self.stop.set()
        self.thread.join()


def turning() -> set[threading.Thread]:
    """Threads of players that are still there."""
    return {thread for thread in threading.enumerate() if thread.name == "player"}


def test_a_practice_is_played_to_its_end_and_the_device_is_closed() -> None:
    noise, device = Noise(700), Eager()
    with Player(noise, RATE, device) as player:
        assert player.view().state is State.PAUSED
        player.play()
        assert player.wait(30)
        view = player.view()
        assert (view.state, view.why, view.playhead, view.heard) == (State.ENDED, Why.FINISHED, 700, 700)
        assert not view.wants
    assert device.closed == 1
    heard = np.concatenate(device.heard)
    start = int(np.flatnonzero(heard.any(axis=1))[0])
    assert np.array_equal(heard[start : start + 700], noise.exported())


def test_leaving_in_the_middle_fades() -> None:
    device = Eager()
    with Player(Counting(10**6), RATE, device, volumes=Volumes(bells=MUTE)) as player:
        player.play()
        assert not player.wait(0.3)
    heard = np.concatenate(device.heard)[:, 0]
    assert heard.max() > 100
    assert not heard[-100:].any()
    assert np.abs(np.diff(heard[np.argmax(heard) :])).max() <= heard.max() * np.pi / 2 / 250 * 1.1


def test_an_interrupt_leaves_nothing_behind() -> None:
    device, others = Eager(), turning()  # of whatever ran before in this process

    def practise() -> None:
        with Player(Counting(10**6), RATE, device) as player:
            player.play()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        practise()
    assert device.closed == 1
    assert turning() <= others


def test_a_piece_that_raises_ends_the_waiting_and_is_told() -> None:
    with Player(Broken(5000, 100), RATE, Eager()) as player:
        player.play()
        assert player.wait(30)
        assert "the bed could not be read" in player.view().problem


def test_a_device_that_never_asks_is_closed_all_the_same() -> None:
    device = HandPulled()
    player = Player(Counting(), RATE, device)
    with player:
        player.play()
    assert device.closed >= 1
    player.close()


def test_a_device_that_cannot_be_opened_is_said_before_anything_starts() -> None:
    device, others = HandPulled(), turning()
    device.there = False
    with pytest.raises(NoDeviceError), Player(Counting(), RATE, device):
        pass
    assert turning() <= others


def test_toggle_follows_what_was_asked_and_not_what_is_heard_yet() -> None:
    with Player(Counting(), RATE, HandPulled()) as player:
        wants = []
        for _ in range(3):
            player.toggle()
            wants.append(player.view().wants)
        assert wants == [True, False, True]


def test_skips_add_up_before_any_of_them_is_heard() -> None:
    with Player(Counting(100_000), RATE, HandPulled(), start=50_000) as player:
        for _ in range(3):
            player.skip(10_000)
        assert player.view().aim == 80_000
        player.skip(-90_000)
        assert player.view().aim == 0


@pytest.mark.parametrize("bus", Bus)
def test_each_bus_can_be_turned_down(bus: Bus) -> None:
    device = Eager()
    with Player(Noise(1000), RATE, device) as player:
        for other in Bus:
            player.volume(other, 0.0 if other is bus else MUTE)
        player.play()
        assert player.wait(30)
    heard = np.concatenate(device.heard)
    start = int(np.flatnonzero(heard.any(axis=1))[0])
    alone = getattr(Noise(1000), bus.value)
    assert np.array_equal(heard[start : start + 1000], alone)
