"""The values of the transport: what may be wanted, and where everything is between two frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from guide.audio import SILENCE_DB
from guide.player.fades import Ramp
from guide.player.piece import Playable
from guide.timeline import Bus

TRANSITION_SECONDS = 0.250
"""Seconds in which one piece fades into another, unless they are told otherwise."""
MUTE = SILENCE_DB
QUIETEST, LOUDEST = -40.0, 6.0
"""Decibels a bus can be set to, besides MUTE."""


class State(Enum):
    """What is happening. In PAUSED and ENDED nothing sounds; in WAITING only the ambience moves on."""

    PLAYING = "playing"
    PAUSING = "pausing"
    PAUSED = "paused"
    RESUMING = "resuming"
    SEEKING = "seeking"
    WAITING = "waiting"
    LANDING = "landing"
    ENDED = "ended"


SILENT = (State.PAUSED, State.ENDED)


class Why(Enum):
    """Why it ended."""

    FINISHED = "finished"
    LANDED = "landed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Volumes:
    """Decibels of each bus: 0 is as written, MUTE is nothing at all."""

    voice: float = 0.0
    bells: float = 0.0
    bed: float = 0.0

    def changed(self, bus: Bus, by: float) -> Volumes:
        """Return these with one bus so many decibels louder, or softer, within `QUIETEST` and `LOUDEST`."""
        wished = getattr(self, bus.value) + by
        return replace(self, **{bus.value: min(max(wished, QUIETEST), LOUDEST)})


AS_WRITTEN = Volumes()


@dataclass(frozen=True, slots=True)
class Opening:
    """How a first piece begins."""

    number: int = 0
    """See `NumberedPiece`."""
    start: int = 0
    """The frame of its score."""
    volumes: Volumes = AS_WRITTEN
    at: float | None = None
    """The moment of the clock of the day at which its first frame sounds; None for at once."""


AT_ONCE = Opening()


@dataclass(frozen=True, slots=True)
class NumberedPiece:
    """A piece and its number. What has become known of a piece since is another piece with the same number."""

    piece: Playable
    number: int = 0


@dataclass(frozen=True, slots=True)
class Transition:
    """Go on in another piece, while the ambience flows on: the two fade into each other."""

    part: NumberedPiece
    to: int = 0
    """The frame of its score at which it begins."""
    at: int | None = None
    """The frame of the present score where it is left; None for at once."""
    fade: float = TRANSITION_SECONDS
    """Seconds."""
    then: Transition | None = None
    """What is to come after it."""

    def known(self, part: NumberedPiece) -> Transition:
        """With what has become known of ``part``."""
        then = self.then.known(part) if self.then else None
        return replace(self, part=part if part.number == self.part.number else self.part, then=then)

    def followed(self, seek: int | None, turn: Transition | None, stay: bool | None) -> Transition:
        """With what was asked for after it, before it was taken."""
        to = self.to if seek is None else min(max(seek, 0), self.part.piece.frames)
        dropped = stay or seek is not None
        return replace(self, to=to, then=turn or (None if dropped else self.then))


@dataclass(frozen=True, slots=True)
class Orders:
    """What the listener wants now. One slot for each wish; None is no wish."""

    play: bool | None = None
    seek: int | None = None
    land: bool | None = None
    stop: bool | None = None
    """Land, in less time; also while landing."""
    voice: float | None = None
    bells: float | None = None
    bed: float | None = None
    swaps: tuple[NumberedPiece, ...] | None = None
    """Each takes the place of the piece with its number; it must be the same up to the playhead."""
    turn: Transition | None = None
    stay: bool | None = None
    """Take no turn that is still to come."""

    def then(self, newer: Orders) -> Orders:
        """Both, as if they had come one after the other: the newer wins where they meet."""
        wishes = {name: wish for name in Orders.__slots__ if (wish := getattr(newer, name)) is not None}
        return replace(self, **wishes | self._ways(newer) | {"swaps": self._swaps(newer)})

    def _ways(self, newer: Orders) -> dict[str, Any]:
        """Where to go. What follows a turn at once is about the piece that it leads to; a turn that is still to come
        may follow a seek."""
        left = self.turn
        for part in newer.swaps or ():
            left = left.known(part) if left else None
        seek, turn, stay = newer.seek, newer.turn, newer.stay
        if turn and turn.at is None:
            return {"seek": None, "turn": turn, "stay": None}
        if left and left.at is None:
            return {"seek": None, "turn": left.followed(seek, turn, stay), "stay": None}
        if seek is not None:
            return {"seek": seek, "turn": turn, "stay": None}
        if stay:
            return {"seek": self.seek, "turn": turn, "stay": True if self.seek is None else None}
        return {"seek": self.seek, "turn": turn or left, "stay": self.stay}

    def _swaps(self, newer: Orders) -> tuple[NumberedPiece, ...] | None:
        """The newest of each piece."""
        swaps = {part.number: part for part in (*(self.swaps or ()), *(newer.swaps or ()))}
        return tuple(swaps.values()) or None


NOTHING = Orders()
_WHOLE, _NOTHING = Ramp.at(1.0), Ramp.at(0.0)


@dataclass(frozen=True, slots=True)
class Leaving:
    """The piece that was left, on its way out."""

    piece: Playable
    playhead: int
    score: Ramp
    fade: Ramp

    @property
    def left(self) -> int:
        """Final frames that it still has."""
        return min(self.piece.ready, self.piece.frames) - self.playhead

    def on(self, frames: int) -> Leaving | None:
        """After ``frames`` more; None once it has gone."""
        fade = self.fade.on(frames)
        moved = self.playhead + frames if self.left > 0 else self.playhead
        return Leaving(self.piece, moved, self.score.on(frames), fade) if fade.left else None


@dataclass(frozen=True, slots=True)
class Status:
    """Where everything is between two frames. The two clocks are ``playhead`` (score) and ``bed`` (ambience)."""

    state: State
    part: NumberedPiece
    playhead: int
    bed: int
    heard: int = 0
    """Frames that sounded so far; time spent paused is not among them."""
    wants: bool = False
    """Whether it goes on playing after a seek."""
    seek: int | None = None
    turn: Transition | None = None
    """The next one to come."""
    leaving: Leaving | None = None
    why: Why | None = None
    fade: Ramp = _NOTHING
    """Level of all buses together."""
    entry: Ramp = _WHOLE
    """Of the piece, up while another one leaves."""
    score: Ramp = _WHOLE
    """Of voice and bells, down where the score is not final yet."""
    volumes: Volumes = AS_WRITTEN
    voice: Ramp = _WHOLE
    bells: Ramp = _WHOLE
    ambience: Ramp = _WHOLE

    @property
    def piece(self) -> Playable:
        """What is played."""
        return self.part.piece
