"""Scripts of the library as candidates."""

from __future__ import annotations

from guide.script.model import Script
from guide.suggestions.values import Candidate


def candidate(name: str, script: Script, shortest: float, longest: float) -> Candidate:
    """Return the practice ``name`` as a candidate; ``shortest`` and ``longest`` are seconds."""
    return Candidate(
        name, script.title, script.kind, script.intensity, (shortest / 60, longest / 60), tuple(script.eyes) or
        ("either",), tuple(script.posture), tuple(getattr(script, "needs", ())),
    )  # fmt: skip
