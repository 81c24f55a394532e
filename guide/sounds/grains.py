"""Small sounds that many beds are made of: a tick, a pat, a bubble. Mono, soft at their start, gone at their end."""

from __future__ import annotations

import numpy as np

from guide.audio import SESSION
from guide.sounds.periodic import Curve


def tick(pitch: float, ring: float, onset: float = 0.4e-3) -> Curve:
    """A damped resonance of ``pitch`` Hz with time constant ``ring`` seconds, struck softly (``onset`` seconds)."""
    time = np.arange(SESSION.frames(7.0 * ring + 0.002)) / SESSION.hz
    rise = 1.0 - np.exp(-time / onset)
    return np.asarray(rise * np.exp(-time / ring) * np.sin(2.0 * np.pi * pitch * time))


def bubble(radius: float, rise: float) -> Curve:
    """A bubble of ``radius`` metres, which rings at 3.26 m/s over its radius (Minnaert) and is damped as van den Doel
    gives it (2005). ``rise`` is how much its pitch grows while it falls by a neper: 0.1 for one near the surface.
    """
    pitch, rate = 3.26 / radius, 0.13 / radius + 0.0072 * radius**-1.5
    time = np.arange(SESSION.frames(7.0 / rate)) / SESSION.hz
    phase = 2.0 * np.pi * pitch * (time + 0.5 * rise * rate * time**2)
    return np.asarray((1.0 - np.exp(-time / 1e-3)) * np.exp(-rate * time) * np.sin(phase))


def hann(seconds: float) -> Curve:
    """A raised cosine from nothing to 1 and back to nothing."""
    return np.asarray(np.hanning(max(SESSION.frames(seconds), 3)))
