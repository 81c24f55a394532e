"""Performs a practice once, by the clock, and follows every branch of it, so that nothing hides in one.

Steps perform themselves, as always; only what a step asks of the settings is answered several times where it could
turn out otherwise. A new kind of step that holds others is followed without a word here; one that forks by itself
is named in `_ways`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from guide.lint.care import pace
from guide.lint.care.record import (
    CareBell,
    CareBreath,
    CareCue,
    CareLine,
    CareMoment,
    CarePassage,
    CareQuiet,
    CareRecord,
)
from guide.problems import Where
from guide.script.model import (
    BedLayer,
    Breaths,
    Count,
    Delivery,
    Duration,
    Manner,
    Phase,
    Script,
    Section,
    Step,
    Steps,
    Utterance,
)
from guide.script.steps.check import OUTSIDE, Check
from guide.script.steps.choose import BED, OTHERWISE, Choose
from guide.script.steps.resource import Resource
from guide.script.steps.say import Say
from guide.script.steps.silence import Silence

Speech = Callable[[Utterance], float]
"""Seconds of a sentence at its pace."""


def record(
    script: Script, speech: Speech = pace.usual_speech, sound: Callable[[str], float] | None = None
) -> CareRecord:
    """All of ``script`` that can be heard."""
    listening = CareRecorder(script, speech, sound or (lambda file: pace.UNKNOWN_SOUND))
    follow(script, listening)
    return listening.finished()


def follow(script: Script, listening: CareRecorder) -> None:
    """Perform ``script`` once for ``listening``, with every branch of it."""
    sections = tuple(replace(each, steps=_opened(each.steps, listening)) for each in script.sections)
    replace(script, sections=sections).perform(listening)


@dataclass(frozen=True, slots=True)
class _Open:
    """A step that is heard in all the ways in which it could be."""

    step: Step
    listening: CareRecorder

    @property
    def where(self) -> Where:
        """Its place in the script."""
        return self.step.where

    def children(self) -> tuple[Steps, ...]:
        """Return the steps within it."""
        return self.step.children()

    def with_children(self, change: Callable[[Steps], Steps]) -> Step:
        """Return the same with other steps within it."""
        return replace(self, step=self.step.with_children(change))

    def perform(self, score: object, how: Delivery) -> None:
        """Perform it once for each way."""
        self.listening.take(self.step, how)


class _State(NamedTuple):
    """Where the listener is."""

    at: float = 0.0
    last: str = ""
    beds: bool = False
    sounding: float = 0.0
    """Until when a file is heard that nobody waits for."""
    tail: CareMoment | None = None
    ends: tuple[CareMoment, ...] = ()
    """Moments that are followed by whatever comes next."""


class CareRecorder:
    """A score that writes down what is heard, and when."""

    def __init__(self, script: Script, speech: Speech, sound: Callable[[str], float]) -> None:
        self._record = CareRecord(script)
        self._choices = {each.name: each.choices for each in script.settings}
        self._speech, self._sound = speech, sound
        self._known: dict[Utterance, float] = {}
        self._state = _State()
        self._usual = True
        self._by: tuple[str, ...] = ()
        self._step: Step | None = None

    def finished(self) -> CareRecord:
        """The record, with its length."""
        self._record.seconds = self._state.at + (pace.BED_OUT if self._state.beds else pace.ENDING)
        return self._record

    # -- branches -------------------------------------------------------------------------------------------

    def take(self, step: Step, how: Delivery) -> None:
        """Hear a step, in all its ways."""
        opened = step.with_children(lambda steps: _opened(steps, self))
        by, ways = _ways(step, how, self._choices)
        if not ways:
            self._step = step
            opened.perform(self, how)
            return
        usual, outer, start = self._usual, self._by, self._state
        ends: list[CareMoment] = []
        after = start
        for number, way in enumerate((how, *ways)):
            self._usual, self._by = usual and not number, (*outer, by)
            self._state = start._replace(ends=()) if number else start
            self._step = step
            opened.perform(self, way)
            ends += self._state.ends
            after = after if number else self._state
        self._usual, self._by = usual, outer
        self._state = after._replace(ends=tuple(ends))

    # -- what a score is asked for --------------------------------------------------------------------------

    def section(self, section: Section) -> bool:
        """Every section."""
        number = len(self._record.passages)
        self._record.passages.append(CarePassage(self._record.script.sections[number]))
        return True

    def say(
        self, utterance: Utterance, where: Where, *, gap: float | None = None, same_line: bool = False,
        manner: Manner = Manner(),
    ) -> None:  # fmt: skip
        """A sentence joins its line, unless a silence came between."""
        speech = self._seconds(utterance)
        tail, at = self._state.tail, self._state.at
        if self._state.last == "speech":
            usual = pace.SENTENCE_GAP if same_line else pace.LINE_GAP
            at += (usual if gap is None else gap) / utterance.pace
        else:
            at = self._approached()
        if not manner.heard:
            self._add(CareQuiet(where=where, start=at, seconds=speech, sounds=self._sounds(at)), "speech")
            return
        self._record.said[where, utterance.words] = None
        if same_line and isinstance(tail, CareLine) and self._state.last == "speech":
            tail.sentences.append(utterance)
            tail.speech += speech
            tail.seconds = at + speech - tail.start
            self._state = self._state._replace(at=at + speech)
            return
        line = CareLine(
            where=where, start=at, seconds=speech, speech=speech, sentences=[utterance], continues=same_line
        )
        line.own = isinstance(self._step, Resource)
        self._add(line, "speech")

    def rest(self, length: Duration, where: Where) -> None:
        """A silence."""
        self._rest(length.natural, where)

    def until(self, seconds: float, where: Where) -> None:
        """A silence that ends at a moment."""
        self._rest(max(0.0, seconds - self._state.at), where)

    def strike(self, bell: str, where: Where, gain: float = 0.0) -> None:
        """A bell."""
        self._add(CareBell(where=where, start=self._approached()), "bell")

    def strikes(self, bell: str, every: float, length: Duration, where: Where) -> None:
        """A silence with bells in it."""
        self._rest(length.natural, where, sounds=every < length.natural)

    def sound(self, file: str, where: Where, *, gain: float, waits: bool) -> None:
        """A file."""
        at, seconds = self._approached(), self._sound(file)
        self._add(CareBell(where=where, start=at, seconds=seconds if waits else 0.0), "sound")
        self._state = self._state._replace(sounding=at + seconds)

    def ambience(self, layers: tuple[BedLayer, ...], where: Where, fade: float | None = None) -> None:
        """Whether a bed sounds from here."""
        self._state = self._state._replace(beds=bool(layers))

    def thin(self, gain: float, where: Where) -> None:
        """Still heard."""

    def rounds(self, count: Count, where: Where) -> Iterable[int]:
        """As many as there are by nature."""
        return range(1, count.natural + 1)

    def breathe(self, breaths: Breaths, where: Where, how: Delivery) -> None:
        """Breaths, with the words that are spoken on them."""
        at = self._state.at if self._state.last == "breath" else self._approached()
        cycles = breaths.cycles.natural
        cues = [cue for phase in breaths.phases(cycles, how) for _, cue in phase.cues]
        self._record.said |= {(where, cue.words): None for cue in cues}
        speech = sum(map(self._seconds, cues))
        shortest, held = _demands(breaths, how)
        breath = CareBreath(
            where=where, start=at, seconds=breaths.seconds(cycles), speech=speech, shortest=shortest, held=held,
            cues=tuple(dict.fromkeys(self._cues(breaths.phases(cycles, how)))),
        )  # fmt: skip
        self._add(breath, "breath")

    def _cues(self, phases: Iterable[Phase]) -> Iterator[CareCue]:
        for phase in phases:
            ends = [*(second for second, _ in phase.cues[1:]), phase.stop - phase.start]
            for (second, cue), end in zip(phase.cues, ends, strict=False):
                yield CareCue(cue.words, self._seconds(cue), round(end - second, 3))

    def turn(self, kind: str, words: str, where: Where) -> None:
        """Its words come by themselves."""

    def at_most(self, seconds: float, where: Where, play: Callable[[], None]) -> None:
        """Whatever is in it."""
        play()

    # -- the clock ------------------------------------------------------------------------------------------

    def _rest(self, seconds: float, where: Where, *, sounds: bool = False) -> None:
        at = self._state.at if self._state.last else self._approached()
        announced = isinstance(self._step, Silence) and self._step.announce != "none"
        sounds = sounds or self._sounds(at)
        self._add(CareQuiet(where=where, start=at, seconds=seconds, announced=announced, sounds=sounds), "rest")

    def _seconds(self, utterance: Utterance) -> float:
        if utterance not in self._known:
            self._known[utterance] = self._speech(utterance)
        return self._known[utterance]

    def _approached(self) -> float:
        return self._state.at + pace.APPROACH.get(self._state.last, pace.LINE_GAP)

    def _sounds(self, at: float) -> bool:
        return self._state.beds or at < self._state.sounding

    def _add(self, moment: CareMoment, last: str) -> None:
        moment.usual, moment.by, moment.before = self._usual, self._by, self._state.tail
        if isinstance(moment, (CareQuiet, CareBell)):
            moment.quiet = moment.seconds + (moment.before.quiet if moment.before else 0.0)
        if isinstance(moment, CareQuiet) and not moment.sounds:
            moment.bare = moment.seconds + (moment.before.bare if moment.before else 0.0)
        for end in self._state.ends:
            end.after = moment
        self._record.passages[-1].moments.append(moment)
        self._state = self._state._replace(at=moment.stop, last=last, tail=moment, ends=(moment,))


def _demands(breaths: Breaths, how: Delivery) -> tuple[float, float]:
    """Seconds of the quickest breath, and of the longest hold; where one pattern glides into another, of either."""
    lengths: list[float] = []
    held = 0.0
    for phase in breaths.phases(2, how):
        if phase.name == "in":
            lengths.append(0.0)
        lengths[-1] += phase.stop - phase.start
        if phase.name in ("hold", "rest"):
            held = max(held, phase.stop - phase.start)
    return round(min(lengths), 3), round(held, 3)


def _opened(steps: Steps, listening: CareRecorder) -> Steps:
    return tuple(_Open(each, listening) for each in steps)


def _ways(step: Step, how: Delivery, choices: Mapping[str, tuple[str, ...]]) -> tuple[str, list[Delivery]]:
    """What decides how this step turns out, and every delivery by which it turns out in an unusual way."""
    match step:
        case Choose():
            return step.by, [_set(how, step.by, value) for value in _others(step, how, choices.get(step.by, ()))]
        case Check():
            return "zone", [] if how.settings.get("zone") in OUTSIDE else [_set(how, "zone", "hot")]
        case Say():
            variants = {"closer": step.distance.closer, "further": step.distance.further}
            now = how.settings.get("distance")
            return "distance", [_set(how, "distance", name) for name, line in variants.items() if line and name != now]
        case Resource() if step.kind not in how.anchors:
            return "resource", [replace(how, anchors={**how.anchors, step.kind: f"a {step.kind} of your own"})]
        case _:
            return "", []


def _others(step: Choose, how: Delivery, choices: tuple[str, ...]) -> Iterator[str]:
    """A value for each branch that is not the one of now."""
    now = how.beds if step.by == BED and BED not in how.settings else (how.settings.get(step.by, ""),)
    for name in step.steps:
        if name != OTHERWISE and name not in now:
            yield name
    if OTHERWISE in step.steps and not step.steps.keys().isdisjoint(now):
        yield next((each for each in choices if each not in step.steps), OTHERWISE)


def _set(how: Delivery, name: str, value: str) -> Delivery:
    return replace(how, settings={**how.settings, name: value})
