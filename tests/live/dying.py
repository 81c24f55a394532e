"""Players that die: with any words, at once or in the midst of something, in this process or in one of their own."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass

from guide.audio import Pcm, Rate
from guide.player import Controls, Opening, Playable, SubprocessOutput
from guide.player.status import AT_ONCE


class MuteError(Exception):
    """Stumbles over its own words."""

    def __str__(self) -> str:
        raise ValueError("no words for it")


@dataclass(frozen=True)
class Dying:
    """A piece like ``inner`` whose mixing raises an error that says ``words``, from frame ``at`` on."""

    inner: Playable
    words: str
    at: int
    kind: type[Exception] = RuntimeError

    @property
    def frames(self) -> int:
        return self.inner.frames

    @property
    def ready(self) -> int:
        return self.inner.ready

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        if start + count > self.at:
            raise self.kind(self.words)
        return self.inner.render(start, count, bed)

    def still(self, at: int, count: int, bed: int) -> Pcm:
        return self.inner.still(at, count, bed)

    def back(self, frame: int) -> int:
        return self.inner.back(frame)


@dataclass(frozen=True)
class Unreadable:
    """A piece that cannot be read where it arrives, as one whose sounds have been deleted."""

    words: str

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _raise, (self.words,)


def _raise(words: str) -> object:
    raise FileNotFoundError(words)


class Doomed:
    """An output, in a process of its own, whose player dies ``seconds`` after it began, or of ``signal`` soon after."""

    name = "doomed"

    def __init__(self, words: str, seconds: float = 0.5, signal: int = 0) -> None:
        self._signal = signal
        self._words, self._seconds, self.apart = words, seconds, SubprocessOutput(silent=True)

    def open(self, piece: Playable, rate: Rate, opening: Opening = AT_ONCE) -> Controls:
        at = opening.start + rate.frames(self._seconds)
        controls = self.apart.open(Dying(piece, self._words, at), rate, opening)
        if self._signal:
            threading.Timer(1.0, end, (self.apart, self._signal)).start()
        return controls

    def close(self) -> None:
        self.apart.close()


def end(apart: SubprocessOutput, number: int) -> None:
    """Send a signal to the process that plays, and to nobody else."""
    pid = apart._child.pid
    assert pid
    os.kill(pid, number)


KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
