"""`Script` and lengths to `Timeline`: a pure function. Lengths may be measured from takes, or a guess."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from guide.audio import Rate
from guide.problems import Problem, Where
from guide.script.model import BedLayer, Breaths, Delivery, Manner, Script, Section, Utterance
from guide.script.times import LONGEST, written
from guide.timeline.ambience import Beds
from guide.timeline.ducking import duck
from guide.timeline.fit import NATURAL, Fit
from guide.timeline.fitting import extremes, fitted
from guide.timeline.flow import Lengths
from guide.timeline.line_density import LineDensity
from guide.timeline.model import BreathPhase, Bus, Clip, Marker, Source, Timeline, Tone, TurningPoint, Word, WordCue
from guide.timeline.performance import Performance, perform
from guide.timeline.reach import nearest
from guide.timeline.size import measure
from guide.translation import _


@dataclass(frozen=True, slots=True)
class Wish:
    """What the listener asks of the arrangement."""

    seconds: float | None = None
    """How long the practice shall last, to the frame; None for its natural length."""
    hush: int = 100
    """Per cent of the lines that are heard, the most needed ones last; the time of the others passes in quiet."""
    most: float | None = None
    """Without ``seconds``: no longer than so many, as far as its pauses and rounds allow."""


NOTHING = Wish()

Times: TypeAlias = Callable[[Utterance], Sequence[tuple[int, int, str]]]
"""When each word of an utterance is spoken, in frames from its beginning; nothing where that is not known."""


def _untold(utterance: Utterance) -> Sequence[tuple[int, int, str]]:
    return ()


def arrange(
    script: Script,
    lengths: Lengths,
    rate: Rate,
    known: Callable[[Source], bool] = lambda source: True,
    wish: Wish = NOTHING,
    times: Times = _untold,
) -> tuple[Timeline, tuple[Problem, ...]]:
    """Place every step. The problems are those that show only with lengths, such as a cue longer than its phase, or a
    wish out of reach; no sound is judged whose length is only a guess, which ``known`` tells. ``times`` gives the words
    of the cues."""
    fit, problems = _fit(script, lengths, rate, known, wish)
    lines = measure(script, lengths, rate).lines if wish.hush < 100 else {}
    score = _Writer(lengths, rate, fit, known, LineDensity(lines, wish.hush), times)
    script.perform(score)
    timeline = score.timeline()
    if timeline.frames > rate.frames(LONGEST):
        problems.append(Problem(script.where, "too-long", _("a practice lasts at most 12 hours")))
    return timeline, (*problems, *score.problems)


def _fit(
    script: Script, lengths: Lengths, rate: Rate, known: Callable[[Source], bool], wish: Wish
) -> tuple[Fit, list[Problem]]:
    """How everything stretches for a wish; the nearest there is, and a problem if it is out of reach.

    Without either the nearest is a plan of what has to be spoken before that is known.
    """
    seconds = wish.seconds
    if seconds is None:
        return (NATURAL if wish.most is None else _brief(script, lengths, rate, rate.frames(wish.most))), []
    found = fitted(script, lengths, rate, rate.frames(seconds))
    if found:
        return found, []
    fit, refused = nearest(script, lengths, rate, known, seconds)
    return fit, [refused] if refused else []


def _brief(script: Script, lengths: Lengths, rate: Rate, most: int) -> Fit:
    if perform(script, lengths, rate, NATURAL).frames <= most:
        return NATURAL
    return fitted(script, lengths, rate, most) or extremes(script, lengths, rate)[0]


class _Writer(Performance):
    """Writes what the steps ask for, one after the other."""

    def __init__(
        self, lengths: Lengths, rate: Rate, fit: Fit, known: Callable[[Source], bool], hush: LineDensity, times: Times
    ) -> None:
        super().__init__(lengths, rate, fit)
        self._known, self._hush, self._tail, self._times = known, hush, fit.tail, times
        self.problems: list[Problem] = []
        self._clips: list[Clip] = []
        self._cues: list[WordCue] = []
        self._markers: list[Marker] = []
        self._phases: list[BreathPhase] = []
        self._turns: list[TurningPoint] = []
        self._unheard: list[Clip] = []
        self._heard = True
        self._beds = Beds(rate)

    def section(self, section: Section) -> bool:
        """Mark it."""
        played = super().section(section)
        if played:
            self._markers.append(Marker(self.at, section.title, self._sections))
        return played

    def spoken(self, utterance: Utterance, where: Where, stop: int, manner: Manner, same_line: bool) -> None:
        """Place the words, if they are heard this time."""
        if not same_line:
            self._heard = manner.heard and self._hush.heard(manner.priority)
        if self._heard:
            self._speak(self.at, stop, utterance, where)
        else:
            self._unheard.append(Clip(self.at, stop, Bus.VOICE, utterance, where))

    def struck(self, source: Source, where: Where, start: int, gain: float) -> None:
        """Place the sound."""
        self._clips.append(Clip(start, start + self.lengths(source), Bus.BELLS, source, where, gain))

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Change the beds."""
        super().ambience(layers, where, fade)
        self._beds.change(self.at, layers, fade)

    def thin(self, gain: float, where: Where) -> None:
        """Turn the beds down, or back."""
        self._beds.thin(self.at, gain)

    def turn(self, kind: str, words: str, where: Where) -> None:
        """Mark the place."""
        self._turns.append(TurningPoint(self.at, kind, words, where))

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        """Complain if it is longer, as far as that is known."""
        start, first = self.at, len(self._clips)
        super().at_most(seconds, where, play)
        spoken = [clip.source for clip in self._clips[first:] if clip.bus is Bus.VOICE]
        if self.at - start > self.rate.frames(seconds) and all(map(self._known, spoken)):
            lasts = written(self.rate.seconds(self.at - start))
            message = _("the difficult half lasts {lasts} and may last {most}").format(
                lasts=lasts, most=written(seconds)
            )
            self._complain(Problem(where, "touch-too-long", message, _("make it shorter, or raise max_touch")))

    def breaths(self, breaths: Breaths, cycles: int, where: Where, how: Delivery) -> None:
        """Place every phase, counted from the first so that nothing drifts."""
        start = self.at
        super().breaths(breaths, cycles, where, how)
        frames = self.rate.frames
        for phase in breaths.phases(cycles, how):
            begin, stop = start + frames(phase.start), min(start + frames(phase.stop), self.at)
            self._phases.append(BreathPhase(begin, stop, phase.name))
            if phase.tone:
                self._clips.append(Clip(begin, stop, Bus.BELLS, Tone(phase.name, stop - begin), where))
            ends = [*(begin + frames(second) for second, _ in phase.cues[1:]), stop]
            for (second, cue), end in zip(phase.cues, ends, strict=False):
                self._cue(begin + frames(second), end, cue, where)

    def timeline(self) -> Timeline:
        """Everything that was written, with an end."""
        total = self.frames
        speech = sorted((clip.start, clip.stop) for clip in self._clips if clip.bus is Bus.VOICE)
        return Timeline(
            rate=self.rate,
            frames=total,
            clips=tuple(sorted(self._clips, key=lambda clip: (clip.start, clip.bus.value))),
            beds=self._beds.end(self.at + self._tail),
            duck=duck(speech, self.rate),
            cues=tuple(sorted(self._cues, key=lambda cue: cue.start)),
            markers=tuple(self._markers),
            phases=tuple(self._phases),
            turns=tuple(self._turns),
            unheard=tuple(self._unheard),
        )

    def _speak(self, start: int, stop: int, utterance: Utterance, where: Where) -> None:
        self._clips.append(Clip(start, stop, Bus.VOICE, utterance, where))
        words = tuple(Word(start + first, start + last, text) for first, last, text in self._times(utterance))
        self._cues.append(WordCue(start, stop, utterance.words, words))

    def _cue(self, start: int, end: int, cue: Utterance, where: Where) -> None:
        stop = start + self.lengths(cue)
        if stop > end and self._known(cue):
            lasts, room = written(self.rate.seconds(stop - start)), written(self.rate.seconds(end - start))
            message = _("'{words}' takes {lasts} and has {room}").format(words=cue.words, lasts=lasts, room=room)
            self._complain(Problem(where, "cue-too-long", message, _("use tones, or a slower pattern")))
        self._speak(start, stop, cue, where)

    def _complain(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
