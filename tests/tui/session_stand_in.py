"""A session that plays nothing: it shows what it is told to, and remembers what it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from guide.live.at_frame import FrameView
from guide.live.session import LiveSession
from guide.live.snapshot import Snapshot
from guide.player import Listed, State, Volumes

MOMENT = FrameView(0, "Arriving", "Notice how the body meets the chair.", True, "in", 0.6, 2.0)


QUIET = replace(MOMENT, phase="", speaking=False)
"""Between two sentences, without a paced breath."""
PLAYING = Snapshot(
    state=State.PLAYING,
    why=None,
    position=60.0,
    heard=60.0,
    length=300.0,
    moment=MOMENT,
    sections=((0.0, "Arriving"), (100.0, "Breathing"), (200.0, "Closing")),
    volumes=Volumes(),
    spoken=9,
    wanted=9,
    device="Playing through the speakers.",
    problem="",
    underruns=0,
    distance=0,
)


@dataclass
class StandIn:
    """`shown` is what it shows; `asked` what it was asked for, in order."""

    shown: Snapshot = PLAYING
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    over: bool = False
    script: Any = field(default_factory=lambda: SimpleNamespace(title="Breathing space"))
    listed: tuple[Listed, ...] = (Listed("Speakers", "PortAudio", True), Listed("Headphones", "PortAudio", False))
    beats: int = 0

    def now(self) -> Snapshot:
        return self.shown

    def show(self, **changes: Any) -> None:
        self.shown = replace(self.shown, **changes)

    def beat(self) -> None:
        self.beats += 1

    def devices(self) -> tuple[Listed, ...]:
        return self.listed

    def hush(self, change: int) -> None:
        self.asked.append(("hush", change))
        self.show(hush=min(max(self.shown.hush + change, 0), 100))

    def pace(self, change: float) -> None:
        self.asked.append(("pace", change))
        self.show(pace=round(min(max(self.shown.pace + change, 0.7), 1.4), 1))

    def distance(self, step: int) -> None:
        self.asked.append(("distance", step))
        if self.shown.distance is not None:
            self.show(distance=min(max(self.shown.distance + step, -1), 1))

    def __getattr__(self, order: str) -> Callable[..., None]:
        if order.startswith("_") or not hasattr(LiveSession, order):
            raise AttributeError(order)
        return lambda *given: self.asked.append((order, *given))
