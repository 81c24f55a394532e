"""Signs to flip: all there are for a few values, a seeded sample for more."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.floating[Any]]

EXACT = 12
"""Up to so many values every pattern of signs is looked at: 4,096 of them."""
SAMPLED = 4999
"""Patterns looked at for more values, beside the one that happened."""
MOST = 300
"""Values from which on the bell curve is used: flipping so many signs gives nothing else."""


@lru_cache(16)
def patterns(count: int, seed: int) -> Floats:
    """Return patterns of signs, shape (patterns, ``count``), each 1 or -1. Exact ones hold the pattern of all 1."""
    if count <= EXACT:
        bits = (np.arange(2**count)[:, None] >> np.arange(count)) & 1
        return (1 - 2 * bits).astype(np.float32)
    return _sampled(seed)[:, :count]


@lru_cache(4)
def _sampled(seed: int) -> Floats:
    bits = np.frombuffer(np.random.default_rng([seed, MOST]).bytes(-(-SAMPLED * MOST // 8)), np.uint8)
    signs = np.unpackbits(bits)[: SAMPLED * MOST].astype(np.float32)
    signs *= 2
    signs -= 1
    return signs.reshape(SAMPLED, MOST)


def sums(values: Floats, seed: int) -> tuple[Floats, int]:
    """Return what ``values`` could have summed to with other signs, and 1 if the sum that happened is not among them.

    At most `MOST` values; the rest is the bell curve's.
    """
    if len(values) > MOST:
        raise ValueError(f"signs of {len(values)} are not flipped one by one, but of {MOST} at most")
    signs = patterns(len(values), seed)
    # not `@`: a product this small is over before the threads that it would be handed to have woken up
    return np.einsum("ij,j->i", signs, values.astype(np.float32)), int(len(values) > EXACT)
