"""A listener's own file as a bed: any sound or film, looped without a seam, as loud as our own beds, converted once.

The disk is used instead of memory: what `foreign` decodes is spooled, joined to itself in place and kept mapped.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from guide import places
from guide.audio import SESSION, SILENCE_DB, Pcm, store
from guide.audio.files import stereo
from guide.audio.loudness import filled_steps, integrated
from guide.audio.stored import save
from guide.problems import CannotReadError, CannotWriteError
from guide.sounds import seam
from guide.sounds.beds import BedSound, KeptLoop, fingerprint
from guide.sounds.delivery import REFERENCE_LUFS
from guide.sounds.foreign import LONGEST, READABLE, decoded, seconds
from guide.sounds.levelled import QUIETEST, levelled
from guide.translation import _, counted

CONVERSION = 3
"""Counts up when the same file would be converted to other samples."""

HIGHEST = 2.0
"""The highest sample of a bed, before the mix takes it down by 12 dB: single drops in a silence are not made louder."""

_MINUTE = SESSION.frames(60.0)


Progress = Callable[[float], None]
"""Told now and then how much of a conversion is done, 0 to 1; 1 at its end."""

_DECODING = 0.8
"""Share of a conversion that goes into decoding."""


def open_own(path: Path, progress: Progress | None = None) -> BedSound:
    """The file at ``path`` as a bed; converted the first time. Raises CannotReadError, CannotWriteError."""
    path = path.absolute()
    if path.is_dir():
        raise CannotReadError(_("{path} is a folder, not a sound file.").format(path=path), READABLE)
    if not path.exists():
        raise CannotReadError(_("There is no file {path}.").format(path=path))
    place = places.beds() / f"own-{fingerprint(path)}-{CONVERSION}.pcm"
    found = store.find(place)
    if not found:
        _convert(path, place, progress)
        found = store.find(place)
    if not found:
        raise CannotReadError(
            _("{path} was converted, but cannot be read back from {folder}.").format(path=path, folder=place.parent),
            _("Is the disk full?"),
        )
    steps = found.notes["steps"]
    return BedSound([KeptLoop(found)], str(found.notes["note"]), steps=tuple(steps) if isinstance(steps, list) else ())


def _convert(path: Path, place: Path, progress: Progress | None) -> None:
    """Decode, loop, match the loudness, and keep the result at ``place``, using the disk instead of memory."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=".own-", ignore_cleanup_errors=True) as folder:
            raw = Path(folder) / "raw"
            frames, note = spool(path, raw, progress)
            if frames < SESSION.frames(seam.SHORTEST):
                lasts = _("{path} lasts {seconds}.").format(
                    path=path, seconds=counted(round(SESSION.seconds(frames), 2), "second")
                )
                raise CannotReadError(lasts, _("A bed needs {least:g} at least.").format(least=seam.SHORTEST))
            sound = np.memmap(raw, "<f4", "r+", shape=(frames, 2))
            _save_loop(path, sound, place, note)
            del sound
            if progress:
                progress(1.0)
    except OSError as error:
        raise CannotWriteError(
            _("{path} cannot be converted: {error}.").format(path=path, error=error.strerror or error),
            _("It needs room in {folder}.").format(folder=place.parent),
        ) from error


def _save_loop(path: Path, sound: Pcm, place: Path, note: str) -> None:
    if levelled(sound) <= QUIETEST:
        raise CannotReadError(_("{path} is silent.").format(path=path), _("A bed needs something to hear."))
    loudness = _loudness(sound)
    found = seam.find(sound)
    sound[found.start : found.start + found.fade] = seam.join(sound, found)
    gain = min(10.0 ** ((REFERENCE_LUFS - loudness) / 20.0), HIGHEST / 0.5)
    for start in range(found.start, found.stop, _MINUTE):
        sound[start : min(start + _MINUTE, found.stop)] *= np.float32(gain)
    loop = sound[found.start : found.stop]
    save(place, loop, {"note": note, "steps": _steps(loop)}, "mapped")


def _steps(loop: Pcm) -> list[float]:
    """How loud each tenth of a second is, to a tenth of a per cent; a minute at a time."""
    minutes = [filled_steps(loop[at : at + _MINUTE], SESSION) for at in range(0, len(loop), _MINUTE)]
    return [float(f"{each:.3g}") for each in np.concatenate(minutes)]


def _loudness(sound: Pcm) -> float:
    """LUFS of a sound of any length, from up to twelve minutes of it, without minutes 10 LU under the loudest."""
    starts = range(0, len(sound), max(_MINUTE, -(-len(sound) // 12)))
    minutes = [integrated(sound[at : at + _MINUTE], SESSION) for at in starts]
    counted = [10.0 ** (lufs / 10.0) for lufs in minutes if lufs > max(minutes) - 10.0]
    return 10.0 * float(np.log10(np.mean(counted))) if counted else SILENCE_DB


def spool(path: Path, raw: Path, progress: Progress | None = None) -> tuple[int, str]:
    """Write ``path`` as stereo float32 at the session's rate to ``raw``: its frames, and what was left out and why.

    ``progress`` hears of the share of a conversion that this is; not before the end where a file tells no length.
    Of a file that is damaged somewhere, what comes before is used. Raises CannotReadError if that is nothing.
    """
    limit, frames = SESSION.frames(LONGEST), 0
    lasts = seconds(path) if progress else None
    whole = min(SESSION.frames(lasts), limit) if lasts else 0
    with raw.open("wb") as file:
        try:
            for piece in _resampled(path):
                used = piece[: limit - frames]
                file.write(np.ascontiguousarray(used, dtype="<f4").data)
                frames += len(used)
                if progress and whole:
                    progress(_DECODING * min(frames / whole, 1.0))
                if len(used) < len(piece):
                    return frames, _("Only the first {minutes:.0f} minutes of {name} are used.").format(
                        minutes=LONGEST / 60, name=path.name
                    )
        except CannotReadError:
            if frames < SESSION.frames(seam.SHORTEST):
                raise
            return frames, _("{name} is damaged; only its first {seconds:.0f} seconds are used.").format(
                name=path.name, seconds=SESSION.seconds(frames)
            )
    return frames, ""


def _resampled(path: Path) -> Iterator[Pcm]:
    import soxr

    resampler = None
    for block, rate in decoded(path):
        if resampler is None:
            resampler = soxr.ResampleStream(rate.hz, SESSION.hz, 2, dtype="float32", quality="VHQ")
        clean = np.nan_to_num(stereo(block), nan=0.0, posinf=0.0, neginf=0.0)
        yield resampler.resample_chunk(np.ascontiguousarray(clean))
    if resampler is not None:
        yield resampler.resample_chunk(np.zeros((0, 2), np.float32), last=True)
