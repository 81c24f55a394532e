"""What can be played through, behind one protocol: the sound card by two ways, or a clock in silence.

To add one: a file here with a `Device`, and its place in `choose`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from guide.audio import SESSION, Rate
from guide.problems import NoDeviceError, did_you_mean

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


def choose(name: str | None = None, silent: bool = False, rate: Rate = SESSION) -> Device:
    """The best that works here: PortAudio, then miniaudio, then silence.

    A ``name`` (any unambiguous part of it will do) must exist: raises NoDeviceError otherwise.
    """
    from guide.player.devices.silent import AS_ASKED, NOTHING_FOUND, Silent

    if silent:
        return Silent(AS_ASKED)
    if name is not None:
        _known(name)
    reasons: list[str] = []
    for make in (_portaudio, _mini):
        try:
            return make(name, rate)
        except NoDeviceError as error:
            reasons.append(str(error))
    if name is not None:
        raise NoDeviceError(f"The sound device '{name}' cannot be used now.", reasons[0])
    return Silent(NOTHING_FOUND.format(reason=reasons[0]))


def list_devices() -> tuple[Listed, ...]:
    """All that can play here, by the way that would be used; empty when there is none."""
    from guide.player.devices import mini, portaudio

    for ask in (portaudio.listed, mini.listed):
        try:
            found = ask()
        except NoDeviceError:
            continue
        if found:
            return found
    return ()


def matching(wanted: str, names: list[str]) -> str:
    """The one of ``names`` that is, or alone contains, ``wanted``, whatever the case. Raises NoDeviceError."""
    exact = [n for n in names if n.casefold() == wanted.casefold()]
    near = exact or [n for n in names if wanted.casefold() in n.casefold()]
    if len(near) == 1:
        return near[0]
    if near:
        raise NoDeviceError(f"'{wanted}' could be any of: {', '.join(near)}.")
    raise NoDeviceError(f"There is no sound device '{wanted}'.", did_you_mean(wanted, names))


def _known(name: str) -> None:
    matching(name, [one.name for one in list_devices()])


def _portaudio(name: str | None, rate: Rate) -> Device:
    from guide.player.devices.portaudio import PortAudio

    return PortAudio(name, rate)


def _mini(name: str | None, rate: Rate) -> Device:
    from guide.player.devices.mini import Mini

    return Mini(name, rate)
