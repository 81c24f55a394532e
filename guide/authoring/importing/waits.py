"""How long it is quiet before each moment that is waited for, or how much too late it comes."""

from __future__ import annotations

from guide.audio import SESSION
from guide.problems import Where
from guide.script.model import Script, Utterance
from guide.timeline import estimate
from guide.timeline.fit import NATURAL
from guide.timeline.model import Source
from guide.timeline.performance import Performance

NOTICED = 0.1
"""Seconds: nobody hears less."""


class _Waiting(Performance):
    """Keeps how long each moment is waited for, in seconds."""

    def __init__(self) -> None:
        super().__init__(_guess, SESSION, NATURAL)
        self.waits: list[float] = []

    def until(self, seconds: float, where: Where) -> None:
        self.waits.append(seconds - self.rate.seconds(self.at))
        super().until(seconds, where)


def waits(script: Script) -> list[float]:
    """For each moment that is waited for, in order, the seconds until it; below 0 where it is missed."""
    waiting = _Waiting()
    script.perform(waiting)
    return waiting.waits


def _guess(source: Source) -> int:
    return estimate.frames(source, SESSION) if isinstance(source, Utterance) else 0
