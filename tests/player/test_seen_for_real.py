"""What the eye sees of the words comes with what the ear hears: the page of a practice beside a real sound server."""

from __future__ import annotations

import asyncio
import time

import numpy as np
import pytest
from textual.widgets import Static

from guide import script
from guide.audio import SESSION, Pcm
from guide.live.session import LiveSession
from guide.player import SubprocessOutput
from guide.render.job import RenderJob
from guide.tui.screens.player import PlayerPage
from tests.player.sound_server import Recording, SoundServer
from tests.scripts import TONE
from tests.tui.page_kit import alone

TEXT = (
    TONE
    + """sections:
  - title: One
    closing: true
    steps: [Alpha is first., pause: 1s, Bravo is next., pause: 1s, Charlie follows.]
"""
)
SAID = ("Alpha is first.", "Bravo is next.", "Charlie follows.")
NEAR = 0.050
HELD = 0.020
"""Seconds between two looks by which this process was held, and did not see what the page showed."""
QUIET = 0.001


@pytest.mark.real
@pytest.mark.sound_server
async def test_words_are_seen_within_50_ms_of_being_heard(portaudio: SoundServer) -> None:
    reading = script.parse(TEXT)
    assert reading.script is not None, reading.problems
    session = LiveSession(RenderJob(reading.script), "t", None)
    await asyncio.to_thread(session.prepare)
    seen: dict[str, tuple[float, float]] = {}
    before = time.monotonic()
    with Recording(portaudio.hz) as recording:
        await asyncio.to_thread(session.begin, SubprocessOutput())
        async with alone(lambda: PlayerPage(session)) as (page, _):
            while not session.over:
                words = str(page.query_one("#words", Static).content)
                now = time.monotonic()
                seen.setdefault(words, (before, now))
                before = now
                await asyncio.sleep(0.001)
        await asyncio.to_thread(session.close)
    heard = onsets(recording.pcm)
    assert len(heard) == len(SAID)
    off = [
        SESSION.seconds(recording.index(now) - onset)
        for (before, now), onset in list(zip(map(seen.__getitem__, SAID), heard, strict=True))[1:]
        if now - before < HELD
    ]  # without the first one, which is there before the page is
    assert off
    assert max(map(abs, off)) <= NEAR


def onsets(heard: Pcm) -> list[int]:
    """The frames at which something sounds after quiet."""
    loud = np.flatnonzero(np.abs(heard[:, 0]) > QUIET)
    gaps = np.diff(loud, prepend=-SESSION.frames(1.0))
    return [int(at) for at in loud[gaps > SESSION.frames(0.4)]]
