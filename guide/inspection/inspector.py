"""Listens to a render while it is written, and says at its end what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guide.audio import Pcm
from guide.audio.loudness import Level
from guide.inspection.check import RenderCheck, finding
from guide.inspection.checks import CHECKS
from guide.inspection.excerpts import Excerpts
from guide.inspection.expectation import Expectation
from guide.inspection.figures import Figures, Gauge
from guide.inspection.plan import Plan
from guide.inspection.report import Report
from guide.inspection.spans import Span, Spans, Track
from guide.mix import Buses
from guide.timeline import Timeline


class Inspector:
    """A witness of one render. Its memory does not grow, but for a few figures each tenth of a second."""

    def __init__(
        self, timeline: Timeline, expectation: Expectation, checks: Iterable[RenderCheck] = tuple(CHECKS.values())
    ) -> None:
        self.plan = Plan(timeline, expectation)
        self._spans, self._gauge = Spans(timeline.rate), Gauge(timeline.rate)
        self._looks = [(check, check.look(self.plan)) for check in checks]
        self._excerpts = Excerpts(look for _, look in self._looks)
        self._figures: Figures | None = None
        self._report: Report | None = None

    def hear(self, start: int, buses: Buses, sound: Pcm) -> None:
        """The block from frame ``start``: each bus, and what is handed to the encoder, all (count, 2).

        Blocks come in order and may have any size. ValueError if one is missing.
        """
        blocks = {"sound": sound, "voice": buses.voice, "bells": buses.bells, "bed": buses.bed}
        self._put(start, blocks, len(sound))

    def listen(self, start: int, sound: Pcm) -> None:
        """The block from frame ``start`` of a sound whose buses are not known: (count, 2)."""
        self._put(start, {"sound": sound}, len(sound))

    def figures(self) -> Figures:
        """Everything that was measured, after the last block."""
        if self._figures is None:
            for span in self._spans.end():
                self._take(span, last=span.stop == self._spans.frames)
            self._figures = self._gauge.figures()
        return self._figures

    def level(self) -> Level:
        """How loud it was, after the last block."""
        return self.figures().level()

    def report(self) -> Report:
        """What was found, after the last block."""
        if self._report is None:
            figures = self.figures()
            findings = tuple(finding(check, look, figures) for check, look in self._looks)
            self._report = Report(self.plan.rate.seconds(figures.frames), findings)
        return self._report

    def _put(self, start: int, blocks: Mapping[Track, Pcm], count: int) -> None:
        if start != self._spans.frames or self._figures is not None:
            raise ValueError(f"a block begins at frame {start}, and {self._spans.frames} were heard")
        for span in self._spans.put(dict(blocks), count):
            self._take(span)

    def _take(self, span: Span, last: bool = False) -> None:
        cells = self._gauge.hear(span)
        for _, look in self._looks:
            look.hear(span, cells)
        self._excerpts.hear(span, last)
