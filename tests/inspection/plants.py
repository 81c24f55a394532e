"""Faults that are planted in real renders: in the blocks on their way, in the sounds, or in the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from guide.audio import Pcm
from guide.inspection import CHECKS, Expectation, Inspector, expectation
from guide.inspection.check import RenderCheck
from guide.mix import Buses, Mix, Sounds, summed
from guide.mix.master import Master
from guide.render.preparation import Preparation, take_service_of
from guide.script.model import Script, Utterance
from guide.timeline import NOTHING, Bed, Bell, Bus, Source, Timeline, Wish

BLOCK = 48_000

Plant = Callable[[int, Buses], Buses]
"""The buses of the block from a frame on, with something wrong in them."""


@dataclass(frozen=True)
class Render:
    """What a practice sounds like, and what is asked of it."""

    timeline: Timeline
    sounds: Sounds
    master: Master
    expectation: Expectation
    kept: list[tuple[int, Buses]] = field(default_factory=list)
    """Its blocks, once they have been mixed."""

    def inspected(
        self,
        plant: Plant = lambda start, buses: buses,
        *,
        sounds: Sounds | None = None,
        timeline: Timeline | None = None,
        block: int = BLOCK,
        frames: int | None = None,
        checks: Iterable[RenderCheck] = tuple(CHECKS.values()),
        after: Callable[[int, Pcm], Pcm] = lambda start, sound: sound,
    ) -> Inspector:
        """An inspector that has heard it with ``plant`` in its buses and ``after`` in the sum, with other ``sounds``,
        played from another ``timeline``, or with other than all ``frames``."""
        inspector = Inspector(self.timeline, self.expectation, checks)
        if sounds or timeline or frames or block != BLOCK:
            mix = Mix(timeline or self.timeline, sounds or self.sounds, self.master)
            blocks = rendering(mix, frames or self.timeline.frames, block)
        else:
            self.kept.extend(
                () if self.kept else rendering(Mix(self.timeline, self.sounds, self.master), self.timeline.frames)
            )
            blocks = iter(self.kept)
        for start, clean in blocks:
            buses = plant(start, clean)
            inspector.hear(start, buses, after(start, summed(buses)))
        return inspector

    def bus(self, bus: Bus, start: int, stop: int) -> Pcm:
        """What is heard on one bus in frames ``start`` to ``stop``."""
        return getattr(Mix(self.timeline, self.sounds, self.master).render(start, stop - start), bus.value)


def rendering(mix: Mix, frames: int, block: int = BLOCK) -> Iterator[tuple[int, Buses]]:
    """Every block of a mix, and where it begins."""
    for start in range(0, frames, block):
        yield start, mix.render(start, min(block, frames - start))


def rendered(script: Script, wish: Wish = NOTHING) -> Render:
    """A script spoken, arranged and ready to be mixed."""
    with take_service_of(script) as take_service:
        preparation = Preparation(script, take_service, wish=wish)
        preparation.speak(lambda spoken, wanted: None)
        preparation.open_sounds()
        mix = preparation.piece().mix
    return Render(mix.timeline, mix.sounds, mix.master, expectation(mix.timeline, None, mix.master.gain))


def added(bus: Bus, frame: int, sound: Pcm) -> Plant:
    """``sound`` (frames, 2) on top of a bus, from ``frame`` on."""

    def plant(start: int, buses: Buses) -> Buses:
        there = getattr(buses, bus.value)
        lo, hi = max(frame, start), min(frame + len(sound), start + len(there))
        if lo >= hi:
            return buses
        changed = there.copy()
        changed[lo - start : hi - start] += sound[lo - frame : hi - frame]
        return buses._replace(**{bus.value: changed})

    return plant


def spike(bus: Bus, frame: int, height: float) -> Plant:
    """A click of one sample."""
    return added(bus, frame, np.full((1, 2), height, np.float32))


def gained(bus: Bus, gain: Callable[[np.ndarray[tuple[int, ...], np.dtype[np.int64]]], Pcm]) -> Plant:
    """A bus times ``gain`` of each frame: shape (frames,) or (frames, 2)."""

    def plant(start: int, buses: Buses) -> Buses:
        there = getattr(buses, bus.value)
        if not there.flags.writeable:
            return buses
        gains = np.asarray(gain(np.arange(start, start + len(there))), np.float32)
        return buses._replace(**{bus.value: there * (gains[:, None] if gains.ndim == 1 else gains)})

    return plant


def cut(bus: Bus, start: int, stop: int) -> Plant:
    """Nothing on a bus from ``start`` to ``stop``."""
    return gained(bus, lambda frames: (frames < start) | (frames >= stop))  # type: ignore[arg-type, return-value]


def all_buses(*plants: Plant) -> Plant:
    """Several one after the other."""

    def plant(start: int, buses: Buses) -> Buses:
        for each in plants:
            buses = each(start, buses)
        return buses

    return plant


def delayed(frames: int) -> Plant:
    """The voice late by so many frames."""
    kept = [np.zeros((frames, 2), np.float32)]

    def plant(start: int, buses: Buses) -> Buses:
        sound = np.concatenate((kept[0], buses.voice))
        kept[0] = sound[len(buses.voice) :]
        return buses._replace(voice=sound[: len(buses.voice)])

    return plant


@dataclass(frozen=True)
class Changed:
    """Sounds, one kind of which is not what it was."""

    sounds: Sounds
    change: Callable[[Source, int, Pcm], Pcm]
    """From a source, the first frame that is read, and what is there."""

    def read(self, source: Source, start: int, count: int) -> Pcm:
        return self.change(source, start, self.sounds.read(source, start, count))

    def breathes(self, bed: Bed) -> bool:
        return self.sounds.breathes(bed)


def line_times(number: int, gain: float, timeline: Timeline) -> Callable[[Source, int, Pcm], Pcm]:
    """One line (the ``number``-th) louder or softer, or not there."""
    wanted = [clip.source for clip in timeline.clips if isinstance(clip.source, Utterance)][number]
    return lambda source, start, pcm: pcm * np.float32(gain) if source == wanted else pcm


def bells_until(frame: int) -> Callable[[Source, int, Pcm], Pcm]:
    """Bells that stop at a frame of theirs."""

    def change(source: Source, start: int, pcm: Pcm) -> Pcm:
        return pcm * (np.arange(start, start + len(pcm)) < frame)[:, None] if isinstance(source, Bell) else pcm

    return change


def loops_with_step(length: int, height: float) -> Callable[[Source, int, Pcm], Pcm]:
    """A bed with a slow slope through each loop, and a step back at its end."""

    def change(source: Source, start: int, pcm: Pcm) -> Pcm:
        along = (np.arange(start, start + len(pcm)) % length / length - 0.5).astype(np.float32)
        return pcm + np.float32(height) * along[:, None] if isinstance(source, Bed) else pcm

    return change


def loops_with_level(length: int, decibels: float) -> Callable[[Source, int, Pcm], Pcm]:
    """A bed that grows by so much through each loop and falls back at its end."""

    def change(source: Source, start: int, pcm: Pcm) -> Pcm:
        along = np.arange(start, start + len(pcm)) % length / length - 0.5
        return pcm * (10 ** (decibels * along / 20)).astype(np.float32)[:, None] if isinstance(source, Bed) else pcm

    return change


def hard_beds(timeline: Timeline) -> Timeline:
    """Without the fades of its beds."""
    return replace(timeline, beds=tuple(replace(bed, fade_in=0, fade_out=0) for bed in timeline.beds))


def quiet_places(timeline: Timeline, frames: int) -> Iterator[int]:
    """Frames around which nobody speaks and nothing rings, for so many frames."""
    at = 0
    for clip in sorted(timeline.clips, key=lambda clip: clip.start):
        if clip.start - at > frames:
            yield (at + clip.start) // 2
        at = max(at, clip.stop)
