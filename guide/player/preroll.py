"""Silence before the first sound, for devices that are slow to wake: what they get first is swallowed.

To know another kind of them: a word of its name in `WORDS`.
"""

from __future__ import annotations

from typing import Protocol

from guide.audio import Rate
from guide.player.devices import LATENCY, Take

WORDS = ("bluetooth", "bluez", "airpods", "buds", "a2dp", "hands-free")
"""In the names of devices that sleep while nothing plays."""
LATE = 0.15
"""Seconds of latency beyond what is asked for: so much lies between us and a radio, seldom between us and a wire."""
WAKING = 1.5
"""Seconds that a headset takes to wake."""
_FRAME_BYTES = 8


class SlowDevice(Protocol):
    """What is to be known of a device."""

    @property
    def name(self) -> str:
        """As the system calls it."""

    @property
    def latency(self) -> float:
        """Seconds, known once it asks for sound."""


def preroll_seconds(device: SlowDevice) -> float:
    """Seconds of silence that an open device needs before anything else."""
    name = device.name.casefold()
    slow = any(word in name for word in WORDS) or device.latency > LATENCY + LATE
    return WAKING if slow else 0.0


class Preroll:
    """Stands before a ``take``: gives the device its silence, then all that it asks for."""

    def __init__(self, take: Take, device: SlowDevice, rate: Rate) -> None:
        self._take, self._device, self._rate = take, device, rate
        self._left = -1

    def take(self, out: memoryview, when: float) -> None:
        """See `guide.player.devices.Take`."""
        if self._left < 0:
            self._left = self._rate.frames(preroll_seconds(self._device))
        quiet = min(self._left, len(out) // _FRAME_BYTES)
        self._left -= quiet
        out[: quiet * _FRAME_BYTES] = bytes(quiet * _FRAME_BYTES)
        if quiet * _FRAME_BYTES < len(out):
            self._take(out[quiet * _FRAME_BYTES :], when + self._rate.seconds(quiet))
