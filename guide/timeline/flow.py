"""How time passes while a script is performed: gaps between things, and how long each takes.

Placing sounds and measuring how far a script can stretch are two ways to follow the same flow, so that they agree.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable

from guide.audio import Rate
from guide.problems import Where
from guide.script.model import BedLayer, Breaths, Count, Delivery, Duration, Manner, Section, Utterance
from guide.timeline import levels
from guide.timeline.model import Bell, File, Source

Lengths = Callable[[Source], int]
"""Frames of a sound, by its name."""

_APPROACH = {"": levels.OPENING, "bell": levels.BELL_GAP, "rest": 0.0}
"""Seconds of silence before something new, by what came last."""


class Flow(ABC):
    """A score that keeps time. ``at`` is the frame at which the next thing may begin."""

    def __init__(self, lengths: Lengths, rate: Rate) -> None:
        self.lengths, self.rate = lengths, rate
        self.at = 0
        self.rung = 0
        """The frame at which the last sound that rings on has gone."""
        self.beds = False
        """Whether an ambience sounds just now."""
        self.last = ""
        self.fixed = 0
        """How many times over nothing may stretch just now."""
        self.marks: list[Duration | int] = []
        """Every pause that can stretch, and every frame at which something that rang has gone, in order."""
        self.struck_within = False
        """Whether bells ring within a pause that can stretch."""

    # -- what differs ---------------------------------------------------------------------------------------

    @abstractmethod
    def section(self, section: Section) -> bool:
        """A section begins; false if it is left out."""

    @abstractmethod
    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """The rounds that are played."""

    @abstractmethod
    def pause(self, length: Duration, where: Where) -> int:
        """Let a pause go by; its frames."""

    @abstractmethod
    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """Paced breathing."""

    def spoken(self, utterance: Utterance, where: Where, stop: int, manner: Manner, same_line: bool) -> None:
        """A sentence is spoken from `at` to ``stop``."""

    def struck(self, source: Source, where: Where, start: int, gain: float) -> None:
        """A sound begins."""

    # -- what is the same -----------------------------------------------------------------------------------

    def say(
        self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """Speak a sentence."""
        if self.last == "speech":
            usual = levels.SENTENCE_GAP if same_line else levels.LINE_GAP
            self.at += self.rate.frames((usual if gap is None else gap) / utterance.pace)
        else:
            self.approach()
        stop = self.at + self.lengths(utterance)
        self.spoken(utterance, where, stop, manner, same_line)
        self.at = stop
        self.last = "speech"

    def rest(self, length: Duration, where: Where) -> None:
        """Nobody speaks."""
        if not self.last:
            self.approach()
        self.pause(length, where)
        self.last = "rest"

    def until(self, seconds: float, where: Where) -> None:
        """Nobody speaks until a moment."""
        self.at = max(self.at, self.rate.frames(seconds))
        self.last = "rest"

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        """One strike."""
        self.approach()
        self.ring(Bell(bell), where, self.at, gain)
        self.last = "bell"

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        """A quiet with bells in it."""
        if not self.last:
            self.approach()
        start, before = self.at, len(self.marks)
        frames = self.pause(length, where)
        self.struck_within |= len(self.marks) > before
        step = self.rate.frames(every)
        for at in range(start + step, start + frames - step // 2, step):
            self.ring(Bell(bell), where, at, 0.0)
        self.last = "rest"

    def sound(self, file: str, where: Where, *, gain: float, waits: bool) -> None:
        """A file, once."""
        self.approach()
        stop = self.ring(File(file), where, self.at, gain)
        if waits:
            self.at = stop
        self.last = "sound"

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Other beds from here; the old ones take their time to go."""
        if self.beds:
            self._rings_until(self.at + self.rate.frames(levels.BED_CHANGE if fade is None else fade))
        self.beds = bool(layers)

    def thin(self, gain: float, where: Where) -> None:
        """The beds step back."""

    def turn(self, kind: str, words: str, where: Where) -> None:
        """A place where the practice can turn."""

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        """Do something without stretching it."""
        self.fixed += 1
        play()
        self.fixed -= 1

    def approach(self) -> None:
        """The silence that belongs before something new."""
        self.at += self.rate.frames(_APPROACH.get(self.last, levels.LINE_GAP))

    def ring(self, source: Source, where: Where, start: int, gain: float) -> int:
        """A sound that goes on by itself; the frame at which it has gone."""
        stop = start + self.lengths(source)
        self.struck(source, where, start, gain)
        self._rings_until(stop)
        return stop

    def _rings_until(self, stop: int) -> None:
        self.rung = max(self.rung, stop)
        self.marks.append(stop)

    @property
    def ending(self) -> int:
        """Frames that the end takes."""
        return self.rate.frames(levels.BED_OUT if self.beds else levels.ENDING)

    @property
    def frames(self) -> int:
        """Frames of it all."""
        return max(self.at + self.ending, self.rung)
