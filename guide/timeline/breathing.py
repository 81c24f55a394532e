"""How full a breath is at the beginning and at the end of each of its phases: for the picture and for what swells."""

from __future__ import annotations

from collections.abc import Sequence

from guide.timeline.model import BreathPhase

BEFORE_SIP = 0.75
"""How full the breath is when a second sip of air comes on top."""


def fullness(phases: Sequence[BreathPhase], index: int) -> tuple[float, float]:
    """How full the lungs are (0 to 1) when phase ``index`` begins and when it ends. ValueError for an unknown phase."""
    match phases[index].name:
        case "in":
            return 0.0, BEFORE_SIP if index + 1 < len(phases) and phases[index + 1].name == "sip" else 1.0
        case "sip":
            return BEFORE_SIP, 1.0
        case "hold":
            return 1.0, 1.0
        case "out":
            return 1.0, 0.0
        case "rest":
            return 0.0, 0.0
        case strange:
            raise ValueError(f"no phase of a breath is called {strange!r}")
