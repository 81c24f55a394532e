"""A whole sound server for a test: PulseAudio with a null sink, in one folder, ended by its own process id.

PortAudio reaches it through ALSA's pulse plugin, miniaudio through libpulse. All they need is in the environment
that `SoundServer` sets, so that neither a real card nor a server of this machine is ever touched. What the sink
was given is recorded from its monitor; the chain is float32 from end to end and therefore exact.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import numpy as np

from guide.audio import SESSION, Pcm

PACKAGES = "libportaudio2 pulseaudio pulseaudio-utils libasound2-plugins"
PROGRAMS = ("pulseaudio", "pactl", "parec")
SINK = "practice"
_PATIENCE = 10.0
_PIPE = 1 << 20
"""Bytes that a recorder may be ahead of a test that is busy."""

_ALSA = """\
pcm.!default {{ type pulse server "unix:{socket}" hint.description "null sink" }}
ctl.!default {{ type pulse server "unix:{socket}" }}
defaults.pcm.card 0
defaults.ctl.card 0
defaults.pcm.device 0
defaults.pcm.subdevice 0
"""
_DAEMON = """\
exit-idle-time = -1
flat-volumes = no
realtime-scheduling = no
high-priority = yes
avoid-resampling = yes
default-sample-format = float32le
default-sample-rate = {hz}
"""
_MODULES = """\
.fail
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
"""
_NULL_SINK = ("sink_name={name}", "rate={hz}", "channels=2", "format=float32le", "channel_map=front-left,front-right")


def missing() -> str:
    """What keeps a server from starting here, as a sentence; empty if nothing does."""
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    return f"{', '.join(absent)} missing: apt-get install {PACKAGES}" if absent else ""


class SoundServer:
    """Up between entering and leaving. Raises RuntimeError when the server does not come up."""

    def __init__(self, hz: int = SESSION.hz) -> None:
        self.hz = hz

    def __enter__(self) -> SoundServer:
        self.folder = Path(tempfile.mkdtemp(prefix="null-sink-"))
        self.folder.chmod(0o700)
        self.socket = self.folder / "native"
        self._write("asound.conf", _ALSA)
        self._write("daemon.conf", _DAEMON)
        self._write("modules.pa", _MODULES)
        self._before = dict(os.environ)
        os.environ.update(self._environment())
        try:
            self.start()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._leave()

    def start(self) -> None:
        """Start the daemon and plug in its sink."""
        command = ["pulseaudio", "-n", "-F", str(self.folder / "modules.pa"), "--daemonize=no", "--use-pid-file=no"]
        command += ["--disable-shm=yes", "--exit-idle-time=-1", f"--log-target=file:{self.folder / 'log'}"]
        quiet = subprocess.DEVNULL
        self._daemon = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        if not until(lambda: self._daemon.poll() is not None or self._answers()) or self._daemon.poll() is not None:
            self.stop()
            raise RuntimeError(f"PulseAudio did not come up: {(self.folder / 'log').read_text(errors='replace')}")
        self.plug()

    def stop(self) -> None:
        """End the daemon, by its process id and nothing else."""
        if self._daemon.poll() is None:
            self._daemon.terminate()
            try:
                self._daemon.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._daemon.kill()
        self._daemon.wait()

    def crash(self) -> None:
        """End the daemon without a word to its clients."""
        self._daemon.send_signal(signal.SIGKILL)
        self._daemon.wait()

    def plug(self, name: str = SINK) -> None:
        """Add a null sink and make it the default."""
        self._module = self.control(
            "load-module", "module-null-sink", *(a.format(name=name, hz=self.hz) for a in _NULL_SINK)
        )
        self.control("set-default-sink", name)

    def plug_second(self) -> None:
        """Add another sink, ``second``, which ALSA knows by that name. It is not the default."""
        config = self.folder / "asound.conf"
        second = f'pcm.second {{ type pulse server "unix:{self.socket}" device "second" }}\n'
        config.write_text(config.read_text("utf-8") + second, encoding="utf-8")
        self.plug("second")
        self.control("set-default-sink", SINK)

    def unplug(self) -> None:
        """Take the sink away."""
        self.control("unload-module", self._module)

    def control(self, *words: str) -> str:
        """What pactl answers."""
        asked = subprocess.run(["pactl", *words], capture_output=True, text=True, check=True, timeout=_PATIENCE)
        return asked.stdout.strip()

    def _answers(self) -> bool:
        return subprocess.run(["pactl", "info"], capture_output=True, check=False, timeout=_PATIENCE).returncode == 0

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text.format(socket=self.socket, hz=self.hz), encoding="utf-8")

    def _environment(self) -> dict[str, str]:
        here = str(self.folder)
        return {
            "XDG_RUNTIME_DIR": here,
            "PULSE_RUNTIME_PATH": here,
            "PULSE_STATE_PATH": here,
            "PULSE_CONFIG_PATH": here,
            "PULSE_COOKIE": f"{here}/cookie",
            "PULSE_SERVER": f"unix:{self.socket}",
            "ALSA_CONFIG_PATH": f"{here}/asound.conf",
        }

    def _leave(self) -> None:
        os.environ.clear()
        os.environ.update(self._before)
        shutil.rmtree(self.folder, ignore_errors=True)


class Recording:
    """The sink's monitor from entering to leaving; ``pcm`` afterwards."""

    def __init__(self, hz: int, sink: str = SINK) -> None:
        self._hz = hz
        self._command = ["parec", f"--device={sink}.monitor", "--format=float32le", f"--rate={hz}", "--channels=2"]
        self._command += ["--raw", "--latency-msec=5", "--no-remix", "--no-remap"]
        self._chunks: list[bytes] = []
        self._stamps: list[tuple[float, int]] = []

    def __enter__(self) -> Recording:
        self._parec = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, pipesize=_PIPE
        )
        self._thread = threading.Thread(target=self._gather, daemon=True)
        self._thread.start()
        if not until(lambda: bool(self._chunks)):
            raise RuntimeError("The null sink's monitor gives nothing.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        settled = self.frames + self._hz // 5
        until(lambda: self.frames >= settled or self._parec.poll() is not None)
        self._parec.terminate()
        self._parec.wait()
        self._thread.join()
        if self._parec.stdout is not None:
            self._parec.stdout.close()

    @property
    def frames(self) -> int:
        """Recorded so far."""
        return sum(map(len, list(self._chunks))) // 8

    @property
    def pcm(self) -> Pcm:
        """All that was recorded, (frames, 2)."""
        return self._joined(self._chunks)

    def latest(self, chunks: int) -> Pcm:
        """The last of it as it came in, (frames, 2)."""
        return self._joined(list(self._chunks)[-chunks:])

    def index(self, moment: float) -> int:
        """Which recorded frame was heard at a ``moment`` of time.monotonic()."""
        return round((moment - self.moment(0)) * self._hz)

    def moment(self, index: int) -> float:
        """When, on time.monotonic(), a recorded frame was heard."""
        return min(stamp - frames / self._hz for stamp, frames in self._stamps) + index / self._hz

    def _joined(self, chunks: list[bytes]) -> Pcm:
        whole = b"".join(chunks)
        return np.frombuffer(whole[: len(whole) // 8 * 8], np.float32).reshape(-1, 2)

    def _gather(self) -> None:
        stdout, total = self._parec.stdout, 0
        while stdout is not None and (chunk := os.read(stdout.fileno(), 65536)):
            total += len(chunk)
            self._stamps.append((time.monotonic(), total // 8))
            self._chunks.append(chunk)


def until(true: Callable[[], bool], patience: float = _PATIENCE) -> bool:
    """Wait for the outside world; whether it came true."""
    pause, end = threading.Event(), time.monotonic() + patience
    while not (now := true()) and time.monotonic() < end:
        pause.wait(0.02)
    return now


def silences(pcm: Pcm, shortest: int = 1) -> list[tuple[int, int]]:
    """Start and length of every run of frames that are exactly 0 in both channels."""
    quiet = np.concatenate(([0], (~pcm.any(axis=1)).view(np.int8), [0]))
    edges = np.flatnonzero(np.diff(quiet))
    return [(int(a), int(b - a)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= shortest]
