"""The practice arranged once more from where one is in it, because its listener wants it otherwise or time was lost."""

from __future__ import annotations

from guide.lint.references import recordings
from guide.live.live_options import LiveOptions
from guide.live.modes import Mode
from guide.live.segments import ReturnPoint, Segment
from guide.live.steering import Steering
from guide.render.preparation import EntryPoint, Preparation
from guide.voices import TakeService

TURNING = 1.5
"""Seconds from asking for another arrangement to the first moment at which it comes: longer than any fade."""


class Rearranger:
    """Whoever calls it sees to it that nobody else does."""

    def __init__(self, wanted: LiveOptions, take_service: TakeService, steering: Steering, first: Preparation) -> None:
        self._wanted, self._take_service, self._steering, self._first = wanted, take_service, steering, first
        self._paid = 0
        """Frames of debt that the newest arrangement makes up for."""

    def lost(self, frames: int) -> bool:
        """Time went by beside the practice. Whether it has to be made up for."""
        self._steering.debt += frames
        self._wanted.refit = self._wanted.options.seconds is not None
        return self._wanted.refit

    def arrange(self) -> Preparation | None:
        """As it is wanted now; None if that is how it is played. Raises ScriptError."""
        wanted, steering = self._wanted, self._steering
        if not (wanted.unanswered or wanted.refit):
            return None
        practice, frame = steering.practice()
        if wanted.goto is not None:
            frame = wanted.goto
        elif practice.number == steering.here()[1].number:
            frame = practice.piece.places.rest(frame + self._first.rate.frames(TURNING))
        job = wanted.job()
        self._paid = steering.debt
        rest = None if job.wish.seconds is None else practice.piece.frames - frame - self._paid
        wanted.answered(ReturnPoint(practice.number, frame))
        since = EntryPoint(practice.piece.places, frame, rest)
        self._take_service.take_recordings(recordings(job.applied).files)
        return Preparation.of(job, self._take_service, since=since, like=self._first)

    def enter(self, preparation: Preparation) -> None:
        """Have it heard from the next rest on, or at once where it was sought."""
        steering, wanted, piece = self._steering, self._wanted, preparation.piece()
        start, number = preparation.start(piece.timeline), steering.stretches.number()
        clocked = steering.stretches[wanted.entry.number].clock(wanted.entry.frame) if wanted.entry else 0
        fresh = Segment(number, Mode.PRACTICE, piece, since=start, clocked=clocked, entry=wanted.entry)
        steering.enter(fresh, start if wanted.at_once else None)
        steering.debt -= self._paid
