"""One sentence as a voice says it, to hear what it is like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.audio import Pcm

SENTENCE = "Let the breath come and go by itself, and rest here for a moment."
"""What is spoken to be heard."""


def sample(names: Sequence[str], words: str = SENTENCE) -> Pcm:
    """Return ``words`` by each voice, a second apart, mono at the session's rate. Raises WrongUseError, WorldError."""
    import numpy as np

    from guide import places, voices
    from guide.audio import SESSION
    from guide.script.model import Utterance

    rest = np.zeros(SESSION.hz, np.float32)
    with voices.TakeService(places.takes()) as take_service:
        takes = [take_service.speak(Utterance(words, name)).pcm for name in names]
    return np.concatenate([part for take in takes for part in (take, rest)][:-1])
