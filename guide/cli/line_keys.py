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
from guide.live.modes import Mode
from guide.live.presses import HUSH, PACE, VOLUME, go_on_or_pause
from guide.player import State
from guide.problems import capital
from guide.timeline import Bus
from guide.tui import formatting

if TYPE_CHECKING:
    from guide.live.session import LiveSession, Snapshot

KEYS = (
    "Enter pauses, or goes on. With Enter: h hold, e ease, g ground, l land, q leave; 1 hot, 2 inside, 3 cold; ? more."
)
MORE = (
    "With Enter too: n and p section, f and b sentence, + and - more words or fewer, , and . slower or quicker, "
    "< and > further away or closer, ] and [ ambience louder or softer."
)
SAID: dict[Mode | State, str] = {
    State.PAUSED: "Paused. Enter goes on.",
    State.LANDING: "It fades out.",
    Mode.HOLD: "The words wait. Enter goes on.",
    Mode.GATE: "There is time here. Enter goes on.",
    Mode.CHOICE: "From here, whichever way you like: Enter goes on, e is something easier first, l comes to a close.",
    Mode.CLOSING: "A short closing, then the end.",
}
ASKED = "There is no need to answer: 1 hot, 2 inside, 3 cold."
COMING = {
    "hold": "After this line the words wait; h again, and they do not.",
    "ease": "After this line: something easier.",
    "ground": "Grounding, in a moment.",
}


WAYS: dict[str, Callable[[LiveSession], None]] = {
    "": go_on_or_pause,
    "h": lambda session: session.hold(),
    "e": lambda session: session.ease(),
    "g": lambda session: session.ground(),
    "l": lambda session: session.land(),
    "q": lambda session: session.leave(),
    "n": lambda session: session.section(1),
    "p": lambda session: session.section(-1),
    "f": lambda session: session.sentence(1),
    "b": lambda session: session.sentence(-1),
    "+": lambda session: session.hush(HUSH),
    "-": lambda session: session.hush(-HUSH),
    ".": lambda session: session.pace(PACE),
    ",": lambda session: session.pace(-PACE),
    ">": lambda session: session.distance(1),
    "<": lambda session: session.distance(-1),
    "]": lambda session: session.volume(Bus.BED, VOLUME),
    "[": lambda session: session.volume(Bus.BED, -VOLUME),
    **{str(number): partial(lambda zone, session: session.feels(zone), zone) for number, zone in enumerate(Zone, 1)},
}

ENDS = ("l", "q")
AHEAD = (*ENDS, "g")
"""What can be asked for before it has begun."""


def possible() -> bool:
    """Whether somebody may type, and can be heard."""
    return sys.stdin.isatty() and os.name == "posix"


class LineKeys:
    """Lines that were typed since the last look; never waits."""

    def __init__(self) -> None:
        self._rest = b""

    def heed(self, session: LiveSession) -> list[str]:
        """Do what is asked, and answer; for what means nothing, and what has to wait until it begins: what can be."""
        return [answer for line in self.lines() if (answer := self._done(line, session))]

    def _done(self, line: str, session: LiveSession) -> str:
        before, way = session.now(), WAYS.get(line)
        if way is None or not (line in AHEAD or before.begins is None):
            return f"{KEYS}\n         {MORE}" if line == "?" else KEYS
        way(session)
        return _answer(line, before, session.now())

    def lines(self) -> list[str]:
        """What was typed, in small letters."""
        file = sys.stdin.fileno()
        while _ours(file) and select.select([file], [], [], 0)[0]:
            try:
                found = os.read(file, 4096)
            except OSError:
                break  # the terminal has gone
            if not found:
                break  # Ctrl-D, after which there may be more
            self._rest += found
        *lines, self._rest = self._rest.split(b"\n")
        return [line.decode("utf-8", "replace").strip().lower() for line in lines]


def _ours(file: int) -> bool:
    """Whether what is typed is meant for us: reading in the background would stop us."""
    try:
        return os.tcgetpgrp(file) == os.getpgrp()
    except OSError:
        return True  # a terminal without job control, where nobody would stop us


def _answer(line: str, before: Snapshot, now: Snapshot) -> str:
    """What a key changed, also where it changed nothing; empty where it is heard anyway."""
    match line:
        case "h" if before.coming == "hold" and not now.coming:
            return "The words go on."
        case "h" | "e" | "g":
            return COMING.get(now.coming, "")
        case "1" | "2" | "3":
            return f"{capital(now.zone.value)}: noted." if now.zone else ""
        case "+" | "-":
            return f"{capital(formatting.hush(now.hush, 1 if line == '+' else -1))}."
        case "." | ",":
            return f"{capital(formatting.pace(now.pace))}."
        case "<" | ">":
            return f"{capital(formatting.distance(now.distance))}."
        case "[" | "]":
            return f"{capital(formatting.volume('bed', now.volumes.bed))}."
    return ""


class Happening:
    """What is going on, in a sentence, once each time it begins."""

    def __init__(self) -> None:
        self._said = ""
        self._begun = False
        """Until then it stands still because it has not begun, and nobody has paused it."""

    def news(self, now: Snapshot) -> str:
        """Empty while nothing is new."""
        self._begun = self._begun or (now.begins is None and now.state is not State.PAUSED)
        if not self._begun:
            return ""
        said = SAID.get(now.state) or SAID.get(now.mode) or (ASKED if now.checking else "")
        before, self._said = self._said, said
        return said if said != before else ""
