"""A file of one's own that is played once, as a sound or as a bell: converted, levelled, kept on disk and mapped."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from guide import places
from guide.audio import SESSION, Pcm, level, store
from guide.audio.loudness import integrated
from guide.audio.onset import softened
from guide.audio.stored import save
from guide.problems import CannotReadError, CannotWriteError
from guide.sounds.beds import fingerprint
from guide.sounds.delivery import BELL_PEAK
from guide.sounds.foreign import READABLE
from guide.sounds.levelled import QUIETEST, levelled
from guide.sounds.own import Progress, spool
from guide.translation import _, counted

CONVERSION = 2
"""Counts up when the same file would be converted to other samples."""
LOUDNESS = -23.0
"""LUFS; a little under the voice."""
_MEASURED = SESSION.frames(600.0)
_AFTER = 0.05
"""Seconds of silence behind a bell, so that it is seen to have rung out."""
_UNHEARD = 10.0 ** (-70.0 / 20.0)
EDGE = 0.02
"""Seconds of fade at both ends, so that a file that begins in the middle of a sound does not click."""


LONGEST_BELL = 180.0
"""Seconds; the largest gongs are gone by then, and what is longer is not a bell."""
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
        raise CannotReadError(_("{path} is a folder, not a sound file.").format(path=path), READABLE)
    if not path.exists():
        raise CannotReadError(_("There is no file {path}.").format(path=path))
    place = places.beds() / f"{kind}-{fingerprint(path)}-{CONVERSION}.pcm"
    found = store.find(place)
    if not found:
        _convert(path, place, finish, progress)
        found = store.find(place)
    if not found:
        raise CannotReadError(
            _("{path} was converted, but cannot be read back.").format(path=path), _("Is the disk full?")
        )
    return found.pcm


def _convert(path: Path, place: Path, finish: Callable[[Path, Pcm], Pcm], progress: Progress | None) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".once-", ignore_cleanup_errors=True) as folder:
            raw = Path(folder) / "raw"
            frames, _other = spool(path, raw, progress)
            if not frames:
                raise CannotReadError(_("{path} is empty.").format(path=path), READABLE)
            sound = np.memmap(raw, "<f4", "r+", shape=(frames, 2))
            save(place, finish(path, sound), {})
            del sound
            if progress:
                progress(1.0)
    except OSError as error:
        hint = _("It needs room in {folder}.").format(folder=place.parent)
        raise CannotWriteError(
            _("{path} cannot be converted: {error}.").format(path=path, error=error.strerror or error), hint
        ) from error


def _levelled(path: Path, sound: Pcm) -> Pcm:
    if levelled(sound) <= QUIETEST:
        raise CannotReadError(_("{path} is silent.").format(path=path), _("A sound needs something to hear."))
    loudness = integrated(sound, SESSION) if len(sound) <= _MEASURED else _loudest(sound)
    sound *= np.float32(min(10.0 ** ((LOUDNESS - loudness) / 20.0), 0.9 / 0.5))
    return _edged(softened(sound, SESSION), EDGE, EDGE)


def _loudest(sound: Pcm) -> float:
    """LUFS of the ten minutes that are loudest: what is long may begin with a silence."""
    return max(integrated(sound[at : at + _MEASURED], SESSION) for at in range(0, len(sound), _MEASURED))


def _as_bell(path: Path, sound: Pcm) -> Pcm:
    if levelled(sound) <= QUIETEST:
        raise CannotReadError(_("{path} is silent.").format(path=path), _("A bell needs something to hear."))
    sound = _heard(sound)
    if len(sound) > SESSION.frames(LONGEST_BELL):
        lasts = _("{path} lasts {seconds}.").format(
            path=path, seconds=counted(round(SESSION.seconds(len(sound))), "second")
        )
        raise CannotReadError(
            lasts, _("A bell lasts {most:.0f} at most; out of its folder, it can be a bed.").format(most=LONGEST_BELL)
        )
    _edged(softened(sound, SESSION), TOUCH, FADE)
    sound *= np.float32(level(BELL_PEAK) / float(np.abs(sound).max()))
    return np.concatenate((sound, np.zeros((SESSION.frames(_AFTER), 2), np.float32)))


def _heard(sound: Pcm) -> Pcm:
    """``sound`` without the silence behind it: 70 dB under its highest sample, nobody hears it any more."""
    last = max(at + int(np.flatnonzero(loud)[-1]) for at, loud in _loud(sound) if loud.any())
    return sound[: min(len(sound), last + SESSION.frames(_AFTER))]


def _loud(sound: Pcm, at_once: int = SESSION.frames(10.0)) -> Iterator[tuple[int, npt.NDArray[np.bool_]]]:
    for at in range(0, len(sound), at_once):
        yield at, np.abs(sound[at : at + at_once]).max(axis=1) > 0.5 * _UNHEARD


def _edged(sound: Pcm, begin: float, end: float) -> Pcm:
    """``sound`` with fades of so many seconds, in place: half a cosine each, so that neither end has a corner."""
    first, last = (min(SESSION.frames(each), len(sound) // 2) for each in (begin, end))
    sound[:first] *= _rise(first)
    sound[len(sound) - last :] *= _rise(last)[::-1]
    return sound


def _rise(frames: int) -> Pcm:
    """0 to 1, shape (frames, 1)."""
    angle = np.linspace(0.0, np.pi / 2, frames, dtype=np.float32)[:, None]
    return np.asarray(np.sin(angle) ** 2, np.float32)
