"""Turning from one piece to another at 100 frames a second: where, when, and without a step."""

from __future__ import annotations

from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import Pcm, Rate
from guide.player.piece import Playable
from guide.player.status import NOTHING, NumberedPiece, Orders, State, Status, Transition, Why
from guide.player.transport import begin, step
from tests.player.playing_pieces import Constant, Counting, Noise

RATE = Rate(100)
PLAY, HALT, LANDING = Orders(play=True), Orders(play=False), Orders(land=True)
ONE, OTHER, THIRD = NumberedPiece(Counting(1000), 1), NumberedPiece(Counting(2000), 2), NumberedPiece(Counting(50), 3)


def run(status: Status, *moves: Orders | int) -> tuple[Pcm, Status]:
    """Orders and counts in turn; what sounded, and the status after it."""
    heard, orders = [np.zeros((0, 2), np.float32)], NOTHING
    for move in moves:
        if isinstance(move, Orders):
            orders = orders.then(move)
        else:
            block, status = step(status, orders, move, RATE)
            heard.append(block)
            orders = NOTHING
    return np.concatenate(heard), status if orders is NOTHING else step(status, orders, 0, RATE)[1]


def turn(to: int = 0, at: int | None = None, part: NumberedPiece = OTHER, then: Transition | None = None) -> Orders:
    return Orders(turn=Transition(part, to, at, 0.1, then))


PLAYED: list[Orders | int] = [PLAY, 100]
CASES = [
    ("at once", [*PLAYED, turn(500), 1], State.PLAYING, 2, 501),
    ("the two fade into each other for ten frames", [*PLAYED, turn(500), 10], State.PLAYING, 2, 510),
    ("at a frame that is still to come", [*PLAYED, turn(500, at=120), 20], State.PLAYING, 2, 500),
    ("and not before", [*PLAYED, turn(500, at=120), 19], State.PLAYING, 1, 119),
    ("at a frame that has gone, at once", [*PLAYED, turn(500, at=50), 1], State.PLAYING, 2, 501),
    ("at the end at the latest", [PLAY, 990, turn(500, at=5000), 11], State.PLAYING, 2, 501),
    ("while paused it is there and does not sound", [*PLAYED, HALT, 25, turn(500), 50], State.PAUSED, 2, 500),
    ("and sounds when asked", [*PLAYED, HALT, 25, turn(500), PLAY, 30], State.PLAYING, 2, 530),
    ("while pausing it ends paused", [*PLAYED, HALT, 5, turn(500), 30], State.PAUSED, 2, 520),
    ("a newer turn is taken instead", [*PLAYED, turn(7, at=150), turn(500, at=120), 25], State.PLAYING, 2, 505),
    ("staying forgets it", [*PLAYED, turn(500, at=120), Orders(stay=True), 50], State.PLAYING, 1, 150),
    ("so does a seek", [*PLAYED, turn(500, at=120), 5, Orders(seek=110), 50], State.PLAYING, 1, 157),
    ("which a turn to come may follow", [*PLAYED, Orders(seek=110), turn(500, at=120), 13], State.PLAYING, 2, 500),
    ("a turn at once is newer than a seek", [*PLAYED, Orders(seek=300), 1, turn(500), 20], State.PLAYING, 2, 520),
    ("a landing takes no turn", [*PLAYED, turn(500, at=120), LANDING, 50], State.LANDING, 1, 150),
    ("and none begins in it", [*PLAYED, LANDING, 5, turn(500), 5], State.LANDING, 1, 110),
    ("what comes after it is known", [*PLAYED, turn(0, then=Transition(ONE, 300, 40, 0.1)), 45], State.PLAYING, 1, 305),
    ("a second one cuts the first fade short", [*PLAYED, turn(500), 5, turn(7, part=THIRD), 3], State.PLAYING, 3, 7),
]  # fmt: skip


