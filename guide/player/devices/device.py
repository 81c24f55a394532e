"""What every device is: somewhere to play, behind one protocol, and how one of several is meant by a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from guide.audio import Rate
from guide.problems import NoDeviceError, did_you_mean
from guide.translation import _

Take: TypeAlias = Callable[[memoryview, float], None]
"""Fills a writable view of bytes (float32 stereo, interleaved); the second argument is when, on the device's clock,
its first frame will sound. Never waits and never raises."""

SILENCE = "silence"
"""Name of the device that is none."""

LATENCY = 0.2
"""Seconds asked of a device: what keeps a busy interpreter from being heard."""


class Device(Protocol):
    """Somewhere to play. Made closed; may be opened again after it was closed."""

    @property
    def name(self) -> str:
        """As the system calls it."""

    @property
    def sentence(self) -> str:
        """What is used, why, and how to have better."""

    @property
    def latency(self) -> float:
        """Seconds from asking for a frame to hearing it; known once open."""

    def open(self, take: Take, rate: Rate) -> None:
        """Start asking for sound, from a thread of its own. Raises NoDeviceError."""

    def clock(self) -> float:
        """Seconds, on the clock that ``take`` is told."""

    def lost(self) -> bool:
        """Whether it stopped without being asked to."""

    def close(self) -> None:
        """Stop at once. Does no harm twice."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A device that could be chosen."""

    name: str
    through: str
    default: bool


def matching(wanted: str, names: list[str]) -> str:
    """The one of ``names`` that is, or alone contains, ``wanted``, whatever the case. Raises NoDeviceError."""
    exact = [n for n in names if n.casefold() == wanted.casefold()]
    near = exact or [n for n in names if wanted.casefold() in n.casefold()]
    if len(near) == 1:
        return near[0]
    if near:
        raise NoDeviceError(_("'{wanted}' could be any of: {near}.").format(wanted=wanted, near=", ".join(near)))
    raise NoDeviceError(_("There is no sound device '{wanted}'.").format(wanted=wanted), did_you_mean(wanted, names))
