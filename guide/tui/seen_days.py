"""What was seen of the journal and where one was in it, held apart from its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.journal.river import EVERYTHING, Lived, Sought


@dataclass
class Seen:
    """What lies before the eyes: what is sought, what was read of it, and where one is in it."""

    sought: Sought = EVERYTHING
    items: list[Lived] = field(default_factory=list)
    at: int = 0
    read: bool = False
    """Whether the first stretch is there."""
    whole: bool = False
    """Whether nothing lies further back."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of forms, by their names; empty until they were read, which is after the first stretch is shown."""
    told: str = ""
    """A sentence to be shown once: what became of what was done."""

    def anew(self, sought: Sought | None = None) -> None:
        """Begin at the latest again, perhaps with something else ``sought``."""
        self.sought = self.sought if sought is None else sought
        self.items, self.at, self.read, self.whole = [], 0, False, False

    def replace(self, lived: Lived, by: Lived | None) -> None:
        """Put something in the place of what was shown; None takes it out."""
        place = next((at for at, each in enumerate(self.items) if each.uid == lived.uid), None)
        if place is not None:
            self.items[place : place + 1] = [] if by is None else [by]
