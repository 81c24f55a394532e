"""The sound card through PortAudio, by sounddevice: the way that is measured best.

The wheels for macOS and Windows carry PortAudio; on Linux it is a package of the system, and may be missing.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from contextlib import suppress
from types import ModuleType
from typing import Any, Protocol

from guide.audio import Rate
from guide.player.devices import words
from guide.player.devices.device import LATENCY, Listed, Take, matching
from guide.problems import NoDeviceError
from guide.translation import _

_ALONE = threading.Lock()
_open_streams: set[int] = set()
"""PortAudio freezes its list of devices when it starts, and starts again only where no stream of ours is open."""
_HINT = "sudo apt install libportaudio2" if sys.platform == "linux" else _("reinstall the sounddevice package")


class _Times(Protocol):
    outputBufferDacTime: float  # noqa: N815 - PortAudio's name


class PortAudio:
    """A raw stream whose callback only copies. ``name`` None follows the system's default."""

    def __init__(self, name: str | None, rate: Rate, said: str = "") -> None:
        """Raises NoDeviceError when there is no PortAudio, no such device, or it does not play stereo at ``rate``."""
        sd = _sounddevice()
        self._wanted, self._latency, self._said = name, LATENCY, said
        self._stream: Any = None
        self._lock, self._time = threading.Lock(), 0.0
        self._error: type[Exception] = sd.PortAudioError
        try:
            index = _index(sd, name)
            sd.check_output_settings(index, channels=2, dtype="float32", samplerate=rate.hz)
            self.name: str = sd.query_devices(index, "output")["name"]
        except (sd.PortAudioError, ValueError) as error:
            raise words.portaudio(error, name, rate) from error
        self._stopped = threading.Event()

    @property
    def sentence(self) -> str:
        """What is used."""
        return _("{said} Sound through '{name}' (PortAudio).").format(said=self._said, name=self.name).lstrip()

    @property
    def latency(self) -> float:
        """As the open stream reports it."""
        return self._latency

    def open(self, take: Take, rate: Rate) -> None:
        """Start the stream. PortAudio freezes its list of devices, so a second try looks at the devices anew."""
        sd = _sounddevice()
        with _ALONE:
            try:
                self._open(sd, take, rate)
            except (sd.PortAudioError, ValueError, NoDeviceError):
                try:
                    _look_again(sd)
                    self._open(sd, take, rate)
                except (sd.PortAudioError, ValueError) as error:
                    raise words.portaudio(error, self._wanted, rate) from error

    def clock(self) -> float:
        """The stream's own clock; it stands while there is no stream."""
        with self._lock:
            if self._stream is not None:
                with suppress(self._error):
                    self._time = float(self._stream.time)
            return self._time

    def lost(self) -> bool:
        """Set by PortAudio when a stream stops; we never stop one without closing it."""
        return self._stopped.is_set()

    def close(self) -> None:
        """Close the stream at once."""
        with self._lock:  # nobody may ask a stream for its time while it is closed
            stream, self._stream = self._stream, None
            if stream is not None:
                stream.close(ignore_errors=True)
                _open_streams.discard(id(self))

    def _open(self, sd: ModuleType, take: Take, rate: Rate) -> None:
        self._stopped = stopped = threading.Event()

        def callback(out: memoryview, _frames: int, when: _Times, _flags: object) -> None:
            take(memoryview(out), when.outputBufferDacTime)

        stream = sd.RawOutputStream(
            samplerate=rate.hz,
            channels=2,
            dtype="float32",
            device=_index(sd, self._wanted),
            latency=LATENCY,
            blocksize=0,
            callback=callback,
            finished_callback=stopped.set,
        )
        self._stream, self._latency = stream, float(stream.latency)
        self.name = sd.query_devices(_index(sd, self._wanted), "output")["name"]  # the system's own choice may change
        _open_streams.add(id(self))
        try:
            stream.start()
        except sd.PortAudioError:
            self.close()
            raise


def listed() -> tuple[Listed, ...]:
    """What PortAudio sees. Raises NoDeviceError without PortAudio."""
    fresh = "sounddevice" not in sys.modules
    sd = _sounddevice()
    if not fresh:
        with _ALONE:
            _look_again(sd)
    default = _default(sd)
    rows = [(i, d["name"]) for i, d in enumerate(sd.query_devices()) if d["max_output_channels"] >= 2]
    return tuple(Listed(name, "PortAudio", i == default) for i, name in rows)


def _look_again(sd: ModuleType) -> None:
    """See what was plugged in since PortAudio started."""
    if not _open_streams:
        sd._terminate()
        sd._initialize()


def _default(sd: ModuleType) -> int:
    """Index of what the system plays through, asked anew; -1 if there is nothing."""
    try:
        return int(sd.query_devices(None, "output")["index"])
    except (sd.PortAudioError, ValueError):
        return -1


def _index(sd: ModuleType, name: str | None) -> int | None:
    if name is None:
        return None
    outputs: dict[str, int] = {
        d["name"]: i for i, d in reversed(list(enumerate(sd.query_devices()))) if d["max_output_channels"] >= 2
    }
    return outputs[matching(name, list(outputs))]


def _sounddevice() -> ModuleType:
    """The module, with libasound's own complaints turned off. Raises NoDeviceError."""
    try:
        import sounddevice
    except (OSError, ImportError) as error:
        raise NoDeviceError(_("PortAudio is missing."), _("To have it: {hint}").format(hint=_HINT)) from error
    _quiet_alsa()
    module: ModuleType = sounddevice
    return module


def _quiet_alsa() -> None:
    """Give libasound a C function that ignores its arguments as the place for complaints, instead of standard error."""
    if sys.platform != "linux":
        return
    try:
        ignore = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(ignore)
    except (OSError, AttributeError):
        return
