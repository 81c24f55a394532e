"""A bell that rings through the day: waits by the clock on the wall, and has the sound card only for the strike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from guide import sounds
from guide.audio import SESSION, Pcm, level
from guide.player import Device, NumberedPiece, Player, State, Why
from guide.problems import NoDeviceError
from guide.translation import _

EARLY = 1.5
"""Seconds before its moment at which a bell is made ready: sound cards take time to wake."""
LATE = 5.0
"""Seconds after its moment at which a bell is missed: the machine slept, and an echo of the past helps nobody."""
LOOK = 2.0
"""Seconds between two looks at the clock, since a sleeping machine does not count those it slept."""
_NEAR = 0.5
"""Seconds before a moment from which on what sounds is left as it is."""
_FAREWELL = 5.0
"""Seconds granted to a strike beyond its length before a card that does not move is let go."""


class WaitingClock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> float:
        """As `time.time` has it."""

    def wait(self, seconds: float) -> None:
        """Let so much go by."""


class BellStriker(Protocol):
    """What is rung."""

    def ring(self, moment: float) -> None:
        """Be heard at a moment that is near."""

    def rest(self) -> None:
        """Between two rings, every now and then."""


def follow(
    moments: Iterable[float], bell: BellStriker, clock: WaitingClock, times: int | None = None,
    missed: Callable[[float], None] = lambda moment: None,
) -> None:  # fmt: skip
    """Ring ``bell`` shortly before each of ``moments``; ``missed`` is told of those that went by unheard.

    Ends with the last one, or when it has rung so many ``times``.
    """
    rung = 0
    for moment in moments:
        if times is not None and rung >= times:
            return
        while (left := moment - EARLY - clock.now()) > 0:
            clock.wait(min(left, LOOK))
            bell.rest()
        if clock.now() > moment + LATE:
            missed(moment)
        else:
            bell.ring(moment)
            rung += 1


@dataclass(frozen=True, slots=True, eq=False)
class StrikePiece:
    """A bell alone, struck once or again while it still sounds, as a piece to be played."""

    sound: Pcm
    """(frames, 2) of one strike at the session's rate."""
    strikes: tuple[int, ...] = (0,)
    """Frames at which it is struck, in order."""

    @property
    def frames(self) -> int:
        """Until the last strike is gone."""
        return self.strikes[-1] + len(self.sound)

    @property
    def ready(self) -> int:
        """All of it."""
        return self.frames

    def again(self, frame: int, heard: int) -> StrikePiece:
        """Struck once more at ``frame``; what has died away when ``heard`` is heard is forgotten."""
        alive = (each for each in self.strikes if each + len(self.sound) > heard)
        return replace(self, strikes=(*alive, frame))

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        """On the bus of bells."""
        bells = np.zeros((count, 2), np.float32)
        for strike in self.strikes:
            first, last = max(start, strike), min(start + count, strike + len(self.sound))
            if first < last:
                bells[first - start : last - start] += self.sound[first - strike : last - strike]
        return self.still(start, count, bed), bells[: max(0, self.frames - start)], self.still(start, count, bed)

    def still(self, at: int, count: int, bed: int) -> Pcm:
        """There is no ambience."""
        return np.zeros((count, 2), np.float32)

    def back(self, frame: int) -> int:
        """A strike is not taken up in its middle."""
        return frame


def strike(bell: str, peak: float) -> StrikePiece:
    """A bell by name, or a sound file by path, with its peak at so many dBFS. Raises CannotReadError."""
    return StrikePiece(sounds.open_bell(bell) * np.float32(level(peak - sounds.BELL_PEAK)))


class DayBell:
    """Has the sound card while it sounds, and no longer. Each method raises NoDeviceError if it cannot be heard."""

    def __init__(self, once: StrikePiece, card: Callable[[], Device], clock: WaitingClock) -> None:
        self._once, self._card, self._clock = once, card, clock
        self._player: Player | None = None
        self._peal, self._first = once, 0.0

    @property
    def sounds(self) -> bool:
        """Whether it has the sound card."""
        return self._player is not None

    def ring(self, moment: float) -> None:
        """Let it be heard at ``moment``, or at once if that has gone by. Returns when it begins."""
        if not self._strike_again(moment):
            self.close()
            self._open(moment)
        if self._player:
            self._player.wait(max(0.0, moment - self._clock.now()))

    def rest(self) -> None:
        """Let the sound card go once all has been heard."""
        if self._player is None:
            return
        view = self._player.view()
        if view.state is State.ENDED or self._clock.now() > self._over + _FAREWELL:
            self.close()
            if view.state is not State.ENDED or view.why is not Why.FINISHED:
                raise NoDeviceError(_("The bell could not be heard."), view.problem)

    def fade(self) -> None:
        """Wait until all has been heard."""
        while self.sounds:
            self._clock.wait(min(LOOK, max(0.1, self._over - self._clock.now())))
            self.rest()

    def close(self) -> None:
        """Fade out, if anything sounds, and let the sound card go."""
        player, self._player = self._player, None
        if player:
            player.close()

    @property
    def _over(self) -> float:
        """The moment at which the last strike has died away."""
        return self._first + SESSION.seconds(self._peal.frames)

    def _strike_again(self, moment: float) -> bool:
        """While it still sounds: one strike does not wait for another."""
        if self._player is None:
            return False
        now, view = self._clock.now(), self._player.view()
        self._first = now - SESSION.seconds(view.playhead)  # a card may have woken late
        if view.state is not State.PLAYING or not now + _NEAR < moment < self._over:
            return False
        self._peal = self._peal.again(SESSION.frames(moment - self._first), view.playhead)
        self._player.swap(NumberedPiece(self._peal))
        return True

    def _open(self, moment: float) -> None:
        self._peal, self._first = self._once, max(moment, self._clock.now())
        self._player = Player(self._peal, SESSION, self._card()).__enter__()
        self._player.begin(moment)
