"""Bells that travel with the program: decoded and measured once, kept as the very samples, and mapped from then on.

Decoding a bell takes longer than all else that a first sound waits for, and the process that plays would decode it
once more.
"""

from __future__ import annotations

from guide import places
from guide.audio import SESSION
from guide.audio.loudness import filled_steps
from guide.audio.stored import Stored
from guide.sounds.beds import DECODING, fingerprint, keep
from guide.sounds.catalogue import SoundInfo
from guide.sounds.encoded import decode


def open_shipped_bell(sound: SoundInfo) -> Stored:
    """Return the strike of a bell until it is gone: shape (frames, 2), its loudness in the note ``steps``.

    Raises CannotReadError.
    """
    path, frames = sound.files[0], sound.lengths[0]
    place = places.beds() / f"strike-{path.stem}-{fingerprint(path)}-{frames}-{sound.roll}-{DECODING}.pcm"
    return keep(
        place,
        lambda: decode(path, frames, sound.roll),
        "exact",
        lambda pcm: {"steps": filled_steps(pcm, SESSION).tolist()},
    )
