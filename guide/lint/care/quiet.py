"""What the rules about silences share: when one is long, and a practice to show it with."""

from __future__ import annotations

from guide.lint.care.example import closing, practice

LONG = 60.0
"""Seconds from which on a silence is long."""


def listening(steps: str, more: str = "bed: rain\n") -> str:
    """Some minutes of sounds with these ``steps``."""
    sections, summary = closing(steps, "Listening"), "Some minutes of sounds."
    return practice(sections, title="Listening", summary=summary, kind="rest", more=more)
