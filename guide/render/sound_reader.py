"""Everything a timeline can name, ready to be read: takes, bells, tones and beds under one roof."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from guide import sounds
from guide.audio import SESSION, Pcm, loudness
from guide.audio.stored import Stored
from guide.problems import CannotReadError
from guide.script.model import Utterance
from guide.sounds.beds import BedSound
from guide.timeline import Bed, Bell, File, Source, Tone
from guide.translation import _

_OPEN_FRAMES = SESSION.frames(60.0)
"""Frames of takes that are kept decoded, so that a ten-hour session needs no more memory than a short one."""


_GONE = (_("A spoken line has gone from the cache."), _("Start again and it is spoken again."))

FindTake = Callable[[Utterance], "Stored | None"]
"""The take of a line, if it is kept."""


class SoundCache:
    """Beds, bells and files, opened once for as many stages as there are."""

    def __init__(self) -> None:
        self._beds: dict[str, BedSound] = {}
        self._bells: dict[str, Pcm] = {}
        self._files: dict[str, Pcm] = {}

    def bed(self, name: str) -> BedSound:
        """Return a bed, which has no end. Opened once."""
        if name not in self._beds:
            self._beds[name] = sounds.open_bed(name)
        return self._beds[name]

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


class SoundReader:
    """Sounds by name. Safe for one reading thread at a time."""

    def __init__(self, find: FindTake, sound_cache: SoundCache | None = None) -> None:
        self._find, self.sound_cache = find, sound_cache or SoundCache()
        self.bell, self.file = self.sound_cache.bell, self.sound_cache.file
        self._takes: OrderedDict[Utterance, Pcm] = OrderedDict()
        """Decoded takes, the one that was read last at the end."""
        self._steps: dict[Source, loudness.Doubles] = {}

    def read(self, source: Source, start: int, count: int) -> Pcm:
        """``count`` frames from ``start``. Raises CannotReadError if a take has gone since it was spoken."""
        match source:
            case Utterance():
                return self._decoded(source)[start : start + count]
            case Bell(name):
                return self.bell(name)[start : start + count]
            case Tone(phase, frames):
                return sounds.tone(phase, frames)[start : start + count]
            case Bed(name):
                return self.sound_cache.bed(name).read(start, count)
            case File(path):
                return self.file(path)[start : start + count]

    def breathes(self, bed: Bed) -> bool:
        """Whether a bed swells with the breath."""
        found = sounds.catalogue().find_bed(bed.name)
        return bool(found and found.breathes)

    def steps(self, source: Source) -> loudness.Doubles:
        """How loud a sound is, a tenth of a second at a time. See `guide.mix.planned`."""
        if source not in self._steps:
            self._steps[source] = self._measured(source)
        return self._steps[source]

    def _measured(self, source: Source) -> loudness.Doubles:
        match source:
            case Utterance():
                take = self._take(source)
                known = take.notes.get("steps")  # kept with the take, so that a practice can begin at once
                return np.array(known) if isinstance(known, list) else loudness.filled_steps(take.pcm, SESSION)
            case Bell(name):
                return sounds.bell_steps(name)
            case File(path):
                return loudness.filled_steps(self.file(path), SESSION)
            case Tone(phase, frames):
                return np.full(-(-frames // SESSION.frames(loudness.STEP)), loudness.power(sounds.tone_lufs(phase)))
            case Bed(name):
                found = sounds.catalogue().find_bed(name)
                own = self.sound_cache.bed(name).steps if found and found.own else ()
                return np.array(own or [loudness.power(sounds.REFERENCE_LUFS)])

    def open(self, source: Source) -> None:
        """Make ready what takes time to make ready: a bed is decoded once and then mapped."""
        match source:
            case Bed(name):
                self.sound_cache.bed(name)
            case Bell(name):
                self.bell(name)
            case File(path):
                self.file(path)

    def _take(self, utterance: Utterance) -> Stored:
        found = self._find(utterance)
        if found is None:
            raise CannotReadError(*_GONE)
        return found

    def _decoded(self, utterance: Utterance) -> Pcm:
        if utterance in self._takes:
            self._takes.move_to_end(utterance)
            return self._takes[utterance]
        try:
            pcm = self._takes[utterance] = self._take(utterance).pcm
        except OSError:
            raise CannotReadError(*_GONE) from None
        while len(self._takes) > 1 and sum(map(len, self._takes.values())) > _OPEN_FRAMES:
            self._takes.popitem(last=False)
        return pcm
