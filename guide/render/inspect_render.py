"""A practice listened to from its first frame to its last, with what its timeline promises in hand."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guide.audio import Pcm, memory
from guide.audio.loudness import Level
from guide.inspection import Expectation, Inspector, Report, expectation, inspect_file
from guide.mix import Buses, Mix
from guide.mix.outcome import outcome
from guide.render.job import RenderJob
from guide.render.own_sounds import named
from guide.render.preparation import Preparation, take_service_of
from guide.timeline import Bus

if TYPE_CHECKING:
    from guide.voices.takes import Takes

BLOCK = 48_000


def expectation_of(mix: Mix) -> Expectation:
    """What a render of ``mix`` is held to. Strikes alone have no loudness of their own: too little of it sounds."""
    master, plan = mix.master, mix.timeline
    ceiling = master.limiter.ceiling if master.limiter else 0.0
    steady = plan.beds or any(clip.bus is Bus.VOICE for clip in plan.clips)
    aim = outcome(mix) if steady and master.aim is not None else None
    asked = expectation(plan, aim, master.gain, ceiling)
    return replace(asked, tolerance=asked.tolerance + master.leeway)


class InspectingObserver:
    """An inspector as the witness of an export. ``lenient``: what it finds is told, and written all the same.

    ``recorded`` has the recordings in place of a voice by their words: what is found in them is told with their names.
    """

    def __init__(self, mix: Mix, lenient: bool = False, recorded: Mapping[str, Path] | None = None) -> None:
        self.inspector, self._lenient = Inspector(mix.timeline, expectation_of(mix)), lenient
        self._recorded = recorded or {}

    @property
    def wanted(self) -> float | None:
        """The loudness that is asked for, in LUFS; None where none is."""
        return self.inspector.plan.expected.lufs

    def hear(self, start: int, buses: Buses, sound: Pcm) -> None:
        """The block from frame ``start``."""
        self.inspector.hear(start, buses, sound)

    def level(self) -> Level:
        """How loud it was."""
        return self.inspector.level()

    def wrong(self) -> str:
        """What was found, if it must not be called done; otherwise empty."""
        report = self.report()
        return "" if report.ok or self._lenient else report.text()

    def report(self) -> Report:
        """What was found, after the last block."""
        return named(self.inspector.report(), self.inspector.plan.timeline, self._recorded)


@contextlib.contextmanager
def prepared(job: RenderJob, on_take: Callable[[int, int], None], kept: Takes | None = None) -> Iterator[Preparation]:
    """Speak everything, and yield the preparation while its sounds can be read. Raises ScriptError, WorldError.

    ``kept``: the takes to use and to add to, where they are not those of this machine.
    """
    with take_service_of(job.applied, kept) as take_service:
        preparation = Preparation.of(job, take_service)
        preparation.open_sounds()  # what cannot be read is known before minutes of speaking
        preparation.speak(on_take)
        yield preparation


def inspect_script(
    job: RenderJob, on_take: Callable[[int, int], None], on_heard: Callable[[float], None] = lambda done: None
) -> Inspector:
    """Return an inspector that has heard the whole practice, without a file. Raises ScriptError, WorldError."""
    memory.keep()
    with prepared(job, on_take) as preparation:
        mix = preparation.piece().mix
        inspector = Inspector(mix.timeline, expectation_of(mix))
        for start in range(0, mix.frames, BLOCK):
            inspector.hear(start, *mix.both(start, min(BLOCK, mix.frames - start)))
            on_heard((start + BLOCK) / mix.frames)
        return inspector


def inspect_finished(path: Path, job: RenderJob, on_take: Callable[[int, int], None]) -> Inspector:
    """Return an inspector that has heard a finished file of a practice. Raises ScriptError, WorldError."""
    with prepared(job, on_take) as preparation:
        mix = preparation.piece().mix
        return inspect_file(path, mix.timeline, expectation_of(mix))


def draw_inspection(inspector: Inspector, path: Path, title: str, dark: bool = False) -> None:
    """The picture of what was heard: SVG or PNG, as ``path`` ends. Raises CannotWriteError."""
    from guide.pictures import plot

    plot.draw(inspector.plan.timeline, inspector.figures(), inspector.report(), path, title=title, dark=dark)
