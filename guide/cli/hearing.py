"""A sound through the sound card, from its first frame to its last: for commands that let something be heard."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from guide.problems import NoDeviceError

if TYPE_CHECKING:
    from guide.audio import Pcm

_EDGE = 0.1
"""Seconds of silence before, while the card wakes, and after."""


def hear(sound: Pcm, device: str | None = None) -> int:
    """Play ``sound`` (mono or stereo at the session's rate) and return when it has been heard. Raises NoDeviceError."""
    from guide.audio import SESSION
    from guide.player.devices import SILENCE, choose

    card = choose(device)
    if card.name == SILENCE:
        raise NoDeviceError("There is no sound card to hear it through.", "Write it to a file: -o FILE")
    frames = _Frames(sound)
    try:
        card.open(frames.take, SESSION)
        while not frames.over.wait(_EDGE):
            if card.lost():
                raise NoDeviceError("The sound card has gone.")
        time.sleep(card.latency + _EDGE)
    finally:
        card.close()
    return 0


class _Frames:
    """The bytes of a sound, handed out until there are no more."""

    def __init__(self, sound: Pcm) -> None:
        import numpy as np

        from guide.audio import SESSION, files

        stereo = np.pad(files.stereo(sound), ((SESSION.frames(_EDGE), 0), (0, 0))).astype("<f4")
        self._bytes, self._at = memoryview(stereo.tobytes()), 0
        self.over = threading.Event()

    def take(self, buffer: memoryview, when: float) -> None:
        """See `guide.player.devices.Take`."""
        raw = buffer.cast("B") if buffer.format != "B" else buffer
        part = self._bytes[self._at : self._at + len(raw)]
        raw[: len(part)] = part
        raw[len(part) :] = bytes(len(raw) - len(part))
        self._at += len(part)
        if self._at >= len(self._bytes):
            self.over.set()
