"""The whole engine, turned and pulled by hand: no thread, no waiting, every frame accounted for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import Pcm, Rate
from guide.player.engine import LEAD_IN, PlayerEngine
from guide.player.fades import Ramp
from guide.player.piece import Playable
from guide.player.status import NumberedPiece, Orders, State, Why
from guide.player.transport import begin
from tests.player.hand_pulled import HandPulled
from tests.player.playing_pieces import Broken, Constant, Counting, Noise

RATE = Rate(1000)
LEAD = RATE.frames(LEAD_IN)
PLAY, HALT = Orders(play=True), Orders(play=False)


class Bench:
    """An engine and its device; ``run`` pulls by the block and turns between."""

    def __init__(self, piece: Playable, latency: float = 0.0, block: int = 10, start: int = 0) -> None:
        self.device, self.block = HandPulled(latency), block
        self.engine = PlayerEngine(RATE, self.device, begin(NumberedPiece(piece), start))
        self.engine.open(0.0)

    def turn(self) -> None:
        self.engine.turn(self.device.now)

    def run(self, frames: int) -> Pcm:
        heard = []
        while frames > 0:
            size = min(self.block, frames)
            heard.append(self.device.pull(size))
            self.turn()
            frames -= size
        return np.concatenate(heard)

    def ask(self, orders: Orders) -> None:
        self.engine.order(orders)
        self.turn()


def sounding(pcm: Pcm) -> Pcm:
    """Without the silence before and after."""
    there = np.flatnonzero(pcm.any(axis=1))
    return pcm[there[0] : there[-1] + 1] if len(there) else pcm[:0]


def test_what_is_ordered_before_opening_is_heard_from_the_first_frame_and_outlives_a_swap() -> None:
    noise, device = Noise(3000), HandPulled()
    engine = PlayerEngine(RATE, device, begin(NumberedPiece(noise)))
    engine.order(PLAY)
    engine.open(0.0)
    engine.order(Orders(swaps=(NumberedPiece(Noise(3000)),)))
    engine.turn(0.0)
    heard = device.pull(LEAD + 500)
    np.testing.assert_array_equal(heard[LEAD:], noise.exported()[:500])
    assert engine.view().wants


@pytest.mark.parametrize("block", [1, 2, 5, 48, 64, 900])
def test_what_the_device_gets_is_what_is_exported_at_any_block_size(block: int) -> None:
    noise = Noise(3000)
    bench = Bench(noise, block=block)
    bench.ask(PLAY)
    heard = bench.run(3500)
    assert not heard[:LEAD].any()
    assert np.array_equal(sounding(heard), noise.exported())
    assert bench.engine.view().underruns == 0
    assert bench.engine.over


def test_a_device_that_asks_for_more_than_is_mixed_gets_silence_and_it_is_counted() -> None:
    noise = Noise(6000)
    bench = Bench(noise, block=4096)
    bench.ask(PLAY)
    heard = bench.run(3 * 4096)
    assert bench.engine.view().underruns > 0
    parts = heard[heard.any(axis=1)]
    assert np.array_equal(parts, noise.exported()[: len(parts)])


@pytest.mark.parametrize("order", [HALT, Orders(seek=5000), Orders(voice=-60.0, bells=-60.0, bed=-60.0)])
def test_an_order_is_in_the_sound_within_a_few_blocks_although_a_second_was_mixed_ahead(order: Orders) -> None:
    bench = Bench(Constant())
    bench.ask(PLAY)
    before = bench.run(500)
    assert (before[-100:] == 0.75).all()
    bench.ask(order)
    after = bench.run(100)
    assert np.flatnonzero(after[:, 0] != 0.75)[0] <= 40


def test_pause_and_resume_lose_and_repeat_nothing() -> None:
    bench = Bench(Counting(10_000))
    bench.ask(PLAY)
    bench.run(500)
    bench.ask(HALT)
    bench.run(400)
    paused = bench.engine.view()
    assert paused.state is State.PAUSED
    assert not bench.run(1000).any()
    assert bench.engine.view() == paused
    bench.ask(PLAY)
    again = bench.run(600)[:, 0]
    assert again[again > 0][0] < paused.playhead + 1
    whole = np.flatnonzero(again == np.round(again))
    assert again[-1] == paused.playhead + np.count_nonzero(again)
    assert (np.diff(again[whole[whole > 300]]) == 1).all()


def test_a_seek_lands_on_the_frame_and_says_so_before_it_is_heard() -> None:
    bench = Bench(Counting(10_000), latency=0.2)
    bench.ask(PLAY)
    bench.run(500)
    bench.engine.order(Orders(seek=5000))
    assert bench.engine.view().aim == 5000
    bench.turn()
    view = bench.engine.view()
    assert (view.aim, view.playhead < 400) == (5000, True)
    heard = bench.run(300)[:, 0]
    at = int(np.flatnonzero(heard == 5100)[0])
    jump = at - 99
    assert 0 < heard[jump] < 5001
    assert (heard[jump + 30 : at] == np.arange(5031, 5100)).all()
    view = bench.engine.view()
    assert view.aim == view.playhead > 5000


def test_the_playhead_is_what_is_heard_and_not_what_was_handed_over() -> None:
    bench = Bench(Counting(10_000), latency=0.2)
    bench.ask(PLAY)
    heard = bench.run(1000)
    first = int(np.flatnonzero(heard[:, 0])[0])
    assert bench.engine.view().playhead == 1000 - first - 200
    bench.device.now += 0.05
    assert bench.engine.view().playhead == 1000 - first - 150
    bench.device.now += 5.0
    assert bench.engine.view().playhead == 1000 - first


def test_several_orders_before_a_turn_are_all_obeyed() -> None:
    bench = Bench(Counting(10_000))
    for wish in (PLAY, Orders(seek=700), Orders(voice=-20.0), Orders(seek=900), HALT, PLAY):
        bench.engine.order(wish)
    bench.turn()
    heard = bench.run(600)[:, 0]
    view = bench.engine.view()
    assert (view.state, view.volumes.voice) == (State.PLAYING, -20.0)
    np.testing.assert_allclose(heard[-1], (900 + np.count_nonzero(heard)) / 10, rtol=1e-6)


def test_two_orders_in_two_turns_without_a_pull_between_are_both_obeyed() -> None:
    bench = Bench(Counting(10_000))
    bench.ask(PLAY)
    bench.run(300)
    bench.ask(Orders(voice=-60.0))
    bench.ask(HALT)
    bench.ask(Orders(seek=4000))
    bench.run(500)
    view = bench.engine.view()
    assert (view.state, view.playhead, view.volumes.voice) == (State.PAUSED, 4000, -60.0)


def test_a_longer_piece_is_swapped_in_without_a_seam() -> None:
    noise = Noise(4000)
    short = Noise(4000, until=1500)
    bench = Bench(short)
    bench.ask(PLAY)
    heard = [bench.run(1300)]
    bench.engine.order(Orders(swaps=(NumberedPiece(noise),)))
    bench.turn()
    heard.append(bench.run(3000))
    assert np.array_equal(sounding(np.concatenate(heard)), noise.exported())


def test_a_piece_that_is_late_is_waited_for_with_the_ambience_and_then_goes_on() -> None:
    bench = Bench(Noise(4000, until=500))
    bench.ask(PLAY)
    bench.run(1500)
    view = bench.engine.view()
    assert (view.state, view.playhead) == (State.WAITING, 500)
    bench.engine.order(Orders(swaps=(NumberedPiece(Noise(4000)),)))
    bench.turn()
    bench.run(1000)
    view = bench.engine.view()
    assert view.state is State.PLAYING
    assert view.playhead > 1000


def test_finishing_fades_and_then_gives_the_device_its_latency_in_silence() -> None:
    bench = Bench(Constant(), latency=0.2)
    bench.ask(PLAY)
    bench.run(500)
    bench.engine.finish()
    bench.turn()
    heard = []
    while not bench.engine.finished:
        heard.append(bench.run(10))
        assert len(heard) < 200
    tail = np.concatenate(heard)[:, 0]
    assert np.abs(np.diff(tail)).max() <= 0.75 * np.pi / 2 / 250 * 1.01
    assert np.count_nonzero(tail == 0) >= 300
    assert len(tail) <= 40 + 250 + 300 + 20


def test_finishing_when_nothing_sounds_is_quick() -> None:
    bench = Bench(Constant())
    bench.run(200)
    bench.engine.finish()
    bench.turn()
    assert bench.engine.finished


@pytest.mark.parametrize("at", [0, 300, 2000])
def test_a_piece_that_raises_ends_softly_and_is_told(at: int) -> None:
    piece = Broken(5000, at)
    bench = Bench(piece)
    bench.ask(PLAY)
    heard = bench.run(4000)
    view = bench.engine.view()
    assert (view.state, view.why) == (State.ENDED, Why.FAILED)
    assert "the bed could not be read" in view.problem
    there = sounding(heard)
    assert len(there) < at or at == 0
    assert np.abs(there[-10:]).max(initial=0.0) < 0.01
    bench.ask(PLAY)
    assert not bench.run(500).any()
    assert bench.engine.finished is False
    bench.engine.finish()
    bench.turn()
    assert bench.engine.finished


@pytest.mark.parametrize("pulled", [21, 60, 200, 390])
def test_a_failure_is_told_also_where_the_device_overtakes_its_fade(
    pulled: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(Broken(1000, at=500))
    waits = [pulled, pulled]

    def slowly(level: float) -> Ramp:
        if waits and bench.engine.view().problem:
            bench.device.pull(waits.pop())
        return Ramp(level, level)

    monkeypatch.setattr(Ramp, "at", slowly)  # the fade takes so long that the device goes on meanwhile
    bench.ask(PLAY)
    bench.run(1500)
    view = bench.engine.view()
    assert (view.state, view.why, len(waits) < 2) == (State.ENDED, Why.FAILED, True)


def test_a_piece_that_raises_at_once_is_told_and_does_not_keep_the_device_from_opening() -> None:
    device = HandPulled()
    engine = PlayerEngine(RATE, device, begin(NumberedPiece(Broken(5000, 0))))
    engine.order(PLAY)
    engine.open(0.0)
    assert not device.pull(500).any()
    view = engine.view()
    assert (view.state, view.why) == (State.ENDED, Why.FAILED)
    assert "the bed could not be read" in view.problem


def test_a_seek_into_what_raises_fades_out_what_was_mixed() -> None:
    bench = Bench(Broken(5000, 3000))
    bench.ask(PLAY)
    before = bench.run(500)
    bench.ask(Orders(seek=2990))
    after = sounding(bench.run(1000))
    assert bench.engine.view().why is Why.FAILED
    assert np.array_equal(after[:20], Noise(5000).exported()[len(sounding(before)) :][:20])
    assert np.abs(after[-5:]).max() < 0.01


def test_a_device_that_goes_away_is_noticed_and_the_practice_goes_on_from_the_last_frame_heard() -> None:
    bench = Bench(Counting(10_000), latency=0.2)
    bench.ask(PLAY)
    heard = bench.run(1000)[:, 0]
    last = bench.engine.view().playhead - 10  # one block is in doubt
    bench.device.gone, bench.device.there = True, False
    bench.turn()
    view = bench.engine.view()
    assert (view.state, view.playhead, view.heard) == (State.PAUSED, last, last)
    assert "went away" in view.problem
    assert bench.device.closed == 1
    for _ in range(5):
        bench.device.now += 0.6
        bench.turn()
    assert "went away" in bench.engine.view().problem
    bench.device.there = True
    bench.device.now += 1.1
    bench.turn()
    assert bench.engine.view().problem == ""
    again = bench.run(600)[:, 0]
    assert not again[:LEAD].any()
    assert again[-1] == last + np.count_nonzero(again)
    assert last < heard.max()


def test_a_device_that_stops_asking_is_lost_too_and_one_that_is_slow_is_not() -> None:
    bench = Bench(Counting(10_000), latency=0.3)
    bench.ask(PLAY)
    bench.run(1000)
    bench.device.now += 0.85
    bench.turn()
    assert bench.engine.view().problem == ""
    bench.device.now += 0.1
    bench.turn()
    assert bench.engine.view().problem


def test_a_device_that_fills_its_buffer_and_then_wakes_slowly_is_given_time() -> None:
    bench = Bench(Counting(10_000), latency=0.3)
    bench.ask(PLAY)
    bench.run(600)
    bench.device.now += 4.9
    bench.turn()
    assert bench.engine.view().problem == ""
    bench.device.now += 0.2
    bench.turn()
    assert bench.engine.view().problem


def test_orders_given_while_the_device_is_away_are_obeyed() -> None:
    bench = Bench(Counting(10_000))
    bench.ask(PLAY)
    bench.run(500)
    bench.device.gone, bench.device.there = True, False
    bench.turn()
    bench.ask(Orders(seek=7000, voice=-20.0))
    assert bench.engine.view().playhead == 7000
    bench.ask(HALT)
    assert not bench.engine.view().wants
    bench.device.there, bench.device.now = True, bench.device.now + 2.0
    bench.turn()
    assert not bench.run(300).any()
    assert bench.engine.view().state is State.PAUSED
    bench.ask(PLAY)
    np.testing.assert_allclose(bench.run(600)[-1, 0] * 10, 7000 + 600, atol=60)


@pytest.mark.parametrize("pulled", [10, 100])
def test_a_piece_that_raises_has_ended_also_where_the_device_goes_before_that_is_heard(pulled: int) -> None:
    bench = Bench(Broken(5000, 600))
    bench.ask(PLAY)
    bench.run(pulled)
    assert "the bed could not be read" in bench.engine.view().problem
    assert bench.engine.view().state is not State.ENDED
    bench.device.gone = True
    bench.turn()
    for _ in range(3):
        bench.device.now += 2.0
        bench.turn()
    assert not bench.run(1000).any()
    view = bench.engine.view()
    assert (view.state, view.why, view.wants) == (State.ENDED, Why.FAILED, False)
    assert "the bed could not be read" in view.problem


def test_landing_while_the_device_is_away_ends_at_once() -> None:
    bench = Bench(Counting(10_000))
    bench.ask(PLAY)
    bench.run(500)
    bench.device.gone, bench.device.there = True, False
    bench.turn()
    bench.ask(Orders(land=True))
    view = bench.engine.view()
    assert (view.state, view.why) == (State.ENDED, Why.LANDED)
    bench.engine.finish()
    bench.turn()
    assert bench.engine.finished


calm = st.builds(
    Orders,
    play=st.none() | st.booleans(),
    seek=st.none() | st.integers(0, 10_000),
    land=st.none() | st.just(True),
    stop=st.none() | st.just(True),
)


@settings(max_examples=60)
@given(st.lists(st.tuples(calm, st.integers(1, 300)), max_size=10), st.integers(1, 64))
def test_nothing_steps_in_what_the_device_gets(story: list[tuple[Orders, int]], block: int) -> None:
    bench = Bench(Constant(until=600), block=block)
    heard = [bench.run(100)]
    bench.ask(replace(PLAY, seek=1))
    for orders, frames in story:
        bench.ask(orders)
        heard.append(bench.run(frames))
    assert np.abs(np.diff(np.concatenate(heard)[:, 0])).max() <= 0.75 * 2 * (np.pi / 2 / 30) * 1.01
    assert bench.engine.view().underruns == 0
