"""Beds: endless, a pure function of position, read where they lie.

A bed is the sum of loops whose lengths have no common measure. They are decoded once to the session's rate, kept under
the hash of the file they came from, and mapped from then on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from guide import places
from guide.audio import Pcm, store
from guide.audio.stored import Encoding, Stored, as_float, give_back, in_memory, load, save
from guide.problems import CannotReadError, CannotWriteError
from guide.sounds.catalogue import SoundInfo
from guide.sounds.encoded import decode
from guide.translation import _

DECODING = 3
"""Counts up when the same file would be decoded to other samples."""

_READ_AT_ONCE = 1 << 20
_GIVEN_BACK = 1 << 18
"""Frames after which the memory that mapped loops took is given back: a practice needs no more of it than that."""


class KeptLoop:
    """A loop that lies on disk in integers: shape (its length, 2). A slice of it is read as float32."""

    def __init__(self, stored: Stored) -> None:
        self.raw, self._step = stored.raw, stored.step

    def __len__(self) -> int:
        return len(self.raw)

    def __getitem__(self, frames: slice) -> Pcm:
        return as_float(self.raw[frames], self._step)

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> Pcm:
        return np.asarray(self[:], dtype)

    def give_back(self) -> None:
        """Let go of the memory that reading took."""
        give_back(self.raw)


@dataclass(frozen=True, slots=True, eq=False)
class BedSound:
    """An ambience at `REFERENCE_LUFS`, from frame 0 to any frame."""

    loops: Sequence[Pcm | KeptLoop]
    """Each of shape (its length, 2)."""
    note: str = ""
    """What the listener should know about an own file, such as that only its first hour is used."""
    breathes: bool = False
    """Whether the mix lets it swell with the listener's breath."""
    steps: tuple[float, ...] = ()
    """How loud each tenth of a second of an own file is (`guide.audio.loudness.steps`); ours are as loud anywhere."""

    def read(self, start: int, count: int) -> Pcm:
        """Frames ``start`` to ``start + count``: shape (count, 2). The same samples whatever the blocks."""
        sound = np.empty((count, 2), dtype=np.float32)
        first, *others = self.loops
        for to, piece in _pieces(first, start, count):
            sound[to : to + len(piece)] = piece
        for loop in others:
            for to, piece in _pieces(loop, start, count):
                there = sound[to : to + len(piece)]
                np.add(there, piece, out=there)
        if start // _GIVEN_BACK != (start + count) // _GIVEN_BACK:
            for loop in self.loops:
                if isinstance(loop, KeptLoop):
                    loop.give_back()
        return sound


def _pieces(loop: Pcm | KeptLoop, start: int, count: int) -> list[tuple[int, Pcm]]:
    """Where each slice of ``loop`` goes in a block of ``count`` frames that begins at position ``start``."""
    at, done, found = start % len(loop), 0, []
    while done < count:
        piece = loop[at : at + count - done]
        found.append((done, piece))
        done, at = done + len(piece), 0
    return found


def open_shipped(sound: SoundInfo) -> BedSound:
    """A bed that travels with the program. Raises CannotReadError when its files are missing or damaged."""
    loops = [_loop(path, frames, sound.roll) for path, frames in zip(sound.files, sound.lengths, strict=True)]
    return BedSound(loops, breathes=sound.breathes)


def _loop(path: Path, frames: int, roll: int) -> KeptLoop:
    place = places.beds() / f"{path.stem}-{fingerprint(path)}-{frames}-{roll}-{DECODING}.pcm"
    return KeptLoop(keep(place, lambda: decode(path, frames, roll), "mapped"))


def keep(
    place: Path, make: Callable[[], Pcm], encoding: Encoding, note: Callable[[Pcm], dict[str, object]] = lambda pcm: {}
) -> Stored:
    """Return what is kept at ``place``, made first if it is not there or damaged; in memory if it cannot be kept.

    ``note`` tells what is to be written about it.
    """
    found = store.find(place)
    if found:
        return found
    pcm = make()
    notes = note(pcm)
    try:
        save(place, pcm, notes, encoding)
    except CannotWriteError:
        return in_memory(pcm, notes)
    return load(place) or in_memory(pcm, notes)


def fingerprint(path: Path) -> str:
    """A hash of what is in the file. Raises CannotReadError."""
    digest = hashlib.blake2b(digest_size=12)
    try:
        with path.open("rb") as file:
            while block := file.read(_READ_AT_ONCE):
                digest.update(block)
    except OSError as error:
        raise CannotReadError(
            _("{path} cannot be read: {error}.").format(path=path, error=error.strerror or error)
        ) from error
    return digest.hexdigest()
