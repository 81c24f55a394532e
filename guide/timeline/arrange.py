"""`Script` and lengths to `Timeline`: a pure function. Lengths may be measured from takes, or a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from guide.audio import Rate
from guide.problems import Problem, Where
from guide.script.model import BedLayer, Count, Duration, Script, Utterance
from guide.script.times import LONGEST, written
from guide.timeline import levels
from guide.timeline.ambience import Beds
from guide.timeline.ducking import duck
from guide.timeline.model import Bell, Bus, Clip, Cue, Marker, Phase, Source, Timeline, Tone

Lengths = Callable[[Source], int]
"""Frames of a sound, by its name."""


def arrange(
    script: Script, lengths: Lengths, rate: Rate, known: Callable[[Source], bool] = lambda source: True
) -> tuple[Timeline, tuple[Problem, ...]]:
    """Place every step. The problems are those that show only with lengths, such as a cue longer than its phase;
    no sound is judged whose length is only a guess, which ``known`` tells."""
    score = _Score(lengths, rate, known)
    script.perform(score, lambda section: score.mark(section.title))
    timeline = score.timeline()
    if timeline.frames > rate.frames(LONGEST):
        score.problems.append(Problem(script.where, "too-long", "a practice lasts at most 12 hours"))
    return timeline, tuple(score.problems)


@dataclass(slots=True)
class _Score:
    """Writes what the steps ask for, one after the other."""

    lengths: Lengths
    rate: Rate
    known: Callable[[Source], bool]
    problems: list[Problem] = field(default_factory=list)
    _at: int = 0
    _last: str = ""
    _clips: list[Clip] = field(default_factory=list)
    _cues: list[Cue] = field(default_factory=list)
    _markers: list[Marker] = field(default_factory=list)
    _phases: list[Phase] = field(default_factory=list)
    _beds: Beds = field(init=False)

    def __post_init__(self) -> None:
        self._beds = Beds(self.rate)

    def mark(self, title: str) -> None:
        self._markers.append(Marker(self._at, title))

    def say(self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False) -> None:
        usual = levels.SENTENCE_GAP if same_line else levels.LINE_GAP
        if self._last == "speech":
            self._pass((gap if gap is not None else usual) / utterance.pace)
        else:
            self._approach()
        self._at = self._speak(utterance, where)
        self._last = "speech"

    def rest(self, length: Duration, where: Where) -> None:
        if not self._last:
            self._approach()
        self._pass(length.natural)
        self._last = "rest"

    def strike(self, bell: str, where: Where) -> None:
        self._approach()
        self._place(Bus.BELLS, Bell(bell), where)
        self._last = "bell"

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        self._beds.change(self._at, layers, fade)

    def rounds(self, count: Count, where: Where) -> int:
        return count.natural

    def phase(self, name: str, seconds: float, where: Where, *, cue: Utterance | None, tone: bool) -> None:
        if self._last != "breath":
            self._approach()
        stop = self._at + self.rate.frames(seconds)
        self._phases.append(Phase(self._at, stop, name))
        if tone:
            self._place(Bus.BELLS, Tone(name, stop - self._at), where)
        if cue:
            spoken = self._speak(cue, where) - self._at
            if self._at + spoken > stop and self.known(cue):
                self._too_long(cue, self.rate.seconds(spoken), seconds, where)
        self._at = stop
        self._last = "breath"

    def timeline(self) -> Timeline:
        """Everything that was written, with an end."""
        beds = self._beds.end(self._at)
        end = self._at + self.rate.frames(levels.ENDING)
        speech = sorted((clip.start, clip.stop) for clip in self._clips if clip.bus is Bus.VOICE)
        return Timeline(
            rate=self.rate,
            frames=max([end, *(clip.stop for clip in self._clips), *(bed.stop for bed in beds)]),
            clips=tuple(sorted(self._clips, key=lambda clip: (clip.start, clip.bus.value))),
            beds=beds,
            duck=duck(speech, self.rate),
            cues=tuple(sorted(self._cues, key=lambda cue: cue.start)),
            markers=tuple(self._markers),
            phases=tuple(self._phases),
        )

    def _approach(self) -> None:
        """The silence that belongs before something new."""
        gaps = {"": levels.OPENING, "bell": levels.BELL_GAP, "rest": 0.0}
        self._pass(gaps.get(self._last, levels.LINE_GAP))

    def _pass(self, seconds: float) -> None:
        self._at += self.rate.frames(seconds)

    def _speak(self, utterance: Utterance, where: Where) -> int:
        stop = self._place(Bus.VOICE, utterance, where)
        self._cues.append(Cue(self._at, stop, utterance.words))
        return stop

    def _place(self, bus: Bus, source: Source, where: Where) -> int:
        stop = self._at + (source.frames if isinstance(source, Tone) else self.lengths(source))
        self._clips.append(Clip(self._at, stop, bus, source, where))
        return stop

    def _too_long(self, cue: Utterance, spoken: float, phase: float, where: Where) -> None:
        message = f"'{cue.words}' takes {written(spoken)} and its phase lasts {written(phase)}"
        problem = Problem(where, "cue-too-long", message, "use tones, or a slower pattern")
        if problem not in self.problems:
            self.problems.append(problem)
