"""Everything a screen shows of a session, copied out in one piece."""

from __future__ import annotations

from dataclasses import dataclass

from guide.journal import Zone
from guide.live.at_frame import FrameView
from guide.live.modes import Mode
from guide.player import State, Volumes, Why


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is heard at one moment. In a detour ``position`` stands, and ``moment`` tells of the detour's words."""

    state: State
    why: Why | None
    """Why it ended; None while it has not."""
    position: float
    """Seconds of the practice that have gone by."""
    heard: float
    """Seconds that sounded, without pauses."""
    length: float
    """Seconds of the whole practice; moves while lines are being spoken, and with what the listener asks for."""
    moment: FrameView
    sections: tuple[tuple[float, str], ...]
    """Start in seconds and title of each section."""
    volumes: Volumes
    """Decibels of each bus; 0 is as written."""
    spoken: int
    wanted: int
    """Lines spoken so far, of how many: while they differ the voice is speaking ahead."""
    device: str
    """One sentence: what plays, and how to have better."""
    problem: str
    """One sentence if something went wrong, else empty."""
    underruns: int
    mode: Mode = Mode.PRACTICE
    coming: str = ""
    """What was asked for and is heard from the next rest on: ``hold``, ``words``, ``ease``; empty for nothing."""
    ask: str = ""
    """The words of a gate that waits, or of a check that asks just now."""
    checking: bool = False
    """A check asks just now; answering is optional."""
    touching: bool = False
    """In the difficult half of a pendulum."""
    zone: Zone | None = None
    """What the listener said last."""
    hush: int = 100
    """Per cent of the lines that are heard."""
    pace: float = 1.0
    distance: int | None = None
    """-1 further, 0 as written, 1 closer; None if the practice has no such lines."""
    begins: float | None = None
    """Seconds until it begins, where a moment was appointed."""
    bells: tuple[float, ...] = ()
    """Seconds of the practice at which a bell rings."""
    beside: tuple[float, float] | None = None
    """Seconds since what is heard beside the practice (a hold, an easing, a closing) began, and until it ends; None
    while the practice itself is heard."""
