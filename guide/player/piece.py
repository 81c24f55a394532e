"""What the player is given to play: a pure function of position, in three buses, and how much of it is final.

The player asks for nothing else, so it can play a practice, a bell alone or a test's counting samples.
A piece never changes: what has become known since (a line spoken meanwhile, a turn taken) is another piece.
"""

from __future__ import annotations

from typing import Protocol

from guide.audio import Pcm


class Playable(Protocol):
    """Sound by position. The same arguments give the same samples, always, and in any order."""

    @property
    def frames(self) -> int:
        """Length of the score."""

    @property
    def ready(self) -> int:
        """The score is final before this frame; `frames` when all of it is. The player never plays past it."""

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        """The voice, bells and bed buses, each (count, 2), from score frame ``start`` on.

        ``bed`` is where the ambience is in its own time. ``start + count`` never exceeds `frames`.
        """

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """The bed bus alone, (count, 2), while the score stands at ``at``.

        Its gains (fades, duck) stay as they are there; the ambience flows on.
        """

    def back(self, frame: int) -> int:
        """Where to begin again after an interruption at ``frame``: where the sentence began that was cut."""
