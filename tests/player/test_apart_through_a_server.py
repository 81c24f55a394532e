"""The engine in its own process at a real sound server: what is seen is what is heard, clocks are kept, and when the
program that asked for it is killed it lands softly."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from guide.__main__ import main
from guide.audio import SESSION, Pcm
from guide.player import Controls, Opening, SubprocessOutput
from tests.player.playing_pieces import Constant, Tiled
from tests.player.sound_server import Recording, SoundServer, silences, until

pytestmark = [pytest.mark.real, pytest.mark.sound_server]

NEAR = SESSION.frames(0.010)
LANDED = 5.0
"""Seconds in which all is quiet after the program that asked for it is gone."""
LONG = """title: Long
summary: S
kind: rest
aim: regulate
intensity: 1
voice: tone
bed: brown
sections:
  - title: One
    closing: true
    steps:
      - Rest here.
      - pause: 60s!
"""


@contextmanager
def playing(
    piece: Tiled | Constant, at: float | None = None, house: SubprocessOutput | None = None
) -> Iterator[Controls]:
    player = (house or SubprocessOutput()).open(piece, SESSION, Opening(at=at))
    try:
        yield player
    finally:
        player.close()


def position(heard: Pcm, at: int, sound: Pcm) -> int:
    """The frame of ``sound`` that was recorded at an index."""
    (found,) = (
        i for i in np.flatnonzero(sound[:, 0] == heard[at, 0]) if (sound[i : i + 8] == heard[at : at + 8]).all()
    )
    return int(found)


def test_what_the_picture_shows_is_what_is_heard(portaudio: SoundServer) -> None:
    piece = Tiled(SESSION.frames(60.0))
    with Recording(portaudio.hz) as recording, playing(piece) as player:
        until(lambda: player.view().heard > SESSION.frames(1.0))
        seen: list[Any] = []
        while len(seen) < 40:
            before, playhead, after = time.monotonic(), player.view().playhead, time.monotonic()
            if after - before < 0.002:  # else this process was held between looking at the one and at the other
                seen.append((before, playhead))
            player.wait(0.03)
    heard, sound = recording.pcm, piece.exported(0, 10 * SESSION.hz)
    off = [position(heard, recording.index(moment), sound) - playhead for moment, playhead in seen]
    usual = float(np.median(off))
    assert abs(usual) < SESSION.frames(0.020)  # the recorder's own delay lies in it
    far = [each - usual for each in off if abs(each - usual) > NEAR]
    assert len(far) <= 2, far  # a busy machine may hold the engine between the sound's clock and its own


def test_two_that_begin_on_the_clock_begin_together(portaudio: SoundServer) -> None:
    houses = [SubprocessOutput(), SubprocessOutput()]
    assert houses[0].name == houses[1].name  # both are up
    moment = time.time() + 3.0
    there = time.monotonic() + moment - time.time()
    with (
        Recording(portaudio.hz) as recording,
        playing(Constant(), moment, houses[0]) as one,
        playing(Constant(), moment, houses[1]) as two,
    ):
        assert one.view().begins is not None
        until(lambda: min(one.view().heard, two.view().heard) > SESSION.frames(0.3), 20)
    heard = recording.pcm[:, 0]
    first, both = int(np.flatnonzero(heard)[0]), int(np.flatnonzero(heard > 1.0)[0])
    assert both - first < SESSION.frames(0.050)
    assert abs(first - recording.index(there)) < SESSION.frames(0.050)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_when_the_program_is_killed_the_sound_lands_softly_and_the_journal_is_right(
    portaudio: SoundServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.yaml").write_text(LONG, encoding="utf-8")
    command = [sys.executable, "-u", "-m", "guide", "play", str(tmp_path / "long.yaml"), "--plain", "--no-check-in"]
    with (
        Recording(portaudio.hz) as recording,
        subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as killed,
    ):
        assert killed.stdout is not None
        assert any("Rest here." in line for line in killed.stdout)
        begun = recording.frames
        until(lambda: recording.frames > begun + SESSION.frames(2.0))
        killed.kill()
        moment = time.monotonic()
        killed.wait()
        quiet = SESSION.frames(0.3)
        until(lambda: bool(silences(recording.pcm[recording.index(moment) :], quiet)), 2 * LANDED)
    heard = recording.pcm
    begun, end = int(np.flatnonzero(heard.any(axis=1))[0]), recording.index(moment)
    after = next(start for start, _ in silences(heard[end:], quiet))
    assert SESSION.frames(3.5) < after < SESSION.frames(LANDED)
    loud = [float(np.abs(part).max()) for part in np.array_split(heard[end + SESSION.frames(0.5) : end + after], 8)]
    assert loud[-1] < 0.05 * loud[0]
    assert not silences(heard[begun : end + after - 1])
    main(["journal", "export"])
    (page,) = json.loads(capsys.readouterr().out)["sessions"]
    assert page["completed"] is False
    assert abs(page["heard_seconds"] - SESSION.seconds(end - begun)) < 1.5
