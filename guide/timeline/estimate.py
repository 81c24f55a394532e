"""How long a sentence will be, before any voice has run."""

from __future__ import annotations

import re

from guide.audio import Rate
from guide.script.model import Utterance

_EDGES, _WORD, _LETTER, _PAUSE = 0.47, 0.095, 0.088, 0.64
"""Seconds of a sentence, and for each of its words, letters and inner pauses: a least-squares fit to the default voice
over the 238 sentences of the first six practices (0.3 s off a sentence of 4.5 s, root mean square)."""


_SYLLABLE, _DIGIT = 0.12, 0.25
"""Seconds more for a letter that is a whole syllable, as in Chinese (5.2 of them a second in F. Pellegrino, C. Coupé
and E. Marsico, Language 87, 2011), and for a digit, which is read as a word."""


def frames(utterance: Utterance, rate: Rate) -> int:
    """Frames of ``utterance`` at its pace. At least one."""
    words = re.findall(r"[\w'’]+", utterance.words)
    pauses = re.findall(r"[,;:—–、，；：。]|…(?!$)", utterance.words)
    syllables = re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", utterance.words)
    digits = re.findall(r"\d", utterance.words)
    seconds = _EDGES + _WORD * len(words) + _LETTER * sum(map(len, words)) + _PAUSE * len(pauses)
    seconds += _SYLLABLE * len(syllables) + _DIGIT * len(digits)
    return max(1, rate.frames(seconds / utterance.pace))
