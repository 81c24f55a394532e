"""Pieces whose samples can be counted, told apart, or relied on to never be silent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from guide.audio import Pcm


class _Whole:
    """Begins again wherever it was interrupted."""

    def back(self, frame: int) -> int:
        return frame


def _both(samples: np.ndarray) -> Pcm:
    return np.repeat(samples.astype(np.float32)[:, None], 2, axis=1)


@dataclass(frozen=True)
class Counting(_Whole):
    """Frame n of the voice is n + 1, the bells are silent, and the bed is 1/4 of how often it moved."""

    frames: int = 1000
    until: int | None = None

    @property
    def ready(self) -> int:
        return self.frames if self.until is None else self.until

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        assert count > 0
        assert start + count <= self.ready, "played past what is ready"
        nothing = np.zeros((count, 2), np.float32)
        return _both(np.arange(start + 1, start + count + 1)), nothing, nothing

    def still(self, at: int, count: int, bed: int) -> Pcm:
        assert count > 0
        return _both(np.arange(bed, bed + count) / 4)


@dataclass(frozen=True)
class Constant(_Whole):
    """Every bus as high as the others, for ever: whatever moves is a fade."""

    frames: int = 10**9
    until: int | None = None
    height: float = 0.25

    @property
    def ready(self) -> int:
        return self.frames if self.until is None else self.until

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        assert start + count <= self.ready, "played past what is ready"
        bus = np.full((count, 2), self.height, np.float32)
        return bus, bus, bus

    def still(self, at: int, count: int, bed: int) -> Pcm:
        return np.full((count, 2), self.height, np.float32)


class Noise(_Whole):
    """Three buses of noise, never 0, so that every gap, skip and repetition shows. The bed repeats."""

    def __init__(self, frames: int, until: int | None = None, seed: int = 1) -> None:
        self.frames, self._until = frames, until
        draw = np.random.default_rng(seed)
        loud = draw.uniform(0.02, 0.2, (3, frames, 2)) * draw.choice([-1.0, 1.0], (3, frames, 2))
        self.voice, self.bells, self.bed = loud.astype(np.float32)

    @property
    def ready(self) -> int:
        return self.frames if self._until is None else self._until

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        assert start + count <= self.ready, "played past what is ready"
        ambience = self.bed.take(range(bed, bed + count), axis=0, mode="wrap")
        return self.voice[start : start + count], self.bells[start : start + count], ambience

    def still(self, at: int, count: int, bed: int) -> Pcm:
        return self.bed.take(range(bed, bed + count), axis=0, mode="wrap")

    def exported(self) -> Pcm:
        """All of it at once, as an export would write it."""
        voice, bells, bed = self.render(0, self.frames, 0)
        return voice + bells + bed


class Tiled(_Whole):
    """Three buses of noise, never 0, whose loops have no common measure: small on its way to another process."""

    LOOPS = (48_017, 48_023, 48_029)

    def __init__(self, frames: int, seed: int = 1) -> None:
        self.frames = self.ready = frames
        self._seed = seed
        draw = np.random.default_rng(seed)
        self._loops = [
            (draw.uniform(0.02, 0.2, (loop, 2)) * draw.choice([-1.0, 1.0], (loop, 2))).astype(np.float32)
            for loop in self.LOOPS
        ]

    def __reduce__(self) -> tuple[type[Tiled], tuple[int, int]]:
        return type(self), (self.frames, self._seed)

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        voice, bells, ambience = self._loops
        return _tile(voice, start, count), _tile(bells, start, count), _tile(ambience, bed, count)

    def still(self, at: int, count: int, bed: int) -> Pcm:
        return _tile(self._loops[2], bed, count)

    def exported(self, start: int, count: int) -> Pcm:
        """A stretch of it, as an export would write it."""
        voice, bells, bed = self.render(start, count, start)
        return voice + bells + bed


class Sentences(Tiled):
    """A sentence begins every 0.4 s."""

    LENGTH = 19_200

    def back(self, frame: int) -> int:
        return frame - frame % self.LENGTH


def _tile(loop: Pcm, start: int, count: int) -> Pcm:
    return loop.take(range(start, start + count), axis=0, mode="wrap")


class Broken(Noise):
    """Raises where ``at`` is rendered."""

    def __init__(self, frames: int, at: int) -> None:
        super().__init__(frames)
        self.at = at

    def render(self, start: int, count: int, bed: int) -> tuple[Pcm, Pcm, Pcm]:
        if start <= self.at < start + count:
            raise OSError("the bed could not be read")
        return super().render(start, count, bed)
