"""How long a sentence will be, before any voice has run."""

from __future__ import annotations

import re

from guide.audio import Rate
from guide.script.model import Utterance
from guide.timeline.levels import EDGE, WORDS_A_MINUTE

_LETTERS_A_WORD = 4.6
"""Mean of English prose; long words last longer."""


def frames(utterance: Utterance, rate: Rate) -> int:
    """Frames of ``utterance`` at the unhurried pace, by words and their letters. At least one."""
    words = re.findall(r"[\w'’]+", utterance.words)
    letters = sum(map(len, words))
    weight = (len(words) + letters / _LETTERS_A_WORD) / 2
    return max(1, rate.frames(weight * 60.0 / WORDS_A_MINUTE / utterance.pace + EDGE))
