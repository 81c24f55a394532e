"""Which moments would come while the words before them are still being said."""

from __future__ import annotations

from guide.audio import SESSION
from guide.problems import Where
from guide.script.model import Script, Utterance
from guide.timeline import estimate
from guide.timeline.fit import NATURAL
from guide.timeline.model import Source
from guide.timeline.performance import Performance

_NOTICED = 0.1
"""Seconds: nobody hears less."""


class _Waiting(Performance):
    """Keeps how late each moment is, in seconds."""

    def __init__(self) -> None:
        super().__init__(_guess, SESSION, NATURAL)
        self.late: list[float] = []

    def until(self, seconds: float, where: Where) -> None:
        self.late.append(self.rate.seconds(self.at) - seconds)
        super().until(seconds, where)


def late(script: Script) -> list[float]:
    """For each moment that is waited for, in order, the seconds by which it would be missed; 0 where it is kept."""
    waiting = _Waiting()
    script.perform(waiting)
    return [seconds if seconds >= _NOTICED else 0.0 for seconds in waiting.late]


def _guess(source: Source) -> int:
    return estimate.frames(source, SESSION) if isinstance(source, Utterance) else 0
