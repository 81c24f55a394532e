"""Finds where a recording can be joined to itself, and joins it.

The end of a loop runs into its beginning over a few seconds. Two places that sound alike (levels and spectra of short
stretches, and how they go on) are looked for near both ends, lined up to the sample as well as they can be, and
cross-faded at equal power; where the two are alike in phase too, the power is corrected for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from guide.audio import SESSION, Pcm

Curve: TypeAlias = npt.NDArray[np.float64]

SHORTEST = 0.5
"""Seconds; a shorter file is no bed."""

FADE = 3.0
"""Seconds of cross-fade; a sixth of the file if that is less."""

LOOKED_AT = 20.0
"""Seconds at either end in which the places are looked for; a sixth of the file if that is less."""

BANDS = 40.0 * 2.0 ** np.arange(0.0, 9.0)
"""Edges in Hz of the octaves that are compared."""

_HOP = 0.1
_FLOOR_DB = -90.0
_NEAREST = 0.05
"""Seconds by which the second place is moved so that the waves lie over each other."""
_SILENT_DB = 40.0
"""Decibels under the usual level from which on both ends of a file are no part of what was recorded."""
_BRIEF = 0.02
"""Seconds of cross-fade of a silence into itself."""
_OPPOSED = -0.6
"""Correlation down to which a cross-fade is made up for; two waves that cancel out altogether cannot be."""


@dataclass(frozen=True, slots=True)
class Seam:
    """The loop is frames ``start`` to ``stop``; what follows ``stop`` is faded into what follows ``start``."""

    start: int
    stop: int
    fade: int

    @property
    def frames(self) -> int:
        """Length of the loop."""
        return self.stop - self.start


def find(sound: Pcm) -> Seam:
    """Return the best seam of ``sound``, shape (frames, 2), at least `SHORTEST` long.

    Silence at either end of the file is left out of the loop; unless less than `SHORTEST` would remain, such as a
    single drop, which keeps the silence that it falls into.
    """
    begin, end = _recorded(sound)
    if end - begin < SESSION.frames(SHORTEST):
        fade = SESSION.frames(_BRIEF)
        return Seam(0, len(sound) - fade, fade)
    seam = _found(sound[begin:end])
    return Seam(begin + seam.start, begin + seam.stop, seam.fade)


def _found(sound: Pcm) -> Seam:
    fade = min(SESSION.frames(FADE), len(sound) // 6)
    reach = min(SESSION.frames(LOOKED_AT), len(sound) // 6)
    hop = min(SESSION.frames(_HOP), fade // 2)
    head = _features(sound[: reach + fade], hop)
    tail_start = len(sound) - reach - fade
    tail = _features(sound[tail_start:], hop)
    usual = float(np.median(_levels(sound, hop)))
    width = -(-fade // hop)  # whole hops that hold the fade, so that it ends within the file
    first, last = _most_alike(head, tail, width, usual)
    return _lined_up(sound, Seam(first * hop, tail_start + last * hop, fade))


def _recorded(sound: Pcm) -> tuple[int, int]:
    """Where the recording begins and ends between the silences around it."""
    hop = SESSION.frames(_HOP / 2)
    levels = _levels(sound, hop)
    usual = float(np.median(levels[levels > levels.max() - _SILENT_DB]))
    heard = np.flatnonzero(levels > usual - _SILENT_DB)
    begin, end = int(heard[0]) * hop, (int(heard[-1]) + 1) * hop
    if heard[-1] == len(levels) - 1:
        end = len(sound)  # the frames behind the last whole hop belong to it
    return begin, end


def join(sound: Pcm, seam: Seam) -> Pcm:
    """The beginning of the loop with its end faded into it: shape (seam.fade, 2). The rest of the loop is as it was."""
    begins = sound[seam.start : seam.start + seam.fade].astype(np.float64)
    ends = sound[seam.stop : seam.stop + seam.fade].astype(np.float64)
    angle = np.pi / 2.0 * (np.arange(seam.fade) + 0.5)[:, None] / seam.fade
    rise, fall = np.sin(angle), np.cos(angle)
    together = np.sqrt(1.0 + 2.0 * _alike(begins, ends) * rise * fall)
    return ((rise * begins + fall * ends) / together).astype(np.float32)


def _alike(first: Curve, second: Curve) -> float:
    """Correlation of two stretches, `_OPPOSED` to 1."""
    power = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return float(np.clip((first * second).sum() / power, _OPPOSED, 1.0)) if power else 0.0


def _most_alike(head: Curve, tail: Curve, width: int, usual: float) -> tuple[int, int]:
    """Hops into ``head`` and ``tail`` where ``width`` hops sound most alike and about as loud as the whole."""
    best, places = np.inf, (0, 0)
    quiet = [_too_quiet(part, width, usual) for part in (head, tail)]
    for first in range(len(head) - width + 1):
        for last in range(len(tail) - width + 1):
            apart = float(((head[first : first + width] - tail[last : last + width]) ** 2).mean())
            cost = apart + quiet[0][first] + quiet[1][last]
            if cost < best:
                best, places = cost, (first, last)
    return places


def _too_quiet(part: Curve, width: int, usual: float) -> Curve:
    """For each place: squared decibels by which its quietest hop lies more than 6 dB under the usual level."""
    level = part[:, 0]
    lowest = np.lib.stride_tricks.sliding_window_view(level, width).min(axis=1)
    return np.asarray(np.clip(usual - 6.0 - lowest, 0.0, None) ** 2)


def _features(sound: Pcm, hop: int) -> Curve:
    """Level and octave levels in dB of each hop: shape (hops, 1 + octaves)."""
    hops = sound[: len(sound) // hop * hop].mean(axis=1).reshape(-1, hop)
    power = np.abs(np.fft.rfft(hops * np.hanning(hop), axis=1)) ** 2 / hop
    hz = np.fft.rfftfreq(hop, 1.0 / SESSION.hz)
    octaves = [power[:, (hz >= low) & (hz < high)].sum(axis=1) for low, high in pairwise(BANDS)]
    return np.column_stack((_levels(sound, hop), *(_decibels(octave / hop) for octave in octaves)))


def _levels(sound: Pcm, hop: int) -> Curve:
    """Level in dB of each hop, both channels together."""
    return np.concatenate([_decibels(hops.mean(axis=(1, 2))) for hops in _squares(sound, hop)])


def _squares(sound: Pcm, hop: int, at_once: int = 256) -> Iterator[Curve]:
    whole = len(sound) // hop * hop
    for start in range(0, whole, hop * at_once):
        block = sound[start : min(start + hop * at_once, whole)]
        yield np.square(block.astype(np.float64)).reshape(-1, hop, 2)


def _decibels(power: Curve) -> Curve:
    return np.asarray(10.0 * np.log10(np.maximum(power, 10.0 ** (_FLOOR_DB / 10.0))))


def _lined_up(sound: Pcm, seam: Seam) -> Seam:
    """The seam with its stop moved by up to `_NEAREST` so that both stretches are as alike in phase as can be."""
    most = min(SESSION.frames(_NEAREST), seam.stop - seam.start - 2 * seam.fade)
    moves = range(-most, min(most, len(sound) - seam.stop - seam.fade) + 1)
    begins = sound[seam.start : seam.start + seam.fade].mean(axis=1)
    ends = sound[seam.stop + moves.start : seam.stop + moves.stop - 1 + seam.fade].mean(axis=1)
    scores = _correlate(ends, begins)
    return Seam(seam.start, seam.stop + moves[int(np.argmax(scores[: len(moves)]))], seam.fade)


def _correlate(longer: npt.NDArray[np.float32], shorter: npt.NDArray[np.float32]) -> Curve:
    size = len(longer) + len(shorter)
    product = np.fft.rfft(longer, size) * np.conj(np.fft.rfft(shorter, size))
    return np.asarray(np.fft.irfft(product, size)[: len(longer) - len(shorter) + 1])
