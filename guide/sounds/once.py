"""A file of the author's own, played once: converted to the session's rate, levelled, kept on disk and mapped."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from guide import places
from guide.audio import SESSION, SILENCE_DB, Pcm, level
from guide.audio.loudness import integrated
from guide.audio.stored import load, save
from guide.problems import CannotReadError, CannotWriteError
from guide.sounds.beds import fingerprint
from guide.sounds.foreign import READABLE
from guide.sounds.own import spool

CONVERSION = 1
"""Counts up when the same file would be converted to other samples."""
LOUDNESS = -23.0
"""LUFS; a little under the voice."""
EDGE = 0.02
"""Seconds of fade at both ends, so that a file that begins in the middle of a sound does not click."""


def open_once(path: Path) -> Pcm:
    """The whole file, shape (frames, 2), read-only. Raises CannotReadError, CannotWriteError."""
    path = path.absolute()
    if path.is_dir():
        raise CannotReadError(f"{path} is a folder, not a sound file.", READABLE)
    if not path.exists():
        raise CannotReadError(f"There is no file {path}.")
    place = places.beds() / f"once-{fingerprint(path)}-{CONVERSION}.pcm"
    found = load(place)
    if not found:
        _convert(path, place)
        found = load(place)
    if not found:
        raise CannotReadError(f"{path} was converted, but cannot be read back.", "Is the disk full?")
    return found.pcm


def _convert(path: Path, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".once-", ignore_cleanup_errors=True) as folder:
            raw = Path(folder) / "raw"
            frames, _ = spool(path, raw)
            if not frames:
                raise CannotReadError(f"{path} is empty.", READABLE)
            sound = np.memmap(raw, "<f4", "r+", shape=(frames, 2))
            save(place, _levelled(path, sound), {})
            del sound
    except OSError as error:
        hint = f"It needs room in {place.parent}."
        raise CannotWriteError(f"{path} cannot be converted: {error.strerror or error}.", hint) from error


def _levelled(path: Path, sound: Pcm) -> Pcm:
    loudness = integrated(sound[: SESSION.frames(600.0)], SESSION)
    if loudness <= SILENCE_DB:
        raise CannotReadError(f"{path} is silent.", "A sound needs something to hear.")
    peak = float(np.abs(sound).max())
    sound *= np.float32(min(level(LOUDNESS - loudness), 0.9 / peak))
    edge = min(SESSION.frames(EDGE), len(sound) // 2)
    rise = np.linspace(0.0, 1.0, edge, dtype=np.float32)[:, None]
    sound[:edge] *= rise
    sound[len(sound) - edge :] *= rise[::-1]
    return sound
