"""The witness of an export that nobody inspects: it measures and judges nothing."""

from __future__ import annotations

from guide.audio import Pcm, Rate
from guide.audio.loudness import Level
from guide.inspection.figures import Gauge
from guide.inspection.spans import Spans
from guide.mix import Buses


class LevelObserver:
    """Loudness and true peak of a stream, as an inspection measures them."""

    def __init__(self, rate: Rate) -> None:
        self._spans, self._gauge = Spans(rate), Gauge(rate)

    def hear(self, start: int, buses: Buses, sound: Pcm) -> None:
        """See `RenderObserver`."""
        for span in self._spans.put({"sound": sound}, len(sound)):
            self._gauge.hear(span)

    def level(self) -> Level:
        """See `RenderObserver`."""
        for span in self._spans.end():
            self._gauge.hear(span)
        return self._gauge.figures().level()

    def wrong(self) -> str:
        """Nothing: it only measures."""
        return ""
