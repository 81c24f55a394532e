"""Practising line by line: for pipes, for screen readers, for terminals that show no screen."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from guide import interrupts
from guide.cli import aloud, clock_times, options
from guide.cli.prompt import by_a_script, tell_left_over
from guide.translation import _

if TYPE_CHECKING:
    from guide.cli.line_keys import LineKeys
    from guide.cli.start_point import StartPoint
    from guide.journal import Journal
    from guide.live.session import LiveSession, Snapshot
    from guide.player import Output, Volumes
    from guide.render.job import RenderJob
    from guide.script.model import Script

TICK = 0.1
"""Seconds between looks at the session."""
BEAT = 10
"""Ticks between heartbeats of the journal."""
WORLD = 3
"""Exit status of a practice that could not go on."""
HURRY = 2.5
"""Seconds in which a practice fades out that is told to end from outside."""
LOOK = 0.5
"""Seconds between looks at the clock before it begins."""
READY = 5.0
"""Seconds before an appointed moment at which the sound card is opened."""


def play(
    job: RenderJob,
    name: str,
    output: Output,
    journal: Journal | None,
    start: StartPoint,
    *,
    check_in: bool,
    plain: bool = False,
    levels: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> int:
    """Play the practice called ``name`` and print its words as they are spoken. Ctrl-C lands softly. Closes ``output``.

    ``plain`` was asked for in so many words: a script may type as well, is asked, and its letters are heeded.
    ``levels`` is how loud voice, bells and ambience begin, in decibels; 0 is as written.
    Returns the exit status; see `guide.__main__`.
    """
    from guide import mpris
    from guide.cli import asking, line_keys
    from guide.live.session import LiveSession
    from guide.player import Volumes, Why

    session = LiveSession(job, name, journal, Volumes(*levels))
    asks = check_in and (sys.stdin.isatty() or (plain and by_a_script()))
    try:
        _introduce(job.script)
        if asks:
            decided = _asked_before(session, job, journal, Volumes(*levels))
            if decided is None:
                return 0
            start = start if decided is session else replace(start, section=0, resume=None)
            session = decided
        session.prepare(_speaking(), start.section, start.resume)
        keys = line_keys.LineKeys() if line_keys.possible(plain=plain) else None
        if start.at is not None and not _wait(start.at, keys):
            return 0
        session.begin(output, start.section, start.at, start.resume, gates=keys is not None)
        with mpris.offer(session):
            status = _follow(session, keys)
        aloud.forget()
        now = session.now()
        with _gone_terminal_allowed(status):
            print(f"\n{_heard(now)}", flush=True)
        if asks and not status:
            asking.after(session, journal)
        if plain and not status:
            tell_left_over()
        if now.why is Why.FAILED:
            status = status or WORLD
    finally:
        session.close()
        output.close()
    return status


def _asked_before(
    session: LiveSession, job: RenderJob, journal: Journal | None, volumes: Volumes
) -> LiveSession | None:
    """The session to be played: this one, or that of a gentler practice that was chosen instead; None for none now."""
    from guide import library
    from guide.cli import asking, gentler
    from guide.lint.run import load
    from guide.live.session import LiveSession
    from guide.render.job import RenderJob

    said = asking.before(session, journal)
    chosen = gentler.choose(session, journal, said)
    if chosen is gentler.Decided.GO_ON:
        return session
    session.close()
    if isinstance(chosen, gentler.Decided):
        print("\n" + _("Not today, then. That counts as practice too."))
        return None
    practice = library.read(chosen.path, load)
    other = LiveSession(RenderJob(practice.script, job.options.for_another()), practice.name, journal, volumes)
    print()
    _introduce(practice.script)
    asking.before(other, journal, said)
    return other


def _introduce(script: Script) -> None:
    print(script.title)
    print(script.summary)
    if script.note:
        print(_("Note: {note}").format(note=script.note))


def _wait(moment: float, keys: LineKeys | None) -> bool:
    """Count down by the clock on the wall, which goes on while the machine sleeps. False if it is not wanted now."""
    from guide.cli import line_keys
    from guide.player.wallclock import seconds_until

    until_then = f" {line_keys.UNTIL_THEN}" if keys else ""
    print(
        _("It begins at {told}.{until_then}").format(told=clock_times.told(moment, time.time()), until_then=until_then),
        flush=True,
    )
    counting = sys.stderr.isatty()
    while (seconds := seconds_until(moment)) > READY:
        if counting:
            print(f"\r{options.clock(seconds)} \033[K", end="", file=sys.stderr, flush=True)
        for line in keys.lines() if keys else ():
            if line in line_keys.ENDS:
                return False
            _tell(line_keys.UNTIL_THEN)
        time.sleep(min(seconds - READY, LOOK))
    if counting:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return True


def _follow(session: LiveSession, keys: LineKeys | None) -> int:
    """Until the end. The exit status: 0 unless it was interrupted."""
    status = 0
    follower = _Follower(session, keys)
    while not session.over:
        try:
            follower.look()
        except interrupts.ToldToEndError as told:
            session.leave(soon=True)
            _wait_for_the_end(session)
            status = interrupts.status(told)
            break
        except KeyboardInterrupt as interrupt:
            if status:
                break
            status = interrupts.status(interrupt)
            session.land()
            with contextlib.suppress(OSError):  # the terminal may be what has gone
                print("\nLanding.", flush=True)
    session.beat()
    with _gone_terminal_allowed(status):
        follower.last(session.now())
    return status


class _Follower:
    """Looks at a session every tick, tells what is new, and does what is typed."""

    def __init__(self, session: LiveSession, keys: LineKeys | None) -> None:
        from guide.cli import line_keys

        self._session, self._keys = session, keys
        self._seen, self._happening = _Seen(), line_keys.Happening()
        self._ticks = 0
        if keys:
            print(line_keys.KEYS, flush=True)

    def last(self, now: Snapshot) -> None:
        """Return what became of it, if that was not told yet."""
        self._seen.trouble(now)

    def look(self) -> None:
        """Look once, then let a tick go by."""
        now = self._session.now()
        self._seen.trouble(now)
        if now.begins is None:
            self._seen.show(now)
        if self._keys:
            for sentence in (self._happening.news(now), *self._keys.heed(self._session)):
                _tell(sentence)
            _tell(self._keys.go_on(self._session, waits=self._happening.waits(now)))
        if self._ticks % BEAT == 0:
            self._session.beat()
        self._ticks += 1
        time.sleep(TICK)


def _wait_for_the_end(session: LiveSession) -> None:
    until = time.monotonic() + HURRY
    while not session.over and time.monotonic() < until:
        time.sleep(TICK)


@contextlib.contextmanager
def _gone_terminal_allowed(status: int) -> Iterator[None]:
    """Who ends because the terminal has gone has nobody to tell."""
    try:
        yield
    except OSError:
        if not status:
            raise


def _tell(sentence: str) -> None:
    if sentence:
        print(f"        ({sentence})", flush=True)


class _Seen:
    """Prints what is new: the device once, section titles, sentences, problems."""

    def __init__(self) -> None:
        self._section = -1
        self._words = ""
        self._told = ("", "")

    def trouble(self, now: Snapshot) -> None:
        for sentence, before in zip((now.device, now.problem), self._told, strict=True):
            if sentence and sentence != before:
                print(sentence, file=sys.stderr)
        self._told = (now.device, now.problem)

    def show(self, now: Snapshot) -> None:
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
    return (
        _("{minutes} min {seconds} s.").format(minutes=minutes, seconds=seconds)
        if minutes
        else _("{seconds} s.").format(seconds=seconds)
    )


def _speaking() -> Callable[[int, int], None]:
    show = options.progress(_("Speaking"))
    return lambda spoken, wanted: show(options.share(spoken, wanted))
