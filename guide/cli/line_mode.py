"""Practising line by line: for pipes, for screen readers, for terminals that show no screen."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from guide.cli import clock_times, options

if TYPE_CHECKING:
    from guide.cli.line_keys import LineKeys
    from guide.cli.play import StartPoint
    from guide.journal import Journal
    from guide.library import Practice
    from guide.live.session import LiveSession, Snapshot
    from guide.player import Output
    from guide.render.options import RenderOptions
    from guide.script.model import Script

TICK = 0.1
"""Seconds between looks at the session."""
BEAT = 10
"""Ticks between heartbeats of the journal."""
INTERRUPTED = 130
NOT_NOW = " Until then q and Enter leave."
LOOK = 0.5
"""Seconds between looks at the clock before it begins."""
READY = 5.0
"""Seconds before an appointed moment at which the sound card is opened."""


def play(
    practice: Practice,
    choices: RenderOptions,
    output: Output,
    journal: Journal | None,
    start: StartPoint,
    check_in: bool,
) -> int:
    """Play a practice and print its words as they are spoken. Ctrl-C lands softly. Closes ``output``."""
    from guide import mpris
    from guide.cli import asking, line_keys
    from guide.journal import Occasion
    from guide.live.session import LiveSession

    session = LiveSession(practice.script, practice.name, choices, journal)
    asks = check_in and sys.stdin.isatty()
    try:
        _introduce(practice.script)
        if asks:
            asking.ask(session, Occasion.BEFORE)
        session.prepare(_speaking(), start.section, start.resume)
        keys = line_keys.LineKeys() if line_keys.possible() else None
        if start.at is not None and not _wait(start.at, keys):
            return 0
        session.begin(output, start.section, start.at, start.resume, gates=keys is not None)
        with mpris.offer(session):
            interrupted = _follow(session, keys)
        print(f"\n{_heard(session.now())}")
        if asks and not interrupted:
            asking.ask(session, Occasion.AFTER)
    finally:
        session.close()
        output.close()
    return INTERRUPTED if interrupted else 0


def _introduce(script: Script) -> None:
    print(script.title)
    print(script.summary)
    if script.note:
        print(f"Note: {script.note}")


def _wait(moment: float, keys: LineKeys | None) -> bool:
    """Count down by the clock on the wall, which goes on while the machine sleeps. False if it is not wanted now."""
    from guide.cli import line_keys
    from guide.player.wallclock import seconds_until

    print(f"It begins at {clock_times.told(moment, time.time())}.{NOT_NOW if keys else ''}", flush=True)
    counting = sys.stderr.isatty()
    while (seconds := seconds_until(moment)) > READY:
        if counting:
            print(f"\r{options.clock(seconds)} \033[K", end="", file=sys.stderr, flush=True)
        for line in keys.lines() if keys else ():
            if line in line_keys.ENDS:
                return False
            _tell(NOT_NOW.strip())
        time.sleep(min(seconds - READY, LOOK))
    if counting:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return True


def _follow(session: LiveSession, keys: LineKeys | None) -> bool:
    """Until the end. True if it was interrupted."""
    from guide.cli import line_keys

    interrupted = False
    seen, happening = _Seen(), line_keys.Happening()
    ticks = 0
    if keys:
        print(line_keys.KEYS, flush=True)
    while not session.over:
        try:
            now = session.now()
            if now.begins is None:
                seen.show(now)
            if keys:
                for sentence in (happening.news(now), *keys.heed(session)):
                    _tell(sentence)
            if ticks % BEAT == 0:
                session.beat()
            ticks += 1
            time.sleep(TICK)
        except KeyboardInterrupt:
            if interrupted:
                break
            interrupted = True
            session.land()
            with contextlib.suppress(OSError):  # the terminal may be what has gone
                print("\nLanding.", flush=True)
    session.beat()
    return interrupted


def _tell(sentence: str) -> None:
    if sentence:
        print(f"        ({sentence})", flush=True)


class _Seen:
    """Prints what is new: the device once, section titles, sentences, problems."""

    def __init__(self) -> None:
        self._section = -1
        self._words = ""
        self._told = ("", "")

    def show(self, now: Snapshot) -> None:
        for sentence, before in zip((now.device, now.problem), self._told, strict=True):
            if sentence and sentence != before:
                print(sentence, file=sys.stderr)
        self._told = (now.device, now.problem)
        if now.moment.section != self._section:
            self._section = now.moment.section
            print(f"\n{options.clock(now.position):>6}  {now.moment.title}", flush=True)
        if now.moment.speaking and now.moment.words != self._words:
            self._words = now.moment.words
            print(f"        {self._words}", flush=True)
        elif not now.moment.speaking:
            self._words = ""


def _heard(now: Snapshot) -> str:
    whole = round(now.heard)
    minutes, seconds = divmod(whole, 60)
    return f"{minutes} min {seconds} s." if minutes else f"{seconds} s."


def _speaking() -> Callable[[int, int], None]:
    show = options.progress("Speaking")
    return lambda spoken, wanted: show(options.share(spoken, wanted))
