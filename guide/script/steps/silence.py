"""silence: a long quiet that is announced, so that nobody wonders whether the voice has gone.

    - silence: 2m..10m
    - silence: {for: 5m..rest, bell_every: 1m, thin: -6}
    - silence: {for: 3m, announce: Three minutes for yourself now. Then a bell.}
    - silence: {for: 3m, announce: none}      # you have said so yourself

Without ``announce`` the voice says about how long it will be and that it comes back. A bell of ``bell_every`` rings
within the silence, not at its end. ``thin`` turns the ambience down meanwhile, in decibels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from guide.problems import Where
from guide.script.model import NEEDED, Delivery, Duration, Manner, Score
from guide.script.shapes import LENGTH, PROSE, TEXT, key, number, seconds
from guide.script.step_kind import StepKind
from guide.script.steps.say import line_of, say
from guide.script.times import LONGEST

_NUMBERS = ("no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STEADY = 1.25
"""A length that may grow by more than this is not announced in minutes: they could be wrong."""


@dataclass(frozen=True, slots=True)
class Silence(StepKind):
    """A quiet with words before it and, if wanted, bells within."""

    NAME: ClassVar = "silence"
    PLACE: ClassVar = 3
    MAIN: ClassVar = "for"
    ALIASES: ClassVar = ("quiet", "silent", "stillness")
    EXAMPLES: ClassVar = ("silence: {for: 5m..20m, bell_every: 1m, thin: -6}", "silence: 2m..10m")

    where: Where
    length: Duration = key(LENGTH, "how long nobody speaks", name="for")
    announce: str = key(PROSE, "what is said before; none if you have said it yourself", default="")
    bell_every: float | None = key(seconds(5.0, LONGEST), "ring a bell after every so much time within", default=None)
    bell: str = key(TEXT, "which bell; see: guide beds", default="bowl")
    thin: float = key(number(-40.0, 0.0, " dB"), "the ambience is turned down by this meanwhile", default=0.0)

    def perform(self, score: Score, how: Delivery) -> None:
        """Announce, and be quiet."""
        if self.announce != "none":
            words = line_of(how.words(self.announce)) if self.announce else announcement(self.length)
            say(score, how, self.where, words, manner=Manner(NEEDED))
        if self.thin:
            score.thin(self.thin, self.where)
        if self.bell_every:
            score.strikes(self.bell, self.bell_every, self.length, self.where)
        else:
            score.rest(self.length, self.where)
        if self.thin:
            score.thin(0.0, self.where)


def announcement(length: Duration) -> tuple[str, ...]:
    """What is said before a quiet: about how long, where that is certain, and that somebody comes back."""
    steady = length.longest <= length.natural * _STEADY and length.shortest * _STEADY >= length.natural
    minutes = round(length.natural / 60)
    if not steady or minutes >= len(_NUMBERS):
        return ("Now there is a longer quiet, and then my voice again.",)
    if minutes < 1:
        return ("Now there is a little quiet, and then my voice again.",)
    unit = "minute" if minutes == 1 else "minutes"
    return (f"Now there is about {_NUMBERS[minutes]} {unit} of quiet, and then my voice again.",)


KIND = Silence
