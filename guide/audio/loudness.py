"""How loud something is, by ITU-R BS.1770-4, and how high its peaks are.

Ours rather than a library's: pyloudnorm imports all of scipy.signal, two seconds before the first word could be
spoken, and knows no true peak. Measured in steps of a tenth of a second, each by its own spectrum: that costs less than
any filter, can be done block after block, and steps of sounds that have nothing to do with each other can be added. The
tests compare with pyloudnorm and with FFmpeg's meter.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from guide.audio import SILENCE_DB, Pcm, Rate, decibels
from guide.audio.energy import energy

Doubles = npt.NDArray[np.float64]

STEP = 0.1
"""Seconds of one step."""
_BLOCK = 4
"""Steps of one gating block; blocks overlap by all but one."""
_ABSOLUTE, _RELATIVE = -70.0, -10.0
"""LUFS under which a block is silence, and LU under the mean of the rest at which it no longer counts."""
_OFFSET = -0.691
_NEAR, _HARDLY = 0.7, 0.5
"""LU around the relative gate within which a plan and its sound may fall on different sides, and what that may move."""
_LAP = 2
"""The share of a step by which windows lie over each other is one in so many."""
_AT_ONCE = 10
"""Steps transformed at a time: what they need stays in the processor's cache."""
_SHORT = 3.0
"""Seconds; a shorter sound is measured said over and over, so that the step it ends in does not count for much."""
_TAPS, _BETWEEN = 24, 4
"""Samples around a point between two of them that it is made from, and points for each sample."""
_SAFE = 0.5
"""A sample under this share of the highest has nothing higher beside it, but in signals made to prove the opposite."""


class Level(NamedTuple):
    """How loud a whole sound is."""

    lufs: float
    true_peak: float
    """dBTP."""


def integrated(pcm: Pcm, rate: Rate) -> float:
    """Gated loudness in LUFS; `SILENCE_DB` for silence. A mono sound counts as played by both speakers."""
    if not len(pcm):
        return SILENCE_DB
    again = rate.frames(_SHORT) // len(pcm)
    return gated(steps(np.concatenate([pcm] * (again + 1)) if again else pcm, rate))


def steps(pcm: Pcm, rate: Rate) -> Doubles:
    """K-weighted mean square of each whole `STEP` of ``pcm``, channels added: shape (steps,).

    Each step is looked at through a window that reaches a little into its neighbours (before the first and after the
    last frame there is silence): windows whose squares add up to one leave no sound out and leak little.
    """
    length, near = rate.frames(STEP), reach(rate)
    whole = len(pcm) // length
    wide = np.zeros((whole * length + 2 * near, 2), np.float32)
    heard = pcm[: whole * length + near]
    wide[near : near + len(heard)] = heard if heard.ndim == 2 else heard[:, None]
    return steps_within(wide, rate)


def reach(rate: Rate) -> int:
    """Frames by which a window reaches into the steps before and after."""
    return rate.frames(STEP) // _LAP // 2


def steps_within(wide: Pcm, rate: Rate) -> Doubles:
    """The `steps` of ``wide`` (frames, 2) without the first and the last `reach` frames, which are known too."""
    length, lap = rate.frames(STEP), 2 * reach(rate)
    window, weights = _window(length, lap), _weights(rate, length, lap)
    flat = np.ascontiguousarray(wide, np.float32).reshape(-1)  # left, right, left: both in one transform, see below
    rows = np.lib.stride_tricks.sliding_window_view(flat, 2 * (length + lap))[:: 2 * length]
    found = np.empty(len(rows))
    for start in range(0, len(rows), _AT_ONCE):
        each = rows[start : start + _AT_ONCE] * window
        lines = np.fft.fft(each.view(np.complex64), axis=1, norm="ortho").view(np.float32)  # not scaled it is double
        lines *= weights
        found[start : start + len(each)] = energy(lines.reshape(2 * len(each), -1)).reshape(-1, 2).sum(axis=1)
    return found


def filled_steps(pcm: Pcm, rate: Rate) -> Doubles:
    """The `steps` of ``pcm`` to its last frame: the last one is filled up with silence."""
    fill = -len(pcm) % rate.frames(STEP)
    return steps(np.pad(pcm, [(0, fill), *[(0, 0)] * (pcm.ndim - 1)]), rate)


def gated(steps: Doubles, shift: float = 0.0) -> float:
    """Integrated loudness in LUFS of a sound with these `steps`; `SILENCE_DB` for silence.

    ``shift`` moves the relative gate of the standard by so many LU.
    """
    if not len(steps):
        return SILENCE_DB
    sums = np.concatenate(([0.0], np.cumsum(steps)))
    length = min(_BLOCK, len(steps))
    power = (sums[length:] - sums[:-length]) / length
    loud = power[lufs(power) > _ABSOLUTE]
    if len(loud):
        loud = loud[lufs(loud) > lufs(loud.mean()) + _RELATIVE + shift]
    return max(float(lufs(loud.mean())), SILENCE_DB) if len(loud) else SILENCE_DB


