"""What is measured on sounds here: how alike two are, and whether a place in one stands out from the rest of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from guide.audio import SESSION, Pcm

SIDE = SESSION.frames(0.1)
"""Frames that are compared on both sides of a place."""

Numbers = npt.NDArray[np.float64]


def correlation(first: Any, second: Any) -> float:
    return float(np.corrcoef(np.ravel(first), np.ravel(second))[0, 1])


def stands_out(sound: Pcm, place: int, compared: int = 400) -> dict[str, float]:
    """Click, level and spectrum at ``place``, each as a multiple of the largest found at ``compared`` other places.

    Clicks are counted everywhere else instead: of ten thousand places the sharpest one does not count.
    """
    others = np.linspace(SIDE, len(sound) - SIDE, compared, dtype=int)
    others = others[np.abs(others - place) > SIDE]
    here, there = steps(sound, place), [steps(sound, int(other)) for other in others]
    largest = {name: max(step[name] for step in there) for name in here}
    bends = np.abs(np.diff(sound.astype(np.float64), 2, axis=0)).max(axis=1)
    largest["click"] = float(np.quantile(bends[: len(bends) // 30 * 30].reshape(-1, 30).max(axis=1), 0.9999))
    return {name: here[name] / largest[name] for name in here}


def steps(sound: Pcm, place: int) -> dict[str, float]:
    before = sound[place - SIDE : place].astype(np.float64)
    after = sound[place : place + SIDE].astype(np.float64)
    across = sound[place - 16 : place + 16].astype(np.float64)
    return {
        "click": float(np.abs(np.diff(across, 2, axis=0)).max()),
        "level": abs(float(np.log(after.std() / before.std()))),
        "spectrum": float(np.abs(octaves(after) - octaves(before)).max()),
    }


def octaves(sound: Numbers) -> Numbers:
    """Decibels in each octave from 100 Hz to 6.4 kHz."""
    power = (np.abs(np.fft.rfft(sound * np.hanning(len(sound))[:, None], axis=0)) ** 2).sum(axis=1)
    edges = (100.0 * 2.0 ** np.arange(7.0) * len(sound) / SESSION.hz).astype(int)
    return 10.0 * np.log10(np.add.reduceat(power, edges)[:-1])


def joined(loop: Any) -> tuple[Pcm, int]:
    """The whole loop turned so that its seam lies in the middle, and where."""
    middle = len(loop) // 2
    return np.concatenate((loop[-middle:], loop[:-middle])), middle
