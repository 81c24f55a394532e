"""A private sound server for the tests that play for real; a plain reason where there cannot be one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.player.sound_server import PACKAGES, SoundServer, missing


@pytest.fixture
def server() -> Iterator[SoundServer]:
    """Up for one test. ``GUIDE_NEEDS_SOUND_SERVER=1`` makes its absence a failure."""
    reason = missing()
    if reason and os.environ.get("GUIDE_NEEDS_SOUND_SERVER"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    with SoundServer() as running:
        yield running


@pytest.fixture
def portaudio(server: SoundServer) -> SoundServer:
    """The server, and a PortAudio that sees it."""
    try:
        import sounddevice
    except OSError:
        if os.environ.get("GUIDE_NEEDS_SOUND_SERVER"):
            pytest.fail(f"PortAudio missing: apt-get install {PACKAGES}")
        pytest.skip(f"PortAudio missing: apt-get install {PACKAGES}")
    sounddevice._terminate()
    sounddevice._initialize()
    return server
