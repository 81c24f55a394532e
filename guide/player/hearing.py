"""A sound through the sound card, from its first frame to its last: for commands that let something be heard.

An interrupt fades it out, for a card that is closed in the midst of a sound clicks.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from guide.problems import NoDeviceError
from guide.translation import _

if TYPE_CHECKING:
    from guide.audio import Pcm

_EDGE = 0.1
"""Seconds of silence before, while the card wakes, and after."""
_FADE = 0.25
"""Seconds in which an interrupted sound fades out."""
_PATIENCE = 1.0
"""Seconds granted to a card that plays the fade."""


def hear(sound: Pcm, device: str | None = None, stop: threading.Event | None = None) -> int:
    """Play ``sound`` (mono or stereo at the session's rate) and return when it has been heard, or has faded out because
    ``stop`` was set. Raises NoDeviceError."""
    from guide.audio import SESSION
    from guide.player.devices import SILENCE, choose

    card = choose(device)
    if card.name == SILENCE:
        raise NoDeviceError(_("There is no sound card to hear it through."), _("Write it to a file: -o FILE"))
    frames = _Frames(sound)
    try:
        card.open(frames.take, SESSION)
        while not frames.over.wait(_EDGE):
            if card.lost():
                raise NoDeviceError(_("The sound card has gone."))
            if stop is not None and stop.is_set():
                _fade(frames, card.latency)
                return 0
        time.sleep(card.latency + _EDGE)
    except KeyboardInterrupt:
        _fade(frames, card.latency)
        raise
    finally:
        card.close()
    return 0


def _fade(frames: _Frames, latency: float) -> None:
    """Fade out, and wait until that was heard."""
    frames.fade()
    frames.over.wait(_PATIENCE)
    time.sleep(min(latency, _PATIENCE) + _EDGE)


_FRAME = 8
"""Bytes of two samples."""


class _Frames:
    """The bytes of a sound, handed out until there are no more."""

    def __init__(self, sound: Pcm) -> None:
        import numpy as np

        from guide.audio import SESSION, files

        self._stereo = np.pad(files.stereo(sound), ((SESSION.frames(_EDGE), 0), (0, 0))).astype("<f4")
        self._bytes, self._at = memoryview(self._stereo.tobytes()), 0
        self.over = threading.Event()

    def fade(self) -> None:
        """Fade out from what is asked for next, and be over then; a sound that ends sooner ends as it would have."""
        import numpy as np

        from guide.audio import SESSION

        first = self._at // _FRAME
        falling = 0.5 + 0.5 * np.cos(np.linspace(0.0, np.pi, SESSION.frames(_FADE)))
        last = min(len(self._stereo), first + len(falling))
        self._stereo[first:last] *= falling[: last - first, None]
        self._bytes = memoryview(self._stereo[:last].tobytes())

    def take(self, buffer: memoryview, when: float) -> None:
        """See `guide.player.devices.Take`."""
        raw = buffer.cast("B") if buffer.format != "B" else buffer
        part = self._bytes[self._at : self._at + len(raw)]
        raw[: len(part)] = part
        raw[len(part) :] = bytes(len(raw) - len(part))
        self._at += len(part)
        if self._at >= len(self._bytes):
            self.over.set()
