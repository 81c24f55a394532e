"""What a practice wants to hear: a score that only listens. Used to check names, and by who reads the words alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from guide.problems import Where
from guide.script.model import BedLayer, Breaths, Count, Delivery, Duration, Manner, Script, Section, Step, Utterance


@dataclass(slots=True)
class Collector:
    """Writes down everything that is asked for, in order of time, each with the first place that asks for it."""

    utterances: dict[Utterance, Where] = field(default_factory=dict)
    bells: dict[str, Where] = field(default_factory=dict)
    beds: dict[str, Where] = field(default_factory=dict)
    sounds: dict[str, Where] = field(default_factory=dict)
    silence: float = 0.0
    """Seconds that are written down: pauses and breaths, at their natural lengths."""
    longest: bool = True
    """Whether elastic rounds are all listened to, or only the natural number."""

    def section(self, section: Section) -> bool:
        """Every section."""
        return True

    def say(
        self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """Note the sentence."""
        self.utterances.setdefault(utterance, where)

    def rest(self, length: Duration, where: Where) -> None:
        """Add it up."""
        self.silence += length.natural

    def until(self, seconds: float, where: Where) -> None:
        """At least so long."""
        self.silence = max(self.silence, seconds)

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        """Note the bell."""
        self.bells.setdefault(bell, where)

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        """Note the bell."""
        self.bells.setdefault(bell, where)
        self.silence += length.natural

    def sound(self, file: str, where: Where, *, gain: float, waits: bool) -> None:
        """Note the file."""
        self.sounds.setdefault(file, where)

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Note the beds."""
        for layer in layers:
            self.beds.setdefault(layer.track, where)

    def thin(self, gain: float, where: Where) -> None:
        """Names nothing."""

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """As many as there could be, or as there are by nature."""
        return range(1, (count.longest if self.longest else count.natural) + 1)

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """Note the cues."""
        cycles = breaths.cycles.longest if self.longest else breaths.cycles.natural
        self.silence += breaths.seconds(cycles)
        for phase in breaths.phases(min(cycles, _CYCLES), how):
            for _, cue in phase.cues:
                self.utterances.setdefault(cue, where)

    def turn(self, kind: str, words: str, where: Where) -> None:
        """Names nothing."""

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        """Whatever is in it."""
        play()


_CYCLES = 8
"""After so many breaths no new words come."""


def collect(script: Script, *, longest: bool = True) -> Collector:
    """Everything that ``script`` may ask for; with ``longest`` false, what it asks for by nature."""
    listener = Collector(longest=longest)
    script.perform(listener)
    return listener


def every_step(script: Script) -> Iterator[Step]:
    """Return each step, and each within another one, whether or not anybody would hear it."""
    waiting = [step for section in script.sections for step in section.steps]
    while waiting:
        step = waiting.pop()
        yield step
        waiting += [each for steps in step.children() for each in steps]
