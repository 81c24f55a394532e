"""How loud every bed and every bell is delivered, whoever made it."""

from __future__ import annotations

REFERENCE_LUFS = -19.0
"""Loudness of every bed: that of the voice."""

BELL_PEAK = -10.0
"""dBFS of a bell's highest sample: 6 dB under that of the voice."""
