"""Sums of short rows are sums, however they are added up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.audio import energy

RNG = np.random.default_rng(7)
SOUND = (RNG.standard_normal((3, energy.ROW, 2)) * [0.5, 0.01] + [0.2, -0.1]).astype(np.float32)


def test_each_side_of_each_row_is_added_up_alone() -> None:
    exact = SOUND.astype(np.float64)
    np.testing.assert_allclose(energy.sums(SOUND), exact.sum(axis=1), rtol=1e-4)
    np.testing.assert_allclose(energy.sides(SOUND), np.square(exact).sum(axis=1), rtol=1e-4)
    np.testing.assert_allclose(energy.energy(SOUND[:, :, 0]), np.square(exact[:, :, 0]).sum(axis=1), rtol=1e-4)


@given(st.integers(0, 3 * energy.ROW))
def test_any_length_has_the_energy_of_its_frames(frames: int) -> None:
    sound = SOUND.reshape(-1, 2)[:frames]
    np.testing.assert_allclose(energy.sides_of(sound), np.square(sound.astype(np.float64)).sum(axis=0), rtol=1e-4)


@pytest.mark.parametrize("dead", [0, 1])
def test_a_dead_side_has_next_to_nothing(dead: int) -> None:
    sound = SOUND.copy()
    sound[:, :, dead] = 0.0
    assert energy.sides(sound)[:, dead].max() < 1e-6 * energy.sides(sound).max()
