"""Everything a timeline can name, ready to be read: takes, bells, tones and beds under one roof."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from guide import sounds
from guide.audio import SESSION, Pcm, loudness
from guide.problems import CannotReadError
from guide.script.model import Utterance
from guide.sounds.beds import BedSound
from guide.timeline import Bed, Bell, File, Source, Tone
from guide.voices import Company

_OPEN_TAKES = 16
"""Takes mapped at a time, so that a ten-hour session needs no more memory than a short one."""


class Stage:
    """Sounds by name. Safe for one reading thread at a time."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._takes: OrderedDict[Utterance, Pcm] = OrderedDict()
        self._beds: dict[str, BedSound] = {}
        self._bells: dict[str, Pcm] = {}
        self._files: dict[str, Pcm] = {}
        self._steps: dict[Source, loudness.Doubles] = {}

    def read(self, source: Source, start: int, count: int) -> Pcm:
        """``count`` frames from ``start``. Raises CannotReadError if a take has gone since it was spoken."""
        match source:
            case Utterance():
                return self._take(source)[start : start + count]
            case Bell(name):
                return self.bell(name)[start : start + count]
            case Tone(phase, frames):
                return sounds.tone(phase, frames)[start : start + count]
            case Bed(name):
                return self._bed(name).read(start, count)
            case File(path):
                return self.file(path)[start : start + count]

    def breathes(self, bed: Bed) -> bool:
        """Whether a bed swells with the breath."""
        found = sounds.catalogue().find_bed(bed.name)
        return bool(found and getattr(found, "breathes", False))

    def steps(self, source: Source) -> loudness.Doubles:
        """How loud a sound is, a tenth of a second at a time; of a bed a single figure. See `guide.mix.planned`."""
        if isinstance(source, Bed):
            return np.array([loudness.power(sounds.REFERENCE_LUFS)])
        if source not in self._steps:
            pcm = self._whole(source)
            filled = np.pad(pcm, [(0, -len(pcm) % SESSION.frames(loudness.STEP)), *[(0, 0)] * (pcm.ndim - 1)])
            self._steps[source] = loudness.steps(filled, SESSION)
        return self._steps[source]

    def _whole(self, source: Source) -> Pcm:
        match source:
            case Utterance():
                return self._take(source)
            case Bell(name):
                return self.bell(name)
            case Tone(phase, frames):
                return sounds.tone(phase, frames)
            case File(path):
                return self.file(path)
            case Bed():
                raise ValueError("a bed goes on for ever")

    def open(self, source: Source) -> None:
        """Make ready what takes time to make ready: a bed is decoded once and then mapped."""
        match source:
            case Bed(name):
                self._bed(name)
            case Bell(name):
                self.bell(name)
            case File(path):
                self.file(path)

    def bell(self, name: str) -> Pcm:
        """The whole strike."""
        if name not in self._bells:
            self._bells[name] = sounds.open_bell(name)
        return self._bells[name]

    def file(self, path: str) -> Pcm:
        """The whole of an author's own sound."""
        if path not in self._files:
            self._files[path] = sounds.open_sound(path)
        return self._files[path]

    def _bed(self, name: str) -> BedSound:
        if name not in self._beds:
            self._beds[name] = sounds.open_bed(name)
        return self._beds[name]

    def _take(self, utterance: Utterance) -> Pcm:
        if utterance in self._takes:
            self._takes.move_to_end(utterance)
            return self._takes[utterance]
        found = self._company.find(utterance)
        if found is None:
            raise CannotReadError("A spoken line has gone from the cache.", "Start again and it is spoken again.")
        self._takes[utterance] = found.pcm
        while len(self._takes) > _OPEN_TAKES:
            self._takes.popitem(last=False)
        return found.pcm
