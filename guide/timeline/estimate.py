"""How long a sentence will be, before any voice has run."""

from __future__ import annotations

import re

from guide.audio import Rate
from guide.script.model import Utterance

_EDGES, _WORD, _LETTER, _PAUSE = 0.47, 0.095, 0.088, 0.64
"""Seconds of a sentence, and for each of its words, letters and inner pauses: a least-squares fit to the default voice
over the 238 sentences of the first six practices (0.3 s off a sentence of 4.5 s, root mean square)."""


def frames(utterance: Utterance, rate: Rate) -> int:
    """Frames of ``utterance`` at its pace. At least one."""
    words = re.findall(r"[\w'’]+", utterance.words)
    pauses = re.findall(r"[,;:—–]|…(?!$)", utterance.words)
    seconds = _EDGES + _WORD * len(words) + _LETTER * sum(map(len, words)) + _PAUSE * len(pauses)
    return max(1, rate.frames(seconds / utterance.pace))
