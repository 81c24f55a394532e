"""How loud something is, by ITU-R BS.1770-4 (through pyloudnorm), and how high its peaks are."""

from __future__ import annotations

import warnings

import numpy as np

from guide.audio import SILENCE_DB, Pcm, Rate, decibels

_SHORTEST = 0.4
"""Seconds of one gating block; a shorter sound is measured said over and over."""


def integrated(pcm: Pcm, rate: Rate) -> float:
    """Gated loudness in LUFS; `SILENCE_DB` for silence. A mono sound counts as played by both speakers."""
    import pyloudnorm

    if not len(pcm):
        return SILENCE_DB
    sound = pcm if pcm.ndim == 2 else np.repeat(pcm[:, None], 2, axis=1)
    sound = np.tile(sound, (rate.frames(_SHORTEST) // len(sound) + 1, 1))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyloudnorm warns on silence, which we answer ourselves
        measured = pyloudnorm.Meter(rate.hz).integrated_loudness(sound.astype(np.float64))
    return max(float(measured), SILENCE_DB) if np.isfinite(measured) else SILENCE_DB


def peak(pcm: Pcm) -> float:
    """Highest sample in dBFS."""
    return decibels(float(np.abs(pcm).max(initial=0.0)))
