"""What happens in a session, and what follows from it. Nothing that is said here is stored anywhere.

A session is a list of events that only grows. How it ended, and whether it was completed, are read from that list,
so a program that was killed leaves nothing to repair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

ALIVE_SECONDS = 10.0
"""A session with a sign of life this recent is taken to be still going: a machine may be busy for a few heartbeats."""


class EventKind(StrEnum):
    """What can happen. A new kind is one line here, and one in `Outcome.after` if it bears on the ending."""

    STARTED = "started"
    HEARTBEAT = "heartbeat"
    PAUSED = "paused"
    RESUMED = "resumed"
    SOUGHT = "sought"
    HELD = "held"
    WENT_ON = "went on"
    EASED = "eased"
    GROUNDED = "grounded"
    HUSHED = "hushed"
    PACED = "paced"
    DISTANCED = "distanced"
    ZONED = "zoned"
    NOTED = "noted"
    LANDING = "landing"
    ENDED = "ended"
    LEFT = "left"


class Ending(StrEnum):
    """How a session stands."""

    GOING = "still going"
    ENDED = "ended"
    LANDED = "landed"
    LEFT = "left"
    BROKE_OFF = "broke off"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``playhead`` and ``heard`` are seconds, 0 or more.

    ``heard`` counts what came out of the loudspeaker since the session began, so seeking does not change it.
    """

    kind: EventKind
    at: datetime
    playhead: float
    heard: float
    note: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the events so far amount to."""

    ending: Ending | None = None
    """None while it has none."""
    completed: bool = False
    """The closing end was reached at least once, on its own and not by landing."""
    landing: bool = False

    def after(self, kind: EventKind) -> Outcome:
        """The tale once ``kind`` has happened too."""
        match kind:
            case EventKind.STARTED | EventKind.RESUMED | EventKind.SOUGHT | EventKind.GROUNDED:
                return Outcome(None, self.completed)
            case EventKind.LANDING:
                return Outcome(None, self.completed, landing=True)
            case EventKind.ENDED | EventKind.LEFT if self.landing:
                return Outcome(Ending.LANDED, self.completed)
            case EventKind.ENDED:
                return Outcome(Ending.ENDED, True)
            case EventKind.LEFT if self.ending is None:
                return Outcome(Ending.LEFT, self.completed)
            case _:
                return self


def tell(kinds: Iterable[EventKind]) -> Outcome:
    """The tale of events in the order they happened. Heartbeats make no difference and may be left out."""
    tale = Outcome()
    for kind in kinds:
        tale = tale.after(kind)
    return tale


def standing(tale: Outcome, sign: datetime, now: datetime) -> Ending:
    """How a session stands, whose last sign of life was at ``sign``: without an ending it goes on, or it broke off.

    A sign from the near future is one too: clocks of two programs differ, and clocks are set back.
    """
    alive = abs((now - sign).total_seconds()) <= ALIVE_SECONDS
    return tale.ending or (Ending.GOING if alive else Ending.BROKE_OFF)
