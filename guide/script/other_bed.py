"""A practice with the listener's own bed: it sounds wherever the author lets one sound, and as softly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guide.problems import Where
from guide.script.model import NO_BED, BedLayer, Score

_ASKED = Where("--bed")


@dataclass(frozen=True, slots=True)
class OtherBed:
    """Stands before a score and hands everything on to it, but for the beds.

    The gain is that of the loudest layer in whose place it sounds, so that a practice that swells and ebbs still does;
    where the author lets it be silent, it is.
    """

    score: Score
    track: str

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """See `Score`."""
        instead = [BedLayer(self.track, max(each.gain for each in layers))] if layers and self.track != NO_BED else []
        self.score.ambience(tuple(instead), _ASKED, fade)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the score has
        return getattr(self.score, name)
