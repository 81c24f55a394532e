"""A practice that was played before begins with the very samples expected of it; a changed one as it is now."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from guide import places
from guide.audio import SESSION, Pcm
from tests.player.sound_server import Recording, SoundServer, until

pytestmark = [pytest.mark.real, pytest.mark.sound_server]
SCRIPT = """title: Short
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


def heard(path: Path, server: SoundServer, words: str) -> Pcm:
    """The first second and a half of a start, from its first sample on, once ``words`` were told."""
    command = [sys.executable, "-u", "-m", "guide", "play", str(path), "--plain", "--no-check-in"]
    with (
        Recording(server.hz) as recording,
        subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as player,
    ):
        assert player.stdout is not None
        assert any(words in line for line in player.stdout)
        begun = recording.frames
        until(lambda: recording.frames > begun + SESSION.frames(2.0))
        player.send_signal(signal.SIGTERM)  # which fades out and is gone, where Ctrl-C would land with words
        player.stdout.read()
        assert player.wait(30) == 143
        sound = recording.pcm
    first = int(np.flatnonzero(sound.any(axis=1))[0])
    return sound[first : first + SESSION.frames(1.5)]


def same(one: Pcm, other: Pcm) -> bool:
    """Whether both are the same sound; a device may swallow some of the first frames of either."""
    for longer, shorter in ((one, other), (other, one)):
        for at in np.flatnonzero((longer[: SESSION.frames(0.5)] == shorter[0]).all(axis=1)):
            if np.array_equal(longer[at:], shorter[: len(longer) - at]):
                return True
    return False


def test_the_second_start_has_the_samples_of_the_first_and_a_changed_script_its_own(
    portaudio: SoundServer, tmp_path: Path
) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(SCRIPT, encoding="utf-8")
    before = set(places.openings().glob("*"))
    once = heard(path, portaudio, "Rest here.")
    (kept,) = set(places.openings().glob("*")) - before
    written = kept.stat().st_mtime_ns
    assert same(once, heard(path, portaudio, "Rest here."))
    assert kept.stat().st_mtime_ns == written  # what was expected came true
    path.write_text(SCRIPT.replace("bed: brown", "bed: rain").replace("here", "there"), encoding="utf-8")
    changed = heard(path, portaudio, "Rest there.")
    assert not same(once, changed)
    assert same(changed, heard(path, portaudio, "Rest there."))
    assert kept.stat().st_mtime_ns != written
