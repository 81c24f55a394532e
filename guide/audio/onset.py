"""Recordings begin and end with what recorded them: the pop of a button, a gate that opens, a cut in mid sound.

Such a step is a sample that stands out from all around it, as `guide.inspection.checks.click` measures it. Within a
moment of where a sound begins or ends it is muted with what comes before it, and what follows gets a short fade; the
sound itself is left as it is.
"""

from __future__ import annotations

import numpy as np

from guide.audio import Pcm, Rate

FADE = 0.008
"""Seconds."""
WITHIN = 0.15
"""Seconds from where a sound begins in which a step is no part of it."""
_FAINT = 10 ** (-36 / 20)
"""Of the highest sample: what is softer is no beginning yet."""
_ALONE, _FLOOR = 2.2, 10 ** (-74 / 20)
"""A step is so many times as high as anything near it, and heard; a little stricter than the inspection."""
_REACH, _CORE = 0.016, 0.0015
"""Seconds around a step that are compared with it, and those that belong to it: a pop is two steps and more."""
_AFTER = 5
"""Frames after a step that are muted too."""
_LOOKED = 60.0
"""Seconds in which a beginning is looked for."""
_MOST = 12
"""Steps that are muted at either end."""


def softened(sound: Pcm, rate: Rate) -> Pcm:
    """Fade, in place, what begins or ends with a step: ``sound`` is (frames, channels), and is returned."""
    _soften(sound, rate)
    _soften(sound[::-1], rate)
    return sound


def _soften(sound: Pcm, rate: Rate) -> None:
    fade = rate.frames(FADE)
    for _ in range(_MOST):
        step = _step(sound, rate)
        if step is None:
            return
        begin = min(step + _AFTER, len(sound))
        length = min(fade, len(sound) - begin)
        rise = 0.5 - 0.5 * np.cos(np.pi * (np.arange(length, dtype=np.float32) + 0.5) / max(1, length))
        sound[:begin] = 0.0
        sound[begin : begin + length] *= rise.astype(np.float32)[:, None]


def _step(sound: Pcm, rate: Rate) -> int | None:
    """The last frame near the beginning that stands out; None if there is none."""
    peak = float(max(sound.max(initial=0.0), -sound.min(initial=0.0)))
    loud = np.abs(sound[: rate.frames(_LOOKED)]).max(axis=1, initial=0.0) > peak * _FAINT
    first = int(np.argmax(loud)) if loud.any() else 0
    reach, last = rate.frames(_REACH), min(first + rate.frames(WITHIN), len(sound) // 2)
    if last <= first:
        return None
    near = sound[max(0, first - reach) : last + 2 * reach]
    padded = np.pad(near, ((reach + 2, reach + 2), (0, 0)))
    bent = np.abs((padded[:-2] + padded[2:]) / 2 - padded[1:-1]).max(axis=1)
    core = rate.frames(_CORE)
    high = np.flatnonzero(bent[reach : reach + last - first + reach] > _FLOOR) + reach
    for at in high[np.argsort(bent[high])[::-1][:_MOST]]:
        around = max(_highest(bent[max(0, at - reach) : at - core]), _highest(bent[at + core + 1 : at + reach]))
        if bent[at] > _ALONE * around:
            still = np.flatnonzero(bent[at : at + core + 1] > max(_ALONE * around, _FLOOR))
            return max(0, int(at + still[-1]) - reach - 1 + max(0, first - reach))
    return None


def _highest(bent: Pcm) -> float:
    return float(bent.max(initial=0.0))