@pytest.mark.parametrize(("moves", "state", "number", "playhead"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_turn_leads_into_the_other_piece(moves: list[Orders | int], state: State, number: int, playhead: int) -> None:
    _, status = run(begin(ONE), *moves)
    assert (status.state, status.part.number, status.playhead) == (state, number, playhead)


def test_the_ambience_flows_on_through_a_turn_and_nothing_is_heard_twice() -> None:
    heard, status = run(begin(ONE), *PLAYED, turn(500), 30)
    assert status.bed == status.heard == 130
    assert [float(x) for x in heard[110:114, 0]] == [511, 512, 513, 514]


def test_a_piece_that_turns_into_itself_at_the_same_place_is_not_heard_to_turn() -> None:
    noise = Noise(1000)
    heard, _ = run(
        begin(NumberedPiece(noise, 1)), *PLAYED, Orders(turn=Transition(NumberedPiece(noise, 2), to=100, fade=0.5)), 200
    )
    np.testing.assert_allclose(heard, noise.exported()[:300], atol=1e-6)


def test_the_end_of_the_other_piece_is_the_end() -> None:
    _, status = run(begin(ONE), *PLAYED, turn(0, part=NumberedPiece(Counting(30), 2)), 50)
    assert (status.state, status.why) == (State.ENDED, Why.FINISHED)


def test_what_becomes_known_of_a_piece_reaches_it_wherever_it_is() -> None:
    longer = NumberedPiece(Counting(3000), 2)
    _, waiting = run(begin(ONE), *PLAYED, turn(500, at=120), 5, Orders(swaps=(longer,)), 30)
    assert waiting.part is longer
    _, after = run(begin(ONE), *PLAYED, turn(0, then=Transition(OTHER, 300, 40, 0.1)), 5, Orders(swaps=(longer,)), 45)
    assert after.part is longer
    _, there = run(begin(ONE), *PLAYED, turn(500), 20, Orders(swaps=(longer,)), 1)
    assert there.part is longer
    _, elsewhere = run(begin(ONE), *PLAYED, Orders(swaps=(longer,)), 1)
    assert elsewhere.part is ONE


def test_a_piece_that_is_left_where_it_waited_goes_with_its_ambience() -> None:
    heard, status = run(
        begin(NumberedPiece(Constant(until=50), 1)), PLAY, 100, turn(0, part=NumberedPiece(Constant(), 2)), 20
    )
    assert status.state is State.PLAYING
    assert heard[100:, 0].min() >= 0.25


parts = st.sampled_from(
    [NumberedPiece(Constant(), 1), NumberedPiece(Constant(until=40), 2), NumberedPiece(Constant(60), 3)]
)
turns = st.builds(Transition, part=parts, to=st.integers(0, 50), at=st.none() | st.integers(0, 300), fade=st.just(0.1))
orders = st.builds(
    Orders,
    play=st.none() | st.booleans(),
    seek=st.none() | st.integers(0, 80),
    land=st.none() | st.just(True),
    stop=st.none() | st.just(True),
    turn=st.none() | turns,
    stay=st.none() | st.just(True),
)
NOISE = Noise(1000)
stories = st.lists(st.tuples(orders, st.integers(0, 80)), max_size=12)


def tell(piece: Playable, story: list[tuple[Orders, int]], size: int, rate: Rate) -> tuple[Pcm, Status]:
    status = step(begin(NumberedPiece(piece)), PLAY, 0, rate)[1]
    heard = [np.zeros((0, 2), np.float32)]
    for wish, stretch in story:
        status = step(status, wish, 0, rate)[1]
        while stretch > 0:
            block, status = step(status, NOTHING, min(size, stretch), rate)
            heard.append(block)
            stretch -= size
    return np.concatenate(heard), status


@given(stories, st.integers(1, 64))
def test_turns_at_the_same_frames_sound_the_same_at_any_block_size(story: list[tuple[Orders, int]], size: int) -> None:
    whole, end = tell(NOISE, story, 10**6, RATE)
    cut, same = tell(NOISE, story, size, RATE)
    assert np.array_equal(whole, cut)
    assert end == same


@given(stories)
def test_no_turn_ever_steps(story: list[tuple[Orders, int]]) -> None:
    fine = Rate(1000)
    heard, status = tell(Constant(), [(wish, stretch * 5) for wish, stretch in story], 10**6, fine)
    status = step(status, HALT, 0, fine)[1]
    heard = np.concatenate([heard, step(status, NOTHING, 400, fine)[0]])
    if not _ends_by_itself(story):
        # fades of 30 frames (all, and the score of either piece) and one of 100 at once, on a level of 3/4
        assert np.abs(np.diff(heard[:, 0])).max(initial=0.0) <= 0.75 * 3 * (np.pi / 2 / 30) * 1.01


def _ends_by_itself(story: list[tuple[Orders, int]]) -> bool:
    """A test's piece has no fade of its own at its end; a practice has."""
    return any(wish.turn and wish.turn.part.number == 3 for wish, _ in story)


LONG = [NumberedPiece(Counting(1000 + number), number) for number in (1, 2, 3)]
coming = st.builds(Transition, part=st.sampled_from(LONG), to=st.integers(0, 50), at=st.integers(900, 950))
asked = st.one_of(
    st.builds(Orders, seek=st.integers(-10, 800)),
    st.builds(Orders, stay=st.just(True)),
    st.builds(Orders, turn=coming),
    st.builds(
        Orders, turn=st.builds(Transition, part=st.sampled_from(LONG), to=st.integers(0, 50), then=st.none() | coming)
    ),
    st.builds(Orders, swaps=st.tuples(st.builds(NumberedPiece, st.just(Counting(2000)), st.sampled_from([1, 2, 3])))),
    st.builds(Orders, play=st.booleans()),
)


def bound(status: Status) -> tuple[NumberedPiece, int, Transition | None]:
    """Where it is, or will be."""
    turn = status.turn
    if turn and turn.at is None:
        return turn.part, turn.to, turn.then
    return status.part, status.playhead if status.seek is None else status.seek, turn


@given(st.lists(asked, max_size=6), st.sampled_from([[], [PLAY, 100], [PLAY, 100, HALT, 50], [PLAY, 100, HALT, 5]]))
def test_what_is_asked_for_at_once_leads_where_it_would_one_after_the_other(
    wishes: list[Orders], before: list[Orders | int]
) -> None:
    _, one = run(begin(LONG[0]), *before)
    together = NOTHING
    _, status = run(begin(LONG[0]), *before)
    for wish in wishes:
        together = together.then(wish)
        _, status = step(status, wish, 0, RATE)
    assert bound(step(one, together, 0, RATE)[1]) == bound(status)


@given(st.lists(asked, max_size=3), st.lists(asked, max_size=3), st.lists(asked, max_size=3))
def test_what_is_asked_for_at_once_may_be_gathered_in_any_grouping(
    first: list[Orders], second: list[Orders], third: list[Orders]
) -> None:
    a, b, c = (reduce(Orders.then, wishes, NOTHING) for wishes in (first, second, third))
    assert a.then(b).then(c) == a.then(b.then(c))
