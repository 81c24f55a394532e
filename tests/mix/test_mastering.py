"""The master: as loud as the profile, nowhere too high, untouched where it need not be, the same in every block."""

from __future__ import annotations

import os
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.audio import SESSION, Pcm, level, loudness
from guide.mix import Mix, summed
from guide.mix.limiter import CELL, MARGIN, Limiter
from guide.mix.master import AS_IT_IS, MOST, Master, master
from guide.mix.outcome import outcome
from guide.mix.planned import planned
from guide.mix.profiles import PROFILES, profile
from guide.problems import Where, WrongUseError
from guide.render.inspect_render import expectation_of
from guide.script.model import Utterance
from guide.timeline import Bed, BedClip, Bell, BreathPhase, Bus, Clip, Point, Source, Timeline

HERE = Where("x")
RATE = SESSION
LOUD = Master(24.0, Limiter(-1.0))


def speech(seed: int, frames: int) -> Pcm:
    """Syllables of coloured noise, with peaks as speech has them: about -19 LUFS when both speakers play it."""
    rng = np.random.default_rng(seed)
    noise = np.convolve(rng.standard_normal(frames), np.hanning(24), "same")
    syllables = np.repeat(rng.uniform(0.05, 1.0, frames // 7_200 + 1) ** 2, 7_200)[:frames]
    edges = np.minimum(1.0, np.minimum(np.arange(frames), np.arange(frames)[::-1]) / 400)
    sound = (noise * syllables * edges).astype(np.float32)
    return np.asarray(sound * level(-19.0 - loudness.integrated(sound, RATE)), np.float32)


class Room:
    """Noises instead of voices, bells and beds, as loud as those are."""

    def __init__(self, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.seed = seed
        hum = np.convolve(rng.standard_normal(RATE.frames(7.0)), np.ones(9) / 9, "same").astype(np.float32)
        hum *= level(-19.0 - loudness.integrated(hum, RATE))
        self.hum = np.repeat(hum[:, None], 2, axis=1)
        at = np.arange(RATE.frames(4.0)) / RATE.hz
        ring = (0.3 * np.sin(2 * np.pi * 440 * at) * np.exp(-2 * at) * np.minimum(1.0, at / 0.01)).astype(np.float32)
        self.ring = np.repeat(ring[:, None], 2, axis=1)
        self.takes: dict[Source, Pcm] = {}

    def sound(self, source: Source) -> Pcm:
        match source:
            case Utterance(words):
                return self.takes.setdefault(source, speech(len(words) + self.seed, RATE.frames(len(words) / 4)))
            case Bell():
                return self.ring
            case _:
                return self.hum

    def read(self, source: Source, start: int, count: int) -> Pcm:
        sound = self.sound(source)
        if isinstance(source, Bed):
            return np.take(sound, np.arange(start, start + count), axis=0, mode="wrap")
        return sound[start : start + count]

    def breathes(self, bed: Bed) -> bool:
        return bed.name == "breath"

    def steps(self, source: Source) -> loudness.Doubles:
        if isinstance(source, Bed):
            return np.array([loudness.power(-19.0)])
        sound = self.sound(source)
        fill = -len(sound) % RATE.frames(loudness.STEP)
        return loudness.steps(np.pad(sound, [(0, fill), *[(0, 0)] * (sound.ndim - 1)]), RATE)


@cache
def room_of(seed: int = 0) -> Room:
    return Room(seed)


def practice(
    room: Room, lines: list[tuple[float, int]], seconds: float, bed: float = -12.0, phases: tuple[BreathPhase, ...] = ()
) -> Timeline:
    """Lines of so many letters after so many seconds of quiet, over one bed that ducks, with a bell at the end."""
    clips, duck, at = [], [], RATE.frames(2.0)
    for quiet, letters in lines:
        at += RATE.frames(quiet)
        line = Utterance("a" * letters)
        stop = at + len(room.sound(line))
        clips.append(Clip(at, stop, Bus.VOICE, line, HERE))
        duck += [Point(at - 28_800, 0.0), Point(at, -6.0), Point(stop, -6.0), Point(stop + 72_000, 0.0)]
        at = stop + 100_801  # a duck has ended before the next begins
    clips.append(Clip(at, at + len(room.ring), Bus.BELLS, Bell("b"), HERE))
    frames = max(at + len(room.ring), RATE.frames(seconds))
    ambience = BedClip(0, frames, Bed("breath" if phases else "hum"), bed, RATE.frames(4.0), RATE.frames(6.0))
    return Timeline(RATE, frames, tuple(clips), (ambience,), tuple(duck), (), (), phases)


FEW = settings(deadline=None, max_examples=int(os.environ.get("GUIDE_EXAMPLES", "8")), derandomize=True, database=None)
"""Each try makes and measures half a minute of sound."""
LINES = st.lists(st.tuples(st.floats(0.0, 8.0), st.integers(4, 40)), min_size=1, max_size=6)
TALK = st.lists(st.tuples(st.floats(0.0, 8.0), st.integers(16, 40)), min_size=3, max_size=6)
"""Enough of it that no single block decides what the gate lets through."""


@FEW
@given(lines=TALK, seed=st.integers(0, 9), bed=st.sampled_from([-18.0, -12.0, -6.0]))
def test_the_plan_says_how_loud_the_mix_will_be(lines: list[tuple[float, int]], seed: int, bed: float) -> None:
    room = room_of(seed)
    timeline = practice(room, lines, 20.0, bed)
    measured = loudness.integrated(Mix(timeline, room).total(0, timeline.frames), RATE)
    assert loudness.gated(planned(timeline, room.steps, room.breathes)) == pytest.approx(measured, abs=0.25)


@FEW
@given(lines=LINES, blocks=st.lists(st.integers(1, 40_000), min_size=1, max_size=10), start=st.integers(0, 90_000))
def test_any_blocks_give_the_same_samples(lines: list[tuple[float, int]], blocks: list[int], start: int) -> None:
    room = room_of()
    mix = Mix(practice(room, lines, 10.0), room, LOUD)
    whole = mix.render(start, sum(blocks))
    at = 0
    for count in blocks:
        for bus, expected in zip(mix.render(start + at, count), whole, strict=True):
            assert np.array_equal(bus, expected[at : at + count])
        at += count


@FEW
@given(lines=LINES, seed=st.integers(0, 9))
def test_nothing_is_higher_than_the_ceiling(lines: list[tuple[float, int]], seed: int) -> None:
    room = room_of(seed)
    timeline = practice(room, lines, 10.0)
    assert loudness.true_peak(Mix(timeline, room, Master(12.0, Limiter(-1.0))).total(0, timeline.frames)) <= -1.0


def test_what_is_low_enough_is_not_touched() -> None:
    room = room_of()
    timeline = practice(room, [(1.0, 30)], 10.0)
    limited = Mix(timeline, room, Master(0.0, Limiter(0.0))).total(0, timeline.frames)
    assert np.array_equal(limited, Mix(timeline, room).total(0, timeline.frames))


def test_only_what_lies_around_a_peak_is_touched() -> None:
    sound = np.full((48_000 + 2 * MARGIN, 2), 0.1, np.float32)
    sound[MARGIN + 20_000] = 1.4
    gains = Limiter(-1.0).gains(sound, 0)
    assert gains is not None
    touched = np.flatnonzero(gains < 1.0)
    assert touched.min() > 20_000 - MARGIN
    assert touched.max() < 20_000 + MARGIN
    assert gains[20_000] <= level(-1.0) / 1.4
    assert np.abs(np.diff(gains)).max() < 0.5 / CELL


@pytest.mark.parametrize("start", [1, CELL // 2, CELL - 1, 5 * CELL + 7])
def test_what_is_touched_is_the_same_wherever_a_block_begins(start: int) -> None:
    rng = np.random.default_rng(5)
    sound = rng.uniform(-1.3, 1.3, (4_000 + 2 * MARGIN, 2)).astype(np.float32)
    whole, part = Limiter(-1.0).gains(sound, 0), Limiter(-1.0).gains(sound[start:], start)
    assert whole is not None
    assert part is not None
    assert np.array_equal(part, whole[start:])


def test_limited_buses_still_add_up() -> None:
    room = room_of()
    timeline = practice(room, [(0.0, 40), (0.0, 40)], 10.0)
    mix = Mix(timeline, room, LOUD)
    buses = mix.render(0, timeline.frames)
    assert np.array_equal(summed(buses), mix.total(0, timeline.frames))
    assert not np.array_equal(buses.bed, Mix(timeline, room, Master(6.0)).render(0, timeline.frames).bed)


@pytest.mark.parametrize("name", PROFILES)
def test_a_practice_is_as_loud_as_its_profile(name: str) -> None:
    room = room_of()
    timeline = practice(room, [(1.0, 40), (2.0, 30), (1.5, 36)], 30.0)
    wanted = PROFILES[name]
    made = master(wanted, loudness.gated(planned(timeline, room.steps, room.breathes)))
    sound = Mix(timeline, room, made).total(0, timeline.frames)
    assert loudness.integrated(sound, RATE) == pytest.approx(wanted.lufs, abs=0.4)


def test_what_the_gate_leaves_open_is_granted_to_the_render() -> None:
    room = room_of()
    timeline = practice(room, [(1.0, 40)], 10.0)
    usual, granted = (
        expectation_of(Mix(timeline, room, master(PROFILES["export"], -20.0, leeway))).tolerance
        for leeway in (0.0, 2.5)
    )
    assert granted == usual + 2.5


def test_a_practice_that_is_nearly_silent_is_not_pressed() -> None:
    assert master(PROFILES["export"], -35.0).gain == MOST


def test_the_ambience_of_a_standing_score_has_the_gain_too() -> None:
    room = room_of()
    timeline = practice(room, [(1.0, 10)], 10.0)
    at = timeline.frames // 2
    plain, lifted = (Mix(timeline, room, each).still(at, 100, 5) for each in (AS_IT_IS, Master(6.0)))
    assert lifted == pytest.approx(plain * level(6.0), rel=1e-5)


def test_profiles_by_name_and_by_kind() -> None:
    assert (profile(None).lufs, profile(None, "sleep").lufs, profile("broadcast", "sleep").lufs) == (-16, -20, -23)
    with pytest.raises(WrongUseError, match="no profile called 'slep'"):
        profile("slep")


def test_a_bed_that_breathes_follows_the_lungs() -> None:
    lengths = [("in", 4.0), ("hold", 2.0), ("out", 6.0), ("rest", 1.0)] * 5
    phases, at = [], RATE.frames(8.0)
    for name, seconds in lengths:
        phases.append(BreathPhase(at, at + RATE.frames(seconds), name))
        at += RATE.frames(seconds)
    room = room_of()
    timeline = practice(room, [(0.0, 4)], 90.0, phases=tuple(phases))
    timeline = Timeline(RATE, timeline.frames, (), timeline.beds, (), (), (), timeline.phases)
    bed = Mix(timeline, room).render(phases[0].start, at - phases[0].start).bed
    envelope = np.sqrt(np.square(bed).reshape(-1, 4_800, 2).mean(axis=(1, 2)))
    along = np.concatenate([_lungs(phase) for phase in phases])[2_400::4_800]
    assert np.corrcoef(envelope, along)[0, 1] > 0.95


def _lungs(phase: BreathPhase) -> np.ndarray:
    begin, end = {"in": (0.0, 1.0), "hold": (1.0, 1.0), "out": (1.0, 0.0), "rest": (0.0, 0.0)}[phase.name]
    done = np.arange(phase.stop - phase.start) / (phase.stop - phase.start)
    return begin + (end - begin) * (0.5 - 0.5 * np.cos(np.pi * done))


def test_a_bus_that_sounds_alone_is_the_very_sum() -> None:
    """So nobody has to look at the same sound twice."""
    frames = RATE.frames(3.0)
    line = Clip(RATE.frames(2.0), frames, Bus.VOICE, Utterance("Rest."), HERE)
    timeline = Timeline(RATE, frames, (line,), (BedClip(0, frames, Bed("rain"), -12.0, 0, 0),), (), (), (), ())
    mix = Mix(timeline, Room(), Master(0.0, Limiter(-1.0)))
    buses, total = mix.both(0, RATE.hz)
    assert total is buses.bed
    buses, total = mix.both(RATE.hz, 2 * RATE.hz)
    np.testing.assert_array_equal(total, summed(buses))
    assert total is not buses.bed


class PeakyRoom(Room):
    """Voices of which a few samples are far higher than all the rest, and a bed that comes and goes."""

    def sound(self, source: Source) -> Pcm:
        sound = super().sound(source)
        if isinstance(source, Bed):
            swing = 1.0 + 0.6 * np.sin(2 * np.pi * np.arange(len(sound)) / RATE.frames(3.5))
            return np.asarray(sound * swing[:, None] / np.sqrt(1.18), np.float32)
        if isinstance(source, Utterance):
            pulses = np.arange(len(sound)) % 480 < 24
            return np.asarray(np.where(pulses, 2.5, 0.6) * sound, np.float32)
        return sound


@FEW
@given(lines=TALK, bed=st.sampled_from([-12.0, -9.0, -6.0]))
def test_the_outcome_is_what_is_measured_where_the_limiter_and_the_gate_take_of_it(
    lines: list[tuple[float, int]], bed: float
) -> None:
    room = PeakyRoom()
    timeline = practice(room, lines, 20.0, bed)
    mix = Mix(timeline, room, master(PROFILES["export"], loudness.gated(planned(timeline, room.steps, room.breathes))))
    measured = loudness.integrated(mix.total(0, timeline.frames), RATE)
    assert outcome(mix) == pytest.approx(measured, abs=0.5)


def test_a_render_is_held_to_what_it_comes_to_and_not_to_its_plan() -> None:
    room = PeakyRoom()
    timeline = practice(room, [(1.0, 40), (2.0, 30), (1.5, 36)], 30.0)
    mix = Mix(timeline, room, master(PROFILES["export"], loudness.gated(planned(timeline, room.steps, room.breathes))))
    measured, asked = loudness.integrated(mix.total(0, timeline.frames), RATE), expectation_of(mix)
    assert asked.lufs == pytest.approx(measured, abs=0.3)
    assert mix.master.aim is not None
    assert mix.master.aim - measured > asked.tolerance
