"""One practice prepared by itself, with no session round it, and what a player would tell of it."""

from __future__ import annotations

from types import TracebackType

from guide import script
from guide.audio import SESSION
from guide.live.live_options import LiveOptions
from guide.live.made_ready import made_ready, nobody
from guide.live.modes import Mode
from guide.live.observation import Observed
from guide.live.segments import Segment, SegmentTable
from guide.player import State, View, Volumes, Why
from guide.render.job import RenderJob
from guide.render.options import RenderOptions
from guide.render.preparation import Preparation, take_service_of
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
  - title: One
    steps:
      - First line of the practice here.
      - pause: 8s
      - say: {text: Second line, distance: {closer: Second line but closer., further: Second line further away.}}
      - pause: 8s
      - check: {ask: How is it now?, or_after: 8s, ease: [Feel your hands now., pause: 4s!]}
      - Third line of the practice here.
      - pause: 8s
  - title: Two
    closing: true
    steps:
      - Last line.
      - pause: 8s
"""
)


class OnePractice:
    """Spoken by the tone voice, all of it, and ready to be played. Close it, or use it with ``with``."""

    def __init__(self, text: str = TEXT, options: RenderOptions = RenderOptions()) -> None:  # noqa: B008 - frozen
        reading = script.parse(text)
        assert reading.script is not None, reading.problems
        self.script = reading.script
        self.wanted = LiveOptions(RenderJob(reading.script, options))
        job = self.wanted.job()
        self.take_service = take_service_of(job.applied)
        self.preparation = Preparation.of(job, self.take_service)
        self.preparation.speak(nobody)
        self.segments = SegmentTable()
        piece = made_ready(self.preparation, nobody)
        self.segment = self.segments.keep(Segment(self.segments.number(), Mode.PRACTICE, piece))

    def __enter__(self) -> OnePractice:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.take_service.close()

    def observed(
        self, seconds: float, stretch: Segment | None = None, *, state: State = State.PLAYING, why: Why | None = None
    ) -> Observed:
        """Return what is known when it has come so far, in a stretch beside it if there is one."""
        frame, beside = SESSION.frames(seconds), stretch or self.segment
        view = View(state, why, True, beside.number, frame, frame, frame, Volumes(), 0, "hand", "By hand.", "")
        return Observed(view, beside, self.segment, frame)
