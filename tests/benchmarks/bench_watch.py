"""How long it takes from saving a script until the change is heard, with the default voice.

    python tests/benchmarks/bench_watch.py

A practice of 40 lines is watched and one of its sentences is written anew, several times. Measured from the save to the
first sample of the new words at a null sink's monitor; there is no bed, so nothing else sounds. Needs
the sound server of the tests (pulseaudio, pulseaudio-utils, libasound2-plugins, libportaudio2).
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from measure import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "tests" / "player"))
from sound_server import SINK, SoundServer

HEARD = 1e-3
QUIET = 0.4
"""Seconds without sound, after which a sound is a new one."""
HEAD = "title: T\nsummary: S\nkind: rest\naim: regulate\nintensity: 1\nbed: none\nsections:\n"
WORDS = ("a gate", "an apple", "a river", "some bread", "a lamp", "a ladder", "a bicycle")


def script(thing: str) -> str:
    """A practice without a bed, so that the first sound is the voice; ``thing`` stands in its 20th line."""
    lines = [f"You might look at the thing with the number {number}." for number in range(40)]
    lines[20] = f"You might look at {thing}, if you like, and stay there for a while."
    steps = "".join(f"      - {line}\n      - pause: 6s!\n" for line in lines)
    return f"{HEAD}  - title: One\n    closing: true\n    steps:\n{steps}"


def save(path: Path, text: str) -> None:
    """As editors do: beside it, then in its place."""
    part = path.with_suffix(".part")
    part.write_text(text)
    part.replace(path)


class Ears:
    """Listens to a null sink's monitor in a thread, and knows when each sound began after a quiet."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = ["parec", f"--device={SINK}.monitor", "--format=float32le", "--rate=48000", "--channels=2", "--raw",
                   "--latency-msec=10"]  # fmt: skip
        self._capture = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
        self._heard: queue.Queue[float] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def first_after(self, moment: float) -> float:
        """When the next sound begins."""
        while (heard := self._heard.get(timeout=20)) < moment:
            pass
        return heard

    def close(self) -> None:
        """Listen no more."""
        self._capture.terminate()
        self._capture.wait()

    def _listen(self) -> None:
        assert self._capture.stdout
        last = 0.0
        while raw := self._capture.stdout.read(3840):  # 10 ms
            now = time.monotonic()
            if np.abs(np.frombuffer(raw, np.float32)).max() > HEARD:
                if now - last > QUIET:
                    self._heard.put(now)
                last = now


class Told:
    """The lines that a process says, each with its moment."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._lines: queue.Queue[tuple[float, str]] = queue.Queue()
        threading.Thread(target=self._read, args=(process,), daemon=True).start()

    def next(self, start: str) -> tuple[float, str]:
        """The next line that begins so."""
        while True:
            moment, line = self._lines.get(timeout=60)
            if line.startswith(start):
                return moment, line

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        for line in process.stdout:
            self._lines.put((time.monotonic(), line.strip()))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, SoundServer():
        path = Path(name) / "watched.yaml"
        save(path, script("a stone"))
        environment = {**os.environ, "GUIDE_HOME": f"{name}/home", "PYTHONPATH": str(CHECKOUT)}
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "guide", "watch", str(path)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment,
        )  # fmt: skip
        told = Told(process)
        print(f"at the start: {told.next('Spoken')[1]} Ready {told.next('Save')[0] - began:.1f} s after the start.")
        ears = Ears(environment)
        figures = [one(path, thing, told, ears) for thing in WORDS]
        spoken, words = (sorted(each) for each in zip(*figures, strict=True))
        print(f"from the save: spoken {spoken[0]:.2f} to {spoken[-1]:.2f} s")
        print(
            f"               new words heard {words[0]:.2f} to {words[-1]:.2f} s, median {words[len(words) // 2]:.2f} s"
        )
        ears.close()
        process.send_signal(signal.SIGINT)
        process.wait(10)


def one(path: Path, thing: str, told: Told, ears: Ears) -> tuple[float, float]:
    """Save a changed sentence: seconds until it is spoken, and until it is heard."""
    began = time.monotonic()
    save(path, script(thing))
    spoken, _ = told.next("Spoken")
    playing, _ = told.next("Playing")
    words = ears.first_after(began)
    print(f"  {thing}: spoken {spoken - began:.2f} s, plays {playing - began:.2f} s, heard {words - began:.2f} s")
    time.sleep(6.5)  # until the pause after the sentence, so that nothing of this round is heard in the next
    return spoken - began, words - began


if __name__ == "__main__":
    main()
