"""How long a line will be that was not spoken yet: a recording says so itself, words are estimated."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guide.audio import Rate
from guide.script.model import Utterance
from guide.sounds.foreign import seconds
from guide.timeline import estimate


class Guess:
    """Guesses lengths, knowing the recordings that take the place of a voice by their words."""

    def __init__(self, recorded: Mapping[str, Path]) -> None:
        self._recorded = recorded
        self._seconds: dict[Path, float | None] = {}

    def frames(self, utterance: Utterance, rate: Rate) -> int:
        """Return the probable length of ``utterance`` in frames, at least 1."""
        lasts = self._lasts(utterance)
        return estimate.frames(utterance, rate) if lasts is None else max(1, rate.frames(lasts))

    def _lasts(self, utterance: Utterance) -> float | None:
        path = self._recorded.get(utterance.words)
        if path is None:
            return None
        if path not in self._seconds:
            self._seconds[path] = seconds(path)
        return self._seconds[path]
