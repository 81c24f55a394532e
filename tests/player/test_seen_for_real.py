"""What the eye sees of words, breath and section comes with what the ear hears: the page of a practice beside a real
sound server, with the engine in a process of its own."""

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
    steps:
      - Alpha is first.
      - pause: 1s
      - Bravo is next.
      - pause: 1s
      - breathe: {pattern: 4-4, cycles: 1, cues: words}
      - pause: 1s
  - title: Two
    closing: true
    steps: [Charlie follows.]
"""
)
SEEN = ("Bravo is next.", "breathe in", "breathe out", "Charlie follows.")
"""What comes into sight with each sound but the first, which is there before the page is."""
SECTION = "Two"
"""Its title comes with the last sound."""
PLACES = ("words", "phase", "section")
NEAR = 0.050
HELD = 0.020
"""Seconds between two looks by which this process was held, and did not see what the page showed."""
QUIET = 0.001


@pytest.mark.real
@pytest.mark.sound_server
async def test_words_breath_and_section_are_seen_within_50_ms_of_being_heard(portaudio: SoundServer) -> None:
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
                shown = [str(page.query_one(f"#{place}", Static).content) for place in PLACES]
                now = time.monotonic()
                for words in shown:
                    seen.setdefault(words.partition("  ")[0], (before, now))
                before = now
                await asyncio.sleep(0.001)
        await asyncio.to_thread(session.close)
    heard = onsets(recording.pcm)
    assert len(heard) == 1 + len(SEEN)
    pairs = [*zip(SEEN, heard[1:], strict=True), (SECTION, heard[-1])]
    off = {
        words: SESSION.seconds(recording.index(seen[words][1]) - onset)
        for words, onset in pairs
        if seen[words][1] - seen[words][0] < HELD
    }
    assert off
    assert {words: late for words, late in off.items() if abs(late) > NEAR} == {}


def onsets(heard: Pcm) -> list[int]:
    """The frames at which something sounds after quiet."""
    loud = np.flatnonzero(np.abs(heard[:, 0]) > QUIET)
    gaps = np.diff(loud, prepend=-SESSION.frames(1.0))
    return [int(at) for at in loud[gaps > SESSION.frames(0.4)]]
