"""The sound card through miniaudio: where PortAudio is missing, its wheel needs nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from types import ModuleType
from typing import Any

from guide.audio import Rate
from guide.player.devices import words
from guide.player.devices.device import Listed, Take, matching
from guide.problems import NoDeviceError
from guide.translation import _

_PERIOD, _PERIODS = 0.250, 2
"""Seconds of one callback, and how many of them lie between it and the ears. A sound server makes that less."""
_AT_A_SERVER = 0.6
"""Periods from a callback to the ears through PulseAudio, measured in the monitor of a null sink (0.58 to 0.62)."""
_PATIENCE = 0.5
"""Seconds that miniaudio is given to let go."""
_NOWHERE = "Discard all samples"
"""How ALSA's configuration describes its device ``null``, which is there where no card is."""
_MISSING = _("To have it: pip install miniaudio")
_BETTER = _("PortAudio would be steadier: sudo apt install libportaudio2")


class Mini:
    """miniaudio pulls bytes from a generator. Its silent backend is refused: ours says that it is silent."""

    def __init__(self, name: str | None, rate: Rate, said: str = "") -> None:
        """Raises NoDeviceError when there is no miniaudio, no such device, or it cannot be opened at ``rate``."""
        self._wanted, self._said = name, said
        self._device: Any = None
        self._lost = False
        probe = _device(name, rate)
        self.name: str = name or _("default of {backend}").format(backend=probe.backend)
        self.latency = _PERIOD * (_AT_A_SERVER if probe.backend == "PulseAudio" else _PERIODS)
        probe.close()

    @property
    def sentence(self) -> str:
        """What is used, and that there is better."""
        return (
            _("{said} Sound through '{name}' (miniaudio). {better}")
            .format(said=self._said, name=self.name, better=_BETTER)
            .lstrip()
        )

    def open(self, take: Take, rate: Rate) -> None:
        """Start the device's own thread."""
        import miniaudio

        device = _device(self._wanted, rate)
        self._lost = False
        blocks = _blocks(take, lambda: self.clock() + self.latency, rate)
        next(blocks)
        device.stop_callback = self._note_stop
        self._device = device
        try:
            device.start(blocks)
        except miniaudio.MiniaudioError as error:
            self.close()
            raise words.miniaudio(error, self._wanted) from error

    def clock(self) -> float:
        """The system's; miniaudio has none."""
        return time.monotonic()

    def lost(self) -> bool:
        """What miniaudio tells of it, which is not always; the engine's patience tells the rest."""
        return self._lost

    def close(self) -> None:
        """Stop at once."""
        device, self._device = self._device, None
        if device is not None:
            device.stop_callback = None
            # a sink that sleeps is waited for without end; its generator is gone, so nothing more will sound
            closing = threading.Thread(target=device.close, name="closing", daemon=True)
            closing.start()
            closing.join(_PATIENCE)

    def _note_stop(self) -> None:
        self._lost = True


def listed() -> tuple[Listed, ...]:
    """What miniaudio sees. Raises NoDeviceError without it."""
    return tuple(Listed(one["name"], "miniaudio", False) for one in _playbacks())


def _blocks(take: Take, sounds_at: Callable[[], float], rate: Rate) -> Generator[memoryview, int, None]:
    room = memoryview(bytearray(8 * rate.frames(1.0)))
    frames = yield room[:0]
    while True:
        if 8 * frames > len(room):
            room = memoryview(bytearray(8 * frames))
        out = room[: 8 * frames]
        take(out, sounds_at())
        frames = yield out


def _device(name: str | None, rate: Rate) -> Any:  # noqa: ANN401 - miniaudio has no types
    """A device that is open but not started. Raises NoDeviceError."""
    audio = _miniaudio()
    chosen = None
    if name is not None:
        known = {one["name"]: one["id"] for one in _playbacks()}
        chosen = known[matching(name, list(known))]
    try:
        return audio.PlaybackDevice(
            output_format=audio.SampleFormat.FLOAT32,
            nchannels=2,
            sample_rate=rate.hz,
            buffersize_msec=round(1000 * _PERIOD),
            callback_periods=_PERIODS,
            device_id=chosen,
            backends=_audible(audio),
            app_name="guide",
        )
    except audio.MiniaudioError as error:
        raise words.miniaudio(error, name) from error


def _playbacks() -> list[dict[str, Any]]:
    audio = _miniaudio()
    try:
        found: list[dict[str, Any]] = audio.Devices(_audible(audio)).get_playbacks()
    except audio.MiniaudioError as error:
        raise words.miniaudio(error) from error
    return [one for one in found if not one["name"].startswith(_NOWHERE)]


def _audible(audio: ModuleType) -> list[object]:
    return [one for one in audio.Backend if one not in (audio.Backend.NULL, audio.Backend.CUSTOM)]


def _miniaudio() -> ModuleType:
    try:
        import miniaudio
    except (ImportError, OSError) as error:
        raise NoDeviceError(_("miniaudio is missing."), _MISSING) from error
    module: ModuleType = miniaudio
    return module
