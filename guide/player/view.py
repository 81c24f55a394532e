"""What anyone may know of the player at this moment: what is heard now, not what is mixed already."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guide.player.chain import Block
from guide.player.transport import State, Status, Volumes, Why


@dataclass(frozen=True, slots=True)
class View:
    """Plain values only, so that it can cross to another process."""

    state: State
    why: Why | None
    wants: bool
    """Whether the newest order was to play; ahead of ``state`` by the device's latency."""
    playhead: int
    """The frame of the score that sounds now."""
    aim: int
    """Where a seek that is not heard yet will land; otherwise the playhead. Skip from here."""
    heard: int
    """Frames that sounded so far, without pauses."""
    volumes: Volumes
    underruns: int
    """Frames the device asked for before they were mixed."""
    device: str
    problem: str
    """A sentence when something is wrong with the world, otherwise empty."""


def heard_at(block: Block, frame: int) -> Status:
    """The status inside ``block`` when the stream's ``frame`` sounds."""
    gone = min(max(frame - block.first, 0), block.frames)
    if gone == block.frames:
        return block.after
    moved = block.after.playhead - block.before.playhead
    playhead = block.before.playhead + min(gone, moved) if 0 <= moved <= block.frames else block.after.playhead
    sounded = block.after.heard - block.before.heard
    return replace(block.before, playhead=playhead, heard=block.before.heard + min(gone, sounded))
