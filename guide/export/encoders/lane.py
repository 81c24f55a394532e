"""An encoder in a thread of its own, so that the next block is mixed while this one is encoded."""

from __future__ import annotations

from guide.audio import Pcm
from guide.export.encoders import Encoder
from guide.export.line import Line


class Lane:
    """An `Encoder` around another one. What goes wrong beside us is raised by the next ``write``, or by ``finish``."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._line: Line[Pcm] = Line("encoder", encoder.write)

    def write(self, sound: Pcm) -> None:
        """See `Encoder`."""
        self._line.put(sound)

    def finish(self) -> None:
        """See `Encoder`."""
        self._line.end()
        self._encoder.finish()

    def abort(self) -> None:
        """See `Encoder`."""
        self._encoder.abort()
        self._line.leave()
