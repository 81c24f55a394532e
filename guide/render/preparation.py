"""From a script to something that can be heard: speak what it needs, in order, and arrange as lengths become known.

Arranging goes forward only, so a line that is still a guess changes nothing before it: a practice can begin as soon
as its first lines are spoken, and each new take swaps in a timeline that is the same up to there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from guide import places, sounds
from guide.audio import SESSION, Rate
from guide.audio.loudness import STEP, Doubles, gated, leeway, power
from guide.lint import references
from guide.mix import Mix, profiles
from guide.mix.master import Master, master
from guide.mix.planned import planned
from guide.problems import Problem, ScriptError
from guide.render.guess import Guess
from guide.render.job import RenderJob
from guide.render.piece import PreparedPiece
from guide.render.sound_reader import SoundCache, SoundReader
from guide.script.collect import collect
from guide.script.model import Script, Utterance
from guide.timeline import NOTHING, Bell, Bus, File, Position, Source, Timeline, Wish, arrange, final_until
from guide.timeline.landmarks import LandmarkIndex
from guide.timeline.range import Range, range_of
from guide.timeline.reach import surely_met
from guide.timeline.remaining import remaining
from guide.translation import _
from guide.voices import CannotSay, TakeService, Times, times
from guide.voices.normalise import TAKE_LUFS

if TYPE_CHECKING:
    from guide.audio.stored import Stored
    from guide.voices.takes import Takes


HEAD_START = 5.0
"""Seconds that must be ready before a practice begins while its later lines are still being spoken. The voice is many
times faster than real time, and where it is not, the score waits for it with the ambience going on."""


class Draft(NamedTuple):
    """A plan, and up to which frame it is final."""

    timeline: Timeline
    ready: int


class _Plan(NamedTuple):
    """A plan, and what is wrong with it as far as that is known."""

    timeline: Timeline
    problems: tuple[Problem, ...] = ()


class EntryPoint(NamedTuple):
    """A place in another arrangement of the script, from which on this one is heard."""

    places: LandmarkIndex
    frame: int
    rest: int | None = None
    """How many frames shall be left from there, as nearly as can be."""


class Preparation:
    """One script with one service of takes. Raises ScriptError at once for a name that does not exist."""

    def __init__(
        self, script: Script, take_service: TakeService, rate: Rate = SESSION, wish: Wish = NOTHING,
        profile: str | None = None, *, since: EntryPoint | None = None, like: Preparation | None = None,
        known: references.Names = references.NO_NAMES,
    ) -> None:  # fmt: skip
        """Prepare ``script`` as it is; `of` prepares what a job asks for.

        ``since``: only what comes after that place has to be spoken. ``like``: with its master, its sounds, and the
        names that it has looked up. ``known``: names that exist.
        """
        self.script, self.rate, self._wish, self._since = script, rate, wish, since
        self.profile = profiles.profile(profile, script.kind)
        self._master: Master | None = like.master if like else None
        self._take_service = take_service
        self._sounds = SoundReader(take_service.find, like.sound_cache if like else None)
        self._guess = Guess(references.recordings(script).files)
        self._known: dict[Utterance, int] = dict(like._known) if like else {}
        self._times: dict[Utterance, Times] = dict(like._times) if like else {}
        self._stop = threading.Event()
        self._names: references.Names = known if like is None else like._names
        _raise(references.problems(script, self._names))
        self._look_up(collect(script).utterances)  # also what the plan leaves out: what is kept is no guess
        guessed, problems = self._arrange()
        _raise(problems)
        self._arranged: tuple[_Plan, frozenset[Utterance]] | None = None
        self._doubtful = frozenset(_doubtful(guessed))
        self.wanted: tuple[Utterance, ...] = ()
        self._want(guessed)

    @classmethod
    def of(
        cls,
        job: RenderJob,
        take_service: TakeService,
        *,
        since: EntryPoint | None = None,
        like: Preparation | None = None,
    ) -> Preparation:
        """Prepare the practice of ``job``. Raises ScriptError at once for a name that does not exist."""
        known = references.NO_NAMES if like else job.known
        return cls(
            job.applied, take_service, wish=job.wish, profile=job.options.profile, since=since, like=like, known=known
        )

    @property
    def spoken(self) -> int:
        """How many of ``wanted`` have been spoken."""
        return sum(utterance in self._known for utterance in self.wanted)

    def ready_for(self, section: int, spot: Position | None = None) -> bool:
        """Whether so much is final that it can begin at a section, at a spot, or where it is taken up."""
        timeline, ready = self.outlook()
        start = max(start_of(timeline, section, spot), self.start(timeline))
        return ready >= min(start + self.rate.frames(HEAD_START), timeline.frames)

    @property
    def complete(self) -> bool:
        """Whether all of it is spoken."""
        timeline, ready = self.outlook()
        return ready >= timeline.frames

    def outlook(self) -> Draft:
        """The plan as things stand."""
        (timeline, _), known = self._plan()
        start = self.start(timeline)
        ready = final_until(timeline, lambda source: source in known, start)
        if start:
            timeline = _without_unspoken(timeline, known, start)
        if (self._wish.seconds, self._wish.most) != (None, None) and ready < timeline.frames:
            ready = 0  # how long a pause is depends on every line, also on those to come
        return Draft(timeline, ready)

    def piece(self) -> PreparedPiece:
        """What can be heard as things stand. Its master is that of the first piece: a gain must not move in play."""
        return self.with_plan(*self.outlook())

    def with_plan(self, timeline: Timeline, ready: int) -> PreparedPiece:
        """Another plan with the sounds and the master of this one."""
        if self._master is None:
            steps = planned(timeline, self._steps, self._sounds.breathes)
            self._master = master(self.profile, gated(steps), leeway(steps))
        return PreparedPiece(
            Mix(timeline, self._sounds, self._master), ready, self._take_service.kept, LandmarkIndex(timeline)
        )

    @property
    def master(self) -> Master | None:
        """That of the first piece; None before there is one."""
        return self._master

    @property
    def sound_cache(self) -> SoundCache:
        """Beds, bells and files that are open."""
        return self._sounds.sound_cache

    def start(self, timeline: Timeline) -> int:
        """The frame from which on ``timeline``, an arrangement of this script, is heard."""
        return self._since.places.same(self._since.frame, LandmarkIndex(timeline)) if self._since else 0

    def open_sounds(self) -> None:
        """Decode the beds and bells that are not yet at hand."""
        timeline = self._plan()[0].timeline
        for bed in timeline.beds:
            self._sounds.open(bed.source)
        for clip in timeline.clips:
            self._sounds.open(clip.source)

    def speak(self, on_take: Callable[[int, int], None], until: Callable[[], bool] = lambda: False) -> None:
        """Speak what is missing, in order, until ``until`` says enough. ``on_take(spoken, wanted)`` after each one.

        Breath cues that may not fit come first, so that a practice which cannot be played does not begin. Nor does one
        whose length turns out to be out of reach: that is known when all is spoken which would be heard in the nearest.
        Raises ScriptError for lines that cannot be said or do not fit, CannotSpeakError, CannotWriteError.
        """
        on_take(self.spoken, len(self.wanted))
        while missing := [utterance for utterance in self.wanted if utterance not in self._known]:
            for utterance in missing:
                if self._stop.is_set():
                    return
                if utterance not in self._doubtful and until():
                    _raise(self._plan()[0].problems)
                    return
                self._learn(utterance, self._speak(utterance))
                if utterance in self._doubtful:
                    _raise(self._arrange()[1])
                on_take(self.spoken, len(self.wanted))
            self._want(self._plan()[0].timeline)  # true lengths may leave room for another round, with words of its own
        _raise(self._plan()[0].problems)

    def range(self) -> Range:
        """How short and how long the practice can be, as far as lengths are known."""
        return range_of(self.script, self._length, self.rate, self._is_measured)

    @property
    def settled(self) -> bool:
        """Whether it is certain that the wish can be met, whatever the lines last that are not spoken yet."""
        seconds = self._wish.seconds
        if seconds is None or self.spoken == len(self.wanted):
            return True
        return surely_met(self.script, self._length, self.rate, self._is_measured, seconds)

    def stop(self) -> None:
        """Speak no further line."""
        self._stop.set()

    def _speak(self, utterance: Utterance) -> Stored:
        try:
            return self._take_service.speak(utterance)
        except CannotSay as error:
            places = {said.words: where for said, where in collect(self.script).utterances.items()}
            where = places.get(utterance.words, self.script.where)
            message = _("the voice cannot say '{words}': {reason}").format(
                words=utterance.words[:60], reason=error.reason
            )
            problem = Problem(where, "cannot-say", message, _("write it in other words"))
            raise ScriptError([problem]) from None

    def _want(self, plan: Timeline) -> None:
        """Everything that the plan needs; the lengths of what was spoken before are looked up."""
        wanted = dict.fromkeys((*self.wanted, *_utterances(plan, self.start(plan))))
        self.wanted = tuple(sorted(wanted, key=lambda each: each not in self._doubtful))
        self._look_up((*self.wanted, *_utterances(plan, 0)))

    def _look_up(self, utterances: Iterable[Utterance]) -> None:
        for utterance in dict.fromkeys(utterances):
            if utterance in self._known:
                continue
            found = self._take_service.find(utterance)
            if found is not None:
                self._learn(utterance, found)

    def _learn(self, utterance: Utterance, take: Stored) -> None:
        """The times first: who sees that a take is known may ask for them."""
        self._times[utterance] = times(take)
        self._known[utterance] = take.frames

    def _plan(self) -> tuple[_Plan, frozenset[Utterance]]:
        """The plan, and whose lengths it knows; arranged again only when something has become known since."""
        known = frozenset(tuple(self._known))  # in one step: another thread may be adding to it
        if self._arranged is None or self._arranged[1] != known:
            self._arranged = (self._arrange(), known)
        return self._arranged

    def _arrange(self) -> _Plan:
        since, wish = self._since, self._wish
        if since is None or since.rest is None:
            return self._arranged_in(wish)
        possible, now = self.range(), since.places.timeline.frames
        longest = possible.longest if since.rest > now - since.frame else self.rate.seconds(now)
        within = (possible.shortest, max(longest, possible.shortest))
        return _Plan(
            remaining(lambda to: self._arranged_in(replace(wish, seconds=to)).timeline, *since[:2], since.rest, within)
        )

    def _arranged_in(self, wish: Wish) -> _Plan:
        known = self._times.get
        return _Plan(*arrange(self.script, self._length, self.rate, self._is_known, wish, lambda said: known(said, ())))

    def _steps(self, source: Source) -> Doubles:
        if isinstance(source, Utterance) and source not in self._known:
            return np.full(round(self.rate.seconds(self._length(source)) / STEP) + 1, power(TAKE_LUFS))
        return self._sounds.steps(source)

    def _is_known(self, source: Source) -> bool:
        return source in self._known

    def _is_measured(self, source: Source) -> bool:
        """Whether its length is no guess; whatever is not spoken can be looked up."""
        return not isinstance(source, Utterance) or source in self._known

    def _length(self, source: Source) -> int:
        if isinstance(source, Utterance):
            return self._known.get(source) or self._guess.frames(source, self.rate)
        if isinstance(source, File):
            return len(self._sounds.file(source.path))
        return sounds.bell_frames(source.name) if isinstance(source, Bell) else 0


def _doubtful(timeline: Timeline) -> Iterator[Utterance]:
    """Breath cues that by guess fill more than half of their phase."""
    phases = {phase.start: phase.stop for phase in timeline.phases}
    for clip in timeline.clips:
        stop = phases.get(clip.start)
        if stop is not None and isinstance(clip.source, Utterance) and 2 * (clip.stop - clip.start) > stop - clip.start:
            yield clip.source


def _utterances(timeline: Timeline, since: int) -> list[Utterance]:
    """What is said from a frame on, in order."""
    clips = (clip for clip in (*timeline.clips, *timeline.unheard) if clip.start >= since)
    spoken = sorted(clips, key=lambda clip: clip.start)
    return [clip.source for clip in spoken if clip.bus is Bus.VOICE and isinstance(clip.source, Utterance)]


def _without_unspoken(timeline: Timeline, known: frozenset[Utterance], before: int) -> Timeline:
    """Lines from before the place at which an arrangement is taken up were never asked for in it, and are quiet."""
    unspoken = {c for c in timeline.clips if c.start < before and c.bus is Bus.VOICE and c.source not in known}
    clips = tuple(clip for clip in timeline.clips if clip not in unspoken)
    return replace(timeline, clips=clips, unheard=(*timeline.unheard, *unspoken))


def _raise(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ScriptError(problems)


def start_of(timeline: Timeline, section: int, spot: Position | None = None) -> int:
    """The frame to begin at: that of a spot, else the first of a section."""
    return LandmarkIndex(timeline).find(spot) if spot else timeline.begin_of(section)


def take_service_of(script: Script, kept: Takes | None = None) -> TakeService:
    """The voices of a script, with its recordings and the takes that are ``kept``: if nothing is said, those of this
    machine."""
    return TakeService(kept or places.takes(), script.lexicon, references.recordings(script).files)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a practice."""

    timeline: Timeline
    exact: bool
    """Whether every line in it has been spoken before; else some lengths are estimates."""
    spoken: int
    wanted: int
    range: Range
    """How short and how long it can be."""
    settled: bool = True
    """Whether it is certain that the wish can be met; if not, ``timeline`` may be of another length."""


def outline(job: RenderJob) -> Outline:
    """Return the plan, as far as it is known. Starts no engine. Raises ScriptError for a wish surely out of reach."""
    with take_service_of(job.applied) as take_service:
        return _seen(Preparation.of(job, take_service))


def settled(job: RenderJob, on_take: Callable[[int, int], None]) -> Outline:
    """Return the plan, of exactly the length that is wished. Speaks if only that tells whether it can be had.

    ``on_take(spoken, wanted)`` after each line. Raises ScriptError if it cannot, CannotSpeakError, CannotWriteError.
    """
    with take_service_of(job.applied) as take_service:
        preparation = Preparation.of(job, take_service)
        if not preparation.settled:
            preparation.speak(on_take)
        return _seen(preparation)


def _seen(preparation: Preparation) -> Outline:
    spoken, wanted = preparation.spoken, len(preparation.wanted)
    timeline = preparation.outlook().timeline
    return Outline(timeline, spoken == wanted, spoken, wanted, preparation.range(), preparation.settled)
