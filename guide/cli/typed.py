"""Steering a practice that is played line by line: a letter and Enter, so that nobody needs a screen for it.

To add one: a row in `WAYS`. Windows cannot be asked whether something was typed without waiting for it; there a
practice is played as it is.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from guide.journal import Zone
from guide.player import State
from guide.session.modes import Mode
from guide.session.stretch import WAITS

if TYPE_CHECKING:
    from guide.session.playing import Now, Session

KEYS = "Enter pauses, or goes on. With Enter: h hold, e ease, g ground, l land, q leave; 1 hot, 2 inside, 3 cold."
SAID = {
    Mode.HOLD: "The words wait. Enter goes on.",
    Mode.GATE: "There is time here. Enter goes on.",
    Mode.CHOICE: "From here, whichever way you like: Enter goes on, e is something easier first, l comes to a close.",
}
ASKED = "There is no need to answer: 1 hot, 2 inside, 3 cold."
PAUSED = "Paused. Enter goes on."


def _go_on(session: Session) -> None:
    """Out of a pause or a wait; else pause."""
    now = session.now()
    if now.mode in WAITS and now.state not in (State.PAUSED, State.PAUSING):
        session.go_on()
    else:
        session.toggle()


WAYS: dict[str, Callable[[Session], None]] = {
    "": _go_on,
    "h": lambda session: session.hold(),
    "e": lambda session: session.ease(),
    "g": lambda session: session.ground(),
    "l": lambda session: session.land(),
    "q": lambda session: session.leave(),
    **{str(number): partial(lambda zone, session: session.feels(zone), zone) for number, zone in enumerate(Zone, 1)},
}

ENDS = ("l", "q")
"""What can be asked for before it has begun."""


def possible() -> bool:
    """Whether somebody may type, and can be heard."""
    return sys.stdin.isatty() and os.name == "posix"


class Typed:
    """Lines that were typed since the last look; never waits."""

    def __init__(self) -> None:
        self._open, self._rest = True, b""

    def heed(self, session: Session) -> bool:
        """Do what is asked. False for something that means nothing, and for what has to wait until it begins."""
        understood = True
        for line in self._lines():
            way = WAYS.get(line)
            if way and (line in ENDS or session.now().begins is None):
                way(session)
            else:
                understood = False
        return understood

    def _lines(self) -> list[str]:
        file = sys.stdin.fileno()
        while self._open and select.select([file], [], [], 0)[0]:
            found = os.read(file, 4096)
            self._open = bool(found)
            self._rest += found
        *lines, self._rest = self._rest.split(b"\n")
        return [line.decode("utf-8", "replace").strip().lower() for line in lines]


class Happening:
    """What is going on, in a sentence, once each time it begins."""

    def __init__(self) -> None:
        self._before = ""

    def news(self, now: Now) -> str:
        """Empty while nothing is new."""
        said = PAUSED if now.state is State.PAUSED else SAID.get(now.mode, ASKED if now.checking else "")
        before, self._before = self._before, said
        return said if said != before else ""
