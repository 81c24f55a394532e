"""How long speech and the gaps around it last, before any voice has run. Figures of this room's own, in seconds.

They say again what the timeline knows, which lies above the script; a test holds the two together.
"""

from __future__ import annotations

import re

from guide.script.model import Utterance

_EDGES, _WORD, _LETTER, _PAUSE = 0.47, 0.095, 0.088, 0.64
_WORDS = re.compile(r"[\w'’]+")
_PAUSES = re.compile(r"[,;:—–]|…(?!$)")

OPENING, BED_OUT, ENDING = 2.0, 12.0, 1.0
SENTENCE_GAP, LINE_GAP, BELL_GAP = 1.2, 2.5, 5.0
APPROACH = {"": OPENING, "bell": BELL_GAP, "rest": 0.0}
"""Silence before something new, by what came last; `LINE_GAP` after anything else."""
UNKNOWN_SOUND = 10.0
"""A file of the author's own, which nobody has opened."""


def words(text: str) -> list[str]:
    """The words of a text, without its marks."""
    return _WORDS.findall(text)


def usual_speech(utterance: Utterance) -> float:
    """Seconds of a sentence at its pace, from its words, letters and inner pauses."""
    said = words(utterance.words)
    seconds = (
        _EDGES + _WORD * len(said) + _LETTER * sum(map(len, said)) + _PAUSE * len(_PAUSES.findall(utterance.words))
    )
    return seconds / utterance.pace
