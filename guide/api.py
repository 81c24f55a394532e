"""What a program of somebody else's uses: a practice as a value that can be checked, planned, heard and written.

    import guide

    practice = guide.load("breathing-space")
    practice.with_options(seconds=240, settings={"posture": "lying"}).export("four-minutes.m4a")

The names below are the whole surface; they stay as they are from one minor release to the next. Everything else in the
package is how they work, and may change. Errors are two: `ScriptError` (the script is wrong; ``problems`` says what and
where) and `WorldError` (a file, a voice, a device; its text is a sentence with a way out).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from guide.problems import NoDeviceError, Problem, ScriptError, WorldError
from guide.render.job import RenderJob
from guide.translation import _

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.live.session import LiveSession
    from guide.mix import Mix
    from guide.render.to_file import FinishedRender
    from guide.timeline import Timeline
    from guide.timeline.range import Range

__all__ = ["GuidedPractice", "Options", "Picture", "Problem", "ScriptError", "WorldError", "check", "load", "read"]

BLOCK = 48_000
"""Frames that `GuidedPractice.blocks` yields at a time."""
_TICK = 0.1
"""Seconds between looks at what plays."""


class Options(TypedDict, total=False):
    """What a listener changes; what is left out stays as its author wrote it. See `RenderOptions`."""

    voice: str | None
    pace: float | None
    bed: str | None
    seconds: float | None
    hush: int
    profile: str | None
    settings: Mapping[str, str]
    anchors: Mapping[str, str]


def load(name: str | Path) -> GuidedPractice:
    """Return the practice that ``name`` means: a file, or a practice of the library by its name or title.

    Raises ScriptError with all that is wrong in it, WrongUseError for a name that nobody has, CannotReadError.
    """
    from guide import library
    from guide.lint import run

    found = library.read(library.find(str(name)), run.load)
    return GuidedPractice(found.name, RenderJob(found.script))


def read(text: str, name: str = "practice") -> GuidedPractice:
    """Return the practice that ``text``, a script in YAML, is; files it names are looked for in the working folder.

    Raises ScriptError with all that is wrong in it.
    """
    from guide import script
    from guide.lint import run

    reading = script.parse(text, f"{name}.yaml")
    if reading.script is None:
        raise ScriptError(run.wrong(reading) or reading.problems)
    return GuidedPractice(name, RenderJob(reading.script))


def check(source: str | Path) -> tuple[Problem, ...]:
    """Return all that is wrong in a script, by place, and then all advice (``Problem.care``).

    ``source`` is a file or the name of a practice, as a `Path` or a string; a string of several lines is a script.
    Raises WrongUseError for a name that nobody has, CannotReadError.
    """
    from guide import library, script
    from guide.lint import documents, run

    if isinstance(source, str) and "\n" in source:
        return run.everything(script.parse(source))
    return documents.everything(library.find(str(source)))[0]


@dataclass(frozen=True, slots=True)
class GuidedPractice:
    """A practice as somebody wants it. A value: equal ones make equal bytes, and `with_options` makes another."""

    name: str
    job: RenderJob

    @property
    def title(self) -> str:
        """What it is called."""
        return self.job.script.title

    @property
    def digest(self) -> str:
        """The name of the very bytes it makes, the same on every machine: 64 hexadecimal digits (SHA-256)."""
        return self.job.digest

    @property
    def rate(self) -> int:
        """Frames a second of `blocks` and `render`."""
        from guide.audio import SESSION

        return SESSION.hz

    def with_options(self, **options: Unpack[Options]) -> GuidedPractice:
        """Return the same practice with other options; those not named stay. Raises WrongUseError for a setting that
        it does not have."""
        job = replace(self.job, options=replace(self.job.options, **options))
        _ = job.applied
        return replace(self, job=job)

    def lengths(self) -> Range:
        """Return how short and how long it can be, in seconds. Estimates where lines were never spoken here."""
        from guide.render.preparation import outline

        return outline(self.job).range

    def arrange(self) -> Timeline:
        """Return its plan in whole frames. Speaks what is not kept, so that every length is measured.

        Raises ScriptError for a length that it cannot have, WorldError.
        """
        with self._prepared() as mix:
            return mix.timeline

    def blocks(self) -> Iterator[Pcm]:
        """Yield the sound from the first frame to the last: float32, (count, 2), at `rate`. Memory stays flat.

        Raises ScriptError, WorldError.
        """
        with self._prepared() as mix:
            for start in range(0, mix.frames, BLOCK):
                yield mix.total(start, min(BLOCK, mix.frames - start))

    def render(self) -> Pcm:
        """Return the whole sound: float32, (frames, 2), at `rate`; ten minutes are 230 MB. Raises as `blocks`."""
        import numpy as np

        return np.concatenate(list(self.blocks()))

    def export(self, path: str | Path) -> FinishedRender:
        """Write a finished file with words, chapters and a cover; the ending of ``path`` says in which format.

        It is listened to on the way. Raises ScriptError, CannotWriteError where something is to mend, WorldError.
        """
        from guide.render.to_file import render_to_file

        return render_to_file(self.job, Path(path), _told_nobody, _told_nobody)

    def play(self, device: str | None = None, *, silent: bool = False) -> float:
        """Play it to its end, and return the seconds that were heard. An interrupt lands softly and is raised again.

        ``device``: a sound card by a part of its name. ``silent``: without one, by the clock. Nothing is kept in the
        journal. Raises NoDeviceError, ScriptError, WorldError.
        """
        from guide import player
        from guide.live.session import LiveSession

        session = LiveSession(self.job, self.name, None)
        output = player.through(device, silent=silent)
        try:
            if output.name == player.SILENCE and not silent:
                raise NoDeviceError(
                    _("There is no sound card to play it through."), _("Export it, or play it silent=True.")
                )
            session.prepare()
            session.begin(output)
            try:
                _wait_for(session)
            except KeyboardInterrupt:
                session.land()
                _wait_for(session)
                raise
            return session.now().heard
        finally:
            session.close()
            output.close()

    def plot(self, *, dark: bool = False) -> Picture:
        """Return a picture of what is heard when, how loud, and what the inspection found; notebooks show it.

        Raises ScriptError, WorldError.
        """
        from guide.pictures import canvas, plot
        from guide.render.inspect_render import inspect_script

        heard = inspect_script(self.job, _told_nobody)
        drawn = plot.picture(heard.plan.timeline, heard.figures(), heard.report(), title=self.title, dark=dark)
        return Picture(canvas.svg(drawn))

    @contextlib.contextmanager
    def _prepared(self) -> Iterator[Mix]:
        from guide.render.inspect_render import prepared

        with prepared(self.job, _told_nobody) as preparation:
            yield preparation.piece().mix


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG."""

    svg: str

    def _repr_svg_(self) -> str:
        """What notebooks ask for."""
        return self.svg


def _wait_for(session: LiveSession) -> None:
    clock = threading.Event()
    while not session.over:
        clock.wait(_TICK)


def _told_nobody(*_: float) -> None:
    """Progress that nobody follows."""
