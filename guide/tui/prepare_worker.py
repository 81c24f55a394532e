"""One practice getting ready in a thread, while the screens ask how it is.

The session and all that it loads (voices, numbers, sound) come in here, so that the screen itself is there at once.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from guide.translation import _

if TYPE_CHECKING:
    from guide.journal import Journal
    from guide.library import Practice
    from guide.live.session import LiveSession
    from guide.player import Output
    from guide.render.job import RenderJob
    from guide.render.options import RenderOptions
    from guide.timeline import Position
    from guide.tui.settings import Settings


class PrepareWorker:
    """Holds the session of this moment, if there is one. Every method may be called from any thread."""

    def __init__(
        self, choices: RenderOptions | None, settings: Settings, journal: Journal | None, output: Output | None = None
    ) -> None:
        self._choices, self._settings, self._journal = choices, settings, journal
        self._lock = threading.Lock()
        self._closing = threading.Lock()
        """Held while something is let go of, so that whoever closes waits until it has gone."""
        self._closings = 0
        self.session: LiveSession | None = None
        self._given = output
        """For the first practice."""
        self._output: Output | None = None
        self.spoken = self.wanted = 0
        """Lines spoken, and lines there are; both 0 while that is not known yet."""

    def keep_in(self, journal: Journal | None) -> None:
        """Keep the sessions that are made from now on in ``journal``."""
        self._journal = journal

    def change(self, choices: RenderOptions | None, settings: Settings) -> None:
        """Prepare what comes next with these instead."""
        self._choices, self._settings = choices, settings

    def make_ready(
        self,
        practice: Practice,
        section: int = 0,
        seconds: float | None = None,
        *,
        resume: Position | None = None,
        named: bool = True,
        chosen: RenderOptions | None = None,
        levels: tuple[float, float, float] | None = None,
    ) -> tuple[LiveSession, Output]:
        """A session that can begin at a section, or where one was the last time, and what it will play through.

        ``seconds`` is how long it shall last, ``named`` whether it is the practice that the choices were made for;
        ``chosen`` is what was chosen for it alone, ``levels`` how loud voice, bells and bed begin there, in decibels.
        Takes seconds; raises ScriptError or WorldError."""
        from guide.live.session import LiveSession
        from guide.player import Volumes
        from guide.problems import WorldError
        from guide.render.job import RenderJob

        mine = self._let_go()
        choices = self.choices(seconds, named=named, chosen=chosen)
        with self._lock:
            if mine != self._closings:
                raise WorldError(_("The practice was left before it was ready."))
            voice, bells, bed = levels or (self._settings.levels[0], 0.0, self._settings.levels[1])
            job = RenderJob(practice.script, choices)
            session = LiveSession(job, practice.name, self._journal, Volumes(voice, bells, bed))
            self.session, self.spoken, self.wanted = session, 0, 0
            output = self._output = self._open()
        session.prepare(self.count, section, resume)
        return session, output

    def choices(self, seconds: float | None, *, named: bool, chosen: RenderOptions | None = None) -> RenderOptions:
        """What is chosen for a practice that shall last so long; ``named`` and ``chosen`` as in `make_ready`."""
        from guide import places
        from guide.render.options import RenderOptions
        from guide.script import anchors

        choices = self._choices or RenderOptions(anchors=anchors.read(places.anchors()))
        choices = replace(choices if named else choices.for_another(), seconds=seconds)
        if chosen is None:
            return choices
        own = {name: getattr(chosen, name) for name in ("voice", "pace", "bed", "hush", "profile", "settings")}
        return replace(choices, **own)

    def job(self, practice: Practice, *, named: bool) -> RenderJob:
        """What is looked at before it is chosen; ``named`` as in `make_ready`."""
        from guide.render.job import RenderJob

        if self._choices is None:
            return RenderJob(practice.script)
        choices = self._choices if named else self._choices.for_another()
        return RenderJob(practice.script, choices.settled(practice.script))

    def device(self) -> str:
        """The name of what the next practice will play through, once that is known. Raises NoDeviceError."""
        with self._lock:
            self._given = self._open()
            output = self._given
        return output.name

    def close(self) -> None:
        """Fade out and let go, whatever is running or will be ready, or was opened ahead. Does no harm twice."""
        with self._lock:
            ahead, self._given = self._given, None
        self._let_go()
        if ahead:
            ahead.close()

    def _let_go(self) -> int:
        """Fade out and let go, whatever is running or will be ready. Does no harm twice. How often it was called."""
        with self._closing:
            with self._lock:
                self._closings += 1
                mine = self._closings
                session, self.session = self.session, None
                output, self._output = self._output, None
            if session:
                session.close()
            if output:
                output.close()
            return mine

    def progress(self) -> tuple[int, int]:
        """Return how many lines are spoken, and how many there are."""
        return self.spoken, self.wanted

    def count(self, spoken: int, wanted: int) -> None:
        """Note how many lines are spoken, and how many there are."""
        self.spoken, self.wanted = spoken, wanted

    def _open(self) -> Output:
        from guide import player

        given, self._given = self._given, None
        return given or player.through(self._settings.device, silent=self._settings.silent)
