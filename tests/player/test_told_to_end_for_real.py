"""Told to end while something sounds through a real sound server: it fades out within five seconds, without a step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from tests.player.sound_server import Recording, SoundServer, until

pytestmark = [
    pytest.mark.real, pytest.mark.sound_server,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals"),
]  # fmt: skip

BED = """title: Long
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: brook
sections:
  - title: One
    closing: true
    steps:
      - Rest here.
      - pause: 120s!
"""
LONG_SENTENCE = "Let the breath come and go by itself, and rest here for a moment. " * 4
WAYS: dict[str, tuple[int, Callable[[int, int], None]]] = {
    "term-alone": (signal.SIGTERM, os.kill),
    "term-all": (signal.SIGTERM, os.killpg),
    "hup-alone": (getattr(signal, "SIGHUP", 0), os.kill),
    "hup-all": (getattr(signal, "SIGHUP", 0), os.killpg),
}
"""Which signal, and whether only the program itself gets it or all that it started as well."""


@dataclass
class Sounding:
    """A program that sounds on a sink of its own, and how it was told to end."""

    way: str
    recording: Recording
    process: subprocess.Popen[str]
    told: float = 0.0

    def tell(self) -> None:
        number, send = WAYS[self.way]
        self.told = time.monotonic()
        send(self.process.pid, number)


@contextmanager
def sounding(server: SoundServer, arguments: list[str]) -> Iterator[list[Sounding]]:
    """The program once for each way to be told, at the same time, each to be heard by itself."""
    with ExitStack() as stack:
        found = []
        for way in WAYS:
            server.plug(way)
            recording = stack.enter_context(Recording(server.hz, way))
            process = subprocess.Popen(
                [sys.executable, "-u", "-m", "guide", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True, start_new_session=True, env={**os.environ, "PULSE_SINK": way},
            )  # fmt: skip
            stack.callback(process.kill)
            found.append(Sounding(way, recording, process))
        yield found


@pytest.mark.parametrize("what", ["play", "bell", "voices", "beds"])
def test_it_fades_out_and_is_gone_in_time(portaudio: SoundServer, tmp_path: Path, what: str) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(BED, encoding="utf-8")
    arguments = {
        "play": ["play", str(path)],
        "bell": ["bell", "--every", "5s", "--bell", "gong", "--quietly"],
        "voices": ["voices", "--hear", "tone", "--say", LONG_SENTENCE],
        "beds": ["beds", "--hear", "brook"],
    }[what]
    with sounding(portaudio, arguments) as all_of_them:
        for each in all_of_them:
            assert until(partial(loud, each.recording), 30.0), each
        time.sleep(1.0)
        for each in all_of_them:
            each.tell()
        said = {each.way: each.process.communicate(timeout=5.0)[1] for each in all_of_them}
    for each in all_of_them:
        assert each.process.returncode == 128 + WAYS[each.way][0], each
        assert "Traceback" not in said[each.way]
        heard = np.abs(each.recording.pcm).max(axis=1)
        last = int(np.flatnonzero(heard > 1e-5)[-1])
        assert heard[max(0, last - 240) : last + 1].max() < 0.004, each  # it does not break off
        assert (last - each.recording.index(each.told)) / portaudio.hz < 5.0, each


def loud(recording: Recording) -> bool:
    """Whether something is heard."""
    return bool(np.abs(recording.latest(40)).max(initial=0.0) > 0.003)
