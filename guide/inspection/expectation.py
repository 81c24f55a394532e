"""What a render is held to: figures that its timeline does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.timeline import Bell, File, Timeline


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is asked of a render. What is not known is not asked."""

    lufs: float | None = None
    """Loudness of the whole: that of the profile, or what the plan says can be reached. None if nothing is asked."""
    tolerance: float = 1.0
    """LU either side of it."""
    ceiling: float = -1.0
    """dBTP: no point between two samples is higher."""
    gain: float = 0.0
    """Decibels of the master on every bus."""
    loops: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Frames of each loop of a bed, by its name. A bed that is missing here has no seams that could be looked at."""
    breathing: frozenset[str] = frozenset()
    """Names of beds that swell with the breath."""
    own: frozenset[str] = frozenset()
    """Names of beds of the listener's own: they may be louder on one side, crackle, be loud here and soft there."""
    struck: bool = False
    """Whether bells or sounds of the listener's own are struck, which may do the same."""


def expectation(timeline: Timeline, lufs: float | None = None, gain: float = 0.0, ceiling: float = -1.0) -> Expectation:
    """What is asked of a render of ``timeline``; what can be known of its beds is looked up in the catalogue.

    ``lufs`` is what the master aims at, ``gain`` its decibels, ``ceiling`` that of its limiter in dBTP.
    """
    from guide import sounds

    catalogue = sounds.catalogue()
    names = {bed.source.name for bed in timeline.beds}
    found = {name: catalogue.find_bed(name) for name in names}
    shipped = {name: info for name, info in found.items() if info and not info.own}
    bells = [catalogue.find_bell(clip.source.name) for clip in timeline.clips if isinstance(clip.source, Bell)]
    files = any(isinstance(clip.source, File) for clip in timeline.clips)
    return Expectation(
        lufs=lufs,
        ceiling=ceiling,
        gain=gain,
        loops={name: info.lengths for name, info in shipped.items()},
        breathing=frozenset(name for name, info in shipped.items() if info.breathes and timeline.phases),
        own=frozenset(names - shipped.keys()),
        struck=files or any(bell.own for bell in bells if bell),
    )
