"""A file of one's own that is played once, as a sound or as a bell: converted, levelled, kept on disk and mapped."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from guide import places
from guide.audio import SESSION, SILENCE_DB, Pcm, level, store
from guide.audio.loudness import integrated
from guide.audio.onset import softened
from guide.audio.stored import save
from guide.problems import CannotReadError, CannotWriteError, counted
from guide.sounds import BELL_PEAK
from guide.sounds.beds import fingerprint
from guide.sounds.foreign import READABLE
from guide.sounds.own import Progress, spool

CONVERSION = 2
"""Counts up when the same file would be converted to other samples."""
LOUDNESS = -23.0
"""LUFS; a little under the voice."""
EDGE = 0.02
"""Seconds of fade at both ends, so that a file that begins in the middle of a sound does not click."""


LONGEST_BELL = 60.0
"""Seconds; what is longer is not a bell."""
TOUCH, FADE = 0.002, 0.5
"""Seconds of fade at the start and at the end of a bell, whose strike must stay whole."""


def open_once(path: Path, progress: Progress | None = None) -> Pcm:
    """The whole file, shape (frames, 2), read-only. Raises CannotReadError, CannotWriteError."""
    return _kept(path, "once", _levelled, progress)


def open_struck(path: Path, progress: Progress | None = None) -> Pcm:
    """The whole file as a bell, its highest sample at `BELL_PEAK`: shape (frames, 2), read-only.

    Raises CannotReadError, CannotWriteError.
    """
    return _kept(path, "bell", _as_bell, progress)


def _kept(path: Path, kind: str, finish: Callable[[Path, Pcm], Pcm], progress: Progress | None) -> Pcm:
    path = path.absolute()
    if path.is_dir():
        raise CannotReadError(f"{path} is a folder, not a sound file.", READABLE)
    if not path.exists():
        raise CannotReadError(f"There is no file {path}.")
    place = places.beds() / f"{kind}-{fingerprint(path)}-{CONVERSION}.pcm"
    found = store.find(place)
    if not found:
        _convert(path, place, finish, progress)
        found = store.find(place)
    if not found:
        raise CannotReadError(f"{path} was converted, but cannot be read back.", "Is the disk full?")
    return found.pcm


def _convert(path: Path, place: Path, finish: Callable[[Path, Pcm], Pcm], progress: Progress | None) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".once-", ignore_cleanup_errors=True) as folder:
            raw = Path(folder) / "raw"
            frames, _ = spool(path, raw, progress)
            if not frames:
                raise CannotReadError(f"{path} is empty.", READABLE)
            sound = np.memmap(raw, "<f4", "r+", shape=(frames, 2))
            save(place, finish(path, sound), {})
            del sound
            if progress:
                progress(1.0)
    except OSError as error:
        hint = f"It needs room in {place.parent}."
        raise CannotWriteError(f"{path} cannot be converted: {error.strerror or error}.", hint) from error


def _levelled(path: Path, sound: Pcm) -> Pcm:
    loudness = integrated(sound[: SESSION.frames(600.0)], SESSION)
    if loudness <= SILENCE_DB:
        raise CannotReadError(f"{path} is silent.", "A sound needs something to hear.")
    peak = float(np.abs(sound).max())
    sound *= np.float32(min(level(LOUDNESS - loudness), 0.9 / peak))
    return _edged(softened(_centred(sound), SESSION), EDGE, EDGE)


def _as_bell(path: Path, sound: Pcm) -> Pcm:
    if len(sound) > SESSION.frames(LONGEST_BELL):
        lasts = f"{path} lasts {counted(round(SESSION.seconds(len(sound))), 'second')}."
        raise CannotReadError(lasts, f"A bell lasts {LONGEST_BELL:.0f} at most; out of its folder, it can be a bed.")
    peak = float(np.abs(sound).max())
    if peak <= level(-80.0):
        raise CannotReadError(f"{path} is silent.", "A bell needs something to hear.")
    _edged(softened(_centred(sound), SESSION), TOUCH, FADE)
    sound *= np.float32(level(BELL_PEAK) / float(np.abs(sound).max()))
    return sound


def _centred(sound: Pcm) -> Pcm:
    """``sound`` without an offset, in place: it is not heard, but its beginning and its end would be."""
    sound -= sound.mean(axis=0, dtype=np.float64).astype(np.float32)
    return sound


def _edged(sound: Pcm, begin: float, end: float) -> Pcm:
    """``sound`` with fades of so many seconds, in place."""
    first, last = (min(SESSION.frames(each), len(sound) // 2) for each in (begin, end))
    sound[:first] *= np.linspace(0.0, 1.0, first, dtype=np.float32)[:, None]
    sound[len(sound) - last :] *= np.linspace(1.0, 0.0, last, dtype=np.float32)[:, None]
    return sound
