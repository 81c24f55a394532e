"""What can be played through, behind one protocol: the sound card by two ways, or a clock in silence.

To add one: a file here with a `Device`, and its place in `choose`; what its errors mean goes into `words`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from guide.audio import SESSION, Rate
from guide.player import device_choice
from guide.problems import NoDeviceError, did_you_mean

Take: TypeAlias = Callable[[memoryview, float], None]
"""Fills a writable view of bytes (float32 stereo, interleaved); the second argument is when, on the device's clock,
its first frame will sound. Never waits and never raises."""

SILENCE = "silence"
"""Name of the device that is none."""

LATENCY = 0.2
"""Seconds asked of a device: what keeps a busy interpreter from being heard."""


NOT_THERE = "The sound device '{name}', which you chose before, is not there."


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

    A ``name`` (any unambiguous part of it will do) must exist: raises NoDeviceError otherwise. Without a name it is
    the one that the listener chose before, if it is there, or else the system's own choice.
    """
    from guide.player.devices.silent import AS_ASKED, NOTHING_FOUND, Silent

    if silent:
        return Silent(AS_ASKED)
    if name is not None:
        return _named(name, rate)
    kept = device_choice.read()
    said = "" if kept is None else NOT_THERE.format(name=kept)
    if kept is not None:
        try:
            return _named(kept, rate)
        except NoDeviceError:
            pass  # said of the one that is used instead
    device = usual(rate, said)
    return Silent(NOTHING_FOUND.format(reason=device)) if isinstance(device, NoDeviceError) else device


def usual(rate: Rate = SESSION, said: str = "") -> Device | NoDeviceError:
    """The system's own choice, or why there is none. ``said`` stands before the device's sentence."""
    return _first(None, rate, said)


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


def _named(name: str, rate: Rate) -> Device:
    matching(name, [one.name for one in list_devices()])
    found = _first(name, rate, "")
    if isinstance(found, NoDeviceError):
        raise NoDeviceError(f"The sound device '{name}' cannot be used now.", str(found))
    return found


def _first(name: str | None, rate: Rate, said: str) -> Device | NoDeviceError:
    """By the first way that works; otherwise why the best of them does not."""
    reasons: list[NoDeviceError] = []
    for make in (_portaudio, _mini):
        try:
            return make(name, rate, said)
        except NoDeviceError as error:
            reasons.append(error)
    return reasons[0]


def _portaudio(name: str | None, rate: Rate, said: str) -> Device:
    from guide.player.devices.portaudio import PortAudio

    return PortAudio(name, rate, said)


def _mini(name: str | None, rate: Rate, said: str) -> Device:
    from guide.player.devices.mini import Mini

    return Mini(name, rate, said)
