"""What can be played through, behind one protocol: the sound card by two ways, or a clock in silence.

To add one: a file here with a `Device`, and its place in `choose`; what its errors mean goes into `words`.
"""

from __future__ import annotations

from guide.audio import SESSION, Rate
from guide.player import device_choice
from guide.player.devices.device import LATENCY as LATENCY
from guide.player.devices.device import SILENCE as SILENCE
from guide.player.devices.device import Device as Device
from guide.player.devices.device import Listed as Listed
from guide.player.devices.device import Take as Take
from guide.player.devices.device import matching as matching
from guide.problems import NoDeviceError
from guide.translation import _

NOT_THERE = _("The sound device '{name}', which you chose before, is not there.")


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


def _named(name: str, rate: Rate) -> Device:
    matching(name, [one.name for one in list_devices()])
    found = _first(name, rate, "")
    if isinstance(found, NoDeviceError):
        raise NoDeviceError(_("The sound device '{name}' cannot be used now.").format(name=name), str(found))
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
