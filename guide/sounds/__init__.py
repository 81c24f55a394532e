"""Names of beds and bells -> sounds. What ships lies in ``audio_assets/``; ``recipes/`` is how it was made.

Levels: a bed is delivered as loud as the voice (`REFERENCE_LUFS`), a bell with its highest sample at `BELL_PEAK`; the
timeline puts both where they belong. Everything is stereo at the session's rate. To add a sound, see ``recipes/``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from guide.problems import CannotReadError, did_you_mean
from guide.sounds.catalogue import Catalogue, SoundInfo, names
from guide.sounds.catalogue import read as catalogue
from guide.sounds.delivery import BELL_PEAK, REFERENCE_LUFS
from guide.translation import _

if TYPE_CHECKING:
    from guide.audio import Pcm
    from guide.audio.loudness import Doubles
    from guide.audio.stored import Stored
    from guide.sounds.beds import BedSound
    from guide.sounds.own import Progress

__all__ = [
    "BELL_PEAK",
    "REFERENCE_LUFS",
    "Catalogue",
    "SoundInfo",
    "catalogue",
    "names",
    "open_bed",
    "open_bell",
    "tone",
    "tone_lufs",
]


def open_bed(name_or_path: str | Path, progress: Progress | None = None) -> BedSound:
    """The bed of that name, alias or path, ready to be read at any position. Raises CannotReadError.

    The first time a bed is used it is decoded (an own file is converted), which takes seconds; after that it is mapped.
    ``progress`` is told how much of the conversion of an own file is done, 0 to 1.
    """
    sounds = catalogue()
    found = sounds.find_bed(str(name_or_path))
    if found and not found.own:
        from guide.sounds.beds import open_shipped

        return open_shipped(found)
    if found or _is_path(name_or_path):
        from guide.sounds.own import open_own

        return open_own(found.files[0] if found else Path(name_or_path), progress)
    raise CannotReadError(
        _("There is no bed called '{name_or_path}'.").format(name_or_path=name_or_path),
        did_you_mean(str(name_or_path), names(sounds.beds)),
    )


def open_bell(name: str, progress: Progress | None = None) -> Pcm:
    """The strike of a bell until it is gone: shape (frames, 2), read-only. Raises CannotReadError.

    ``progress`` as for `open_bed`.
    """
    sounds = catalogue()
    found = sounds.find_bell(name)
    if not found:
        raise CannotReadError(
            _("There is no bell called '{name}'.").format(name=name), did_you_mean(name, names(sounds.bells))
        )
    if found.own:
        from guide.sounds.once import open_struck

        return open_struck(found.files[0], progress)
    return _bell(found).pcm


def bell_steps(name: str) -> Doubles:
    """Return how loud each tenth of a second of a bell is (`guide.audio.loudness.filled_steps`): shape (steps,).

    Of ours it was measured when the bell was decoded. Raises CannotReadError.
    """
    import numpy as np

    from guide.audio import SESSION
    from guide.audio.loudness import filled_steps

    found = catalogue().find_bell(name)
    known = _bell(found).notes.get("steps") if found and not found.own else None
    return np.array(known) if isinstance(known, list) else filled_steps(open_bell(name), SESSION)


def bell_frames(name: str) -> int:
    """How long the strike of a bell rings, in frames; ours need not be opened for it. Raises CannotReadError."""
    found = catalogue().find_bell(name)
    return found.lengths[0] if found and found.lengths else len(open_bell(name))


def open_sound(path: str | Path, progress: Progress | None = None) -> Pcm:
    """A file of the author's own, as it is played once: shape (frames, 2), read-only. Raises CannotReadError."""
    from guide.sounds.once import open_once

    return open_once(Path(path), progress)


def tone(phase: str, frames: int) -> Pcm:
    """The tone of one phase of a breath (``in``, ``sip``, ``hold``, ``out``, ``rest``): shape (frames, 2), read-only.

    About -30 LUFS, from silence to silence; a hold is fainter, a rest is silent. ValueError for another phase.
    """
    from guide.sounds import tones

    return tones.tone(phase, frames)


def tone_lufs(phase: str) -> float:
    """How loud the tone of a phase is."""
    from guide.audio import SILENCE_DB
    from guide.sounds import tones

    return tones.GLIDES[phase][2] if phase in tones.GLIDES else SILENCE_DB


@cache
def _bell(sound: SoundInfo) -> Stored:
    from guide.sounds.shipped_bell import open_shipped_bell

    return open_shipped_bell(sound)


def _is_path(given: str | Path) -> bool:
    """A missing file is better told as a file than as a bed nobody has heard of."""
    return isinstance(given, Path) or "/" in given or "\\" in given
