"""Who hears every block on its way into a file, and can say afterwards how loud the whole was.

An inspection of the render is such a witness. `guide.export.level_observer.LevelObserver` is the least of them.
"""

from __future__ import annotations

from typing import Protocol

from guide.audio import Pcm
from guide.audio.loudness import Level
from guide.mix import Buses


class RenderObserver(Protocol):
    """Hears a whole practice, in order."""

    def hear(self, start: int, buses: Buses, sound: Pcm) -> None:
        """The block from frame ``start``: each bus, and what is written. All (count, 2); mono is twice the same."""

    def level(self) -> Level:
        """How loud it was, after the last block."""

    def wrong(self) -> str:
        """What is wrong with it, after the last block, so that it must not be called done; otherwise empty."""
