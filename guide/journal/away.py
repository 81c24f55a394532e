"""When a journal that was opened locks itself again, because its person went away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.journal.journal import Journal

SETTING = "lock-after"
"""Under which a journal keeps after how many minutes away it locks itself."""


def minutes(journal: Journal) -> float:
    """Return after how many minutes away ``journal`` locks itself; 0 for never, or where it is not locked."""
    from guide.journal import lock

    found = journal.setting(SETTING)
    return float(found) if isinstance(found, int | float) and lock.is_locked(journal.path) else 0.0


@dataclass(slots=True)
class AwayTimer:
    """Told of each key, and asked now and then.

    Seconds are of a clock that goes on while the machine sleeps. One that is set back counts as time away, for nobody
    can tell how much of it was.
    """

    minutes: float
    """Until it is due; 0 or less for never."""
    last: float = 0.0
    """When the person was last seen."""

    def seen(self, now: float) -> None:
        """Note that the person did something at ``now`` seconds, or that a practice is playing for them."""
        self.last = now

    def due(self, now: float) -> bool:
        """Return whether they have been away long enough at ``now`` seconds."""
        return self.minutes > 0 and not 0 <= now - self.last < self.minutes * 60
