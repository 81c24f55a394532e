"""What anyone may know of the player at this moment: what is heard now, not what is mixed already."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from guide.audio import Rate
from guide.player.block_queue import Block
from guide.player.status import State, Status, Volumes, Why


@dataclass(frozen=True, slots=True)
class View:
    """Plain values only, so that it can cross to another process."""

    state: State
    why: Why | None
    wants: bool
    """Whether the newest order was to play; ahead of ``state`` by the device's latency."""
    part: int
    """The number of the piece that sounds now; see `guide.player.status.NumberedPiece`."""
    playhead: int
    """The frame of its score that sounds now."""
    aim: int
    """Where a seek that is not heard yet will land; otherwise the playhead. Skip from here."""
    heard: int
    """Frames that sounded so far, without pauses."""
    volumes: Volumes
    underruns: int
    """Frames the device asked for before they were mixed."""
    device: str
    sentence: str
    """What is used, why, and how to have better."""
    problem: str
    """A sentence when something is wrong with the world, otherwise empty."""
    begins: float | None = None
    """Seconds until it begins, where a moment was appointed."""
    at: float = field(default=0.0, compare=False)
    """When this was true, on `time.monotonic`."""
    orders: int = 0
    """How many orders it takes into account; counted only across to another process."""

    def moved(self, now: float, rate: Rate) -> View:
        """The same a moment later, if nothing happens between. The far end looks often enough for that."""
        gone = min(max(now - self.at, 0.0), _AT_MOST)
        begins = None if self.begins is None else max(0.0, self.begins - gone)
        if self.state in _STILL:
            return replace(self, at=now, begins=begins)
        sounded = rate.frames(gone)
        score = 0 if self.state is State.WAITING else sounded
        aim = self.aim + score if self.aim == self.playhead else self.aim
        return replace(self, at=now, begins=begins, playhead=self.playhead + score, aim=aim, heard=self.heard + sounded)


_STILL = (State.PAUSED, State.ENDED)
_AT_MOST = 0.25
"""Seconds by which a view is moved on at most: a far end that is silent for longer is not playing."""


def heard_at(block: Block, frame: int) -> Status:
    """The status inside ``block`` when the stream's ``frame`` sounds."""
    gone = min(max(frame - block.first, 0), block.frames)
    if gone == block.frames:
        return block.after
    moved = block.after.playhead - block.before.playhead
    if block.after.part.number != block.before.part.number:
        moved = gone
    playhead = block.before.playhead + min(gone, moved) if 0 <= moved <= block.frames else block.after.playhead
    sounded = block.after.heard - block.before.heard
    return replace(block.before, playhead=playhead, heard=block.before.heard + min(gone, sounded))
