"""Sums of squares in short rows.

OpenBLAS takes a second thread for rows of more than 10,000 numbers and for most products with a matrix, and that thread
waits for more work at full speed, on the core that an encoder or a sound card needs. So sums are made of short rows,
one after the other: quicker for everybody.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from guide.audio import Pcm

ROW = 4_800
"""Frames of two channels that are added up at once."""

Floats = npt.NDArray[np.float32]


def energy(rows: Floats) -> Floats:
    """Sum of squares of each row: shape (rows, at most 2 * `ROW`) to (rows,)."""
    found: Floats = np.vecdot(rows, rows)
    return found


def sums(rows: Pcm) -> Floats:
    """Sum of left and of right in each row: shape (rows, at most `ROW`, 2) to (rows, 2)."""
    both = _pairs(rows)
    found: npt.NDArray[np.complex64] = np.vecdot(np.ones(both.shape[1], np.complex64), both)
    return found.view(np.float32).reshape(-1, 2)


def sides(rows: Pcm) -> Floats:
    """Sum of squares of left and of right in each row: shape (rows, at most `ROW`, 2) to (rows, 2)."""
    both = _pairs(rows)
    apart = np.matmul(both[:, None], both[:, :, None])[:, 0, 0].real  # of (l + ir)^2 it is l^2 - r^2
    together = energy(rows.reshape(len(rows), -1))
    return np.maximum(np.stack((together + apart, together - apart), axis=1) / 2, 0.0)


def sides_of(pcm: Pcm) -> npt.NDArray[np.float64]:
    """Sum of squares of left and of right of any length: shape (frames, 2) to (2,)."""
    rows = (pcm[start : start + ROW] for start in range(0, len(pcm), ROW))
    return sum((sides(row[None])[0].astype(np.float64) for row in rows), np.zeros(2))


def _pairs(rows: Pcm) -> npt.NDArray[np.complex64]:
    """Left as the real part and right as the imaginary one."""
    return np.ascontiguousarray(rows, np.float32).view(np.complex64)[..., 0]
