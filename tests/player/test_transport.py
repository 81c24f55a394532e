"""The machine at 100 frames a second: pause is 25 frames, seek 3 on each side, landing 400, a volume 2."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import Pcm, Rate
from guide.player.piece import Playable
from guide.player.status import MUTE, NOTHING, NumberedPiece, Orders, State, Status, Volumes, Why
from guide.player.transport import begin as begin_with
from guide.player.transport import ended, silenced, step
from tests.player.playing_pieces import Constant, Counting, Noise

RATE = Rate(100)
PLAY, HALT, LANDING = Orders(play=True), Orders(play=False), Orders(land=True)


def begin(start: int = 0, volumes: Volumes = Volumes(), piece: Playable = Counting()) -> Status:  # noqa: B008 - frozen
    return begin_with(NumberedPiece(piece), start, volumes)


def run(status: Status, piece: Playable, *moves: Orders | int) -> tuple[Pcm, Status]:
    """Orders and counts in turn, from now on with ``piece``; what sounded, and the status after it."""
    heard, orders = [np.zeros((0, 2), np.float32)], Orders(swaps=(NumberedPiece(piece),))
    for move in moves:
        if isinstance(move, Orders):
            orders = orders.then(move)
        else:
            block, status = step(status, orders, move, RATE)
            heard.append(block)
            orders = NOTHING
    if orders is not NOTHING:
        _, status = step(status, orders, 0, RATE)
    return np.concatenate(heard), status


def count(pcm: Pcm) -> list[float]:
    return [float(x) for x in pcm[:, 0]]


MOVES = [
    ("nothing happens until it is asked to play", [50], State.PAUSED, 0, 0),
    ("play from the very beginning needs no fade", [PLAY, 10], State.PLAYING, 10, 10),
    ("pausing takes a quarter of a second", [PLAY, 100, HALT, 24], State.PAUSING, 124, 124),
    ("and then stands", [PLAY, 100, HALT, 25], State.PAUSED, 125, 125),
    ("a pause adds nothing", [PLAY, 100, HALT, 25, 500], State.PAUSED, 125, 125),
    ("resuming fades in", [PLAY, 100, HALT, 25, 500, PLAY, 24], State.RESUMING, 149, 149),
    ("and then plays", [PLAY, 100, HALT, 25, 500, PLAY, 25], State.PLAYING, 150, 150),
    ("play while pausing turns round", [PLAY, 100, HALT, 10, PLAY, 25], State.PLAYING, 135, 135),
    ("pause while resuming turns round", [PLAY, 100, HALT, 25, PLAY, 10, HALT, 25], State.PAUSED, 160, 160),
    ("pause and play in one breath: the newer wins", [PLAY, 100, HALT, PLAY, 10], State.PLAYING, 110, 110),
    ("a seek fades out where it is", [PLAY, 100, Orders(seek=500), 2], State.SEEKING, 102, 102),
    ("then is there", [PLAY, 100, Orders(seek=500), 3], State.RESUMING, 500, 103),
    ("and fades in", [PLAY, 100, Orders(seek=500), 6], State.PLAYING, 503, 106),
    ("the newest seek wins", [PLAY, 100, Orders(seek=500), 2, Orders(seek=700), 6], State.PLAYING, 703, 108),
    ("a seek when paused is there at once", [PLAY, 9, HALT, 25, Orders(seek=500)], State.PAUSED, 500, 34),
    ("and sounds only when asked", [PLAY, 9, HALT, 25, Orders(seek=500), 9, PLAY, 25], State.PLAYING, 525, 59),
    ("a seek while pausing ends paused", [PLAY, 100, HALT, 10, Orders(seek=500), 15], State.PAUSED, 500, 125),
    ("a pause while seeking ends paused", [PLAY, 100, Orders(seek=500), 1, HALT, 2], State.PAUSED, 500, 103),
    ("play while pausing to a seek", [PLAY, 99, HALT, 5, Orders(seek=5), 4, PLAY, 6], State.PLAYING, 8, 114),
    ("a seek back from the last frames is no end", [PLAY, 999, Orders(seek=5), 1, 3], State.PLAYING, 8, 1003),
    ("a seek before the beginning is the beginning", [PLAY, 50, Orders(seek=-9), 3], State.RESUMING, 0, 53),
    ("landing takes four seconds", [PLAY, 100, LANDING, 399], State.LANDING, 499, 499),
    ("landing cannot be turned", [PLAY, 100, LANDING, 9, HALT, 9, Orders(seek=5), 9], State.LANDING, 127, 127),
    ("landing when it is silent has nothing to fade", [LANDING], State.ENDED, 0, 0),
]


@pytest.mark.parametrize(("moves", "state", "playhead", "heard"), [m[1:] for m in MOVES], ids=[m[0] for m in MOVES])
def test_orders_lead_to_states(moves: list[Orders | int], state: State, playhead: int, heard: int) -> None:
    _, status = run(begin(), Counting(), *moves)
    assert (status.state, status.playhead, status.heard) == (state, playhead, heard)
    assert status.bed == heard


def test_the_end_comes_by_itself_and_is_finished() -> None:
    heard, status = run(begin(), Counting(30), PLAY, 50)
    assert count(heard) == [*range(1, 31), *[0] * 20]
    assert (status.state, status.why, status.playhead, status.heard) == (State.ENDED, Why.FINISHED, 30, 30)


def test_landing_ends_landed_and_finished_if_the_score_ends_first() -> None:
    assert run(begin(), Counting(), PLAY, 100, LANDING, 400)[1].why is Why.LANDED
    assert run(begin(), Counting(300), PLAY, 100, LANDING, 400)[1].why is Why.FINISHED


def test_after_the_end_a_seek_plays_again_but_play_does_not() -> None:
    _, over = run(begin(), Counting(30), PLAY, 50)
    assert run(over, Counting(30), PLAY, 5)[1].state is State.ENDED
    heard, again = run(over, Counting(30), Orders(seek=10), 6)
    assert count(heard)[3:] == [14, 15, 16]
    assert again.state is State.PLAYING
    assert again.why is None


def test_after_a_failure_nothing_plays_again() -> None:
    failed = ended(begin(), Why.FAILED)
    assert run(failed, Counting(), PLAY, Orders(seek=5), 5)[1].state is State.ENDED


def test_start_is_where_both_clocks_begin_and_it_fades_in() -> None:
    heard, status = run(begin(200), Counting(), PLAY, 30)
    assert 0 < heard[0, 0] < 2
    assert count(heard)[24:] == [225, 226, 227, 228, 229, 230]
    assert (status.playhead, status.bed, status.heard) == (230, 230, 30)


def test_a_seek_lands_on_the_very_frame() -> None:
    heard, _ = run(begin(), Counting(), PLAY, 10, Orders(seek=500), 12)
    assert count(heard)[:10] == [*range(1, 11)]
    fall, rise = heard[10:13, 0] / [11, 12, 13], heard[13:16, 0] / [501, 502, 503]
    np.testing.assert_allclose(fall, [0.75, 0.25, 0.0], atol=1e-6)
    np.testing.assert_allclose(rise, [0.25, 0.75, 1.0], atol=1e-6)
    assert count(heard)[16:] == [504, 505, 506, 507, 508, 509]


def test_it_waits_at_what_is_not_ready_and_goes_on_from_there() -> None:
    heard, status = run(begin(), Counting(1000, until=50), PLAY, 60)
    assert count(heard)[:47] == [*range(1, 48)]
    np.testing.assert_allclose(heard[47:50, 0] / [48, 49, 50], [0.75, 0.25, 0.0], atol=1e-6)
    assert count(heard)[50:] == [b / 4 for b in range(50, 60)]
    assert (status.state, status.playhead, status.bed) == (State.WAITING, 50, 60)
    heard, status = run(status, Counting(1000, until=90), 10)
    assert count(heard)[2:] == [53, 54, 55, 56, 57, 58, 59, 60]
    assert (status.state, status.playhead, status.bed) == (State.PLAYING, 60, 70)


def test_what_becomes_ready_in_time_is_not_waited_for() -> None:
    _, status = run(begin(), Counting(1000, until=50), PLAY, 48)
    heard, status = run(status, Counting(1000), 10)
    assert status.state is State.PLAYING
    assert count(heard)[3:] == [52, 53, 54, 55, 56, 57, 58]


def test_a_seek_beyond_what_is_ready_waits_there() -> None:
    _, status = run(begin(), Counting(1000, until=50), PLAY, 10, Orders(seek=300), 20)
    assert (status.state, status.playhead) == (State.WAITING, 300)
    _, status = run(status, Counting(1000), 20)
    assert (status.state, status.playhead) == (State.PLAYING, 320)


def test_waiting_can_be_paused_and_then_both_clocks_stand() -> None:
    _, status = run(begin(), Counting(1000, until=50), PLAY, 60, HALT, 25, 100)
    assert (status.state, status.playhead, status.bed) == (State.PAUSED, 50, 85)
    _, status = run(status, Counting(1000, until=50), PLAY, 25)
    assert (status.state, status.playhead, status.bed) == (State.WAITING, 50, 110)


VOLUMES = [(0.0, 1.0), (6.0, 10 ** (6 / 20)), (60.0, 10 ** (6 / 20)), (-20.0, 0.1), (-50.0, 0.01), (MUTE, 0.0)]


@pytest.mark.parametrize(("db", "level"), VOLUMES)
def test_a_volume_is_kept_in_its_range_and_reached_in_two_frames(db: float, level: float) -> None:
    heard, status = run(begin(), Counting(), PLAY, 10, Orders(voice=db), 10)
    np.testing.assert_allclose(heard[10, 0], 11 * (0.5 + 0.5 * level), rtol=1e-6)
    np.testing.assert_allclose(heard[11:, 0], np.arange(12, 21) * level, rtol=1e-6)
    assert -60 <= status.volumes.voice <= 6


def test_a_volume_set_in_silence_is_there_from_the_first_frame() -> None:
    heard, _ = run(begin(), Counting(), Orders(voice=-20.0), PLAY, 10)
    np.testing.assert_allclose(heard[:, 0], np.arange(1, 11) / 10, rtol=1e-6)


def test_each_bus_has_its_own_volume() -> None:
    noise = Noise(1000)
    heard, _ = run(begin(0, Volumes(voice=MUTE, bells=0.0, bed=MUTE)), noise, PLAY, 100)
    assert np.array_equal(heard, noise.bells[:100])


def test_sound_cut_off_from_outside_is_paused_where_it_was() -> None:
    piece = Counting()
    _, playing = run(begin(), piece, PLAY, 100)
    cut = silenced(playing)
    assert (cut.state, cut.playhead, cut.wants) == (State.PAUSED, 100, True)
    _, seeking = run(playing, piece, Orders(seek=500), 1)
    assert silenced(seeking).playhead == 500
    _, landing = run(playing, piece, LANDING, 1)
    assert silenced(landing).why is Why.LANDED


orders = st.builds(
    Orders,
    play=st.none() | st.booleans(),
    seek=st.none() | st.integers(-10, 1100),
    land=st.none() | st.just(True),
    stop=st.none() | st.just(True),
    voice=st.none() | st.floats(-70, 10),
    bells=st.none() | st.floats(-70, 10),
    bed=st.none() | st.floats(-70, 10),
)
stories = st.lists(st.tuples(orders, st.integers(0, 80)), max_size=12)


def tell(piece: Playable, story: list[tuple[Orders, int]], sizes: list[int]) -> tuple[Pcm, list[Status]]:
    """Play a story, each of its stretches cut into blocks of the given sizes in turn."""
    _, status = run(begin(), piece, PLAY)
    heard, seen, turn = [np.zeros((0, 2), np.float32)], [], 0
    for wish, stretch in story:
        _, status = step(status, wish, 0, RATE)
        while stretch > 0:
            size = min(stretch, sizes[turn % len(sizes)])
            block, status = step(status, NOTHING, size, RATE)
            heard.append(block)
            stretch, turn = stretch - size, turn + 1
        seen.append(status)
    return np.concatenate(heard), seen


NOISE, UNREADY = Noise(1000), Noise(1000, until=150)


@given(stories, st.lists(st.integers(1, 64), min_size=1, max_size=5), st.sampled_from([NOISE, UNREADY]))
def test_the_same_orders_at_the_same_frames_sound_the_same_at_any_block_size(
    story: list[tuple[Orders, int]], sizes: list[int], piece: Noise
) -> None:
    whole, states = tell(piece, story, [10**6])
    cut, cut_states = tell(piece, story, sizes)
    assert np.array_equal(whole, cut)
    assert states == cut_states


@given(stories, st.integers(50, 2000))
def test_nothing_ever_steps(story: list[tuple[Orders, int]], ready: int) -> None:
    calm = [(replace(wish, voice=None, bells=None, bed=None), stretch) for wish, stretch in story]
    fine = Rate(1000)
    status, heard = begin(piece=Constant(until=ready)), []
    _, status = step(status, PLAY, 0, fine)
    for wish, stretch in calm:
        block, status = step(status, wish, stretch * 5, fine)
        heard.append(block)
    _, status = step(status, HALT, 0, fine)
    heard.append(step(status, NOTHING, 400, fine)[0])
    steepest = np.abs(np.diff(np.concatenate(heard)[:, 0])).max(initial=0.0)
    # two fades of 30 frames at once (all, and the score) on a level of 3/4, each a raised cosine
    assert steepest <= 0.75 * 2 * (np.pi / 2 / 30) * 1.01


@settings(max_examples=30)
@given(stories)
def test_the_playhead_runs_back_only_by_a_seek_and_never_faster_than_time(story: list[tuple[Orders, int]]) -> None:
    _, status = run(begin(), NOISE, PLAY)
    for wish, stretch in story:
        _, status = step(status, wish, 0, RATE)
        for _ in range(stretch):
            _, after = step(status, NOTHING, 1, RATE)
            if status.seek is None:
                assert after.playhead - status.playhead in (0, 1)
            elif after.seek is None:
                assert after.playhead - status.seek in (0, 1)
            assert (after.heard > status.heard) == (status.state not in (State.PAUSED, State.ENDED))
            assert after.heard - status.heard == after.bed - status.bed
            status = after


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8))
def test_what_is_played_is_what_is_exported(sizes: list[int]) -> None:
    heard, _ = tell(NOISE, [(NOTHING, 1000)], sizes)
    assert np.array_equal(heard, NOISE.exported())


@given(orders, orders, orders)
def test_orders_merge_in_order_and_in_any_grouping(a: Orders, b: Orders, c: Orders) -> None:
    assert a.then(b).then(c) == a.then(b.then(c))
    assert a.then(NOTHING) == a == NOTHING.then(a)
    assert b.seek is None or a.then(b).seek == b.seek
