"""The desktop's own keys and widgets steer a practice: media keys, and players' panels, through MPRIS on Linux.

MPRIS 2.2 is the D-Bus interface that desktops speak (specifications.freedesktop.org/mpris-spec). Other systems have
others, which are not spoken here. Without a session bus, or without the library, nothing happens and nothing is said.

    properties  what a session shows -> the properties of MPRIS; pure
    methods     a method that was called -> what the session is asked for
    steerable   the protocol of a session as a desktop sees it
    art         the cover of a practice -> the address of a file
    bus         the connection, in a thread of its own
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from guide.mpris.steerable import Steerable

__all__ = ["Steerable", "offer"]


@contextmanager
def offer(session: Steerable) -> Iterator[bool]:
    """Let the desktop steer ``session``, which has begun, while inside. Yields whether there is such a desktop."""
    if not sys.platform.startswith("linux") or not _bus_address() or find_spec("jeepney") is None:
        yield False
        return
    from guide.mpris.bus import MprisService

    desk = MprisService(session)
    desk.start()
    try:
        yield True
    finally:
        desk.close()


def _bus_address() -> str:
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
