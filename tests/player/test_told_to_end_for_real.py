"""Told to end while something sounds through a real sound server: it fades out within five seconds, without a step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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
WAYS: dict[str, Callable[[int, int], None]] = {"alone": os.kill, "all": os.killpg}
LONG_SENTENCE = "Let the breath come and go by itself, and rest here for a moment. " * 4


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hup"])
@pytest.mark.parametrize("what", ["play", "bell", "voices", "beds"])
def test_it_fades_out_and_is_gone_in_time(
    portaudio: SoundServer, tmp_path: Path, what: str, number: int, way: str
) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(BED, encoding="utf-8")
    arguments = {
        "play": ["play", str(path)],
        "bell": ["bell", "--every", "5s", "--bell", "gong", "--quietly"],
        "voices": ["voices", "--hear", "tone", "--say", LONG_SENTENCE],
        "beds": ["beds", "--hear", "brook"],
    }[what]
    with Recording(portaudio.hz) as recording:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "guide", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        try:
            assert until(lambda: loud(recording), 30.0)
            time.sleep(1.0)
            told = time.monotonic()
            WAYS[way](process.pid, number)
            _, said = process.communicate(timeout=5.0)
        finally:
            process.kill()
        at = recording.index(told)
    assert process.returncode == 128 + number
    assert "Traceback" not in said
    heard = np.abs(recording.pcm).max(axis=1)
    last = int(np.flatnonzero(heard > 1e-5)[-1])
    assert heard[max(0, last - 240) : last + 1].max() < 0.004  # it does not break off
    assert (last - at) / portaudio.hz < 5.0


def loud(recording: Recording) -> bool:
    """Whether something is heard."""
    chunks = list(recording._chunks)[-40:]
    sound = b"".join(chunks)
    return bool(np.abs(np.frombuffer(sound[: len(sound) // 8 * 8], np.float32)).max(initial=0.0) > 0.003)
