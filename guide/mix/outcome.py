"""How loud a mix comes out: its plan added up again, with what a plan leaves out.

`guide.mix.planned` takes every bed to be as loud as its mean, and knows of no limiter. Where a bed that comes and goes
lies about the gate of the standard, or a voice has high peaks, what is measured on the finished sound is a LU or two
lower, though nobody hears a difference. The gain stays that of the plan, so that what is played and what is exported
are one; a render is held to this.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from guide.audio import Pcm, level, loudness
from guide.audio.loudness import Doubles
from guide.mix import Mix
from guide.mix.limiter import MARGIN, Limiter
from guide.mix.planned import planned
from guide.timeline import Bed, Source

ROUND = 60.0
"""Seconds of a bed that stand for all of it, and that a line of a voice does not last: what is longer is a sound file,
which is softer than any limiter, and too long to be copied."""


def outcome(mix: Mix) -> float:
    """Return the integrated loudness that the sum of a mix has, in LUFS, within 0.3 LU. Reads each sound once."""
    timeline, master = mix.timeline, mix.master
    lengths: dict[Source, int] = {}
    gains: dict[Source, float] = {}
    for clip in timeline.clips:
        lengths[clip.source] = max(lengths.get(clip.source, 0), clip.stop - clip.start)
        gains[clip.source] = max(gains.get(clip.source, -math.inf), clip.gain + master.gain)

    @cache
    def steps(source: Source) -> Doubles:
        if isinstance(source, Bed):
            return loudness.steps(mix.sounds.read(source, 0, timeline.rate.frames(ROUND)), timeline.rate)
        sound = mix.sounds.read(source, 0, lengths[source])
        if master.limiter and len(sound) <= timeline.rate.frames(ROUND):
            sound = _limited(sound, level(gains[source]), master.limiter)
        return loudness.filled_steps(sound, timeline.rate)

    return loudness.gated(planned(timeline, steps, mix.sounds.breathes)) + master.gain


def _limited(sound: Pcm, gain: float, limiter: Limiter) -> Pcm:
    """``sound`` (frames,) or (frames, 2) as the limiter leaves it when it is lifted by ``gain``, and set down again."""
    wide = np.zeros((len(sound) + 2 * MARGIN, 2), np.float32)
    inside = wide[MARGIN : MARGIN + len(sound)]
    inside[:] = sound if sound.ndim == 2 else sound[:, None]
    inside *= np.float32(gain)
    gains = limiter.gains(wide, 0)
    if gains is None:
        return sound
    return np.asarray(sound * (gains if sound.ndim == 1 else gains[:, None]), np.float32)
