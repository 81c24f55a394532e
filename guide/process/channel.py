"""Objects through pipes of the system, for two processes of which one was forked from the other.

What `multiprocessing.connection` offers, as far as companions need it, without what it takes a twentieth of a second to
load: a companion has to be under way before anything else is.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import struct
from typing import Any, Protocol

_HEAD = struct.Struct("<Q")
"""Before each object: how many bytes it has."""
_CHUNK = 1 << 20


class Pipe(Protocol):
    """One end of a pipe that leads both ways: a `Channel`, or a connection of `multiprocessing`."""

    def send(self, value: Any, /) -> None:  # noqa: ANN401 - whatever can be pickled
        """Hand ``value`` over. Raises OSError if nobody is there, or pickle's errors."""

    def recv(self) -> Any:  # noqa: ANN401 - whatever was sent
        """Return what was sent next; waits for it. Raises EOFError when nobody is there any more."""

    def recv_bytes(self) -> bytes:
        """Return what was sent next as it was pickled."""

    def poll(self, timeout: float = 0.0, /) -> bool:
        """Return whether something can be received, or is over, within ``timeout`` seconds."""

    def close(self) -> None:
        """Let go of this end."""


class Channel:
    """One end. One thread may receive while another one sends."""

    def __init__(self, reads: int, writes: int) -> None:
        """Of two descriptors, which it owns from now on."""
        self._reads, self._writes = reads, writes
        self._open = True

    def send(self, value: object) -> None:
        """See `Pipe`."""
        self._check()
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        left = memoryview(_HEAD.pack(len(body)) + body)
        while left:
            left = left[os.write(self._writes, left) :]

    def recv(self) -> Any:  # noqa: ANN401 - whatever was sent
        """See `Pipe`."""
        return pickle.loads(self.recv_bytes())  # noqa: S301 - our own other end's words

    def recv_bytes(self) -> bytes:
        """See `Pipe`."""
        return self._read(_HEAD.unpack(self._read(_HEAD.size))[0])

    def poll(self, timeout: float = 0.0) -> bool:
        """See `Pipe`."""
        self._check()
        looking = select.poll()
        looking.register(self._reads, select.POLLIN)
        return bool(looking.poll(1000.0 * timeout))

    def close(self) -> None:
        """See `Pipe`. Does no harm twice."""
        if self._open:
            self._open = False
            for descriptor in (self._reads, self._writes):
                with contextlib.suppress(OSError):
                    os.close(descriptor)

    def _read(self, size: int) -> bytes:
        self._check()
        found = bytearray()
        while len(found) < size:
            part = os.read(self._reads, min(size - len(found), _CHUNK))
            if not part:
                raise EOFError
            found += part
        return bytes(found)

    def _check(self) -> None:
        if not self._open:
            raise OSError("this end is closed")


def ends() -> tuple[Channel, Channel]:
    """Return two ends that lead to one another."""
    (reads, answers), (asked, writes) = os.pipe(), os.pipe()
    return Channel(reads, writes), Channel(asked, answers)
