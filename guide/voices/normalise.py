"""What the sound of every engine goes through, so that no take jumps out: one rate, one loudness, no edges, no waiting.

Whoever changes what is heard here raises `guide.voices.takes.POLISH`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from guide.audio import SESSION, Pcm, Rate, decibels, files, level, loudness
from guide.audio.stored import STEP, sixteen_bit
from guide.translation import _
from guide.voices.engine import CannotSay, Take
from guide.voices.guessing import estimated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.voices.engine import SpokenAudio, Times, WordTime

TAKE_LUFS = -19.0
"""Of each take, when both speakers play it (ITU-R BS.1770-4)."""
CEILING_DB = -2.0
"""No sample is higher."""
FADE = 0.005
"""Seconds at both edges."""
BEFORE, AFTER = 0.03, 0.08
"""Seconds kept around what is clearly speech: breathy onsets and the tails of s and f lie there."""
SPEECH_DB = -48.0
"""Under the peak by more than this is no speech."""
_BLOCK = 0.005
_HOLD, _REACH = 0.005, 10
"""Seconds before and after a peak in which the gain dips, and in how many steps."""


def normalise(spoken: SpokenAudio, words: str) -> Take:
    """The take: mono at `SESSION` in 16 bits, trimmed, faded, at `TAKE_LUFS`, and the times of ``words`` in it.

    Raises CannotSay if there is no sound in it.
    """
    pcm = np.asarray(spoken.pcm, np.float64)
    pcm = np.where(np.isfinite(pcm), pcm, 0.0)
    pcm = pcm - pcm.mean() if len(pcm) else pcm
    resampled = files.resample(pcm.astype(np.float32), spoken.rate, SESSION)
    first, last = _speech(resampled, SESSION)
    if first == last:
        raise CannotSay(_("this voice is silent for it"))
    take = resampled[first:last]
    times = _moved(spoken.words, first, len(take)) if spoken.words else estimated(words, take, SESSION)
    return Take(sixteen_bit(_even(_faded(_centred(take)))), times)


def _moved(words: Sequence[WordTime], first: int, frames: int) -> Times:
    """Seconds of the untrimmed sound as frames of the take: from where its speech begins to where it ends."""
    begin, end = min(SESSION.frames(BEFORE), frames), max(0, frames - SESSION.frames(AFTER))

    def at(seconds: float) -> int:
        return min(max(SESSION.frames(seconds) - first, begin), end)

    starts = [begin, *(at(word.start) for word in words[1:])]
    stops = [*(at(word.stop) for word in words[:-1]), end]
    return tuple((start, stop, word.text) for start, stop, word in zip(starts, stops, words, strict=True))


def _speech(pcm: Pcm, rate: Rate) -> tuple[int, int]:
    """Where speech begins and ends, with some room: frames (first, last exclusive), equal if there is none."""
    block = rate.frames(_BLOCK)
    padded = np.pad(np.abs(pcm), (0, -len(pcm) % block))
    heights = padded.reshape(-1, block).max(axis=1, initial=0.0)
    highest = float(heights.max(initial=0.0))
    loud = np.flatnonzero(heights > highest * 10 ** (SPEECH_DB / 20.0))
    if not len(loud) or decibels(highest) <= -59.0:
        return 0, 0
    first = loud[0] * block - rate.frames(BEFORE)
    last = (loud[-1] + 1) * block + rate.frames(AFTER)
    return max(0, int(first)), min(len(pcm), int(last))


def _centred(pcm: Pcm) -> Pcm:
    return np.asarray(pcm - pcm.mean(dtype=np.float64), dtype=np.float32)


def _faded(pcm: Pcm) -> Pcm:
    """Raised cosines at both edges; the outermost samples are 0."""
    length = min(SESSION.frames(FADE), len(pcm) // 2)
    rise = (0.5 - 0.5 * np.cos(np.pi * np.arange(length) / max(1, length))).astype(np.float32)
    faded = pcm.copy()
    faded[:length] *= rise
    faded[len(pcm) - length :] *= rise[::-1]
    return faded


def _even(pcm: Pcm) -> Pcm:
    """At `TAKE_LUFS`; where single peaks would pass the ceiling they alone are held down."""
    for _other in range(2):  # holding peaks down costs a little loudness, which the second round gives back
        pcm = _held(pcm * np.float32(level(TAKE_LUFS - loudness.integrated(pcm, SESSION))))
    return pcm


def _held(pcm: Pcm) -> Pcm:
    """No sample over the ceiling: the gain dips around each peak on a smooth curve, and is 1 elsewhere."""
    ceiling = level(CEILING_DB) - STEP  # so that it is none after rounding either
    if np.abs(pcm).max(initial=0.0) <= ceiling:
        return pcm
    block = SESSION.frames(_HOLD) // _REACH
    heights = np.pad(np.abs(pcm), (0, -len(pcm) % block)).reshape(-1, block).max(axis=1)
    wanted = np.pad(np.minimum(1.0, ceiling / np.maximum(heights, ceiling)), 2 * _REACH, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(wanted, 2 * _REACH + 1).min(axis=1)
    window = np.hanning(2 * _REACH + 3)[1:-1]
    gains = np.convolve(lowest, window / window.sum(), "valid")
    middles = (np.arange(len(gains)) + 0.5) * block
    smooth = np.interp(np.arange(len(pcm)), middles, gains)
    return np.asarray(np.clip(pcm * smooth, -ceiling, ceiling), dtype=np.float32)
