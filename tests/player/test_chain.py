"""Blocks are taken in the order last laid, whole and once, however laying, taking and turning interleave."""

from __future__ import annotations

import struct

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from guide.player.block_queue import FRAME_BYTES, Block, BlockQueue
from guide.player.status import NumberedPiece
from guide.player.transport import begin
from tests.player.playing_pieces import Counting

HERE = begin(NumberedPiece(Counting()))


def numbers(values: list[int]) -> memoryview:
    return memoryview(b"".join(struct.pack("<ff", v, -v) for v in values))


def block(first: int, values: list[int]) -> Block:
    return Block(first, numbers(values), HERE, HERE)


def take(chain: BlockQueue, count: int) -> list[int]:
    out = bytearray(b"\xff" * (count * FRAME_BYTES))
    chain.take(memoryview(out), 0.0)
    return [int(left) for left, right in struct.iter_unpack("<ff", out) if left == -right]


class Laying(RuleBasedStateMachine):
    """A list of numbers is the model: what was laid and not turned away from, in order."""

    @initialize()
    def begin(self) -> None:
        self.chain = BlockQueue(block(0, []), keep=20)
        self.stream: list[int] = []
        self.heard = self.missing = self.gaps = self.next = self.turned = 0

    def fresh(self, sizes: list[int], first: int) -> list[Block]:
        blocks = []
        for size in sizes:
            values = list(range(self.next + 1, self.next + 1 + size))
            self.next += size
            blocks.append(block(first, values))
            self.stream += values
            first += size
        return blocks

    @rule(sizes=st.lists(st.integers(1, 7), max_size=3))
    def lay(self, sizes: list[int]) -> None:
        self.chain.lay(*self.fresh(sizes, self.chain.last.end))
        assert len(sizes) < 2 or self.chain.laid[0].end >= min(self.heard - 20, self.chain.laid[-2].end)

    @rule(count=st.integers(0, 15))
    def take(self, count: int) -> None:
        there = self.stream[self.heard : self.heard + count]
        assert take(self.chain, count) == there + [0] * (count - len(there))
        self.heard += len(there)
        self.missing += count - len(there)
        self.gaps += count > len(there)

    @rule(margin=st.integers(0, 12), sizes=st.lists(st.integers(1, 7), min_size=1, max_size=3))
    def turn(self, margin: int, sizes: list[int]) -> None:
        after = self.chain.point(margin, self.turned)
        old = self.stream
        self.stream = self.stream[: after.end]
        if self.chain.turn(after, tuple(self.fresh(sizes, after.end))):
            self.turned = after.end
        else:
            self.stream = old
            assert margin == 0

    @precondition(lambda self: len(self.chain.laid) > 1)
    @rule(pick=st.integers(0, 100), sizes=st.lists(st.integers(1, 7), min_size=1, max_size=3))
    def turn_too_late(self, pick: int, sizes: list[int]) -> None:
        past = [b for b in self.chain.laid[:-1] if b.end < self.heard]
        if past:
            after, old = past[pick % len(past)], list(self.stream)
            assert not self.chain.turn(after, tuple(self.fresh(sizes, after.end)))
            self.stream = old

    @invariant()
    def counts(self) -> None:
        assert self.chain.taken == self.heard
        assert self.chain.ahead == len(self.stream) - self.heard
        assert (self.chain.missing, self.chain.gaps) == (self.missing, self.gaps)

    @invariant()
    def remembers(self) -> None:
        for frame in range(max(0, self.heard - 20), len(self.stream)):
            found = self.chain.block_at(frame)
            assert found.first <= frame < found.end
            assert found.sound[(frame - found.first) * FRAME_BYTES :][:4] == struct.pack("<f", self.stream[frame])


TestLaying = Laying.TestCase
TestLaying.settings = settings(max_examples=60, stateful_step_count=40)


@given(st.integers(0, 300_000))
def test_what_is_missing_is_silence_however_much_it_is(count: int) -> None:
    chain = BlockQueue(block(0, [1, 2]), keep=0)
    out = bytearray(b"\xff" * (count * FRAME_BYTES))
    chain.take(memoryview(out), 0.0)
    here = min(count, 2)
    assert out[here * FRAME_BYTES :] == bytes((count - here) * FRAME_BYTES)
    assert chain.missing == count - here


def test_the_device_is_not_let_past_a_turn_it_has_missed() -> None:
    chain = BlockQueue(block(0, [1, 2]), keep=0)
    old, new = block(2, [3, 4]), block(2, [7, 8])
    chain.lay(old)
    root = chain.laid[0]
    assert take(chain, 3) == [1, 2, 3]
    assert not chain.turn(root, (new,))
    assert take(chain, 2) == [4, 0]
