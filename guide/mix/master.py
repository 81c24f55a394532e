"""The last stage: one gain for the whole practice, and a limiter for what it lifts too high.

The gain comes from the plan and not from a first pass over the sound: every take is equally loud and every bed known,
so how loud the whole will be can be added up before a line of it is mixed. What is played has the gain of what is
exported.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.mix.limiter import Limiter
from guide.mix.profiles import Profile

MOST = 6.0
"""Decibels by which a practice is lifted at most. One that is silent for most of its time would have to be lifted so
far that the voice is pressed against the ceiling; it stays softer than its profile instead."""


@dataclass(frozen=True, slots=True)
class Master:
    """``gain`` in decibels on every bus alike, then the limiter."""

    gain: float = 0.0
    limiter: Limiter | None = None
    aim: float | None = None
    """LUFS that the whole comes to by its plan; None where nobody asked."""
    leeway: float = 0.0
    """LU by which that is open, because much lies near the gate of the standard: `guide.audio.loudness.leeway`."""


AS_IT_IS = Master()
"""The sounds as loud as they are."""


def master(profile: Profile, planned: float, leeway: float = 0.0) -> Master:
    """Brings a practice that would have ``planned`` LUFS to its profile, or as near as it can be without pressing."""
    gain = min(profile.lufs - planned, MOST)
    return Master(gain, Limiter(profile.ceiling), planned + gain, leeway)
