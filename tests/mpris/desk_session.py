"""The outside of the room: a session that writes down what it is asked for."""

from __future__ import annotations

from dataclasses import replace

from guide import script
from guide.journal import Zone
from guide.live.at_frame import FrameView
from guide.live.modes import Mode
from guide.live.snapshot import Snapshot
from guide.player import State, Volumes
from guide.timeline import Bus

TEXT = """title: A slow moment
summary: S
kind: rest
aim: regulate
intensity: 1
author: Somebody
sections: [{title: One, closing: true, steps: [Hello.]}]
"""
MOMENT = FrameView(0, "Arriving", "Hello.", True, "", 0.5, 0.0)
NOW = Snapshot(State.PLAYING, None, 12.5, 13.0, 180.0, MOMENT, ((0.0, "Arriving"),), Volumes(), 1, 1, "", "", 0)


class Written:
    """Its time stands unless a test moves it."""

    def __init__(self) -> None:
        reading = script.parse(TEXT)
        assert reading.script is not None
        self.script, self.shown = reading.script, NOW
        self.asked: list[str] = []

    def now(self) -> Snapshot:
        return self.shown

    def play(self) -> None:
        self._ask("play", state=State.PLAYING)

    def pause(self) -> None:
        self._ask("pause", state=State.PAUSED)

    def toggle(self) -> None:
        playing = self.shown.state is State.PLAYING
        self._ask("toggle", state=State.PAUSED if playing else State.PLAYING)

    def go_on(self) -> None:
        self._ask("go on", mode=Mode.PRACTICE)

    def jump(self, seconds: float) -> None:
        self._ask(f"jump {seconds:g}", position=self.shown.position + seconds)

    def section(self, step: int) -> None:
        self._ask(f"section {step}")

    def land(self) -> None:
        self._ask("land", state=State.ENDED)

    def leave(self) -> None:
        self._ask("leave", state=State.ENDED)

    def hold(self) -> None:
        self._ask("hold")

    def ease(self) -> None:
        self._ask("ease")

    def ground(self) -> None:
        self._ask("ground")

    def sentence(self, step: int) -> None:
        self._ask(f"sentence {step}")

    def hush(self, change: int) -> None:
        self._ask(f"hush {change}")

    def pace(self, change: float) -> None:
        self._ask(f"pace {change:.1f}")

    def distance(self, step: int) -> None:
        self._ask(f"distance {step}")

    def noted(self, what: str) -> None:
        self._ask(f"noted {what}")

    def feels(self, zone: Zone) -> None:
        self._ask(f"feels {zone.value}", zone=zone)

    def volume(self, bus: Bus, change: float) -> None:
        volumes = self.shown.volumes
        volumes = replace(volumes, **{bus.value: getattr(volumes, bus.value) + change})
        self._ask(f"{bus.value} {change:.1f}", volumes=volumes)

    def _ask(self, what: str, **changes: object) -> None:
        self.asked.append(what)
        self.shown = replace(self.shown, **changes)  # type: ignore[arg-type]
