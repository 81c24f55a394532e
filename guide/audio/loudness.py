"""How loud something is, by ITU-R BS.1770-4, and how high its peaks are.

Ours rather than a library's: pyloudnorm imports all of scipy.signal, two seconds before the first word could be
spoken. The tests compare with it and with FFmpeg's meter.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from guide.audio import SILENCE_DB, Pcm, Rate, decibels

Doubles = npt.NDArray[np.float64]

_BLOCK, _STEP = 0.4, 0.1
"""Seconds of one gating block and from one to the next; a shorter sound is measured said over and over."""
_ABSOLUTE, _RELATIVE = -70.0, -10.0
"""LUFS under which a block is silence, and LU under the mean of the rest at which it no longer counts."""
_PAD = 0.1
"""Seconds after which the K-weighting filters have rung out."""


def integrated(pcm: Pcm, rate: Rate) -> float:
    """Gated loudness in LUFS; `SILENCE_DB` for silence. A mono sound counts as played by both speakers."""
    if not len(pcm):
        return SILENCE_DB
    sound = (pcm if pcm.ndim == 2 else pcm[:, None]).astype(np.float64)
    sound = np.tile(sound, (rate.frames(_BLOCK) // len(sound) + 1, 1))
    power = _block_powers(_weighted(sound, rate), rate).sum(axis=1) * (1 if pcm.ndim == 2 else 2)
    loud = power[_lufs(power) > _ABSOLUTE]
    if len(loud):
        loud = loud[_lufs(loud) > _lufs(loud.mean()) + _RELATIVE]
    return max(float(_lufs(loud.mean())), SILENCE_DB) if len(loud) else SILENCE_DB


def peak(pcm: Pcm) -> float:
    """Highest sample in dBFS."""
    return decibels(float(np.abs(pcm).max(initial=0.0)))


def _lufs(power: Doubles) -> Doubles:
    return np.asarray(-0.691 + 10.0 * np.log10(np.maximum(power, 1e-20)))


def _block_powers(sound: Doubles, rate: Rate) -> Doubles:
    """Mean square of each gating block: shape (blocks, channels)."""
    length = rate.frames(_BLOCK)
    blocks = max(1, round((len(sound) / rate.hz - _BLOCK) / _STEP) + 1)
    starts = np.minimum((np.arange(blocks) * _STEP * rate.hz).round().astype(int), max(0, len(sound) - length))
    sums = np.vstack([np.zeros((1, sound.shape[1])), np.cumsum(sound**2, axis=0)])
    return np.asarray((sums[starts + length] - sums[starts]) / length)


def _weighted(sound: Doubles, rate: Rate) -> Doubles:
    """K-weighting, by the frequency response of its two biquads."""
    size = 1 << (len(sound) + rate.frames(_PAD) - 1).bit_length()
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(z)
    for b, a in (_shelf(rate), _highpass(rate)):
        response *= (b[0] + b[1] * z + b[2] * z**2) / (a[0] + a[1] * z + a[2] * z**2)
    spectrum = np.fft.rfft(sound, size, axis=0) * response[:, None]
    return np.fft.irfft(spectrum, size, axis=0)[: len(sound)]


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