def leeway(steps: Doubles) -> float:
    """Return by how many LU the `gated` loudness moves where its gate lies a little lower or higher; 0 for hardly any.

    What goes on for long near the gate counts as a whole or not at all, and nobody hears a difference.
    """
    found = [gated(steps, shift) for shift in (-_NEAR, 0.0, _NEAR)]
    spread = max(found) - min(found)
    return spread if spread > _HARDLY else 0.0


def lufs(power: npt.ArrayLike) -> Doubles:
    """Loudness of a K-weighted mean square, not gated."""
    return np.asarray(_OFFSET + 10.0 * np.log10(np.maximum(power, 1e-20)))


def power(lufs: float) -> float:
    """The K-weighted mean square of a loudness: the opposite of `lufs`."""
    return float(10.0 ** ((lufs - _OFFSET) / 10.0))


def peak(pcm: Pcm) -> float:
    """Highest sample in dBFS."""
    return decibels(float(np.abs(pcm).max(initial=0.0)))


def true_peak(pcm: Pcm) -> float:
    """Highest point between samples too, in dBTP (BS.1770-4, annex 2). ``pcm`` (frames, channels)."""
    _, high = tall(pcm, _SAFE * float(np.abs(pcm).max(initial=0.0)))
    return decibels(float(high.max(initial=0.0)))


def tall(pcm: Pcm, floor: float) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]:
    """Where ``pcm`` (frames, channels) is high: frames beside a sample over ``floor``, and the height at each.

    The height is that of the sample and of the points up to the next one, over all channels.
    """
    if max(pcm.max(initial=0.0), -pcm.min(initial=0.0)) <= floor:
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    over = np.flatnonzero(np.abs(pcm).ravel() > floor) // pcm.shape[1]
    beside = np.zeros(len(pcm) + 1, bool)
    beside[over] = beside[over - 1] = True
    at = np.flatnonzero(beside[:-1])
    around = np.clip(at[:, None] + np.arange(1 - _TAPS // 2, 1 + _TAPS // 2), 0, len(pcm) - 1)
    high = np.abs(pcm[at]).max(axis=1, initial=0.0)
    for channel in pcm.T:
        high = np.maximum(high, np.abs(channel[around] @ _kernel()).max(axis=1, initial=0.0))
    return at, high


@cache
def _kernel() -> npt.NDArray[np.float32]:
    """Windowed sinc for the points between two samples: shape (taps, points)."""
    shift = np.arange(1, _BETWEEN) / _BETWEEN
    at = np.arange(_TAPS)[:, None] - (_TAPS // 2 - 1) - shift
    window = np.i0(8.0 * np.sqrt(np.maximum(0.0, 1.0 - (2.0 * at / _TAPS) ** 2))) / np.i0(8.0)
    return np.asarray(np.sinc(at) * window, np.float32)


@cache
def _window(length: int, lap: int) -> npt.NDArray[np.float32]:
    """One, with a quarter of a sine over ``lap`` frames at either end; each value twice, for left and right."""
    rise = np.sin(np.pi / 2 * (np.arange(lap) + 0.5) / lap)
    return np.repeat(np.concatenate((rise, np.ones(length - lap), rise[::-1])), 2).astype(np.float32)


@cache
def _weights(rate: Rate, length: int, lap: int) -> npt.NDArray[np.float32]:
    """What each line of a windowed spectrum is multiplied by so that the squares of all add up to the mean square.

    The response of the two biquads; each value twice, for the real and the imaginary part. Left is transformed as the
    real part of a sound and right as its imaginary part: their powers add up over positive and negative frequencies.
    """
    z = np.exp(-2j * np.pi * np.fft.fftfreq(length + lap))
    response = np.ones_like(z)
    for b, a in (_shelf(rate), _highpass(rate)):
        response *= (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
    return np.repeat(np.abs(response) / np.sqrt(length), 2).astype(np.float32)


def _shelf(rate: Rate) -> tuple[Doubles, Doubles]:
    """The head: +4 dB above 1.5 kHz. The analogue prototype of the standard's table, for any rate (De Man, 2014)."""
    k, q = np.tan(np.pi * 1681.974450955533 / rate.hz), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    b = np.array([high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k])
    return b, np.array([1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k])


def _highpass(rate: Rate) -> tuple[Doubles, Doubles]:
    """The revised low-frequency curve: a high-pass at 38 Hz (the standard's b is 1, -2, 1 whatever the rate)."""
    k, q = np.tan(np.pi * 38.13547087602444 / rate.hz), 0.5003270373238773
    a = np.array([1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k])
    return np.array([1.0, -2.0, 1.0]), a / a[0]
