"""Beds on the timeline: which layers sound from where to where, and how they cross-fade."""

from __future__ import annotations

from dataclasses import replace

from guide.audio import Rate
from guide.script.model import BedLayer
from guide.timeline.levels import BED_CHANGE, BED_DB, BED_IN, BED_OUT
from guide.timeline.model import Bed, BedClip


class Beds:
    """Follows the changes of ambience and knows, at the end, what sounds when."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._sounding: dict[BedLayer, BedClip] = {}
        self._done: list[BedClip] = []
        self._thinned = 0.0

    def change(self, at: int, layers: tuple[BedLayer, ...], fade: float | None) -> None:
        """From frame ``at`` on these layers; one that sounds already goes on untouched."""
        first = not self._sounding and not self._done
        frames = self._rate.frames(fade if fade is not None else BED_IN if first else BED_CHANGE)
        going = [layer for layer in self._sounding if layer not in layers]
        coming = [layer for layer in dict.fromkeys(layers) if layer not in self._sounding]
        before, after = {layer.track for layer in going}, {layer.track for layer in coming}
        for layer in going:
            self._stop(layer, at, frames, joins=layer.track in after)
        for layer in coming:
            joins = layer.track in before
            self._sounding[layer] = BedClip(at, at, Bed(layer.track), BED_DB + layer.gain, frames, 0, joins)

    def thin(self, at: int, gain: float) -> None:
        """From frame ``at`` on everything by ``gain`` decibels softer than it is written."""
        change, self._thinned = gain - self._thinned, gain
        self.change(at, tuple(replace(layer, gain=layer.gain + change) for layer in self._sounding), None)

    def end(self, at: int) -> tuple[BedClip, ...]:
        """Let all beds fade out from frame ``at``; every bed of the session, in order of its start."""
        for layer in list(self._sounding):
            self._stop(layer, at, self._rate.frames(BED_OUT), joins=False)
        return tuple(sorted(self._done, key=lambda clip: (clip.start, clip.source.name)))

    def _stop(self, layer: BedLayer, at: int, fade: int, *, joins: bool) -> None:
        self._done.append(replace(self._sounding.pop(layer), stop=at + fade, fade_out=fade, joins_out=joins))
