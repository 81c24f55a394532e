"""The engine in its own process at a real sound server: what is seen is what is heard, clocks are kept, and when the
program that asked for it is killed it lands softly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from playing_pieces import Constant, Tiled
from sound_server import Recording, SoundServer, silences, until

from guide.audio import SESSION, Pcm
from guide.player import Apart, Controls, Opening

pytestmark = [pytest.mark.real, pytest.mark.sound_server]

NEAR = SESSION.frames(0.010)
LANDED = 5.0
"""Seconds in which all is quiet after the program that asked for it is gone."""
LONELY = """
import sys, time
sys.path.insert(0, {here!r})
from playing_pieces import Constant
from guide.audio import SESSION
from guide.player import Apart

if __name__ == "__main__":
    player = Apart().open(Constant(), SESSION)
    while player.view().heard < SESSION.frames(0.5):
        time.sleep(0.02)
    print("playing", flush=True)
    time.sleep(600)
"""


@contextmanager
def playing(piece: Tiled | Constant, at: float | None = None) -> Iterator[Controls]:
    player = Apart().open(piece, SESSION, Opening(at=at))
    try:
        yield player
    finally:
        player.close()


def position(heard: Pcm, at: int, piece: Tiled) -> int:
    """The frame of the piece that was recorded at an index: looked for around where it may be."""
    sound = piece.exported(0, 10 * SESSION.hz)
    (found,) = (i for i in np.flatnonzero((sound == heard[at]).all(axis=1)) if (sound[i + 7] == heard[at + 7]).all())
    return int(found)


def test_what_the_picture_shows_is_what_is_heard(portaudio: SoundServer) -> None:
    piece = Tiled(SESSION.frames(60.0))
    with Recording(portaudio.hz) as recording, playing(piece) as player:
        until(lambda: player.view().heard > SESSION.frames(1.0))
        seen = []
        for _ in range(40):
            seen.append((time.monotonic(), player.view().playhead))
            player.wait(0.03)
    off = [position(recording.pcm, recording.index(moment), piece) - playhead for moment, playhead in seen]
    usual = float(np.median(off))
    assert abs(usual) < SESSION.frames(0.020)  # the recorder's own delay lies in it
    assert max(abs(each - usual) for each in off) <= NEAR


def test_two_that_begin_on_the_clock_begin_together(portaudio: SoundServer) -> None:
    moment = time.time() + 8.0
    there = time.monotonic() + moment - time.time()
    with Recording(portaudio.hz) as recording, playing(Constant(), moment) as one, playing(Constant(), moment) as two:
        assert one.view().begins is not None
        until(lambda: min(one.view().heard, two.view().heard) > SESSION.frames(0.3), 20)
    heard = recording.pcm[:, 0]
    first, both = int(np.flatnonzero(heard)[0]), int(np.flatnonzero(heard > 1.0)[0])
    assert both - first < SESSION.frames(0.050)
    assert abs(first - recording.index(there)) < SESSION.frames(0.050)


def test_when_the_program_is_killed_the_sound_lands_softly(portaudio: SoundServer, tmp_path: Path) -> None:
    script = tmp_path / "lonely.py"
    script.write_text(LONELY.format(here=str(Path(__file__).parent)), encoding="utf-8")
    command = [sys.executable, str(script)]
    with (
        Recording(portaudio.hz) as recording,
        subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as lonely,
    ):
        assert lonely.stdout is not None
        assert lonely.stdout.readline() == b"playing\n"
        lonely.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        lonely.wait()
        until(lambda: recording.frames > recording.index(killed) + SESSION.frames(LANDED + 0.5))
    heard = recording.pcm[recording.index(killed) :, 0]
    quiet = next(start for start, length in silences(recording.pcm[recording.index(killed) :], SESSION.frames(0.3)))
    assert SESSION.frames(3.5) < quiet < SESSION.frames(LANDED)
    assert np.abs(np.diff(heard)).max() < 1e-3
