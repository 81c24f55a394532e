"""How much one press of a key changes, on the screen and line by line."""

from __future__ import annotations

JUMP = 10.0
"""Seconds."""
VOLUME = 2.0
"""Decibels."""
HUSH = 20
"""Per cent points of the lines."""
PACE = 0.1
