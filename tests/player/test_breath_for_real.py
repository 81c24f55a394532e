"""A paced breath at a real sound server: its tones sound when they are planned, and the picture turns with them."""

from __future__ import annotations

import threading
import time
from itertools import pairwise

import numpy as np
import pytest

from guide import script
from guide.audio import SESSION, Pcm
from guide.live.session import LiveSession
from guide.player import SubprocessOutput
from guide.render.job import RenderJob
from guide.sounds import tone
from tests.live.session_kit import prepared
from tests.player.sound_server import Recording, SoundServer
from tests.scripts import TONE

TEXT = (
    TONE
    + """sections:
  - title: One
    closing: true
    steps:
      - breathe: {pattern: 2-3, toward: 3-4, cycles: 2, cues: tones}
"""
)
NEAR = 0.010
INSIDE, ENOUGH = SESSION.frames(0.3), 200
"""Frames after a tone's beginning by which it is told from others, and how many."""


@pytest.fixture
def session() -> LiveSession:
    reading = script.parse(TEXT)
    assert reading.script is not None, reading.problems
    breathing = LiveSession(RenderJob(reading.script), "t", None)
    breathing.prepare()
    return breathing


def bells(session: LiveSession, start: int, count: int) -> Pcm:
    _, piece = prepared(session)
    return piece.render(start, count, start)[1]


def test_each_tone_begins_on_the_frame_that_was_planned(session: LiveSession) -> None:
    phases = prepared(session)[1].timeline.phases
    assert [phase.name for phase in phases] == ["in", "out"] * 2
    for phase in phases:
        planned = tone(phase.name, phase.stop - phase.start)[INSIDE : INSIDE + 4000, 0].astype(np.float64)
        off = []
        for shift in range(-3, 4):
            heard = bells(session, phase.start + INSIDE + shift, 4000)[:, 0].astype(np.float64)
            off.append(float(np.linalg.norm(heard / np.linalg.norm(heard) - planned / np.linalg.norm(planned))))
        assert int(np.argmin(off)) - 3 == 0
    session.close()


@pytest.mark.real
@pytest.mark.sound_server
def test_tones_and_picture_turn_together_as_planned(session: LiveSession, portaudio: SoundServer) -> None:
    phases = prepared(session)[1].timeline.phases
    seen, pause = [], threading.Event()
    with Recording(portaudio.hz) as recording:
        session.begin(SubprocessOutput())
        while not session.over:
            before, shown, after = time.monotonic(), session.now().moment.phase, time.monotonic()
            seen.append((before, after, shown))
            pause.wait(0.001)
        session.close()
    heard = recording.pcm
    onsets = [found(heard, bells(session, phase.start + INSIDE, ENOUGH)) - INSIDE for phase in phases]
    late = [onset - phase.start for onset, phase in zip(onsets, phases, strict=True)]
    assert max(late) - min(late) < SESSION.frames(NEAR)
    turned = [(one, two) for one, two in pairwise(seen) if one[2] != two[2] and two[2]]
    assert len(turned) == len(phases)
    off = [
        SESSION.seconds(recording.index((one[0] + two[1]) / 2) - onset)
        for (one, two), onset in zip(turned, onsets, strict=True)
        if two[1] - one[0] < NEAR  # else this process was held between two looks
    ]
    assert len(off) >= len(phases) // 2
    assert max(abs(each - float(np.median(off))) for each in off) <= NEAR
    assert abs(float(np.median(off))) < 0.020  # the recorder's own delay lies in it


def found(heard: Pcm, frames: Pcm) -> int:
    """Where these frames were recorded."""
    begins = np.flatnonzero(heard[:, 0] == frames[0, 0])
    (at,) = (begin for begin in begins if np.array_equal(heard[begin : begin + len(frames)], frames))
    return int(at)
