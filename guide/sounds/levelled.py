"""What every file of the listener's own goes through before it is a bed, a bell or a sound: its offset is taken out, a
dead side is filled, and however softly it was recorded, it is brought up to where it can be measured.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from guide.audio import SESSION, Pcm

QUIETEST = 10.0 ** (-84.0 / 20.0)
"""A file whose highest sample is no higher than this, two steps of 16 bits, is silent: there is noise in it at most."""

_HOP = SESSION.frames(0.05)
_SMOOTH = 12
"""Hops either side over which the offset of a recording is followed: nothing above 2 Hz is touched."""
_DEAD = 1e-4
"""Power of one side as a share of the other's under which it is a cable that was not plugged in."""
_AT_ONCE = SESSION.frames(60.0)


def levelled(sound: Pcm) -> float:
    """Take offset and dead side out of ``sound`` (frames, 2) in place, and bring its highest sample to 0.5.

    Returns that sample as it was, without the offset; nothing is brought up that is not over `QUIETEST`.
    """
    _centre(sound)
    _fill_dead_side(sound)
    peak = max(float(np.abs(part).max()) for part in _parts(sound))
    if peak > QUIETEST:
        for part in _parts(sound):
            part *= np.float32(0.5 / peak)
    return peak


def _parts(sound: Pcm) -> list[Pcm]:
    """Views of a minute: what is mapped is larger than memory may be."""
    return [sound[at : at + _AT_ONCE] for at in range(0, len(sound), _AT_ONCE)]


def _centre(sound: Pcm) -> None:
    """Subtract the mean, which cheap converters put into a recording, wherever it wanders."""
    hops = len(sound) // _HOP
    if hops < 2 * _SMOOTH:
        sound -= sound.mean(axis=0, dtype=np.float64).astype(np.float32)
        return
    means = [
        part[: len(part) // _HOP * _HOP].reshape(-1, _HOP, 2).mean(axis=1, dtype=np.float64) for part in _parts(sound)
    ]
    offset = _smoothed(np.concatenate(means))
    middles = (np.arange(hops) + 0.5) * _HOP
    for number, part in enumerate(_parts(sound)):
        at = number * _AT_ONCE + np.arange(len(part))
        for channel in range(2):
            part[:, channel] -= np.interp(at, middles, offset[:, channel]).astype(np.float32)


def _smoothed(means: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Weighted means of neighbours, shape as given."""
    weights = np.hanning(2 * _SMOOTH + 3)[1:-1]
    wide = np.pad(means, ((_SMOOTH, _SMOOTH), (0, 0)), mode="reflect")
    weights /= weights.sum()
    return np.stack([np.convolve(wide[:, channel], weights, "valid") for channel in range(2)], axis=1)


def _fill_dead_side(sound: Pcm) -> None:
    powers = sum(np.square(part, dtype=np.float64).sum(axis=0) for part in _parts(sound))
    for dead, alive in ((0, 1), (1, 0)):
        if powers[dead] < _DEAD * powers[alive]:
            for part in _parts(sound):
                part[:, dead] = part[:, alive]
