"""What a check is: a name, what it asks for and why, and something that listens to a render from its first frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from guide.audio import Pcm
from guide.inspection.figures import Cells, Figures
from guide.inspection.plan import Plan
from guide.inspection.report import CheckResult, Fault, Figure
from guide.inspection.spans import Span, Track


@dataclass(frozen=True, slots=True)
class SoundWindow:
    """A short stretch of a track that a check wants to look at closely: frames ``start`` to ``stop``.

    Outside of the session there is silence.
    """

    track: Track
    start: int
    stop: int
    mark: object = None
    """What the check knows it by."""


class CheckFunction:
    """Listens to one render. Whoever looks only at figures overrides nothing but `faults`."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.figures: dict[str, Figure] = {}
        """What was measured, for the report."""
        self.seen: list[Fault] = []
        """Faults found on the way."""

    def excerpts(self) -> Iterator[SoundWindow]:
        """What to look at closely, in order of start."""
        return iter(())

    def closely(self, excerpt: SoundWindow, pcm: Pcm) -> None:
        """One of the excerpts, shape (frames, 2)."""

    def hear(self, span: Span, cells: Mapping[Track, Cells]) -> None:
        """The next second."""

    def faults(self, figures: Figures) -> list[Fault]:
        """What is wrong, after the last second."""
        return self.seen

    def fault(self, frame: int, sentence: str, **figures: Figure) -> Fault:
        """A fault at a frame of the session."""
        return Fault(self.plan.rate.seconds(max(0, frame)), sentence, figures)

    def sees(self, frame: int, sentence: str, **figures: Figure) -> None:
        """Note a fault."""
        self.seen.append(self.fault(frame, sentence, **figures))


@dataclass(frozen=True, slots=True)
class RenderCheck:
    """Something that can be told of a render."""

    name: str
    """Stable: stands in reports."""
    asks: str
    """What it asks for, in one sentence."""
    reason: str
    """Why, where its threshold comes from."""
    look: Callable[[Plan], CheckFunction]
    buses: bool = True
    """Whether it needs the buses; one that does not can look at any finished file."""
    place: int = 100
    """Where it stands in a report: first the whole, then single sounds; what names none comes last."""


_MOST = 100
"""Faults of one check that a report keeps."""


def finding(check: RenderCheck, look: CheckFunction, figures: Figures) -> CheckResult:
    """What a check has to say after the last second."""
    faults = sorted(look.faults(figures), key=lambda fault: fault.seconds)
    return CheckResult(check.name, check.asks, tuple(faults[:_MOST]), look.figures, len(faults))
