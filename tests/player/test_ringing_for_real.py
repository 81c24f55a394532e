"""The bell of the day through a real sound server: on the clock, and gone with one sentence."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from guide.audio import SESSION
from guide.bells.ringing import DayBell, StrikePiece, follow, strike
from guide.cli.bell import Wall
from guide.player import choose
from tests.player.sound_server import Recording, SoundServer

pytestmark = [pytest.mark.real, pytest.mark.sound_server]


def test_a_bell_is_heard_at_its_moment_each_time(portaudio: SoundServer) -> None:
    block, clock = strike("wood-block", -24.0), Wall()
    hum = np.full((SESSION.frames(20.0) - block.frames, 2), 0.002, np.float32)  # it sounds when it is struck again
    sound = StrikePiece(np.concatenate([block.sound, hum]))
    first = int(np.flatnonzero(np.abs(sound.sound).max(axis=1) > 0.01)[0])
    with Recording(portaudio.hz) as recording:
        bell, begun = DayBell(sound, choose, clock), clock.now()
        moments = [begun + 2.0, begun + 7.0]
        follow(moments, bell, clock)
        clock.wait(1.0)
        bell.close()
        apart = time.monotonic() - clock.now()
    heights = np.abs(recording.pcm).max(axis=1)
    loud = np.flatnonzero(heights > 0.01)
    struck = [int(each) - first for each in loud[np.diff(loud, prepend=-portaudio.hz) > portaudio.hz // 2]]
    assert [each / portaudio.hz for each in struck] == [
        pytest.approx(recording.index(moment + apart) / portaudio.hz, abs=0.05) for moment in moments
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_ctrl_c_ends_it_with_one_sentence(portaudio: SoundServer) -> None:
    command = [sys.executable, "-m", "guide", "bell", "--every", "1h"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("A bell every 1h. The next one is at ")
        process.send_signal(signal.SIGINT)
        try:
            rest, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, rest.strip(), said) == (130, "No more bells.", "")
