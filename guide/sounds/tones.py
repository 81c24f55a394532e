"""The soft tones of a breath: rising a fifth while it comes in, falling back while it goes out.

Warm (a few partials, falling steeply), slightly different in each ear, and drawn for the exact length of the phase.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from guide.audio import SESSION, Pcm, level

if TYPE_CHECKING:
    from guide.sounds.periodic import Curve

TONE_LUFS = -30.0
HOLD_LUFS = -42.0
"""While the breath is held: only enough to know that it goes on."""

LOW, HIGH, HIGHER = 220.0, 330.0, 371.25
PARTIALS = ((1, 1.0), (2, 0.28), (3, 0.1), (4, 0.03))
EDGE = 0.7
"""Seconds that a tone takes to come and to go; less in a short phase."""

GLIDES = {
    "in": (LOW, HIGH, TONE_LUFS),
    "sip": (HIGH, HIGHER, TONE_LUFS),
    "hold": (HIGH, HIGH, HOLD_LUFS),
    "out": (HIGH, LOW, TONE_LUFS),
}
"""Pitch at the beginning and at the end, and loudness. A phase that is not here (``rest``) is silent."""

PHASES = ("in", "sip", "hold", "out", "rest")


@lru_cache(maxsize=8)
def tone(phase: str, frames: int) -> Pcm:
    """The tone of one phase, shape (frames, 2), from silence to silence, read-only. ValueError for an unknown phase."""
    if phase not in PHASES:
        raise ValueError(f"no phase of a breath is called {phase!r}")
    sound = np.zeros((frames, 2), dtype=np.float32)
    if phase in GLIDES:
        sound[:] = _glide(*GLIDES[phase], frames)
    sound.flags.writeable = False
    return sound


def _glide(begin: float, end: float, lufs: float, frames: int) -> Curve:
    turns = _turns(begin, end, frames)
    time = np.arange(frames) / SESSION.hz
    sound = np.zeros((frames, 2))
    for number, height in PARTIALS:
        for ear, lean in ((0, -1.0), (1, 1.0)):
            beat = 0.11 * lean * number * time
            sound[:, ear] += height * np.sin(2.0 * np.pi * (number * turns + beat))
    power = sum(height**2 for _, height in PARTIALS) / 2.0
    # BS.1770: two channels of mean square p measure -0.691 + 10 log10(2 p) where the ear weighting is flat
    loudness = level(lufs + 0.691) / np.sqrt(2.0 * power)
    return np.asarray(loudness * sound * _edges(frames)[:, None])


def _turns(begin: float, end: float, frames: int) -> Curve:
    """Cycles since the start: the integral of a pitch that goes from ``begin`` to ``end`` on a raised cosine."""
    along = (np.arange(frames) + 0.5) / frames
    mean = (begin + end) / 2.0
    swing = (begin - end) / (2.0 * np.pi)
    return np.asarray(SESSION.seconds(frames) * (mean * along + swing * np.sin(np.pi * along)))


def _edges(frames: int) -> Curve:
    """Up and down on a raised cosine, which has neither step nor corner; 0 at both ends."""
    edge = max(1, min(SESSION.frames(EDGE), frames // 2))
    near = np.minimum(np.arange(frames), np.arange(frames)[::-1])
    return np.sin(np.pi / 2.0 * np.clip(near / edge, 0.0, 1.0)) ** 2
