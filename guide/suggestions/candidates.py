"""A script that was read, as a candidate."""

from __future__ import annotations

from guide.script.model import Script
from guide.suggestions.values import Candidate


def candidate(name: str, script: Script) -> Candidate:
    """Return the practice ``name``. How long it can be is not known before it is spoken, and is left as it is."""
    return Candidate(
        name, script.title, script.kind, script.intensity, eyes=tuple(script.eyes) or ("either",),
        posture=tuple(script.posture), needs=script.needs,
    )  # fmt: skip
