"""A sound that is heard whole, or fades out where it is interrupted. The test is the card."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import SESSION, Pcm
from guide.player import hearing


def taken(frames: hearing._Frames, count: int) -> Pcm:
    buffer = memoryview(bytearray(8 * count))
    frames.take(buffer, 0.0)
    return np.frombuffer(buffer, "<f4").reshape(-1, 2)


@given(st.integers(1, 30_000), st.integers(0, 40_000), st.integers(1, 5_000))
def test_an_interrupt_fades_out_without_a_step_and_is_soon_over(length: int, heard: int, block: int) -> None:
    frames = hearing._Frames(np.full(length, 0.5, np.float32))
    before = taken(frames, heard)[:, 0]
    frames.fade()
    after: list[np.ndarray] = []
    for _ in range(0, 14_000, block):
        after.append(taken(frames, block)[:, 0])
    whole = np.concatenate([before, *after])
    edge = SESSION.frames(0.1)
    steps = np.abs(np.diff(whole))
    steps[[at - 1 for at in (edge, edge + length) if 0 < at <= len(steps)]] = 0.0  # where the sound itself has edges
    assert steps.max(initial=0.0) < 0.001
    assert frames.over.is_set()
    assert not whole[heard + SESSION.frames(0.25) :].any()
