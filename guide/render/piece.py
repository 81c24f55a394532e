"""What a player is given: a mix that can go to another process, because all its sounds lie on disk under a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.audio import Pcm
from guide.audio.stored import Stored, load
from guide.mix import Buses, Mix
from guide.mix.master import Master
from guide.render.sound_reader import SoundCache, SoundReader
from guide.script.model import Utterance
from guide.timeline import Timeline
from guide.timeline.landmarks import LandmarkIndex

LocateTake = Callable[[Utterance], "Path | Stored | None"]
"""Where the take of a line lies, or the take where the disk had no room for it."""
_SOUND_CACHE = SoundCache()
"""Of the process that pieces arrive in."""


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPiece:
    """A mix, and up to which frame it is final. Equal to another one if the same would arrive in another process."""

    mix: Mix
    ready: int
    kept: LocateTake
    places: LandmarkIndex

    @property
    def frames(self) -> int:
        """Frames of the whole score."""
        return self.mix.frames

    @property
    def timeline(self) -> Timeline:
        """The plan that is heard."""
        return self.mix.timeline

    def render(self, start: int, count: int, bed: int) -> Buses:
        """See `Mix.render`."""
        return self.mix.render(start, count, bed)

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """See `Mix.still`."""
        return self.mix.still(at, count, bed)

    def back(self, frame: int) -> int:
        """See `guide.player.piece.Playable`."""
        return self.places.back(frame)

    def with_plan(self, timeline: Timeline) -> PreparedPiece:
        """Another plan, all of it final, with the same sounds and the same master."""
        return PreparedPiece(self.mix.of(timeline), timeline.frames, self.kept, LandmarkIndex(timeline))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PreparedPiece) and self._sent() == other._sent()

    __hash__ = object.__hash__

    def __reduce__(self) -> tuple[Callable[..., PreparedPiece], tuple[object, ...]]:
        return _arrived, self._sent()

    def _sent(self) -> tuple[Timeline, Master, int, Mapping[Utterance, Path | Stored]]:
        said = dict.fromkeys(clip.source for clip in self.timeline.clips if isinstance(clip.source, Utterance))
        found = {words: kept for words in said if (kept := self.kept(words)) is not None}
        return self.timeline, self.mix.master, self.ready, found


def _arrived(timeline: Timeline, master: Master, ready: int, kept: Mapping[Utterance, Path | Stored]) -> PreparedPiece:
    def find(words: Utterance) -> Stored | None:
        where = kept.get(words)
        return load(where) if isinstance(where, Path) else where

    return PreparedPiece(
        Mix(timeline, SoundReader(find, _SOUND_CACHE), master), ready, kept.get, LandmarkIndex(timeline)
    )
