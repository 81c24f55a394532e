"""What is being heard just now: the practice, or something beside it. To add a detour: a mode here, and its plan in
`guide.timeline.detour`."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """Everything but PRACTICE and CLOSING leads back to the place in the practice that it left."""

    PRACTICE = "practice"
    HOLD = "hold"
    """The words wait and the ambience flows, until the listener goes on."""
    GATE = "gate"
    """The practice waits where its author wrote a gate, until the listener goes on."""
    EASE = "ease"
    """Easier words, then back by itself."""
    GROUND = "ground"
    """Grounding, at most a minute and a half."""
    CHOICE = "choice"
    """Grounding has been heard. The ambience flows until the listener goes on, eases or lands."""
    CLOSING = "closing"
    """The closing in a short form, then the end."""
