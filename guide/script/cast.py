"""What a practice wants to hear: a score that only listens. Used to speak ahead and to check names."""

from __future__ import annotations

from dataclasses import dataclass, field

from guide.problems import Where
from guide.script.model import BedLayer, Count, Duration, Script, Utterance


@dataclass(slots=True)
class Listener:
    """Writes down everything that is asked for, in order of time, each with the first place that asks for it."""

    utterances: dict[Utterance, Where] = field(default_factory=dict)
    bells: dict[str, Where] = field(default_factory=dict)
    beds: dict[str, Where] = field(default_factory=dict)
    silence: float = 0.0
    """Seconds that are written down: pauses and breaths, at their natural lengths."""
    longest: bool = True
    """Whether elastic rounds are all listened to, or only the natural number."""

    def say(self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False) -> None:
        """Note the sentence."""
        self.utterances.setdefault(utterance, where)

    def rest(self, length: Duration, where: Where) -> None:
        """Add it up."""
        self.silence += length.natural

    def strike(self, bell: str, where: Where) -> None:
        """Note the bell."""
        self.bells.setdefault(bell, where)

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Note the beds."""
        for layer in layers:
            self.beds.setdefault(layer.track, where)

    def rounds(self, count: Count, where: Where) -> int:
        """As many as there could be, or as there are by nature."""
        return count.longest if self.longest else count.natural

    def phase(self, name: str, seconds: float, where: Where, *, cue: Utterance | None, tone: bool) -> None:
        """Note the cue."""
        self.silence += seconds
        if cue:
            self.utterances.setdefault(cue, where)


def listen(script: Script, *, longest: bool = True) -> Listener:
    """Everything that ``script`` may ask for; with ``longest`` false, what it asks for by nature."""
    listener = Listener(longest=longest)
    script.perform(listener)
    return listener
