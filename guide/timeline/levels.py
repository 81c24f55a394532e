"""The figures of the mix: how loud, how long the fades, how much silence between things. One place to turn a dial."""

from __future__ import annotations

BED_DB = -12.0
"""A bed lies this far under the voice while nobody speaks."""
DUCK_DB = -6.0
"""And this much further while someone does."""
DUCK_BEFORE = 0.6
"""Seconds before the first syllable at which the bed begins to step back."""
DUCK_AFTER = 1.5
"""Seconds after the last syllable at which it is back."""
DUCK_BRIDGE = 3.0
"""A silence shorter than this stays down, so that the bed does not pump."""

BED_IN = 8.0
BED_OUT = 12.0
BED_CHANGE = 8.0
"""Seconds of the fades of a bed."""

OPENING = 2.0
"""Seconds before anything is heard over the bed."""
ENDING = 1.0
"""Seconds after the last thing, where no bed fades out."""

SENTENCE_GAP = 1.2
"""Seconds between the sentences of one line, at pace 1."""
LINE_GAP = 2.5
"""Seconds between two lines, and between words and what is no words."""
BELL_GAP = 5.0
"""Seconds from a strike to the next thing, so that it can bloom."""
