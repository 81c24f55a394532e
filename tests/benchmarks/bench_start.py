"""How long it takes until something is heard, and until something is seen.

    python tests/benchmarks/bench_start.py

First sound: from starting ``guide play`` to the first sample that arrives at a null sink's monitor; uncached and
cached, against starting Python alone and, by turns, against ``mpv`` with the finished file, which has nothing to
prepare. Needs the sound server of the tests (pulseaudio, pulseaudio-utils, libasound2-plugins, libportaudio2); mpv
where it is installed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from statistics import median

import numpy as np
import numpy.typing as npt
from measure import CHECKOUT, guide, run

sys.path.insert(0, str(CHECKOUT / "tests" / "player"))
from sound_server import SINK, SoundServer

HEARD = 1e-4
PRACTICE = "breathing-space"
TURNS = 9
QUIET = 0.3
"""Seconds of silence before something is started."""


def guide_sounds(home: str) -> float:
    """Return the seconds until ``guide play`` is heard."""
    command = [sys.executable, "-m", "guide", "play", PRACTICE, "--plain", "--no-check-in"]
    return first_sound(command, GUIDE_HOME=home, PYTHONPATH=str(CHECKOUT))


def mpv_sounds(file: str) -> float:
    """Return the seconds until ``mpv`` is heard with a finished file."""
    return first_sound(["mpv", "--no-config", "--no-video", "--ao=pulse", file])


def first_sound(command: list[str], **more: str) -> float:
    """Return the seconds from the start of ``command`` to the first sound at the monitor."""
    environment = {**os.environ, **more}
    capture = subprocess.Popen(
        [
            "parec",
            f"--device={SINK}.monitor",
            "--format=float32le",
            "--rate=48000",
            "--channels=2",
            "--raw",
            "--latency-msec=10",
        ],
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert capture.stdout
    quiet = 0.0
    while quiet < QUIET:  # the recording runs, and what was played before has died away
        heard = _read(capture.stdout.fileno())
        quiet = 0.0 if np.abs(heard).max(initial=0.0) > HEARD else quiet + heard.size / 96_000
    began = time.monotonic()
    player = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    try:
        while time.monotonic() - began < 20:
            if np.abs(_read(capture.stdout.fileno())).max(initial=0.0) > HEARD:
                return time.monotonic() - began
        raise RuntimeError("nothing was heard in 20 s")
    finally:
        player.send_signal(signal.SIGINT)
        time.sleep(0.3)
        player.send_signal(signal.SIGINT)
        player.wait(10)
        capture.terminate()
        capture.wait()


def _read(descriptor: int) -> npt.NDArray[np.float32]:
    read = os.read(descriptor, 65536)
    return np.frombuffer(read[: len(read) // 4 * 4], np.float32)


def main() -> None:
    """Measure and print."""
    python = min(run(sys.executable, "-c", "pass").seconds for _ in range(5))
    helped = min(guide("--help").seconds for _ in range(5))
    print(f"python alone {python:.3f} s; guide --help {helped:.3f} s, ratio {helped / python:.1f}")
    with tempfile.TemporaryDirectory() as name, SoundServer():
        fresh = [guide_sounds(f"{name}/fresh{number}") for number in range(3)]
        print(f"uncached, to the first sound: {', '.join(f'{each:.2f}' for each in fresh)} s")
        guide("export", PRACTICE, "-o", f"{name}/x.wav", GUIDE_HOME=f"{name}/kept")
        guide_sounds(f"{name}/kept")  # warm
        ready = shutil.which("mpv") is not None
        kept, theirs = [], []
        for _ in range(TURNS):
            kept.append(guide_sounds(f"{name}/kept"))
            theirs += [mpv_sounds(f"{name}/x.wav")] if ready else []
        print(f"cached, to the first sound: {_told(kept)}; ratio to uncached {min(kept) / min(fresh):.2f}")
        if ready:
            print(f"mpv with the finished file: {_told(theirs)}; ratio of medians {median(kept) / median(theirs):.2f}")


def _told(seconds: list[float]) -> str:
    return f"{', '.join(f'{each:.2f}' for each in seconds)} s, median {median(seconds):.2f}"


if __name__ == "__main__":
    main()
