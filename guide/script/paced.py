"""A practice at another pace: speech and silences go by quicker or slower, breath and bells stay as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from guide.problems import Where
from guide.script.model import Duration, Manner, Score, Utterance


@dataclass(frozen=True, slots=True)
class Paced:
    """Stands before a score and hands everything on to it, words and silences at ``pace`` times their own."""

    score: Score
    pace: float

    def say(
        self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """See `Score`."""
        paced = replace(utterance, pace=round(utterance.pace * self.pace, 4))
        self.score.say(paced, where, gap=gap, same_line=same_line, manner=manner)

    def rest(self, length: Duration, where: Where) -> None:
        """See `Score`."""
        self.score.rest(self._paced(length), where)

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        """See `Score`."""
        self.score.strikes(bell, every, self._paced(length), where)

    def _paced(self, length: Duration) -> Duration:
        """Within its bounds."""
        natural = min(max(length.natural / self.pace, length.shortest), length.longest)
        return replace(length, natural=natural)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the score has
        return getattr(self.score, name)
